import { literalProperty, origin } from '../calls.js';
import type { Fix, Rule } from '../rule.js';
import { literalText } from '../tree.js';
import { fetches, optionsOf, whereSureOf } from './fetches.js';

const methods = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);

/** facts §3.1: the method is sent as it is written. */
export const httpMethod: Rule = {
  code: 'http-method',
  severity: 'error',
  summary: 'A method that servers do not know, or that cannot be sent',
  check(context) {
    for (const one of fetches(context)) {
      const options = optionsOf(one, context);
      const given = options && literalProperty(options, 'method');
      const method = given && literalText(origin(given, context));
      if (given === undefined || method === undefined || method === '' || methods.has(method)) continue;
      const upper = method.trim().toUpperCase();
      const quote = context.text[given.start]!;
      const fixes: readonly Fix[] =
        methods.has(upper) && literalText(given) !== undefined
          ? [
              {
                title: `Write ${upper}`,
                edits: [{ start: given.start, end: given.end, text: quote + upper + quote }],
              },
            ]
          : [];
      if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(method))
        context.report({
          start: given.start,
          end: given.end,
          message: `\`${method}\` cannot be sent as a method: the action ends here, and no \`catch\` sees it.`,
          fixes,
          ...whereSureOf(one, context),
        });
      else if (methods.has(upper))
        context.report({
          start: given.start,
          end: given.end,
          message: `ZITADEL sends the method as it is written, and for servers \`${method}\` is not \`${upper}\`.`,
          fixes,
          severity: 'warning',
        });
    }
  },
};
