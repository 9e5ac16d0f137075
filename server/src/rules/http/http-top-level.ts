import type { Rule } from '../rule.js';
import { treeOf } from '../tree.js';
import { fetches } from './fetches.js';

/** facts §1.4, §1.7: while the script loads, a failed request leaves the run in a way that nothing provides for. */
export const httpTopLevel: Rule = {
  code: 'http-top-level',
  severity: 'warning',
  summary: 'A request while the script loads',
  check(context) {
    const tree = treeOf(context.program);
    for (const { call, place } of fetches(context)) {
      if (tree.functionAround(call) !== undefined) continue;
      context.report({
        start: place.start,
        end: place.end,
        message:
          'This request is sent while the script loads, before `ctx` is there and within at most 5 seconds. When it is misused, the whole request to ZITADEL fails, even where the action is allowed to fail. Move it into the function.',
      });
    }
  },
};
