import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { severityOf, unknownMembers } from '../members/unknown.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { whereSure } from '../severity.js';
import { memberName, plain, treeOf } from '../tree.js';

const verbs = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options']);

/** Class G of the defects in published scripts; facts §3.1: the module has `fetch` and nothing else. */
export const httpUnknownFunction: Rule = {
  code: 'http-unknown-function',
  severity: 'error',
  summary: 'A function that `zitadel/http` does not have',
  replaces: ['unknown-member', 'not-callable'],
  check(context) {
    for (const unknown of unknownMembers(context)) {
      if (unknown.owner?.kind !== 'module' || unknown.owner.module.id !== 'zitadel/http') continue;
      // The module is an object like others: a script may give it functions of its own.
      if (isGiven(unknown.name, context)) continue;
      const { severity } = severityOf(context, unknown);
      const verb = verbs.has(unknown.name.toLowerCase()) ? unknown.name.toUpperCase() : undefined;
      const how =
        verb === undefined || verb === 'GET'
          ? '`fetch(url)`'
          : verb === 'POST' || verb === 'PUT' || verb === 'PATCH'
            ? `\`fetch(url, { method: '${verb}', body: … })\``
            : `\`fetch(url, { method: '${verb}' })\``;
      context.report({
        start: unknown.start,
        end: unknown.end,
        message: `\`zitadel/http\` has no \`${unknown.name}\`, only \`fetch\`${severity === 'warning' ? '' : ': the run fails here'}. Write ${how}.`,
        fixes: fixesOf(unknown.access, verb, context),
        ...(severity !== undefined && { severity }),
      });
    }
    for (const node of treeOf(context.program).of('CallExpression')) {
      const callee = plain(node.callee);
      const resolved = context.oracle.resolve(callee);
      if (resolved?.kind !== 'module' || resolved.module.id !== 'zitadel/http') continue;
      context.report({
        start: callee.start,
        end: callee.end,
        message: 'The module is an object, not a function: the run fails here. Write `.fetch(…)`.',
        fixes: [{ title: 'Call fetch', edits: [{ start: callee.end, end: callee.end, text: '.fetch' }] }],
        ...whereSure(context, node),
      });
    }
  },
};

function isGiven(name: string, { program }: RuleContext): boolean {
  return treeOf(program)
    .of('AssignmentExpression')
    .some(({ left }) => memberName(left) === name);
}

/** The call as `fetch` wants it, where its arguments are the address and, for some, the body. */
function fixesOf(access: Node, verb: string | undefined, { program, text }: RuleContext): readonly Fix[] {
  const call = treeOf(program).parent(access);
  if (access.type !== 'MemberExpression' || access.computed) return [];
  if (call?.type !== 'CallExpression' || call.callee !== access || verb === undefined) return [];
  const name = { start: access.property.start, end: access.property.end, text: 'fetch' };
  const [url, second, third] = call.arguments;
  if (url === undefined || url.type === 'SpreadElement' || third !== undefined) return [];
  const title = 'Write fetch';
  const takesBody = verb === 'POST' || verb === 'PUT' || verb === 'PATCH';
  if (second === undefined) {
    const options = verb === 'GET' ? '' : `, { method: '${verb}' }`;
    return [{ title, edits: [name, { start: url.end, end: url.end, text: options }] }];
  }
  if (!takesBody || second.type === 'SpreadElement') return verb === 'GET' ? [{ title, edits: [name] }] : [];
  const body = text.slice(second.start, second.end);
  const options = `{ method: '${verb}', body: ${body} }`;
  return [{ title, edits: [name, { start: second.start, end: second.end, text: options }] }];
}
