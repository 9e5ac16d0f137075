import { re2 as loadRe2 } from '../../re2/index.js';
import { remembered } from '../../remembered.js';
import { refuseBacktracking } from './backtracking.js';
import { normalise, translate } from './translate.js';

/** How goja runs a regular expression, or why it refuses it. */
export type RegExpPlan =
  | { error: string; engine?: undefined; source?: undefined }
  /** `source` is the pattern in the engine's dialect (for RE2 with its flags in front). */
  | { engine: 're2' | 'backtracking'; source: string; error?: undefined };

/**
 * What goja makes of a pattern and flags. RE2 is tried first; lookaround, back-references, named groups and counts
 * beyond 1000 go to a backtracking engine (facts: goja differences). Flag u may be repeated.
 */
export function planRegExp(pattern: string, flags: string): RegExpPlan {
  if (!/^(?!.*([^u]).*\1)[gmsiyu]*$/s.test(flags)) {
    return { error: `Invalid flags supplied to RegExp constructor '${flags}'` };
  }
  const unicode = flags.includes('u');
  const source = normalise(pattern, unicode);
  const translated = translate(source, flags.includes('s'), unicode);
  if ('pattern' in translated) {
    const re2Flags = [...'msi'].filter((flag) => flags.includes(flag)).join('');
    const re2 = re2Flags ? `(?${re2Flags}:${translated.pattern})` : translated.pattern;
    const problem = refuseRe2(re2);
    if (problem === undefined) return { engine: 're2', source: re2 };
    if (!problem.startsWith(TOO_MANY)) return { error: `Invalid regular expression (re2): ${re2} (${problem})` };
  } else if (translated.fatal) return { error: translated.problem };
  const problem = refuseBacktracking(source, unicode);
  if (problem === undefined) return { engine: 'backtracking', source };
  const inner = `Invalid regular expression (regexp2): ${source} (${problem})`;
  return { error: `Invalid regular expression (regexp2): ${source} (${inner})` };
}

const TOO_MANY = 'error parsing regexp: invalid repeat count';

function refuseRe2(pattern: string): string | undefined {
  const { RE2JS, RE2JSSyntaxException } = loadRe2();
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return inGo(error.message);
    throw error;
  }
}

/** Go shows the offending text after each message, even when there is none. */
function inGo(message: string): string {
  return message.endsWith('`') ? message : `${message}: \`\``;
}

/** Why goja refuses a regular expression, as its SyntaxError says it; undefined when it accepts it. */
export const checkRegExp = remembered(
  { most: 500, key: (pattern: string, flags: string) => `${flags}/${pattern}` },
  (pattern, flags) => planRegExp(pattern, flags).error,
);
