import {
  append,
  charCodeAt,
  codePointAt,
  defineProperty,
  fromCharCode,
  isFiniteNumber,
  numberToString,
  padStart,
  regExpExec,
  substring,
} from './primordials.js';

/** Text of the error that goja's `JSON.parse` would throw. */
export class JsonComplaint {
  constructor(readonly text: string) {}
}

/**
 * Reads JSON as goja does: token by token with Go's `json.Decoder`. Slower than the engine's own parser; it is asked
 * for the texts of errors, and for values that Go reads otherwise (unpaired surrogates become U+FFFD).
 */
export class JsonDecoder {
  private readonly source: string;
  private at = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** The whole document; throws {@link JsonComplaint}. */
  document(): unknown {
    this.skipSpace();
    const value = this.value('looking for beginning of value');
    this.skipSpace();
    if (this.at < this.source.length) throw new JsonComplaint(`Unexpected token at the end: ${this.nextToken()}`);
    return value;
  }

  /** What Go prints of the token after the end, `<nil>` when it is none. */
  private nextToken(): string {
    const unit = this.source[this.at] as string;
    if (unit === '{' || unit === '[') return unit;
    try {
      const value = this.scalar('');
      if (value === null) return '<nil>';
      return typeof value === 'number' ? goNumber(value) : `${value}`;
    } catch {
      return '<nil>';
    }
  }

  private value(expectation: string): unknown {
    if (this.at >= this.source.length) throw atEnd();
    const unit = this.source[this.at] as string;
    if (unit === '[') return this.array();
    if (unit === '{') return this.object();
    return this.scalar(expectation);
  }

  private array(): unknown[] {
    const items: unknown[] = [];
    this.at++;
    this.skipSpace();
    if (this.peek() === ']') {
      this.at++;
      return items;
    }
    for (;;) {
      append(items, this.value('looking for beginning of value'));
      this.skipSpace();
      const unit = this.peek();
      if (unit !== ',' && unit !== ']') throw this.invalid('after array element');
      this.at++;
      if (unit === ']') return items;
      this.skipSpace();
    }
  }

  private object(): object {
    const result = {};
    this.at++;
    this.skipSpace();
    if (this.peek() === '}') {
      this.at++;
      return result;
    }
    let expectation = '';
    for (;;) {
      if (this.peek() !== '"') throw this.invalid(expectation);
      const key = this.string();
      this.skipSpace();
      if (this.peek() !== ':') throw this.invalid('after object key');
      this.at++;
      this.skipSpace();
      const value = this.value('looking for beginning of value');
      defineProperty(result, key, { value, writable: true, enumerable: true, configurable: true });
      this.skipSpace();
      const unit = this.peek();
      if (unit !== ',' && unit !== '}') throw this.invalid('after object key:value pair');
      this.at++;
      if (unit === '}') return result;
      expectation = 'looking for beginning of object key string';
      this.skipSpace();
    }
  }

  private scalar(expectation: string): string | number | boolean | null {
    const unit = this.source[this.at] as string;
    if (unit === '"') return this.string();
    if (unit === 't') return this.literal('true', true);
    if (unit === 'f') return this.literal('false', false);
    if (unit === 'n') return this.literal('null', null);
    if (unit === '-' || isDigit(unit)) return this.number();
    throw this.invalid(expectation);
  }

  private literal<Value>(word: string, value: Value): Value {
    for (let i = 0; i < word.length; i++) {
      const unit = this.source[this.at];
      if (unit === undefined) throw cutOff();
      if (unit !== word[i]) throw this.invalid(`in literal ${word} (expecting '${word[i]}')`);
      this.at++;
    }
    return value;
  }

  private number(): number {
    const start = this.at;
    if (this.source[this.at] === '-') {
      this.at++;
      this.digit('in numeric literal');
      this.at--;
    }
    if (this.source[this.at] === '0') this.at++;
    else this.digits();
    if (this.source[this.at] === '.') {
      this.at++;
      this.digit('after decimal point in numeric literal');
      this.digits();
    }
    const unit = this.source[this.at];
    if (unit === 'e' || unit === 'E') {
      this.at++;
      const sign = this.source[this.at];
      if (sign === '+' || sign === '-') this.at++;
      this.digit('in exponent of numeric literal');
      this.digits();
    }
    let text = '';
    for (let i = start; i < this.at; i++) text += this.source[i];
    const value = +text;
    if (!isFiniteNumber(value)) {
      throw new JsonComplaint(`json: cannot unmarshal number ${text} into Go value of type float64`);
    }
    return value;
  }

  private digit(context: string): void {
    const unit = this.source[this.at];
    if (unit === undefined) throw cutOff();
    if (!isDigit(unit)) throw this.invalid(context);
    this.at++;
  }

  private digits(): void {
    while (this.at < this.source.length && isDigit(this.source[this.at] as string)) this.at++;
  }

  private string(): string {
    this.at++;
    let text = '';
    for (;;) {
      const unit = this.source[this.at];
      if (unit === undefined) throw cutOff();
      if (unit === '"') break;
      if (charCodeAt(unit, 0) < 0x20) throw this.invalid('in string literal');
      this.at++;
      text += unit === '\\' ? this.escape() : unit;
    }
    this.at++;
    return pairedOnly(text);
  }

  private escape(): string {
    const unit = this.source[this.at];
    if (unit === undefined) throw cutOff();
    const simple = escapes[unit];
    if (simple === undefined && unit !== 'u') throw this.invalid('in string escape code');
    this.at++;
    if (simple !== undefined) return simple;
    let code = 0;
    for (let i = 0; i < 4; i++) {
      const digit = this.source[this.at];
      if (digit === undefined) throw cutOff();
      const value = hexValue(digit);
      if (value < 0) throw this.invalid('in \\u hexadecimal character escape');
      code = code * 16 + value;
      this.at++;
    }
    return fromCharCode(code);
  }

  /** The next unit; the end of the text here is an EOF to Go. */
  private peek(): string {
    const unit = this.source[this.at];
    if (unit === undefined) throw atEnd();
    return unit;
  }

  private skipSpace(): void {
    for (; this.at < this.source.length; this.at++) {
      const unit = this.source[this.at];
      if (unit !== ' ' && unit !== '\t' && unit !== '\r' && unit !== '\n') return;
    }
  }

  private invalid(context: string): JsonComplaint {
    const place = context === '' ? '' : ` ${context}`;
    return new JsonComplaint(`invalid character ${quotedByte(this.source, this.at)}${place}`);
  }
}

const escapes: Readonly<Record<string, string>> = {
  __proto__: null as never,
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

function atEnd(): JsonComplaint {
  return new JsonComplaint('Unexpected end of JSON input (EOF)');
}

function cutOff(): JsonComplaint {
  return new JsonComplaint('unexpected EOF');
}

function isDigit(unit: string): boolean {
  return unit >= '0' && unit <= '9';
}

function hexValue(unit: string): number {
  const code = charCodeAt(unit, 0);
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** Go reads bytes: of a character beyond ASCII it names the first byte of its UTF-8 form. */
function quotedByte(source: string, at: number): string {
  const point = codePointAt(source, at) as number;
  // a surrogate that stands alone is read as U+FFFD
  const code = point >= 0xd800 && point < 0xe000 ? 0xfffd : point;
  const byte =
    code < 0x80 ? code : code < 0x800 ? 0xc0 | (code >> 6) : code < 0x10000 ? 0xe0 | (code >> 12) : 0xf0 | (code >> 18);
  if (byte === 39) return "'\\''";
  if (byte === 92) return "'\\\\'";
  const named = goEscapes[byte];
  if (named !== undefined) return `'${named}'`;
  if (byte < 0x20 || byte === 0x7f) return `'\\x${padStart(numberToString(byte, 16), 2, '0')}'`;
  if (byte >= 0x80 && byte <= 0xa0) return `'\\u${padStart(numberToString(byte, 16), 4, '0')}'`;
  return `'${fromCharCode(byte)}'`;
}

const goEscapes: Readonly<Record<string, string>> = {
  __proto__: null as never,
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
};

/** The text with surrogates that stand alone replaced, as Go's decoder gives it. */
export function pairedOnly(text: string): string {
  if (!hasLoneSurrogate(text)) return text;
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const code = codePointAt(text, i) as number;
    if (code > 0xffff) {
      result += text[i];
      i++;
      result += text[i];
    } else {
      result += code >= 0xd800 && code < 0xe000 ? '\ufffd' : text[i];
    }
  }
  return result;
}

const surrogate = /[\ud800-\udfff]/;

export function hasLoneSurrogate(text: string): boolean {
  if (regExpExec(surrogate, text) === null) return false;
  for (let i = 0; i < text.length; i++) {
    const unit = charCodeAt(text, i);
    if (unit < 0xd800 || unit >= 0xe000) continue;
    if ((codePointAt(text, i) as number) <= 0xffff) return true;
    i++;
  }
  return false;
}

/** Go's `%v` of a float64. */
function goNumber(value: number): string {
  if (value === 0 && 1 / value < 0) return '-0';
  const text = numberToString(value);
  const size = value < 0 ? -value : value;
  if (size !== 0 && (size < 1e-4 || size >= 1e21)) {
    // Go writes at least two digits of exponent
    for (let i = 0; i < text.length; i++) {
      if (text[i] === 'e' && text.length - i === 3) return `${substring(text, 0, i + 2)}0${text[i + 2]}`;
    }
  }
  return text;
}

/** What goja would complain of, or the empty text. */
export function complaintOf(source: string): string {
  try {
    new JsonDecoder(source).document();
    return '';
  } catch (complaint) {
    if (complaint instanceof JsonComplaint) return complaint.text;
    throw complaint;
  }
}
