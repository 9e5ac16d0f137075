import { codePointAt, construct, indexOf, NativeRegExp, regExpExec, TextTable } from '../primordials.js';
import { analyse, type Traits } from './analysis.js';
import { Incompatible } from './escapes.js';
import { LinearMatcher } from './linear.js';
import { Matcher } from './matcher.js';
import type { Dialect, Flags, Syntax } from './nodes.js';
import { parsePattern } from './parser.js';
import { printPattern } from './printer.js';

/** Places of a match: start and end of the whole, then of each capture; -1 for a capture that is unset. */
export type Places = number[];

type WithIndices = RegExpExecArray & { readonly indices: readonly (readonly [number, number] | undefined)[] };

/** Characters whose case JavaScript, Go and .NET fold differently. */
const foldedOtherwise = /[\u00b5\u00df\u0130\u0131\u017f\u03c2\u03d1\u1e9e\u2126\u212a\u212b]/;

/** A pattern as one of goja's engines runs it. */
class Engine {
  private readonly dialect: Dialect;
  readonly #flags: Flags;
  private readonly syntax: Syntax | undefined;
  private readonly traits: Traits | undefined;
  private native: RegExp | undefined;
  private matcher: Matcher | undefined;
  private linear: LinearMatcher | undefined;

  constructor(source: string, flags: Flags, dialect: Dialect) {
    this.dialect = dialect;
    this.#flags = flags;
    let printed = source;
    try {
      this.syntax = parsePattern(source, flags, dialect);
      this.traits = analyse(this.syntax, flags);
      printed = printPattern(this.syntax, flags);
    } catch (failure) {
      if (!(failure instanceof Incompatible) || dialect === 're2') throw failure;
      // What we cannot read the engine may: it is the same language but for rare corners.
    }
    if (this.traits?.ownLoops) return;
    const { ignoreCase, unicode, dotAll } = flags;
    // places of captures cost much, so they are asked for only when there are captures
    const options = `${this.syntax?.captures === 0 ? '' : 'd'}g${ignoreCase ? 'i' : ''}${unicode ? 'u' : ''}${this.syntax || !dotAll ? '' : 's'}`;
    try {
      this.native = construct(NativeRegExp, [printed, options]) as RegExp;
    } catch {
      if (!this.syntax) throw new Incompatible();
    }
  }

  find(text: string, from: number): Places | null {
    const native = this.native;
    const { ignoreCase, unicode } = this.#flags;
    const strange = ignoreCase && this.syntax !== undefined && (unicode || regExpExec(foldedOtherwise, text) !== null);
    const wide = this.dialect === 'regexp2' && this.traits?.boundaries === true && !isAscii(text);
    if (!native || strange || wide || (this.dialect === 're2' && this.traits?.mayExplode)) {
      const syntax = this.syntax as Syntax;
      if (this.dialect === 're2') {
        this.linear ??= new LinearMatcher(syntax, this.#flags);
        if (!native || strange || !this.linear.isTooMuch(text)) return this.linear.find(text, from);
      } else {
        this.matcher ??= new Matcher(syntax, this.#flags);
        return this.matcher.find(text, from);
      }
    }
    native.lastIndex = from;
    const match = regExpExec(native, text) as WithIndices | null;
    if (!match) return null;
    if (this.syntax?.captures === 0) return [match.index, match.index + (match[0] as string).length];
    const places: Places = [];
    const { indices } = match;
    const numbers = this.syntax?.numbers;
    const captures = this.syntax ? this.syntax.captures : indices.length - 1;
    for (let i = 0; i < 2 * (captures + 1); i++) places[i] = -1;
    for (let i = 0; i < indices.length; i++) {
      const pair = indices[i];
      if (pair === undefined) continue;
      const number = i === 0 ? 0 : (numbers?.[i - 1] ?? i);
      places[2 * number] = pair[0];
      places[2 * number + 1] = pair[1];
    }
    return places;
  }
}

/** A compiled regular expression: both of goja's engines, and which of them it asks when. */
export class Pattern {
  readonly source: string;
  readonly flags: Flags;
  private readonly re2: Engine | undefined;
  private regexp2: Engine | undefined;

  constructor(source: string, flags: Flags) {
    this.source = source;
    this.flags = flags;
    try {
      this.re2 = new Engine(source, flags, 're2');
    } catch (failure) {
      if (!(failure instanceof Incompatible)) throw failure;
      this.regexp2 = new Engine(source, flags, 'regexp2');
    }
  }

  /** goja starts Go's engine at the beginning only; from anywhere else on it asks regexp2. */
  find(text: string, from: number): Places | null {
    return (this.re2 && from === 0 ? this.re2 : this.backtracking()).find(text, from);
  }

  /** All matches, at most `limit`, as `match`, `replace` and `split` ask for them. */
  findAll(text: string, from: number, limit: number, sticky: boolean): Places[] {
    const re2 = this.re2;
    const useRe2 = re2 !== undefined && from === 0 && (limit === 1 || this.flags.unicode || isAscii(text));
    // the one match that is asked for in a text beyond ASCII may be anywhere (goja forgets the flag there)
    const stays = sticky && !(useRe2 && limit === 1 && !isAscii(text));
    return useRe2 ? this.allRe2(re2, text, limit, stays) : this.allRegexp2(text, from, limit, sticky);
  }

  /** Go: an empty match right after a match does not count. */
  private allRe2(engine: Engine, text: string, limit: number, sticky: boolean): Places[] {
    const found: Places[] = [];
    let at = 0;
    let lastEnd = -1;
    while (found.length < limit && at <= text.length) {
      const places = engine.find(text, at);
      if (!places) break;
      const [start, end] = places as [number, number];
      const repeated = end === at && start === lastEnd;
      at = end === at ? this.advance(text, at) : end;
      lastEnd = end;
      if (!repeated) found[found.length] = places;
    }
    return sticky ? contiguous(found, 0) : found;
  }

  /** .NET: after an empty match it goes on one character further. */
  private allRegexp2(text: string, from: number, limit: number, sticky: boolean): Places[] {
    const engine = this.backtracking();
    const found: Places[] = [];
    let at = from;
    while (found.length < limit && at <= text.length) {
      const places = engine.find(text, at);
      if (!places) break;
      found[found.length] = places;
      const [start, end] = places as [number, number];
      at = end === start ? this.advance(text, end) : end;
    }
    return sticky ? contiguous(found, from) : found;
  }

  private advance(text: string, at: number): number {
    if (!this.flags.unicode) return at + 1;
    return at + ((codePointAt(text, at) ?? 0) > 0xffff ? 2 : 1);
  }

  private backtracking(): Engine {
    this.regexp2 ??= new Engine(this.source, this.flags, 'regexp2');
    return this.regexp2;
  }
}

const beyondAscii = /[^\x00-\x7f]/;

function isAscii(text: string): boolean {
  return regExpExec(beyondAscii, text) === null;
}

function contiguous(found: Places[], from: number): Places[] {
  let at = from;
  for (let i = 0; i < found.length; i++) {
    const [start, end] = found[i] as [number, number];
    if (start !== at) {
      found.length = i;
      break;
    }
    at = end;
  }
  return found;
}

function flagsOf(text: string): Flags {
  const has = (letter: string) => indexOf(text, letter) >= 0;
  return {
    global: has('g'),
    ignoreCase: has('i'),
    multiline: has('m'),
    dotAll: has('s'),
    unicode: has('u'),
    sticky: has('y'),
  };
}

const known = new TextTable<Pattern>();

/** The compiled form of a pattern, made once per run. */
export function patternOf(source: string, flagText: string): Pattern {
  const key = `${flagText}/${source}`;
  let pattern = known.get(key);
  if (!pattern) {
    pattern = new Pattern(source, flagsOf(flagText));
    known.set(key, pattern);
  }
  return pattern;
}
