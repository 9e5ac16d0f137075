import { isInlineSpace, isWideSpace } from './characters.js';
import { LanguageError } from './errors.js';
import type { Comment } from './nodes.js';
import { isHighSurrogate, isLineTerminator, isLowSurrogate, LineTable } from './positions.js';
import { T, type Token } from './tokens.js';

/** A text with a reading head, the state of the token that is read, and what stands between tokens. */
export abstract class ReadingHead {
  readonly text: string;
  readonly lines: LineTable;
  readonly comments: Comment[] = [];
  errors: LanguageError[] = [];

  /** The current token, its text, its value as a name or string, and its range. */
  token: Token = T.End;
  literal = '';
  name = '';
  start = 0;
  end = 0;
  /** End of the token before. */
  lastEnd = 0;
  newlineSeen = false;

  protected newlineEnds = false;
  /** The reading head: character under it (-1 at the end), its offset, the offset after it. */
  protected char = 0x20;
  protected at = 0;
  protected headNext = 0;

  constructor(text: string) {
    this.text = text;
    this.lines = new LineTable(text);
  }

  /** Notes an error at an offset (by default under the reading head). */
  protected fail(message: string, start = this.at, end?: number): void {
    this.errors.push(new LanguageError(this.lines, 'parse', message, start, end ?? this.endFor(start)));
  }

  protected endFor(start: number): number {
    if (start === this.start && this.at > start) return this.at;
    return Math.min(start + 1, Math.max(this.text.length, start));
  }

  protected read(): void {
    const { text } = this;
    const at = this.headNext;
    if (at >= text.length) {
      this.at = text.length;
      this.char = -1;
      return;
    }
    const unit = text.charCodeAt(at);
    this.at = at;
    if (unit >= 0xd800 && unit <= 0xdfff) {
      const low = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
      if (isHighSurrogate(unit) && isLowSurrogate(low)) {
        this.char = text.codePointAt(at)!;
        this.headNext = at + 2;
        return;
      }
      this.char = 0xfffd;
    } else this.char = unit;
    this.headNext = at + 1;
  }

  /** The code unit after the one under the head, -1 at the end. */
  protected ahead(): number {
    return this.headNext < this.text.length ? this.text.charCodeAt(this.headNext) : -1;
  }

  protected on(char: number): boolean {
    return this.char === char;
  }

  protected eat(char: number): boolean {
    if (this.char !== char) return false;
    this.read();
    return true;
  }

  protected skipLine(type: 'Line' | 'Hashbang', from: number): void {
    while (this.char !== -1) {
      this.read();
      if (isLineTerminator(this.char)) break;
    }
    this.addComment(type, from);
  }

  protected addComment(type: Comment['type'], start: number): void {
    const last = this.comments[this.comments.length - 1];
    if (!last || start >= last.end) this.comments.push({ type, start, end: this.at });
  }

  protected skipComment(): void {
    const from = this.start;
    if (this.char === 0x2f) {
      this.skipLine('Line', from);
      return;
    }
    this.read();
    let newline = false;
    let closed = false;
    while (this.char >= 0) {
      const { char } = this;
      if (isLineTerminator(char)) newline = true;
      this.read();
      if (char === 0x2a && this.char === 0x2f) {
        this.read();
        closed = true;
        break;
      }
    }
    this.addComment('Block', from);
    if (!closed) this.fail('Unexpected end of input');
    if (newline) {
      this.newlineEnds = false;
      this.newlineSeen = true;
    }
  }

  protected skipSpace(): void {
    for (;;) {
      const { char } = this;
      if (isLineTerminator(char)) {
        if (char === 0x0d && this.ahead() === 0x0a) this.read();
        if (this.newlineEnds) return;
        this.read();
      } else if (char === 0x20 || char === 0x09 || (char > 0x7f ? isSpace(char) : char === 0x0b || char === 0x0c)) {
        this.read();
      } else return;
    }
  }

  /** Skips to the next thing on the line; true when a newline comes first. */
  protected skipSpaceToNewline(): boolean {
    while (isSpace(this.char)) this.read();
    if (this.char === 0x0d && this.ahead() === 0x0a) this.read();
    return isLineTerminator(this.char);
  }

  protected onSpaceOrNewline(): boolean {
    return isLineTerminator(this.char) || isInlineSpace(this.char);
  }
}

function isSpace(char: number): boolean {
  return (
    char === 0x20 ||
    char === 0x09 ||
    char === 0x0b ||
    char === 0x0c ||
    char === 0xfeff ||
    (char > 0x7f && char !== 0x2028 && char !== 0x2029 && isWideSpace(char))
  );
}
