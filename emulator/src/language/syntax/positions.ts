/**
 * Places in a text as goja counts them: lines from 1, columns from 1 in bytes of UTF-8. A line ends at \n, \r, \r\n,
 * U+2028 and U+2029.
 */
export interface Place {
  line: number;
  column: number;
}

/** Number of UTF-8 bytes of text[from, to); a lone surrogate counts as U+FFFD (three bytes). */
export function utf8Length(text: string, from: number, to: number): number {
  let bytes = to - from;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit < 0x800) bytes += 1;
    else if (isHighSurrogate(unit) && i + 1 < text.length && isLowSurrogate(text.charCodeAt(i + 1))) {
      bytes += i + 1 < to ? 2 : 3;
      i++;
    } else bytes += 2;
  }
  return bytes;
}

export function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

export function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

export function isLineTerminator(char: number): boolean {
  return char === 0x0a || char === 0x0d || char === 0x2028 || char === 0x2029;
}

/** The lines of a text, found once when first asked for. */
export class LineTable {
  readonly text: string;
  #starts: number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Offsets at which the lines begin; the first is 0. */
  get starts(): readonly number[] {
    if (this.#starts) return this.#starts;
    const starts = [0];
    const { text } = this;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (!isLineTerminator(unit)) continue;
      if (unit === 0x0d && text.charCodeAt(i + 1) === 0x0a) i++;
      starts.push(i + 1);
    }
    this.#starts = starts;
    return starts;
  }

  /** Index (from 0) of the line that holds the offset. */
  lineAt(offset: number): number {
    const { starts } = this;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Line and byte column of a UTF-16 offset. An offset of -1 (goja: "no place") gives column 0 of line 1. */
  place(offset: number): Place {
    if (offset < 0) return { line: 1, column: offset + 1 };
    const line = this.lineAt(offset);
    return { line: line + 1, column: utf8Length(this.text, this.starts[line]!, offset) + 1 };
  }
}
