import { catalogue } from '../../../../emulator/src/catalogue/index.js';
import { triggersLabel } from '../../catalogue.js';
import type { Rule } from '../rule.js';
import { meantBy } from './knowledge.js';
import { severityOf, unknownMembers } from './unknown.js';

/** facts §2.7: each trigger has its own part of ctx and api. */
export const otherTrigger: Rule = {
  code: 'other-trigger',
  severity: 'error',
  summary: 'A member that only other triggers have',
  check(context) {
    for (const unknown of unknownMembers(context)) {
      const { why, path } = unknown;
      if (why.kind !== 'trigger') continue;
      const having = catalogue.triggers
        .map(({ id }) => id)
        .filter((id) => why.members.some(({ triggers }) => triggers.includes(id)));
      const meant = meantBy(unknown, context);
      const { severity } = severityOf(context, unknown);
      const outcome = severity === 'warning' ? 'it reads as undefined' : 'the run fails here';
      context.report({
        start: unknown.start,
        end: unknown.end,
        message:
          `\`${path}\` does not exist in ${triggersLabel(context.triggers)}, only in ${triggersLabel(having)}: ${outcome}.` +
          (meant === undefined ? insteadOf(path, context.triggers) : ` ${meant.message}`),
        fixes: meant?.fixes ?? [],
        ...(severity !== undefined && { severity }),
      });
    }
  },
};

/** What serves the purpose in triggers that lack a member. */
function insteadOf(path: string | undefined, triggers: readonly string[]): string {
  const login = triggers.every((id) => id.includes('-authentication/'));
  const creation = triggers.every((id) => id.endsWith('/post-creation'));
  if (path === 'api.v1.user.setMetadata' && login && !creation)
    return ' Write `api.v1.user.appendMetadata(key, value)`.';
  if (path === 'api.v1.user.appendMetadata' && !login) return ' Write `api.v1.user.setMetadata(key, value)`.';
  if (path === 'ctx.v1.user.grants' && creation) return ' The user was just created and has no grants yet.';
  return '';
}
