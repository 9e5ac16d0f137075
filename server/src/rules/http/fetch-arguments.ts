import { isNothing } from '../calls.js';
import type { Fix, Rule } from '../rule.js';
import { whereSure } from '../severity.js';
import { fetches, notText } from './fetches.js';

/** facts §3.1: `fetch` panics on arguments that it does not know. */
export const fetchArguments: Rule = {
  code: 'fetch-arguments',
  severity: 'error',
  summary: 'Arguments that `fetch` refuses',
  check(context) {
    for (const { call, place, args, spread } of fetches(context)) {
      if (spread) continue;
      const [url, options] = args;
      const sure = whereSure(context, call);
      if (url === undefined) {
        const message = 'Without an address the action ends here with “no url provided”, and no `catch` sees it.';
        context.report({ start: place.start, end: call.end, message, ...sure });
        continue;
      }
      if (args.length > 2) {
        context.report({
          start: args[2]!.start,
          end: args.at(-1)!.end,
          message:
            'With more than an address and options the action ends here with “too many args”, and no `catch` sees it.',
          ...sure,
        });
        continue;
      }
      const type = context.oracle.typeOf(url);
      const kind = notText(url, type);
      if (kind !== undefined) {
        const fixes: readonly Fix[] =
          type?.boxed === undefined
            ? []
            : [
                {
                  title: 'Write String(…)',
                  edits: [
                    { start: url.start, end: url.start, text: 'String(' },
                    { start: url.end, end: url.end, text: ')' },
                  ],
                },
              ];
        context.report({
          start: url.start,
          end: url.end,
          message: `The address is ${kind}: the action ends here, and no \`catch\` sees it. \`fetch\` takes a plain string.`,
          fixes,
          ...sure,
        });
      }
      if (options !== undefined && (isNothing(options) || context.oracle.typeOf(options)?.empty === true))
        context.report({
          start: options.start,
          end: options.end,
          message:
            '`fetch` with null or undefined for options throws “Cannot convert undefined or null to object”. Leave them out.',
          fixes: [
            { title: 'Leave the options out', edits: [{ start: url.end, end: options.end, text: '' }], safe: true },
          ],
          ...sure,
        });
    }
  },
};
