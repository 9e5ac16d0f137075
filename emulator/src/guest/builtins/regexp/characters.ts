import { charCodeAt, codePointAt, fromCodePoint, regExpExec, toLowerCase, toUpperCase } from '../primordials.js';
import type { Assertion, Dialect, Flags, SetNode } from './nodes.js';
import { contains, wordRanges } from './ranges.js';

/** What a character or a place in a text is to one of goja's engines. */
export class Characters {
  readonly #flags: Flags;
  readonly #dialect: Dialect;

  constructor(flags: Flags, dialect: Dialect) {
    this.#flags = flags;
    this.#dialect = dialect;
  }

  /** How many units the character at a place takes. */
  width(text: string, at: number): number {
    return this.#flags.unicode && (codePointAt(text, at) ?? 0) > 0xffff ? 2 : 1;
  }

  /** The character at a place, which is not the end. */
  at(text: string, at: number): number {
    return this.#flags.unicode ? (codePointAt(text, at) as number) : charCodeAt(text, at);
  }

  /** Whether a character fits one that a pattern asks for, or a set. */
  fitting(node: { readonly kind: 'char'; readonly code: number } | SetNode): (code: number) => boolean {
    return node.kind === 'char' ? (code) => this.same(code, node.code) : (code) => this.#inSet(node, code);
  }

  same(code: number, wanted: number): boolean {
    if (code === wanted) return true;
    return this.#flags.ignoreCase && this.#fold(code) === this.#fold(wanted);
  }

  #inSet(set: SetNode, code: number): boolean {
    let found = contains(set.ranges, code) || hasProperty(set, code);
    if (!found && this.#flags.ignoreCase) {
      const folded = this.#fold(code);
      found = contains(set.ranges, folded) || contains(set.ranges, upper(folded));
      const strange = strangers[folded];
      if (!found && strange !== undefined && this.#fold(strange) === folded) found = contains(set.ranges, strange);
    }
    return found !== set.negated;
  }

  /** What stands for all characters that differ in case alone: simple folding in Go, lower case in .NET. */
  #fold(code: number): number {
    if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code;
    if (this.#dialect === 'regexp2') return code === 0x130 ? 0x69 : lower(code);
    return code === 0x131 || code === 0x130 ? code : lower(upper(code));
  }

  /** Whether an assertion holds at a place. */
  holds(kind: Assertion, text: string, at: number): boolean {
    switch (kind) {
      case 'start':
        return at === 0 || (this.#flags.multiline && text[at - 1] === '\n');
      case 'end':
        return at === text.length || (this.#flags.multiline && text[at] === '\n');
      default:
        return (this.#isWordBefore(text, at) !== this.#isWordAt(text, at)) === (kind === 'word');
    }
  }

  #isWordBefore(text: string, at: number): boolean {
    if (at === 0) return false;
    const isPair = this.#flags.unicode && at > 1 && (codePointAt(text, at - 2) as number) > 0xffff;
    return this.#isWordAt(text, isPair ? at - 2 : at - 1);
  }

  /** Letters to Go are those of ASCII; regexp2 takes all there are at boundaries, though not for `\w`. */
  #isWordAt(text: string, at: number): boolean {
    if (at >= text.length) return false;
    const code = this.at(text, at);
    if (code < 128 || this.#dialect === 're2') return contains(wordRanges, code);
    return regExpExec(anyWord, fromCodePoint(code)) !== null;
  }
}

function hasProperty({ properties }: SetNode, code: number): boolean {
  for (let i = 0; properties && i < properties.length; i++) {
    if (regExpExec(properties[i] as RegExp, fromCodePoint(code)) !== null) return true;
  }
  return false;
}

const anyWord = /[\p{L}\p{Mn}\p{Nd}\p{Pc}]/u;

/** Characters whose fold is that of another, which is the key: found by neither upper nor lower case of it. */
const strangers: Readonly<Record<string, number>> = {
  __proto__: null as never,
  107: 0x212a,
  115: 0x17f,
  223: 0x1e9e,
  229: 0x212b,
  969: 0x2126,
  963: 0x3c2,
  956: 0xb5,
  952: 0x3d1,
};

function lower(code: number): number {
  return single(toLowerCase(fromCodePoint(code)), code);
}

function upper(code: number): number {
  return single(toUpperCase(fromCodePoint(code)), code);
}

function single(text: string, otherwise: number): number {
  const code = codePointAt(text, 0) as number;
  return text.length === (code > 0xffff ? 2 : 1) ? code : otherwise;
}
