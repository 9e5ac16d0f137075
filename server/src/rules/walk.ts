import { children } from '../../../emulator/src/language/syntax/children.js';
import type { FunctionNode, Node, Program } from '../../../emulator/src/language/syntax/nodes.js';

/** Calls `visit` for a node and all below it, outside in; `false` leaves out what is below. */
export function walk(
  node: Node,
  visit: (node: Node, parent: Node | undefined) => boolean | undefined,
  parent?: Node,
): void {
  // Without recursion: a chain of operators is as deep as it is long.
  const open = [node];
  const parents = [parent];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (visit(next, parents.pop()) === false) continue;
    const below = children(next);
    for (let index = below.length - 1; index >= 0; index--) {
      open.push(below[index]!);
      parents.push(next);
    }
  }
}

export function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'
  );
}

/** The function of a name at the top level of a script: declared, or the value of a variable. */
export function topLevelFunction(program: Program, name: string | undefined): FunctionNode | undefined {
  if (name === undefined) return undefined;
  let found: FunctionNode | undefined;
  for (const statement of program.body) {
    if (statement.type === 'FunctionDeclaration' && statement.id?.name === name) found = statement;
    else if (statement.type === 'VariableDeclaration')
      for (const { id, init } of statement.declarations)
        if (id.type === 'Identifier' && id.name === name && init != null && isFunction(init)) found = init;
  }
  return found;
}
