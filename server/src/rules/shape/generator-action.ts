import type { Rule } from '../rule.js';
import { isFunction, walk } from '../walk.js';

/** facts §1.6: a generator's body never runs. */
export const generatorAction: Rule = {
  code: 'generator-action',
  severity: 'error',
  summary: 'The action is a generator, whose body never runs',
  check({ action, report, text }) {
    if (action === undefined || !action.generator) return;
    let yields = false;
    walk(action.body, (node) => {
      if (isFunction(node)) return false;
      if (node.type === 'YieldExpression') yields = true;
      return undefined;
    });
    const head = text.slice(action.start, action.body.start);
    const star = action.start + head.indexOf('*');
    report({
      start: action.start,
      end: star + 1,
      message:
        'An action must not be a generator: calling it runs nothing of its body, and ZITADEL fails the run with “could not convert [object Generator] to error”.',
      fixes: yields ? [] : [{ title: 'Remove *', edits: [{ start: star, end: star + 1, text: '' }], safe: true }],
    });
  },
};
