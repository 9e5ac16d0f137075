import { callsOf } from '../api-calls.js';
import { fetches } from '../http/fetches.js';
import { nameOf } from '../name.js';
import type { Rule } from '../rule.js';
import { treeOf } from '../tree.js';

/** facts §1.2, §7.41: External Authentication › Post Authentication runs after failed logins too. */
export const authErrorUnchecked: Rule = {
  code: 'auth-error-unchecked',
  severity: 'hint',
  summary: 'An action that does not ask whether the login failed',
  check(context) {
    const { identity, program, triggers, report } = context;
    if (identity.source === 'default') return;
    if (!triggers.includes('external-authentication/post-authentication')) return;
    const tree = treeOf(program);
    if (tree.of('Identifier').some(({ name }) => name === 'authError')) return;
    const throws = tree.of('ThrowStatement').length > 0;
    const [setter] = callsOf(context, /^api\.(?:set\w+|v1\.user\.appendMetadata)$/);
    const sends = fetches(context).length > 0;
    if (setter === undefined && !sends && !throws) return;
    const place = nameOf(context);
    if (place === undefined) return;
    report({
      ...place,
      message: `This runs after failed logins too, with an empty user${sends ? ', and sends its requests then' : setter === undefined ? ', and what it throws is only logged then' : ', and what it sets is thrown away then'}. Begin with \`if (ctx.v1.authError !== 'none') return;\`.`,
      fixes: insertCheck(context),
    });
  },
};

function insertCheck({
  action,
}: Parameters<Rule['check']>[0]): NonNullable<Parameters<Parameters<Rule['check']>[0]['report']>[0]['fixes']> {
  if (action?.body.type !== 'BlockStatement') return [];
  const [context] = action.params;
  if (context?.type !== 'Identifier') return [];
  const start = action.body.start + 1;
  return [
    {
      title: 'Return after a failed login',
      edits: [{ start, end: start, text: `\n  if (${context.name}.v1.authError !== 'none') return;` }],
    },
  ];
}
