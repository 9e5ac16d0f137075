import { literalProperties, origin } from '../calls.js';
import type { Fix, Rule } from '../rule.js';
import { whereSure } from '../severity.js';
import { literalText } from '../tree.js';
import { fetches, optionsOf, whereSureOf } from './fetches.js';

const known: ReadonlySet<string> = new Set(['method', 'headers', 'body']);
/** What other libraries call them. */
const meant: ReadonlyMap<string, string> = new Map([
  ['data', 'body'],
  ['json', 'body'],
  ['payload', 'body'],
  ['content', 'body'],
  ['header', 'headers'],
  ['verb', 'method'],
  ['type', 'method'],
]);

/** facts §3.1: options are `method`, `headers` and `body`, exactly so. */
export const fetchOption: Rule = {
  code: 'fetch-option',
  severity: 'error',
  summary: 'An option that `fetch` does not know',
  check(context) {
    for (const one of fetches(context)) {
      const given = one.args[1];
      const text = given === undefined || one.spread ? undefined : literalText(origin(given, context));
      if (given !== undefined && text !== undefined && text !== '')
        context.report({
          start: given.start,
          end: given.end,
          message:
            'Options are an object: the letters of a string count as options that nobody knows, and the action ends with “key is invalid”.',
          ...whereSure(context, one.call),
        });
      const options = optionsOf(one, context);
      if (options?.type !== 'ObjectExpression') continue;
      const names = new Set([...literalProperties(options)].map(({ name }) => name));
      for (const { name, key, whole } of literalProperties(options)) {
        if (known.has(name) || name === '__proto__') continue;
        const lower = name.toLowerCase();
        const right = known.has(lower) ? lower : meant.get(lower);
        const index = options.properties.indexOf(whole);
        const next = options.properties[index + 1];
        const before = options.properties[index - 1];
        const [start, end] =
          next !== undefined
            ? [whole.start, next.start]
            : before !== undefined
              ? [before.end, whole.end]
              : [whole.start, whole.end];
        const isShort = whole.shorthand;
        const fix: Fix =
          right !== undefined && !names.has(right)
            ? {
                title: `Write ${right}`,
                edits: [{ start: key.start, end: key.end, text: isShort ? `${right}: ${name}` : right }],
              }
            : { title: `Remove ${name}`, edits: [{ start, end, text: '' }] };
        context.report({
          start: key.start,
          end: key.end,
          message: `\`fetch\` knows no option \`${name}\`: the action ends here with “key is invalid”, and no \`catch\` sees it. There are \`method\`, \`headers\` and \`body\`${right === undefined ? '' : `; write \`${right}\``}.`,
          fixes: [fix],
          ...whereSureOf(one, context),
        });
      }
    }
  },
};
