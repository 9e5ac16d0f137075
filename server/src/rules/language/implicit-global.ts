import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { patternNames, treeOf } from '../tree.js';

/** Class O of the defects in published scripts: a variable without let, const or var becomes a global. */
export const implicitGlobal: Rule = {
  code: 'implicit-global',
  severity: 'warning',
  summary: 'A variable is assigned that nothing declares',
  check(context) {
    const tree = treeOf(context.program);
    const said = new Set<string>();
    for (const node of tree.nodes) {
      const target =
        node.type === 'AssignmentExpression' && node.operator === '='
          ? node.left
          : (node.type === 'ForOfStatement' || node.type === 'ForInStatement') &&
              node.left.type !== 'VariableDeclaration'
            ? node.left
            : undefined;
      if (target === undefined || target.type === 'MemberExpression') continue;
      for (const name of patternNames(target)) {
        if (name.type !== 'Identifier' || said.has(name.name) || context.oracle.declared(name)) continue;
        // The type checker is asked first; it knows nothing of code that it leaves out.
        if (tree.declares(name.name)) continue;
        said.add(name.name);
        context.report({
          start: name.start,
          end: name.end,
          message: `Nothing declares \`${name.name}\`: the assignment makes a global of it. Write \`let ${name.name}\`.`,
          fixes: fixesOf(node, target, context),
        });
      }
    }
  },
};

/** `let` in front of the first assignment, where that is a statement of its own and the only assignment around. */
function fixesOf(node: Node, target: Node, { program }: RuleContext): readonly Fix[] {
  const tree = treeOf(program);
  const insert = (start: number, safe: boolean): readonly Fix[] => [
    { title: 'Declare it with let', edits: [{ start, end: start, text: 'let ' }], safe },
  ];
  if (target.type !== 'Identifier') return [];
  if (node.type !== 'AssignmentExpression') return insert(target.start, false);
  const statement = tree.parent(node);
  const block = statement && tree.parent(statement);
  if (statement?.type !== 'ExpressionStatement' || node.operator !== '=') return [];
  if (block?.type !== 'BlockStatement' && block?.type !== 'Program') return [];
  const inside = tree.references(target.name).every((one) => one.start >= block.start && one.end <= block.end);
  return inside ? insert(node.start, false) : [];
}
