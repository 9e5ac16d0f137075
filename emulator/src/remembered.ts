export interface Memory<Arguments extends readonly unknown[]> {
  /** How many answers are kept; one that was not asked for in a while is thrown away first. */
  readonly most: number;
  /** What the answer depends on; default: the one argument, a text. */
  readonly key?: (...from: Arguments) => string;
  /** Characters of a key from which an answer is not worth its memory. */
  readonly longest?: number;
}

/**
 * A function that remembers its last answers. They must depend on the key alone, and nobody may write to them.
 *
 * @param make called for what is not remembered; what it throws is not
 */
export function remembered<Arguments extends readonly unknown[], Value>(
  { most, key = (...[text]) => text as string, longest = Number.POSITIVE_INFINITY }: Memory<Arguments>,
  make: (...from: Arguments) => Value,
): (...from: Arguments) => Value {
  const answers = new Map<string, Value>();
  return (...from) => {
    const asked = key(...from);
    const known = answers.has(asked);
    const answer = known ? answers.get(asked)! : make(...from);
    if (known) {
      // Which was asked for last matters only once something may have to go.
      if (answers.size * 2 < most) return answer;
      answers.delete(asked);
    } else if (asked.length > longest) return answer;
    else if (answers.size >= most) answers.delete(answers.keys().next().value as string);
    answers.set(asked, answer);
    return answer;
  };
}
