import { triggersLabel } from '../../catalogue.js';
import { unknownMembers } from '../members/unknown.js';
import type { Rule } from '../rule.js';

/** users-scripts §9: where the use of the API and the declared trigger disagree, one of them is wrong. */
export const bindingDisagrees: Rule = {
  code: 'binding-disagrees',
  severity: 'warning',
  summary: 'The script uses the API of another trigger than it is bound to',
  check(context) {
    const { identity, program, report } = context;
    const { inferred, source, binding, triggers, target, candidates } = identity;
    if (inferred === undefined || source === 'inference' || source === 'default') return;
    if (inferred.some((id) => triggers.includes(id))) return;
    // Scripts may ask for what they use; only what is really not there counts.
    if (!unknownMembers(context).some(({ why, asked }) => why.kind === 'trigger' && asked !== true)) return;
    const span = target?.nameSpan ?? candidates[0]?.nameSpan ?? program.body[0];
    if (span === undefined) return;
    const origin = binding?.origin ?? (source === 'comment' || source === 'header' ? 'a comment' : undefined);
    report({
      start: span.start,
      end: span.end,
      message: `What the script uses exists in ${triggersLabel(inferred)}; it is bound to ${triggersLabel(triggers)}${origin === undefined ? '' : ` by ${origin}`}. One of them is wrong.`,
    });
  },
};
