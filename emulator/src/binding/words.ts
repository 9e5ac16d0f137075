/** Patterns of JavaScript names, for texts that are searched without being parsed. */
export interface WordPatterns {
  /** Characters that continue a name, for use inside a class. */
  readonly part: string;
  /** A whole name. */
  readonly word: string;
  /** Flag that the patterns need. */
  readonly flag: '' | 'u';
}

const ascii: WordPatterns = { part: '\\w$', word: '[A-Za-z_$][\\w$]*', flag: '' };
/** For every text. */
export const anyWords: WordPatterns = {
  part: '\\p{ID_Continue}$\\u200c\\u200d',
  word: '[\\p{ID_Start}$_][\\p{ID_Continue}$\\u200c\\u200d]*',
  flag: 'u',
};
/** Before a name of any text that is no member: what stands before it does not belong to it. */
export const freeBefore = `(?<![${anyWords.part}.])`;
/** After a name of any text: it goes on no further. */
export const endsAfter = `(?![${anyWords.part}])`;

/** Made when it is first asked for: a cold run does not need it. */
let whole: RegExp | undefined;

/** Whether a text has the form of a name; reserved words have it too. */
export function isName(text: string): boolean {
  whole ??= new RegExp(`^${anyWords.word}$`, 'u');
  return whole.test(text);
}

const reserved = new Set(
  (
    'break case catch class const continue debugger default delete do else enum export extends false finally for function if ' +
    'import in instanceof new null return super switch this throw true try typeof var void while with'
  ).split(' '),
);

/** Whether a function can have a name. */
export function canBeDeclared(name: string): boolean {
  return isName(name) && !reserved.has(name);
}

/**
 * Patterns that do for a text: V8 takes milliseconds to compile a class of Unicode's, and hardly any script has characters
 * beyond ASCII.
 */
export function wordsOf(text: string): WordPatterns {
  return /^[\0-\x7f]*$/.test(text) ? ascii : anyWords;
}

/** A name as a part of a pattern. */
export function escapedWord(name: string): string {
  return name.replace(/[$]/g, '\\$&');
}
