import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import type { Rule } from '../rule.js';
import { type Tree, treeOf } from '../tree.js';

/** facts (goja-differences): a function whose `arguments` only arrow functions use has none, and the engine may panic. */
export const arrowArguments: Rule = {
  code: 'arrow-arguments',
  severity: 'warning',
  summary: 'Only an arrow function uses the `arguments` of the function around it',
  check({ program, report }) {
    const tree = treeOf(program);
    const uses = tree.references('arguments');
    const direct = new Set(
      uses
        .filter((node) => tree.functionAround(node)?.type !== 'ArrowFunctionExpression')
        .map((node) => owner(node, tree)),
    );
    for (const node of uses) {
      if (tree.functionAround(node)?.type !== 'ArrowFunctionExpression') continue;
      const around = owner(node, tree);
      if (around === undefined || direct.has(around)) continue;
      report({
        start: node.start,
        end: node.end,
        message:
          'ZITADEL’s engine loses `arguments` when only arrow functions use it: it is another value or undefined, or the run ends with “index out of range”. ' +
          'Name the parameters, or take them as `...values`.',
      });
    }
  },
};

/** The function whose `arguments` a name means. */
function owner(node: Node, tree: Tree): Node | undefined {
  for (const one of tree.ancestors(node))
    if (one.type === 'FunctionDeclaration' || one.type === 'FunctionExpression') return one;
  return undefined;
}
