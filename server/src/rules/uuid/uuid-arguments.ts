import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { isNothing, moduleCalls, origin } from '../calls.js';
import { notText } from '../http/fetches.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { whereSure } from '../severity.js';
import { literalText } from '../tree.js';

/** facts §3.3: every misuse of the module is a panic of Go. */
export const uuidArguments: Rule = {
  code: 'uuid-arguments',
  severity: 'error',
  summary: 'Arguments that `zitadel/uuid` refuses',
  check(context) {
    for (const { call, name, place, args, spread } of moduleCalls(context, 'zitadel/uuid')) {
      if (spread) continue;
      const sure = whereSure(context, call);
      const [first, second] = args;
      if (name === 'v1' || name === 'v4') {
        if (first === undefined) continue;
        context.report({
          start: first.start,
          end: args.at(-1)!.end,
          message: `\`${name}\` takes no argument: the action ends here with “invalid arg count”, and no \`catch\` sees it.`,
          fixes: [
            {
              title: 'Remove the arguments',
              edits: [{ start: first.start, end: args.at(-1)!.end, text: '' }],
              safe: true,
            },
          ],
          ...sure,
        });
        continue;
      }
      if (args.length !== 2) {
        context.report({
          start: place.start,
          end: call.end,
          message: `\`${name}\` takes a namespace and a name, and here are ${args.length} arguments: the action ends here with “invalid arg count”, and no \`catch\` sees it.`,
          ...sure,
        });
        continue;
      }
      const namespace = namespaceProblem(first!, context);
      if (namespace !== undefined)
        context.report({
          start: first!.start,
          end: first!.end,
          message: `${namespace}: the action ends here, and no \`catch\` sees it. Write one of \`namespaceDNS\`, \`namespaceURL\`, \`namespaceOID\` and \`namespaceX500\`, or a UUID as text.`,
          ...sure,
        });
      const data = dataProblem(second!, context);
      if (data !== undefined)
        context.report({
          start: second!.start,
          end: second!.end,
          message: `The name is ${data.kind}: the action ends here, and no \`catch\` sees it. Write a plain string.`,
          fixes: data.fixes,
          ...sure,
        });
    }
  },
};

function namespaceProblem(node: Node, context: RuleContext): string | undefined {
  const resolved = context.oracle.resolve(node);
  if (resolved?.kind === 'module-member') return undefined;
  const text = literalText(origin(node, context));
  if (text !== undefined) return isUuid(text) ? undefined : `\`${text}\` is no UUID`;
  const type = context.oracle.typeOf(node);
  if (type?.goType === 'uuid.UUID') return undefined;
  const kind = notText(node, type);
  return kind === undefined ? undefined : `The namespace is ${kind}`;
}

function dataProblem(node: Node, context: RuleContext): { kind: string; fixes: readonly Fix[] } | undefined {
  if (isNothing(node)) return { kind: node.type === 'Literal' ? 'null' : 'undefined', fixes: [] };
  const type = context.oracle.typeOf(node);
  if (/\bUint8Array\b/.test(type?.text ?? '') || (node.type === 'NewExpression' && type?.any !== false))
    return undefined;
  const kind = notText(node, type);
  if (kind === undefined) return undefined;
  const canBeText = type?.boxed !== undefined || type?.primitive !== undefined || type?.time === true;
  const fixes: readonly Fix[] = canBeText
    ? [
        {
          title: 'Write String(…)',
          edits: [
            { start: node.start, end: node.start, text: 'String(' },
            { start: node.end, end: node.end, text: ')' },
          ],
        },
      ]
    : [];
  return { kind, fixes };
}

/** The notations that Go's uuid package reads. */
function isUuid(text: string): boolean {
  const bare = /^(?:urn:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
  // Of the form in braces only the length and what lies between them counts.
  return bare.test(text) || /^[0-9a-f]{32}$/i.test(text) || (text.length === 38 && bare.test(text.slice(1, -1)));
}
