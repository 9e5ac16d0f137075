import { isNothing, literalProperties, literalProperty } from '../calls.js';
import type { Fix, Rule } from '../rule.js';
import { fetches, headersOf, optionsOf } from './fetches.js';

/** facts §3.1: own headers stand in the place of `Content-Type` and `Accept`, which are `application/json` otherwise. */
export const httpHeaderDefaults: Rule = {
  code: 'http-header-defaults',
  severity: 'information',
  summary: 'A body that is sent without Content-Type',
  check(context) {
    for (const one of fetches(context)) {
      const options = optionsOf(one, context);
      const headers = headersOf(one, context);
      const body = options && literalProperty(options, 'body');
      if (headers?.type !== 'ObjectExpression' || body === undefined || isNothing(body)) continue;
      const properties = [...literalProperties(headers)];
      // Spreads and computed names may be the header.
      if (properties.length !== headers.properties.length) continue;
      if (properties.some(({ name }) => name.toLowerCase() === 'content-type')) continue;
      const [first] = headers.properties;
      const fixes: readonly Fix[] =
        first === undefined
          ? []
          : [
              {
                title: 'Add Content-Type',
                edits: [{ start: first.start, end: first.start, text: "'Content-Type': 'application/json', " }],
              },
            ];
      const key = context.text.lastIndexOf('headers', headers.start);
      const isBeside = /^headers['"]?\s*:\s*$/.test(context.text.slice(key, headers.start));
      context.report({
        start: isBeside ? key : headers.start,
        end: isBeside ? key + 'headers'.length : headers.end,
        message:
          'Own headers replace all that ZITADEL sends by itself: this body goes out without `Content-Type: application/json`.',
        fixes,
      });
    }
  },
};
