import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { calleeText, origin } from '../calls.js';
import type { Rule, RuleContext } from '../rule.js';
import { memberName, treeOf } from '../tree.js';
import { attributeCalls } from './attributes.js';

/** facts §2.6: each argument is turned into one text. */
export const attributeArray: Rule = {
  code: 'attribute-array',
  severity: 'warning',
  summary: 'A list that becomes one value of a SAML attribute',
  check(context) {
    for (const { args } of attributeCalls(context)) {
      const spread = args.findIndex(({ type }) => type === 'SpreadElement');
      const collected = args[spread];
      if (collected?.type === 'SpreadElement' && holdsLists(collected.argument, context))
        context.report({
          start: collected.start,
          end: collected.end,
          message:
            'Each element is a list here, and becomes one value, “a,b”. Write `.flat()` behind it: each text is a value of the attribute then.',
          fixes: [{ title: 'Write .flat()', edits: [{ start: collected.end, end: collected.end, text: '.flat()' }] }],
        });
      const plain = spread === -1 ? args : args.slice(0, spread);
      for (const value of plain.slice(2)) {
        if (!isList(value, context)) continue;
        const nullable = context.oracle.typeOf(value)?.nullable === true;
        context.report({
          start: value.start,
          end: value.end,
          message:
            'A list becomes one value, “a,b”. Write `...` before it: each element is a value of the attribute then.',
          fixes: nullable
            ? [
                {
                  title: 'Spread it',
                  edits: [
                    { start: value.start, end: value.start, text: '...(' },
                    { start: value.end, end: value.end, text: ' ?? [])' },
                  ],
                },
              ]
            : [{ title: 'Spread it', edits: [{ start: value.start, end: value.start, text: '...' }] }],
        });
      }
    }
  },
};

/** Whether a list is one of lists: everything that is pushed into it is one, as in `roles.push(grant.roles)`. */
function holdsLists(list: Node, { oracle, program }: RuleContext): boolean {
  if (list.type !== 'Identifier') return false;
  const tree = treeOf(program);
  const pushed = tree.references(list.name).flatMap((reference) => {
    const access = tree.parent(reference);
    const call = access && tree.parent(access);
    if (access?.type !== 'MemberExpression' || access.object !== reference || memberName(access) !== 'push') return [];
    return call?.type === 'CallExpression' ? call.arguments : [];
  });
  return pushed.length > 0 && pushed.every((value) => oracle.typeOf(value)?.array === true);
}

function isList(node: Node, context: RuleContext): boolean {
  const at = origin(node, context);
  if (at.type === 'ArrayExpression') return true;
  if (calleeText(at) === 'Array.from' || calleeText(at) === 'Object.keys') return true;
  return context.oracle.typeOf(node)?.array === true;
}
