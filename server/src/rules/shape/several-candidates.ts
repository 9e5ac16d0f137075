import type { Rule } from '../rule.js';

/** users-scripts §9: without a known name the function with (ctx, api) is the action; several of them are ambiguous. */
export const severalCandidates: Rule = {
  code: 'several-candidates',
  severity: 'information',
  summary: 'Several functions may be the action',
  check({ identity: { name, candidates }, report }) {
    if (name !== undefined || candidates.length < 2) return;
    // Helpers take what they need; only what takes both looks like an action.
    if (!candidates.every(({ parameters }) => parameters.map((one) => one.name).join() === 'ctx,api')) return;
    const names = candidates.map((one) => `\`${one.name}\``);
    for (const { nameSpan } of candidates)
      report({
        ...nameSpan,
        message: `${names.slice(0, -1).join(', ')} and ${names.at(-1)} may all be the action: ZITADEL calls the one that has the action’s name. Name the file like it, or write one file for each action.`,
      });
  },
};
