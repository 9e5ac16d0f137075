import type { Node } from './nodes.js';

/**
 * Where goja says that a node begins: parentheses around its first part do not count, a spread begins after its dots,
 * a property at the inside of its key.
 */
export function gojaStart(node: Node): number {
  let current = node;
  for (;;) {
    const first = firstPart(current);
    if (typeof first === 'number') return first;
    current = first;
  }
}

/** The part that a node begins with, or where it begins when it has none. */
function firstPart(node: Node): Node | number {
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return node.left;
    case 'ConditionalExpression':
      return node.test;
    case 'CallExpression':
      return node.callee;
    case 'MemberExpression':
      return node.object;
    case 'TaggedTemplateExpression':
      return node.quasi.start;
    case 'ChainExpression':
    case 'ExpressionStatement':
      return node.expression;
    case 'SequenceExpression':
      return node.expressions[0] ?? node.start;
    case 'UpdateExpression':
      return node.prefix ? node.start : node.argument;
    case 'SpreadElement':
    case 'RestElement':
      return node.argument;
    case 'Property':
      return node.key;
    case 'MetaProperty':
      return -1;
    default:
      return node.start;
  }
}
