/**
 * A tolerant look at a script: which text is code, which comments there are, which functions stand at the top level. It
 * works on any text, also while it is being typed and no parser accepts it, and in one pass.
 */
import { type WordPatterns, wordsOf } from './words.js';

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Comment extends Span {
  /** Text without the comment signs; leading stars of block comments are gone, lines are kept. */
  readonly text: string;
}

export interface FoundParameter extends Span {
  /** Absent for patterns. */
  readonly name: string | undefined;
}

export interface FoundFunction extends Span {
  readonly name: string;
  readonly nameSpan: Span;
  readonly parameters: readonly FoundParameter[];
  readonly form: 'function' | 'expression';
  readonly async: boolean;
  readonly generator: boolean;
}

export interface Scan {
  readonly text: string;
  /** The text with comments, strings and regular expressions blanked out; same length, same lines. */
  readonly code: string;
  readonly comments: readonly Comment[];
  readonly functions: readonly FoundFunction[];
}

/** Scans a script. Never throws. */
export function scan(text: string): Scan {
  const { code, comments } = blank(text);
  return { text, code, comments, functions: topLevelFunctions(code) };
}

/** After these, a slash starts a regular expression. */
const regexAfterWord =
  /(?:^|[^\w$.])(?:return|typeof|case|in|of|delete|void|throw|new|do|else|instanceof|yield|await)$/;

function blank(text: string): { code: string; comments: Comment[] } {
  const out: string[] = [];
  const comments: Comment[] = [];
  /** Depth of braces at which each open template's `${` began. */
  const templates: number[] = [];
  let depth = 0;
  let copied = 0;
  let index = 0;
  const hide = (start: number, end: number): void => {
    out.push(text.slice(copied, start), text.slice(start, end).replace(/[^\r\n\u2028\u2029]/g, ' '));
    copied = end;
  };
  const regexAllowed = (): boolean => {
    const last = lastOfCode(text, index, comments);
    return (
      last < 0 ||
      /[([{,;=:!&|?+\-*%~^<>}]/.test(text[last]!) ||
      regexAfterWord.test(text.slice(Math.max(0, last - 12), last + 1))
    );
  };
  const turns = /["'`{}/]/g;
  while (index < text.length) {
    turns.lastIndex = index;
    if (!turns.test(text)) break;
    index = turns.lastIndex - 1;
    const char = text[index]!;
    const next = text[index + 1];
    if (char === '/' && next === '/') {
      const end = lineEnd(text, index);
      comments.push({ start: index, end, text: text.slice(index + 2, end).trim() });
      hide(index, end);
      index = end;
    } else if (char === '/' && next === '*') {
      const close = text.indexOf('*/', index + 2);
      const end = close < 0 ? text.length : close + 2;
      const inner = text.slice(index + 2, close < 0 ? text.length : close);
      comments.push({ start: index, end, text: inner.replace(/^[ \t]*\*+[ \t]?/gm, '').trim() });
      hide(index, end);
      index = end;
    } else if (char === '"' || char === "'") {
      const end = stringEnd(text, index, char);
      hide(index + 1, Math.max(index + 1, end - 1));
      index = end;
    } else if (char === '`') {
      index = hideTemplate(text, index + 1, hide, () => templates.push(depth));
    } else if (char === '{') {
      depth++;
      index++;
    } else if (char === '}') {
      if (templates.at(-1) === depth) {
        templates.pop();
        hide(index, index + 1);
        index = hideTemplate(text, index + 1, hide, () => templates.push(depth));
      } else {
        depth = Math.max(0, depth - 1);
        index++;
      }
    } else if (char === '/' && regexAllowed()) {
      const end = regexEnd(text, index);
      if (end > index) hide(index, end);
      index = Math.max(end, index + 1);
    } else index++;
  }
  out.push(text.slice(copied));
  return { code: out.join(''), comments };
}

/** Index of the last character before a place that is neither space nor in a comment. */
function lastOfCode(text: string, before: number, comments: readonly Comment[]): number {
  let index = before - 1;
  let comment = comments.length - 1;
  while (index >= 0) {
    const earlier = comments[comment];
    if (/\s/.test(text[index]!)) index--;
    else if (earlier?.end === index + 1) {
      index = earlier.start - 1;
      comment--;
    } else break;
  }
  return index;
}

/** Blanks template text up to the closing backtick or the next `${`, and gives the index after it. */
function hideTemplate(
  text: string,
  start: number,
  hide: (start: number, end: number) => void,
  open: () => void,
): number {
  let index = start;
  while (index < text.length) {
    const char = text[index];
    if (char === '\\') index += 2;
    else if (char === '`') {
      hide(start, index);
      return index + 1;
    } else if (char === '$' && text[index + 1] === '{') {
      hide(start, index + 2);
      open();
      return index + 2;
    } else index++;
  }
  hide(start, text.length);
  return text.length;
}

function lineEnd(text: string, from: number): number {
  const found = /[\r\n\u2028\u2029]/g;
  found.lastIndex = from;
  return found.exec(text)?.index ?? text.length;
}

function stringEnd(text: string, start: number, quote: string): number {
  for (let index = start + 1; index < text.length; index++) {
    const char = text[index];
    if (char === '\\') index++;
    else if (char === quote) return index + 1;
    else if (char === '\n' || char === '\r') return index;
  }
  return text.length;
}

function regexEnd(text: string, start: number): number {
  let inClass = false;
  for (let index = start + 1; index < text.length; index++) {
    const char = text[index];
    if (char === '\\') index++;
    else if (char === '\n' || char === '\r') return start;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return index + 1;
  }
  return start;
}

interface FunctionPatterns {
  readonly declared: RegExp;
  readonly assigned: RegExp;
  readonly assignedBare: RegExp;
  readonly plainName: RegExp;
}

const made = new Map<WordPatterns, FunctionPatterns>();
let last: { readonly code: string; readonly patterns: FunctionPatterns } | undefined;

/** What functions look like in a text. */
function patternsFor(code: string): FunctionPatterns {
  if (last?.code === code) return last.patterns;
  const words = wordsOf(code);
  let patterns = made.get(words);
  if (patterns === undefined) {
    patterns = functionPatterns(words);
    made.set(words, patterns);
  }
  last = { code, patterns };
  return patterns;
}

function functionPatterns({ word, flag }: WordPatterns): FunctionPatterns {
  return {
    declared: new RegExp(`(async\\s+)?function\\s*(\\*)?\\s*(${word})\\s*\\(`, `y${flag}`),
    assigned: new RegExp(
      `(?:const|let|var)\\s+(${word})\\s*=\\s*(async\\b\\s*)?(?:(function)\\s*(\\*)?\\s*(?:${word})?\\s*)?\\(`,
      `y${flag}`,
    ),
    assignedBare: new RegExp(`(?:const|let|var)\\s+(${word})\\s*=\\s*(async\\s+)?(${word})\\s*=>`, `y${flag}`),
    plainName: new RegExp(`^${word}$`, flag),
  };
}

function topLevelFunctions(code: string): FoundFunction[] {
  const found: FoundFunction[] = [];
  // Outside of brackets a function may begin: with `async`, `const`, `function`, `let` or `var`.
  const outside = /[{([})\]]|(?<![\w$.])[acflv]/g;
  const inside = /[{([})\]]/g;
  let depth = 0;
  for (let from = 0; ; ) {
    const turns = depth === 0 ? outside : inside;
    turns.lastIndex = from;
    if (!turns.test(code)) return found;
    from = turns.lastIndex;
    const char = code[from - 1]!;
    if (char === '{' || char === '(' || char === '[') depth++;
    else if (char === '}' || char === ')' || char === ']') depth = Math.max(0, depth - 1);
    else {
      const one = functionAt(code, from - 1);
      if (one === undefined) continue;
      found.push(one);
      from = Math.max(from, one.parameters.at(-1)?.end ?? one.nameSpan.end);
    }
  }
}

/** The function that begins at an index of a scan's code, declared or the value of a variable. */
export function functionAt(code: string, index: number): FoundFunction | undefined {
  const { declared, assigned, assignedBare } = patternsFor(code);
  declared.lastIndex = index;
  const declaration = declared.exec(code);
  if (declaration !== null) {
    const name = declaration[3]!;
    const list = parametersAt(code, declared.lastIndex - 1);
    return {
      start: index,
      end: list.end,
      name,
      nameSpan: spanOf(code, name, index + (declaration[1]?.length ?? 0) + 'function'.length),
      parameters: list.parameters,
      form: 'function',
      async: declaration[1] !== undefined,
      generator: declaration[2] !== undefined,
    };
  }
  assigned.lastIndex = index;
  const variable = assigned.exec(code);
  if (variable !== null) {
    const list = parametersAt(code, assigned.lastIndex - 1);
    if (variable[3] === undefined && !/^\s*=>/.test(code.slice(list.end, list.end + 20))) return undefined;
    return {
      start: index,
      end: list.end,
      name: variable[1]!,
      nameSpan: spanOf(code, variable[1]!, index + 3),
      parameters: list.parameters,
      form: 'expression',
      async: variable[2] !== undefined,
      generator: variable[4] !== undefined,
    };
  }
  assignedBare.lastIndex = index;
  const bare = assignedBare.exec(code);
  if (bare === null) return undefined;
  return {
    start: index,
    end: assignedBare.lastIndex,
    name: bare[1]!,
    nameSpan: spanOf(code, bare[1]!, index + 3),
    // Without parentheses there is no room for an annotation, so the parameter is left out on purpose.
    parameters: [],
    form: 'expression',
    async: bare[2] !== undefined,
    generator: false,
  };
}

function spanOf(code: string, name: string, from: number): Span {
  const start = code.indexOf(name, from);
  return { start, end: start + name.length };
}

/** The parameters between brackets of a scan's code, and the index behind the closing one. */
export function parametersAt(code: string, open: number): { parameters: FoundParameter[]; end: number } {
  const found: FoundParameter[] = [];
  const { plainName } = patternsFor(code);
  let depth = 0;
  let start = open + 1;
  const take = (end: number): void => {
    const raw = code.slice(start, end);
    const text = raw.trim();
    if (text !== '') {
      const from = start + raw.indexOf(text);
      const name = text.split('=')[0]!.trim();
      found.push({ start: from, end: from + text.length, name: plainName.test(name) ? name : undefined });
    }
    start = end + 1;
  };
  for (let index = open; index < code.length; index++) {
    const char = code[index]!;
    if (char === '(' || char === '{' || char === '[') depth++;
    else if (char === ')' || char === '}' || char === ']') {
      depth--;
      if (depth === 0) {
        take(index);
        return { parameters: found, end: index + 1 };
      }
    } else if (char === ',' && depth === 1) take(index);
  }
  return { parameters: found, end: code.length };
}
