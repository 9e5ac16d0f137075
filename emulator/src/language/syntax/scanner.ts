import { continuesName, digitValue, isDecimal, isInlineSpace, isWideSpace, startsName } from './characters.js';
import { LanguageError } from './errors.js';
import { cook } from './literals.js';
import type { Comment } from './nodes.js';
import { isHighSurrogate, isLineTerminator, isLowSurrogate, LineTable } from './positions.js';
import { T, type Token, wordToken } from './tokens.js';

/** What has to be remembered to read a stretch of text a second time. */
export interface Mark {
  token: Token;
  literal: string;
  name: string;
  start: number;
  end: number;
  lastEnd: number;
  newlineEnds: boolean;
  newlineSeen: boolean;
  char: number;
  at: number;
  next: number;
  errors: number;
}

/** A piece of a template: between a backtick or `}` and the next `${` or backtick. */
export interface TemplatePart {
  start: number;
  end: number;
  raw: string;
  cooked: string | null;
  /** It was the last one: a backtick ended it, or the text did. */
  last: boolean;
  /** Why it has no cooked text. */
  badEscape: string | undefined;
  unterminated: boolean;
}

/**
 * Turns text into tokens, one at a time, with the habits of goja's scanner that can be seen from outside:
 * - whether a newline may end a statement (`newlineEnds`) is left as it was by most keywords, and only a newline met
 *   while it holds counts (`newlineSeen`);
 * - a character that belongs nowhere is an error at once, and an illegal token besides, and so counts twice;
 * - the place of an "unexpected end" is the place of the reading head.
 */
export abstract class Scanner {
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

  /** Whether a contextual word (await, yield …) is an ordinary name here. */
  protected abstract isNameHere(token: Token): boolean;

  protected next(): void {
    this.lastEnd = this.end;
    this.tokenEnd = -1;
    this.token = this.scan();
    this.end = this.tokenEnd < 0 ? this.at : this.tokenEnd;
  }

  /** End of the token when the head had to look beyond it, else -1. */
  private tokenEnd = -1;

  /** The kind of the token after this one; reads nothing. Errors found on the way stay, as in goja. */
  protected peek(): Token {
    const { literal, name, start, newlineEnds, newlineSeen, char, at, headNext } = this;
    const token = this.scan();
    this.literal = literal;
    this.name = name;
    this.start = start;
    this.newlineEnds = newlineEnds;
    this.newlineSeen = newlineSeen;
    this.char = char;
    this.at = at;
    this.headNext = headNext;
    return token;
  }

  protected mark(): Mark {
    return {
      token: this.token,
      literal: this.literal,
      name: this.name,
      start: this.start,
      end: this.end,
      lastEnd: this.lastEnd,
      newlineEnds: this.newlineEnds,
      newlineSeen: this.newlineSeen,
      char: this.char,
      at: this.at,
      next: this.headNext,
      errors: this.errors.length,
    };
  }

  protected restore(mark: Mark): void {
    this.token = mark.token;
    this.literal = mark.literal;
    this.name = mark.name;
    this.start = mark.start;
    this.end = mark.end;
    this.lastEnd = mark.lastEnd;
    this.newlineEnds = mark.newlineEnds;
    this.newlineSeen = mark.newlineSeen;
    this.char = mark.char;
    this.at = mark.at;
    this.headNext = mark.next;
    this.errors.length = mark.errors;
  }

  /** Notes an error at an offset (by default under the reading head). */
  protected fail(message: string, start = this.at, end?: number): void {
    this.errors.push(new LanguageError(this.lines, 'parse', message, start, end ?? this.endFor(start)));
  }

  private endFor(start: number): number {
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
  private ahead(): number {
    return this.headNext < this.text.length ? this.text.charCodeAt(this.headNext) : -1;
  }

  private on(char: number): boolean {
    return this.char === char;
  }

  private eat(char: number): boolean {
    if (this.char !== char) return false;
    this.read();
    return true;
  }

  private scan(): Token {
    this.newlineSeen = false;
    this.literal = '';
    this.name = '';
    for (;;) {
      this.skipSpace();
      this.start = this.at;
      const { char } = this;
      if (startsName(char)) return this.scanWord();
      if (isDecimal(char)) {
        this.newlineEnds = true;
        return this.scanNumber(false);
      }
      this.read();
      if (char === 0x2f && (this.char === 0x2f || this.char === 0x2a)) {
        this.skipComment();
        continue;
      }
      if (char === 0x23 && this.at === 1 && this.char === 0x21) {
        this.skipLine('Hashbang', 0);
        continue;
      }
      if (isLineTerminator(char)) {
        this.newlineEnds = false;
        this.newlineSeen = true;
        continue;
      }
      return this.scanPunctuation(char);
    }
  }

  private scanWord(): Token {
    const escaped = this.scanName();
    if (escaped === undefined) {
      this.newlineEnds = false;
      return T.Illegal;
    }
    const word = this.name.length > 1 ? wordToken(this.name) : undefined;
    if (escaped) {
      this.newlineEnds = true;
      return word === undefined || this.isNameHere(word) ? T.Identifier : T.EscapedReserved;
    }
    switch (word) {
      case undefined:
        this.newlineEnds = true;
        return T.Identifier;
      case T.Boolean:
      case T.Null:
      case T.this:
      case T.break:
      case T.throw:
      case T.yield:
      case T.return:
      case T.continue:
      case T.debugger:
        this.newlineEnds = true;
        return word;
      case T.async:
        this.tokenEnd = this.at;
        if (this.skipSpaceToNewline()) {
          this.newlineEnds = true;
          return T.Identifier;
        }
        return word;
      default:
        return word;
    }
  }

  /** Reads a name. Answers whether it had escapes, or undefined when it is no name (goja then drops its text). */
  private scanName(): boolean | undefined {
    const from = this.at;
    let escaped = false;
    while (continuesName(this.char)) {
      if (this.char === 0x5c) {
        escaped = true;
        const first = this.at === from;
        const value = this.scanNameEscape();
        if (value === undefined || value === 0x5c || value > 0x10ffff) return undefined;
        if (!(first ? startsName(value) : continuesName(value))) return undefined;
      }
      this.read();
    }
    const literal = this.text.slice(from, this.at);
    this.literal = literal;
    if (!escaped) {
      this.name = literal;
      return false;
    }
    const cooked = cook(literal, false);
    if (cooked.text === undefined) {
      this.literal = '';
      return undefined;
    }
    this.name = cooked.text;
    return true;
  }

  /** From a backslash to the last character of a \u escape. The digits are looked at as bytes, as goja does. */
  private scanNameEscape(): number | undefined {
    this.read();
    if (this.char !== 0x75) return undefined;
    let value = 0;
    if (this.ahead() === 0x7b) {
      this.read();
      value = -1;
      while (value <= 0x10ffff) {
        this.read();
        if (this.on(0x7d)) break;
        const digit = digitValue(this.char & 0xff);
        if (digit > 15) return undefined;
        value = value === -1 ? digit : value * 16 + digit;
      }
      return value === -1 ? undefined : value;
    }
    for (let n = 0; n < 4; n++) {
      this.read();
      const digit = digitValue(this.char & 0xff);
      if (digit > 15) return undefined;
      value = value * 16 + digit;
    }
    return value;
  }

  private scanPunctuation(char: number): Token {
    let ends = false;
    let token: Token = T.Illegal;
    switch (char) {
      case -1:
        if (this.newlineEnds) this.newlineSeen = true;
        token = T.End;
        break;
      case 0x3a:
        token = T[':'];
        break;
      case 0x2e:
        if (digitValue(this.char) < 10) {
          ends = true;
          token = this.scanNumber(true);
        } else if (this.eat(0x2e)) token = this.eat(0x2e) ? T['...'] : T.Illegal;
        else token = T['.'];
        break;
      case 0x2c:
        token = T[','];
        break;
      case 0x3b:
        token = T[';'];
        break;
      case 0x28:
        token = T['('];
        break;
      case 0x29:
        token = T[')'];
        ends = true;
        break;
      case 0x5b:
        token = T['['];
        break;
      case 0x5d:
        token = T[']'];
        ends = true;
        break;
      case 0x7b:
        token = T['{'];
        break;
      case 0x7d:
        token = T['}'];
        ends = true;
        break;
      case 0x2b:
        token = this.eat(0x3d) ? T['+='] : this.eat(0x2b) ? T['++'] : T['+'];
        ends = token === T['++'];
        break;
      case 0x2d:
        token = this.eat(0x3d) ? T['-='] : this.eat(0x2d) ? T['--'] : T['-'];
        ends = token === T['--'];
        break;
      case 0x2a:
        if (this.eat(0x2a)) token = this.eat(0x3d) ? T['**='] : T['**'];
        else token = this.eat(0x3d) ? T['*='] : T['*'];
        break;
      case 0x2f:
        token = this.eat(0x3d) ? T['/='] : T['/'];
        ends = true;
        break;
      case 0x25:
        token = this.eat(0x3d) ? T['%='] : T['%'];
        break;
      case 0x5e:
        token = this.eat(0x3d) ? T['^='] : T['^'];
        break;
      case 0x3c:
        if (this.eat(0x3d)) token = T['<='];
        else if (this.eat(0x3c)) token = this.eat(0x3d) ? T['<<='] : T['<<'];
        else token = T['<'];
        break;
      case 0x3e:
        token = this.scanGreater();
        break;
      case 0x3d:
        if (this.eat(0x3e)) token = this.newlineSeen ? T.Illegal : T['=>'];
        else if (this.eat(0x3d)) token = this.eat(0x3d) ? T['==='] : T['=='];
        else token = T['='];
        break;
      case 0x21:
        if (this.eat(0x3d)) token = this.eat(0x3d) ? T['!=='] : T['!='];
        else token = T['!'];
        break;
      case 0x26:
        if (this.eat(0x3d)) token = T['&='];
        else if (this.eat(0x26)) token = this.eat(0x3d) ? T['&&='] : T['&&'];
        else token = T['&'];
        break;
      case 0x7c:
        if (this.eat(0x3d)) token = T['|='];
        else if (this.eat(0x7c)) token = this.eat(0x3d) ? T['||='] : T['||'];
        else token = T['|'];
        break;
      case 0x7e:
        token = T['~'];
        break;
      case 0x3f:
        if (this.char === 0x2e && !isDecimal(this.ahead())) {
          this.read();
          token = T['?.'];
        } else if (this.eat(0x3f)) token = this.eat(0x3d) ? T['??='] : T['??'];
        else token = T['?'];
        break;
      case 0x22:
      case 0x27:
        ends = true;
        token = this.scanStringToken();
        break;
      case 0x60:
        token = T.Template;
        break;
      case 0x23:
        if (this.scanName() !== undefined && this.literal !== '') {
          token = T.PrivateName;
          ends = true;
        }
        break;
      default:
        this.fail('Unexpected token ILLEGAL', this.start);
    }
    this.newlineEnds = ends;
    return token;
  }

  private scanGreater(): Token {
    if (this.eat(0x3d)) return T['>='];
    if (!this.eat(0x3e)) return T['>'];
    if (this.eat(0x3d)) return T['>>='];
    if (!this.eat(0x3e)) return T['>>'];
    return this.eat(0x3d) ? T['>>>='] : T['>>>'];
  }

  private skipLine(type: 'Line' | 'Hashbang', from: number): void {
    while (this.char !== -1) {
      this.read();
      if (isLineTerminator(this.char)) break;
    }
    this.addComment(type, from);
  }

  private addComment(type: Comment['type'], start: number): void {
    const last = this.comments[this.comments.length - 1];
    if (!last || start >= last.end) this.comments.push({ type, start, end: this.at });
  }

  private skipComment(): void {
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

  private skipSpace(): void {
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
  private skipSpaceToNewline(): boolean {
    while (isSpace(this.char)) this.read();
    if (this.char === 0x0d && this.ahead() === 0x0a) this.read();
    return isLineTerminator(this.char);
  }

  protected onSpaceOrNewline(): boolean {
    return isLineTerminator(this.char) || isInlineSpace(this.char);
  }

  private scanDigits(base: number, separators: boolean): void {
    while (digitValue(this.char) < base || (separators && this.char === 0x5f)) {
      const underscore = this.char === 0x5f;
      this.read();
      if (underscore && digitValue(this.char) >= base) {
        this.fail('Only one underscore is allowed as numeric separator');
      }
    }
  }

  private scanNumber(afterPoint: boolean): Token {
    const from = afterPoint ? this.at - 1 : this.at;
    const token = this.scanNumberBody(afterPoint);
    this.literal = this.text.slice(from, this.at);
    return token;
  }

  private scanNumberBody(afterPoint: boolean): Token {
    if (!afterPoint && this.char === 0x30) {
      this.read();
      const lower = this.char | 0x20;
      const base = lower === 0x78 ? 16 : lower === 0x6f ? 8 : lower === 0x62 ? 2 : 0;
      if (base > 0) {
        this.read();
        if (digitValue(this.char) >= base) return T.Illegal;
        this.scanDigits(base, true);
        return this.numberEnd();
      }
      if (!this.on(0x2e) && lower !== 0x65) {
        this.scanDigits(8, false);
        return this.numberEnd();
      }
    } else this.scanDigits(10, true);
    if (!afterPoint && this.eat(0x2e)) this.scanDigits(10, true);
    if ((this.char | 0x20) === 0x65) {
      this.read();
      if (this.char === 0x2d || this.char === 0x2b) this.read();
      if (!isDecimal(this.char)) return T.Illegal;
      this.read();
      this.scanDigits(10, true);
    }
    return this.numberEnd();
  }

  private numberEnd(): Token {
    if ((this.char | 0x20) === 0x6e) {
      this.read();
      return T.Number;
    }
    return startsName(this.char) || isDecimal(this.char) ? T.Illegal : T.Number;
  }

  private scanStringToken(): Token {
    const from = this.at - 1;
    if (this.scanQuoted(from) !== undefined) return T.Illegal;
    const literal = this.text.slice(from, this.at);
    const cooked = cook(literal.slice(1, -1), false);
    this.literal = literal;
    this.name = cooked.text ?? '';
    return cooked.error === undefined ? T.String : T.Illegal;
  }

  /**
   * Reads to the end of a string, or of a regular expression when a slash opened it (then a slash inside brackets does
   * not end it). Answers why it did not end. Inside brackets goja takes the end of the text for the end of the
   * expression, and a newline there ends it without an error of its own.
   */
  protected scanQuoted(from: number): string | undefined {
    const slash = 0x2f;
    const opened = this.text.charCodeAt(from);
    let quote = opened;
    while (this.char !== quote) {
      const { char } = this;
      if (char === 0x0a || char === 0x0d || char < 0) return this.unclosed(quote, from);
      if (quote === slash && isLineTerminator(char)) return this.unclosed(quote, from);
      this.read();
      if (char === 0x5c) {
        if (isLineTerminator(this.char) || this.char < 0) {
          if (quote === slash) return this.unclosed(quote, from);
          this.scanNewline();
        } else this.skipEscape(quote);
      } else if (char === 0x5b && quote === slash) quote = -1;
      else if (char === 0x5d && quote === -1) quote = slash;
    }
    this.read();
    return undefined;
  }

  private unclosed(quote: number, from: number): string {
    this.scanNewline();
    if (quote !== 0x2f) return 'String not terminated';
    const message = 'Invalid regular expression: missing /';
    this.fail(message, from, this.at);
    return message;
  }

  private scanNewline(): void {
    if (this.char === 0x0d) {
      this.read();
      if (!this.on(0x0a)) return;
    }
    this.read();
  }

  private skipEscape(quote: number): void {
    const { char } = this;
    let left = 0;
    let base = 16;
    if (char >= 0x30 && char <= 0x37) {
      left = 3;
      base = 8;
    } else {
      this.read();
      if (char === 0x78) left = 2;
      else if (char === 0x75) {
        if (this.char === 0x7b) {
          this.read();
          this.skipBraced(quote);
          return;
        }
        left = 4;
      } else if (char === 0x0d && this.char === 0x0a) this.read();
    }
    for (; left > 0 && this.char !== quote && this.char >= 0; left--) {
      if (digitValue(this.char) >= base) break;
      this.read();
    }
  }

  private skipBraced(quote: number): void {
    let value = 0;
    while (this.char !== quote && this.char >= 0 && value < 0x10ffff) {
      if (this.char === 0x7d) {
        this.read();
        return;
      }
      const digit = digitValue(this.char);
      if (digit > 15) return;
      value = value * 16 + digit;
      this.read();
    }
  }

  /** Reads a piece of a template; the head stands after the backtick or the brace that opened it. */
  protected scanTemplatePart(): TemplatePart {
    const from = this.at;
    let badEscape: string | undefined;
    for (;;) {
      const { char } = this;
      if (char < 0) {
        return { start: from, end: this.at, raw: '', cooked: '', last: true, badEscape: undefined, unterminated: true };
      }
      this.read();
      if (char === 0x60) return this.templatePart(from, this.at - 1, true, badEscape);
      if (char === 0x24 && this.char === 0x7b) {
        this.read();
        return this.templatePart(from, this.at - 2, false, badEscape);
      }
      if (char !== 0x5c) continue;
      if (isLineTerminator(this.char) || this.char < 0) this.scanNewline();
      else {
        if (this.char === 0x38 || this.char === 0x39) badEscape ??= '\\8 and \\9 are not allowed in template strings.';
        this.skipEscape(0x60);
      }
    }
  }

  private templatePart(start: number, end: number, last: boolean, bad: string | undefined): TemplatePart {
    let raw = this.text.slice(start, end);
    if (raw.includes('\r')) raw = raw.replace(/\r\n?/g, '\n');
    let badEscape = bad;
    let cooked: string | null = null;
    if (badEscape === undefined) {
      const result = cook(raw, true);
      if (result.text === undefined) badEscape = result.error;
      else cooked = result.text;
    }
    this.newlineEnds = true;
    return { start, end, raw, cooked, last, badEscape, unterminated: false };
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
