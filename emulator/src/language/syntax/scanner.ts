import { continuesName, digitValue, isDecimal, startsName } from './characters.js';
import { LiteralScanner } from './literal-scanner.js';
import { cook } from './literals.js';
import { isLineTerminator } from './positions.js';
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

/**
 * Turns text into tokens, one at a time, with the habits of goja's scanner that can be seen from outside:
 * - whether a newline may end a statement (`newlineEnds`) is left as it was by most keywords, and only a newline met
 *   while it holds counts (`newlineSeen`);
 * - a character that belongs nowhere is an error at once, and an illegal token besides, and so counts twice;
 * - the place of an "unexpected end" is the place of the reading head.
 */
export abstract class Scanner extends LiteralScanner {
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
}
