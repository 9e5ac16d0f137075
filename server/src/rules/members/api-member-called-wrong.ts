import { catalogue } from '../../../../emulator/src/catalogue/index.js';
import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import type { Resolved } from '../oracle.js';
import type { Fix, Rule } from '../rule.js';
import { memberName, treeOf } from '../tree.js';

const ofFunctions = new Set(['call', 'apply', 'bind', 'name', 'length', 'toString', 'prototype']);

/** Names of all functions; asking what each member means takes a while. */
const lower = (go: string): string => go.charAt(0).toLowerCase() + go.slice(1);
const names = new Set([
  ...catalogue.members.filter(({ kind }) => kind === 'function').map(({ path }) => path.split('.').at(-1)!),
  ...catalogue.types.flatMap(({ fields, methods }) => [
    ...(methods ?? []).map(({ go }) => lower(go)),
    ...(fields ?? []).filter(({ call }) => call !== undefined).map(({ go }) => lower(go)),
  ]),
]);

/** facts §2.0: `getUser`, `getMetadata`, `getClientId` and others are functions; read without a call they are only that. */
export const apiMemberCalledWrong: Rule = {
  code: 'api-member-called-wrong',
  severity: 'warning',
  summary: 'A function of ZITADEL is used without a call',
  replaces: ['unknown-member', 'other-trigger'],
  check({ oracle, program, report }) {
    const tree = treeOf(program);
    for (const node of tree.nodes) {
      const used = usedAs(node, tree.parent(node));
      if (used === undefined || (node.type === 'MemberExpression' && !names.has(memberName(node) ?? ''))) continue;
      const found = functionOf(oracle.resolve(node));
      if (found === undefined) continue;
      if (used === 'argument') {
        const parent = tree.parent(node);
        const callee = parent?.type === 'CallExpression' ? oracle.resolve(parent.callee) : undefined;
        if (callee?.kind !== 'member' || !callee.path.startsWith('api.')) continue;
      }
      const end = node.type === 'MemberExpression' ? node.property.end : node.end;
      const fixes: readonly Fix[] =
        found.required === 0 && node.type === 'MemberExpression' && !node.computed
          ? [{ title: `Call ${found.name}`, edits: [{ start: end, end, text: '()' }] }]
          : [];
      report({
        start: node.type === 'MemberExpression' ? node.property.start : node.start,
        end,
        message:
          `\`${found.name}\` is a function: without a call ` +
          (used === 'argument'
            ? 'the function itself is handed over, which nothing can encode.'
            : used === 'compared'
              ? 'it is never equal to a text.'
              : 'its members are those of functions, and what it would give is not there.') +
          ` Write \`${found.name}(${found.required === 0 ? '' : '…'})\`.`,
        fixes,
      });
    }
  },
};

function usedAs(node: Node, parent: Node | undefined): 'owner' | 'argument' | 'compared' | undefined {
  if (node.type !== 'MemberExpression' && node.type !== 'Identifier') return undefined;
  if (parent?.type === 'MemberExpression' && parent.object === node) {
    const name = memberName(parent);
    return name !== undefined && !ofFunctions.has(name) ? 'owner' : undefined;
  }
  if (parent?.type === 'BinaryExpression' && /^[!=]==?$/.test(parent.operator)) {
    const other = parent.left === node ? parent.right : parent.left;
    return other.type === 'Literal' && typeof other.value === 'string' ? 'compared' : undefined;
  }
  return parent?.type === 'CallExpression' && parent.callee !== node ? 'argument' : undefined;
}

/** The function that a name stands for, with the number of its arguments that must be there. */
function functionOf(resolved: Resolved | undefined): { name: string; required: number } | undefined {
  const count = (parameters: readonly { readonly optional?: boolean }[] | undefined): number =>
    (parameters ?? []).filter(({ optional }) => optional !== true).length;
  if (resolved?.kind === 'member') {
    const member = resolved.members.find(({ kind }) => kind === 'function');
    if (member === undefined || resolved.members.some(({ kind }) => kind !== 'function')) return undefined;
    return { name: resolved.path.split('.').at(-1)!, required: count(member.signature?.parameters) };
  }
  if (resolved?.kind === 'method')
    return { name: lower(resolved.method.go), required: count(resolved.method.signature.parameters) };
  if (resolved?.kind === 'property' && resolved.field.call !== undefined)
    return { name: lower(resolved.field.go), required: count(resolved.field.call.parameters) };
  return undefined;
}
