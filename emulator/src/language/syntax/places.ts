import type { Node } from './nodes.js';

/**
 * Where goja says that a node begins: parentheses around its first part do not count, a spread begins after its dots,
 * a property at the inside of its key.
 */
export function gojaStart(node: Node): number {
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return gojaStart(node.left);
    case 'ConditionalExpression':
      return gojaStart(node.test);
    case 'CallExpression':
      return gojaStart(node.callee);
    case 'MemberExpression':
      return gojaStart(node.object);
    case 'TaggedTemplateExpression':
      return node.quasi.start;
    case 'ChainExpression':
    case 'ExpressionStatement':
      return gojaStart(node.expression);
    case 'SequenceExpression':
      return node.expressions[0] ? gojaStart(node.expressions[0]) : node.start;
    case 'UpdateExpression':
      return node.prefix ? node.start : gojaStart(node.argument);
    case 'SpreadElement':
    case 'RestElement':
      return gojaStart(node.argument);
    case 'Property':
      return gojaStart(node.key);
    case 'MetaProperty':
      return -1;
    default:
      return node.start;
  }
}
