import { digitValue, isDecimal, startsName } from './characters.js';
import { cook } from './literals.js';
import { isLineTerminator } from './positions.js';
import { ReadingHead } from './reading-head.js';
import { T, type Token } from './tokens.js';

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

/** Reads numbers, strings and templates. */
export abstract class LiteralScanner extends ReadingHead {
  protected scanDigits(base: number, separators: boolean): void {
    while (digitValue(this.char) < base || (separators && this.char === 0x5f)) {
      const underscore = this.char === 0x5f;
      this.read();
      if (underscore && digitValue(this.char) >= base) {
        this.fail('Only one underscore is allowed as numeric separator');
      }
    }
  }

  protected scanNumber(afterPoint: boolean): Token {
    const from = afterPoint ? this.at - 1 : this.at;
    const token = this.scanNumberBody(afterPoint);
    this.literal = this.text.slice(from, this.at);
    return token;
  }

  protected scanNumberBody(afterPoint: boolean): Token {
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

  protected numberEnd(): Token {
    if ((this.char | 0x20) === 0x6e) {
      this.read();
      return T.Number;
    }
    return startsName(this.char) || isDecimal(this.char) ? T.Illegal : T.Number;
  }

  protected scanStringToken(): Token {
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

  protected unclosed(quote: number, from: number): string {
    this.scanNewline();
    if (quote !== 0x2f) return 'String not terminated';
    const message = 'Invalid regular expression: missing /';
    this.fail(message, from, this.at);
    return message;
  }

  protected scanNewline(): void {
    if (this.char === 0x0d) {
      this.read();
      if (!this.on(0x0a)) return;
    }
    this.read();
  }

  protected skipEscape(quote: number): void {
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

  protected skipBraced(quote: number): void {
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

  protected templatePart(start: number, end: number, last: boolean, bad: string | undefined): TemplatePart {
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
