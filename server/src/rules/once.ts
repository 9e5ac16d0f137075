import type { RuleContext } from './rule.js';

/** What several rules ask of a script, worked out once in a check, by the first that asks. */
export function oncePerCheck<Answer>(work: (context: RuleContext) => Answer): (context: RuleContext) => Answer {
  // Every check has a list of its own of what the type checker found.
  const answers = new WeakMap<RuleContext['types'], { readonly answer: Answer }>();
  return (context) => {
    let known = answers.get(context.types);
    if (known === undefined) {
      known = { answer: work(context) };
      answers.set(context.types, known);
    }
    return known.answer;
  };
}
