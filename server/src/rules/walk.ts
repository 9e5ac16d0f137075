import type { FunctionNode, Node, Program } from '../../../emulator/src/language/syntax/nodes.js';

/** Calls `visit` for a node and all below it, outside in; `false` leaves out what is below. */
export function walk(
  node: Node,
  visit: (node: Node, parent: Node | undefined) => boolean | undefined,
  parent?: Node,
): void {
  // Without recursion: a chain of operators is as deep as it is long.
  const open: { readonly node: Node; readonly parent: Node | undefined }[] = [{ node, parent }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (visit(next.node, next.parent) === false) continue;
    const below = children(next.node);
    for (let index = below.length - 1; index >= 0; index--) open.push({ node: below[index]!, parent: next.node });
  }
}

/** The nodes directly below a node, in source order. */
export function children(node: Node): Node[] {
  const below: Node[] = [];
  for (const key in node) {
    // Hoisted declarations stand in `vars` a second time.
    if (key === 'vars') continue;
    const value = node[key as keyof Node] as unknown;
    if (Array.isArray(value)) {
      for (const one of value) if (isNode(one)) below.push(one);
    } else if (isNode(value)) below.push(value);
  }
  return below;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
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
