import {
  type FoundFunction,
  type FoundParameter,
  functionAt,
  parametersAt,
} from '../../../emulator/src/binding/scan.js';
import { anyWords, endsAfter, escapedWord, freeBefore } from '../../../emulator/src/binding/words.js';

/** A function of a script that is not the action. */
export interface Helper {
  readonly parameters: readonly FoundParameter[];
  /** Where its parameters end. */
  readonly end: number;
  /** Finds where it is mentioned: the name, with what belongs to it before. */
  readonly mention: RegExp;
  /** Where its own name stands. */
  readonly named: number;
}

const { part, word } = anyWords;
/** `name(…) {` of a class or an object, `name: function (…)`, `object.name = (…) =>`. */
const method = new RegExp(
  String.raw`(?<![${part}])(${word})\s*(?:[:=]\s*(?:async\s*)?(function\b\s*\*?\s*(?:${word})?\s*)?)?\(`,
  'gu',
);
const classNames = new RegExp(String.raw`\bclass\s+(${word})`, 'gu');
const keywords = /^(?:if|for|while|switch|catch|with|function|return|typeof|await|new|super|const|let|var)$/;
const within = new RegExp(String.raw`${freeBefore}(?:async|const|let|var|function)\b`, 'gu');

const declaring = /\b(?:const|let|var|function\s?\*?)\s{0,9}$/;
/** More functions than this nobody follows: each is looked for in all of the text. */
const most = 100;

/** The functions of a script by their names: those at the top, those within others, methods and constructors. */
export function helpersOf(code: string, top: readonly FoundFunction[]): readonly Helper[] {
  const found = new Map<string, Helper[]>();
  const add = (
    name: string,
    before: string,
    { parameters, end }: Pick<Helper, 'parameters' | 'end'>,
    named: number,
  ): void => {
    if (parameters.length === 0) return;
    const mention = new RegExp(before + escapedWord(name) + endsAfter, 'gu');
    const same = found.get(mention.source);
    if (same === undefined) found.set(mention.source, [{ parameters, end, mention, named }]);
    else same.push({ parameters, end, mention, named });
  };
  for (const one of top) add(one.name, freeBefore, one, one.nameSpan.start);
  const isTop = new Set(top.map(({ nameSpan }) => nameSpan.start));
  for (const { index } of code.matchAll(within)) {
    const one = functionAt(code, index);
    if (one !== undefined && !isTop.has(one.nameSpan.start)) add(one.name, freeBefore, one, one.nameSpan.start);
  }
  const classes = [...code.matchAll(classNames)];
  for (const match of code.matchAll(method)) {
    const [whole, name, isFunction] = match;
    if (keywords.test(name!) || declaring.test(code.slice(Math.max(0, match.index - 20), match.index))) continue;
    const isSet = /[:=]/.test(whole);
    if (!isSet && code[match.index - 1] === '.') continue;
    const list = parametersAt(code, match.index + whole.length - 1);
    const after = code.slice(list.end, list.end + 20).trimStart();
    const isArrow = after.startsWith('=>');
    const isMethod = !isSet && after.startsWith('{');
    if (!(isFunction !== undefined || isMethod || (isArrow && isSet))) continue;
    const owner = name === 'constructor' ? classes.findLast(({ index }) => index < match.index)?.[1] : undefined;
    if (owner !== undefined) add(owner, String.raw`\bnew\s+`, list, match.index);
    else add(name!, String.raw`\.\s*`, list, match.index);
  }
  return found.size > most ? [] : [...found.values()].flatMap((same) => (same.length === 1 ? same : []));
}

/** Index of the bracket that closes the one at an index. */
export function closing(code: string, open: number): number {
  let depth = 0;
  for (let index = open; index < code.length; index++) {
    const char = code[index]!;
    if (char === '{' || char === '(' || char === '[') depth++;
    else if ((char === '}' || char === ')' || char === ']') && --depth === 0) return index;
  }
  return code.length;
}
