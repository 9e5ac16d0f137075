import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { severityOf, unknownMembers } from '../members/unknown.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { memberName, plain, treeOf } from '../tree.js';
import { isResponse } from './fetches.js';

const instead: ReadonlyMap<string, string> = new Map([
  ['statusCode', '`status` holds the status code.'],
  ['code', '`status` holds the status code.'],
  ['ok', 'Compare `status`: `response.status >= 200 && response.status < 300`.'],
  ['statusText', 'There is `status`, the number.'],
  ['data', '`json()` gives what the body holds.'],
  ['then', 'Nothing is waited for: `fetch` gives the response itself.'],
  ['catch', 'Nothing is waited for, and an error of the network ends the action.'],
  ['finally', 'Nothing is waited for: `fetch` gives the response itself.'],
]);
const promised = new Set(['then', 'catch', 'finally']);

/** Class G of the defects in published scripts; facts §3.1: body, status, headers, json() and text() are all. */
export const httpResponseMember: Rule = {
  code: 'http-response-member',
  severity: 'error',
  summary: 'A response is used as those of other libraries are',
  replaces: ['unknown-member', 'api-member-called-wrong'],
  check(context) {
    for (const unknown of unknownMembers(context)) {
      if (unknown.type?.goType !== 'actions.response') continue;
      const { severity } = severityOf(context, unknown);
      context.report({
        start: unknown.start,
        end: unknown.end,
        message: `A response has no \`${unknown.name}\`: ${severity === 'warning' ? 'it reads as undefined' : 'the run fails here'}. ${instead.get(unknown.name) ?? 'There are `status`, `body`, `json()` and `text()`.'}`,
        fixes: fixesOf(unknown.name, unknown.access, context),
        ...(severity !== undefined && { severity }),
      });
    }
    const tree = treeOf(context.program);
    for (const node of tree.of('MemberExpression')) {
      const name = memberName(node);
      if (name === undefined) continue;
      const { start, end } = node.property;
      const object = plain(node.object);
      if (promised.has(name) && object.type === 'CallExpression') {
        const callee = plain(object.callee);
        if (memberName(callee) === 'json' && callee.type === 'MemberExpression' && isResponse(callee.object, context))
          context.report({
            start,
            end,
            message: '`json()` is no promise: it gives what the body holds at once.',
            severity: 'warning',
          });
        continue;
      }
      if (!/^(?:json|text|headers)$/.test(name) || !isResponse(object, context)) continue;
      const parent = tree.parent(node);
      if (name === 'headers') {
        // To set a member of its own is the script's business.
        if (parent?.type === 'AssignmentExpression' && parent.left === node) continue;
        context.report({
          start,
          end,
          message: 'ZITADEL never fills the headers of a response: this object is always empty.',
          severity: 'warning',
        });
      } else if (!isCalled(node, parent))
        context.report({
          start,
          end,
          message: `\`${name}\` is a function: write \`${name}()\`.`,
          fixes: [{ title: `Call ${name}`, edits: [{ start: end, end, text: '()' }] }],
          severity: 'warning',
        });
    }
  },
};

/** Called, or asked for, or kept under its name. */
function isCalled(node: Node, parent: Node | undefined): boolean {
  switch (parent?.type) {
    case 'CallExpression':
      return parent.callee === node;
    case 'ChainExpression':
    case 'AssignmentExpression':
    case 'UnaryExpression':
    case 'LogicalExpression':
    case 'IfStatement':
    case 'ConditionalExpression':
      return true;
    case 'MemberExpression':
      return parent.object === node && /^(?:call|apply|bind|name|length)$/.test(memberName(parent) ?? '');
    default:
      return false;
  }
}

function fixesOf(name: string, access: Node, { text }: RuleContext): readonly Fix[] {
  if (access.type !== 'MemberExpression' || access.computed || access.optional) return [];
  const { start, end } = access.property;
  if (name === 'statusCode') return [{ title: 'Write status', edits: [{ start, end, text: 'status' }], safe: true }];
  if (name === 'data') return [{ title: 'Write json()', edits: [{ start, end, text: 'json()' }] }];
  if (name !== 'ok' || access.object.type !== 'Identifier') return [];
  const status = `${text.slice(access.object.start, access.object.end)}.status`;
  return [
    {
      title: 'Compare the status',
      edits: [{ start: access.start, end: access.end, text: `(${status} >= 200 && ${status} < 300)` }],
      safe: true,
    },
  ];
}
