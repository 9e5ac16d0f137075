import { catalogue, type Member, type TriggerId } from '../../../../emulator/src/catalogue/index.js';
import { triggersLabel } from '../../catalogue.js';
import type { Rule, RuleContext } from '../rule.js';
import { type Meant, meantBy } from './knowledge.js';
import { outcomeOf, rename, severityOf, type UnknownMember, unknownMembers } from './unknown.js';

/** facts §2.7: each trigger has its own part of ctx and api. */
export const otherTrigger: Rule = {
  code: 'other-trigger',
  severity: 'error',
  summary: 'A member that only other triggers have',
  check(context) {
    const asked = new Set<string>();
    for (const unknown of unknownMembers(context)) {
      const { why, path } = unknown;
      if (why.kind !== 'trigger') continue;
      if (unknown.asked) {
        if (path !== undefined && !asked.has(path)) reportAsked(unknown, path, why.members, context);
        if (path !== undefined) asked.add(path);
        continue;
      }
      const having = triggersOf(why.members);
      const meant = meantBy(unknown, context) ?? insteadOf(unknown, context);
      const { severity } = severityOf(context, unknown);
      context.report({
        start: unknown.start,
        end: unknown.end,
        message:
          `\`${path}\` does not exist in ${triggersLabel(context.triggers)}, only in ${triggersLabel(having)}: ${outcomeOf(context, unknown)}.` +
          (meant === undefined ? '' : ` ${meant.message}`),
        fixes: meant?.fixes ?? [],
        ...(severity !== undefined && { severity }),
      });
    }
  },
};

/**
 * A part of `ctx` that the script asks for, and that none of its triggers has: what depends on it never runs. To ask what `api` can
 * do is the way of scripts that run in several flows.
 */
function reportAsked(unknown: UnknownMember, path: string, members: readonly Member[], context: RuleContext): void {
  if (!path.startsWith('ctx.') || context.identity.source === 'default') return;
  context.report({
    start: unknown.start,
    end: unknown.end,
    message: `\`${path}\` does not exist in ${triggersLabel(context.triggers)}, only in ${triggersLabel(triggersOf(members))}: it is always undefined here.`,
    severity: 'information',
  });
}

function triggersOf(members: readonly Member[]): readonly TriggerId[] {
  return catalogue.triggers.map(({ id }) => id).filter((id) => members.some(({ triggers }) => triggers.includes(id)));
}

/** What serves the purpose in triggers that lack a member. */
function insteadOf(unknown: UnknownMember, { triggers }: RuleContext): Meant | undefined {
  const login = triggers.every((id) => id.includes('-authentication/'));
  const creation = triggers.every((id) => id.endsWith('/post-creation'));
  const write = (name: string, call: string): Meant => ({
    message: `Write \`${call}\`.`,
    fixes: rename(unknown, name),
  });
  switch (unknown.path) {
    case 'api.v1.user.setMetadata':
      return login && !creation ? write('appendMetadata', 'api.v1.user.appendMetadata(key, value)') : undefined;
    case 'api.v1.user.appendMetadata':
      return login ? undefined : write('setMetadata', 'api.v1.user.setMetadata(key, value)');
    case 'api.setUsername':
      return triggers.every((id) => id === 'external-authentication/post-authentication')
        ? write('setPreferredUsername', 'api.setPreferredUsername(name)')
        : undefined;
    case 'api.setPreferredUsername':
      return triggers.every((id) => id.endsWith('/pre-creation'))
        ? write('setUsername', 'api.setUsername(name)')
        : undefined;
    case 'ctx.v1.user.grants':
      return creation ? { message: 'The user was just created and has no grants yet.', fixes: [] } : undefined;
    default:
      return undefined;
  }
}
