import { literalProperties } from '../calls.js';
import type { Rule } from '../rule.js';
import { fetches, headersOf } from './fetches.js';

/** Headers whose value is a list by definition: several lines mean the same as one. */
const lists =
  /^(?:accept(?:-(?:charset|encoding|language|ranges))?|allow|cache-control|connection|content-(?:encoding|language)|forwarded|if-(?:none-)?match|pragma|te|trailer|upgrade|vary|via|x-forwarded-(?:for|host|proto)|prefer|access-control-.*)$/i;

/** facts §3.1: a string is split at each comma. */
export const httpHeaderSplit: Rule = {
  code: 'http-header-split',
  severity: 'warning',
  summary: 'A header that is sent as several because of its commas',
  check(context) {
    for (const one of fetches(context)) {
      const headers = headersOf(one, context);
      if (headers === undefined) continue;
      for (const { name, value } of literalProperties(headers)) {
        if (lists.test(name)) continue;
        const hasComma =
          value.type === 'TemplateLiteral'
            ? value.quasis.some((part) => part.value.raw.includes(','))
            : value.type === 'Literal' && typeof value.value === 'string' && value.value.includes(',');
        if (!hasComma) continue;
        context.report({
          start: value.start,
          end: value.end,
          message: `ZITADEL splits this text at its commas and sends \`${name}\` several times. Write an array of one string, which is sent as it is.`,
          fixes: [
            {
              title: 'Write an array',
              edits: [
                { start: value.start, end: value.start, text: '[' },
                { start: value.end, end: value.end, text: ']' },
              ],
            },
          ],
        });
      }
    }
  },
};
