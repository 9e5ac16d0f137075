import type { Rule } from '../rule.js';
import { treeOf } from '../tree.js';
import { isFunction } from '../walk.js';
import { fetches } from './fetches.js';

/** facts §1.4, §1.8: all requests of an action share its timeout, 20 seconds at most. */
export const httpTime: Rule = {
  code: 'http-time',
  severity: 'hint',
  summary: 'Requests one after the other, which share one timeout',
  check(context) {
    const tree = treeOf(context.program);
    for (const { call, place } of fetches(context)) {
      for (const one of tree.ancestors(call)) {
        const isLoop = /^(?:For(?:In|Of)?|While|DoWhile)Statement$/.test(one.type);
        const around = isFunction(one) ? tree.parent(one) : undefined;
        const isEach =
          around?.type === 'CallExpression' &&
          around.callee.type === 'MemberExpression' &&
          around.callee.property.type === 'Identifier' &&
          /^(?:forEach|map|filter|some|every|reduce|find)$/.test(around.callee.property.name);
        if (isLoop || isEach) {
          context.report({
            start: place.start,
            end: place.end,
            message:
              'Each round waits for its answer, and all share the action’s timeout of 20 seconds at most; when time is up the action ends. One request for all is safer.',
          });
          break;
        }
        if (isFunction(one)) break;
      }
    }
  },
};
