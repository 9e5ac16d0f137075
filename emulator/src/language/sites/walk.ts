import { children } from '../syntax/children.js';
import type { Node } from '../syntax/nodes.js';

/** Visits a node and all below it, outer ones first. `enter` answers false to leave out what is below. */
export function walk(node: Node, enter: (node: Node) => boolean): void {
  if (enter(node)) for (const child of children(node)) walk(child, enter);
}

/** Where a node begins with the parentheses that open before it. */
export function outerStart(node: Node): number {
  return node.parens ? node.parens.start : innerStart(node);
}

/** The same without parentheses around the node itself. */
export function innerStart(node: Node): number {
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression':
      return outerStart(node.left);
    case 'ConditionalExpression':
      return outerStart(node.test);
    case 'CallExpression':
      return outerStart(node.callee);
    case 'MemberExpression':
      return outerStart(node.object);
    case 'TaggedTemplateExpression':
      return outerStart(node.tag);
    case 'ChainExpression':
      return outerStart(node.expression);
    case 'SequenceExpression':
      return outerStart(node.expressions[0]!);
    case 'UpdateExpression':
      return node.prefix ? node.start : outerStart(node.argument);
    default:
      return node.start;
  }
}

/** Where a node ends with the parentheses that close after it. */
export function outerEnd(node: Node): number {
  return node.parens ? node.parens.end : innerEnd(node);
}

/** The same without parentheses around the node itself. */
export function innerEnd(node: Node): number {
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression':
      return outerEnd(node.right);
    case 'ConditionalExpression':
      return outerEnd(node.alternate);
    case 'UnaryExpression':
    case 'AwaitExpression':
    case 'SpreadElement':
      return outerEnd(node.argument);
    case 'SequenceExpression':
      return outerEnd(node.expressions[node.expressions.length - 1]!);
    default:
      return node.end;
  }
}
