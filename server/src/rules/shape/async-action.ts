import type { Rule } from '../rule.js';
import { isFunction, walk } from '../walk.js';

/** facts §1.6: the body of an async action runs, and then the promise it returned is taken for an error. */
export const asyncAction: Rule = {
  code: 'async-action',
  severity: 'error',
  summary: 'The action is async, so that it returns a promise and fails',
  check({ action, report, text }) {
    if (action === undefined || !action.async) return;
    let waits = false;
    walk(action.body, (node) => {
      if (isFunction(node)) return false;
      if (node.type === 'AwaitExpression') waits = true;
      return undefined;
    });
    const keyword = /^async\s+/.exec(text.slice(action.start));
    const end = action.start + (keyword?.[0].trimEnd().length ?? 1);
    report({
      start: action.start,
      end,
      message:
        'An action must not be async: it returns a promise, and ZITADEL fails the run with “could not convert [object Promise] to error” ' +
        'after the body ran. Nothing in an action needs await; `fetch` of zitadel/http answers at once.',
      ...(keyword !== null &&
        !waits && {
          fixes: [
            {
              title: 'Remove async',
              edits: [{ start: action.start, end: action.start + keyword[0].length, text: '' }],
              safe: true,
            },
          ],
        }),
    });
  },
};
