import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { plain, type Tree, treeOf } from '../tree.js';
import { isFunction, topLevelFunction } from '../walk.js';
import { fetches, jsonCalls } from './fetches.js';

/** Class K of the defects in published scripts; facts §1.7, §3.1: failures of requests are panics of Go. */
export const httpUncatchable: Rule = {
  code: 'http-uncatchable',
  severity: 'warning',
  summary: 'A `try` that cannot catch what goes wrong in a request',
  check(context) {
    const tree = treeOf(context.program);
    const requests = fetches(context);
    const bodies = jsonCalls(context);
    const inside = new Set<Node>();
    const told = new Set<Node>();
    const outcome = (block: Node): string =>
      block.type === 'TryStatement' && block.handler === null
        ? '`finally` does not run, and the action ends'
        : '`catch` does not see it, and the action ends';
    for (const { call, place } of requests) {
      const around = tree.functionAround(call);
      if (around !== undefined) inside.add(around);
      const block = tryAround(call, tree);
      // Once for each `try`: the second request tells nothing new.
      if (block === undefined || told.has(block)) continue;
      told.add(block);
      context.report({
        start: place.start,
        end: place.end,
        message: `When the other side cannot be reached, the name is not found or time is up, ${outcome(block)}. Only statuses such as 500 come back, in \`status\`. Mark the action as allowed to fail where a login must go on without the answer.`,
      });
    }
    for (const { call, place } of bodies) {
      const around = tree.functionAround(call);
      if (around !== undefined) inside.add(around);
      const block = tryAround(call, tree);
      if (block === undefined) continue;
      context.report({
        start: place.start,
        end: place.end,
        message: `When the body is no JSON, ${outcome(block)}. \`JSON.parse(response.text())\` throws an error that can be caught.`,
        fixes: parseInstead(call, context),
      });
    }
    for (const node of tree.of('CallExpression')) {
      if (node.callee.type !== 'Identifier') continue;
      const callee = topLevelFunction(context.program, node.callee.name);
      const block = callee !== undefined && inside.has(callee) ? tryAround(node, tree) : undefined;
      if (block === undefined || told.has(block)) continue;
      told.add(block);
      context.report({
        start: node.callee.start,
        end: node.callee.end,
        message: `\`${node.callee.name}\` sends a request. When that fails, ${outcome(block)}.`,
      });
    }
  },
};

/** The `try` of the same function that a node stands in the block of. */
function tryAround(node: Node, tree: Tree): Node | undefined {
  let below = node;
  for (const one of tree.ancestors(node)) {
    if (isFunction(one) && !isCallback(one, tree)) return undefined;
    if (one.type === 'TryStatement' && one.block === below) return one;
    below = one;
  }
  return undefined;
}

/** A function that stands among the arguments of a call, and so mostly runs inside of it. */
function isCallback(node: Node, tree: Tree): boolean {
  const parent = tree.parent(node);
  return parent?.type === 'CallExpression' && parent.callee !== node;
}

function parseInstead(call: Node, { text }: RuleContext): readonly Fix[] {
  if (call.type !== 'CallExpression' || call.arguments.length > 0) return [];
  const callee = plain(call.callee);
  if (callee.type !== 'MemberExpression' || callee.optional || callee.computed) return [];
  const response = text.slice(callee.object.start, callee.object.end);
  return [
    {
      title: 'Write JSON.parse(….text())',
      edits: [{ start: call.start, end: call.end, text: `JSON.parse(${response}.text())` }],
    },
  ];
}
