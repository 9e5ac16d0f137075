import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { origin } from '../calls.js';
import type { Rule, RuleContext } from '../rule.js';
import { memberName, plain } from '../tree.js';
import { type Outgoing, outgoing } from './sinks.js';

const where: Readonly<Record<Outgoing['to'], string>> = {
  log: 'written to the log',
  request: 'sent away',
  claims: 'put into a token',
  metadata: 'stored in clear text',
  attributes: 'sent to another system',
};

/** facts §2.0, §7.26: `httpRequest` holds what the user typed and what the browser sent. */
export const passwordLeak: Rule = {
  code: 'password-leak',
  severity: 'warning',
  summary: 'A password, a code or a cookie leaves the action',
  check(context) {
    for (const { value, to, deep } of outgoing(context)) {
      const held = heldBy(value, context);
      if (held === undefined || (held.whole && !deep)) continue;
      context.report({
        start: value.start,
        end: value.end,
        message: held.whole
          ? `${held.what} holds passwords, codes and cookies in clear text, and all of it is ${where[to]} here. Take the members that you need.`
          : `${held.what} is ${where[to]} in clear text here.`,
      });
    }
  },
};

interface Held {
  readonly what: string;
  /** An object that holds secrets among others. */
  readonly whole: boolean;
  readonly kind: 'context' | 'request' | 'form' | 'headers' | 'secret';
}

/** What an expression has of the secrets of a request. */
function heldBy(expression: Node, context: RuleContext, depth = 0): Held | undefined {
  const node = plain(expression);
  if (depth > 8) return undefined;
  const resolved = context.oracle.resolve(node);
  if (resolved?.kind === 'member') {
    const hasRequest = context.triggers.some((trigger) => trigger.includes('-authentication/'));
    if (resolved.path === 'ctx.v1.httpRequest') return { what: '`ctx.v1.httpRequest`', whole: true, kind: 'request' };
    return hasRequest && (resolved.path === 'ctx' || resolved.path === 'ctx.v1')
      ? { what: `\`${resolved.path}\``, whole: true, kind: 'context' }
      : undefined;
  }
  if (resolved?.kind === 'property' && resolved.type.fields?.some(({ go }) => go === 'PostForm') === true) {
    const { go } = resolved.field;
    if (go === 'Form' || go === 'PostForm') return { what: 'The form', whole: true, kind: 'form' };
    return go === 'Headers' ? { what: 'The object of all headers', whole: true, kind: 'headers' } : undefined;
  }
  if (node.type === 'MemberExpression') {
    const owner = heldBy(node.object, context, depth + 1);
    if (owner?.kind === 'secret') return node.computed ? owner : undefined;
    const name = memberName(node);
    if (owner === undefined || name === undefined) return undefined;
    const isSecret =
      (owner.kind === 'form' && /^(?:.*password.*|code)$/i.test(name)) ||
      (owner.kind === 'headers' && /^(?:cookie|authorization)$/i.test(name));
    return isSecret ? { what: `\`${name}\``, whole: false, kind: 'secret' } : undefined;
  }
  const made = origin(node, context);
  return made === node ? undefined : heldBy(made, context, depth + 1);
}
