/** A pattern that the backtracking engine refuses; the message is its own. */
export class Problem extends Error {}

export const MAX = 0x7fffffff;
export const WORD = /^[\p{L}\p{Mn}\p{Nd}\p{Pc}\u200c\u200d]$/u;
export const DIGIT = /^[0-9]$/;

/** The smaller parts of a pattern: names, numbers, escapes, sets and properties. */
export abstract class PatternReader {
  protected readonly chars: string[];
  private readonly unicode: boolean;
  protected at = 0;

  constructor(pattern: string, unicode: boolean) {
    this.chars = [...pattern];
    this.unicode = unicode;
  }

  protected get left(): number {
    return this.chars.length - this.at;
  }

  protected peek(ahead = 0): string {
    return this.chars[this.at + ahead] ?? '';
  }

  protected take(): string {
    return this.chars[this.at++] ?? '';
  }

  protected quietly(scan: () => void): void {
    try {
      scan();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  }

  protected property(): void {
    if (this.left >= 1 && this.peek() !== '{') {
      const char = this.take();
      if (!/^[CLMNPSZ]$/.test(char)) throw new Problem(unknownProperty(char));
      return;
    }
    if (this.left < 3) throw new Problem('incomplete \\p{X} character escape');
    this.at++;
    const from = this.at;
    while (this.left > 0 && (WORD.test(this.peek()) || this.peek() === '-')) this.at++;
    const name = this.chars.slice(from, this.at).join('');
    if (this.take() !== '}') throw new Problem('incomplete \\p{X} character escape');
    if (!isProperty(name)) throw new Problem(unknownProperty(name));
  }

  protected word(): string {
    const from = this.at;
    while (this.left > 0 && WORD.test(this.peek())) this.at++;
    return this.chars.slice(from, this.at).join('');
  }

  protected decimal(): number {
    let value = 0;
    while (DIGIT.test(this.peek())) {
      value = value * 10 + Number(this.take());
      if (value > MAX) throw new Problem('capture group number out of range');
    }
    return value;
  }

  protected set(scanOnly: boolean): void {
    let previous = 0;
    let inRange = false;
    let first = true;
    if (this.peek() === '^') this.at++;
    for (; this.left > 0; first = false) {
      let char = this.take();
      let escaped = false;
      if (char === ']') return;
      if (char === '\\' && this.left > 0) {
        const kind = this.peek();
        if ('dDsSwWpP'.includes(kind)) {
          this.at++;
          if (inRange && !scanOnly) {
            throw new Problem(`cannot include class \\${kind.charCodeAt(0)} in character range`);
          }
          if (kind === 'p' || kind === 'P') {
            if (scanOnly) this.quietly(() => this.property());
            else this.property();
          }
          continue;
        }
        if (kind === '-') {
          this.at++;
          continue;
        }
        char = this.charEscape();
        escaped = true;
      } else if (char === '[' && this.peek() === ':' && !inRange) this.skipPosix();
      if (inRange) {
        inRange = false;
        if (scanOnly) continue;
        if (char === '[' && !escaped && !first) this.subtraction();
        else if (previous > char.codePointAt(0)!) {
          throw new Problem(`[${String.fromCodePoint(previous)}-${char}] range in reverse order`);
        }
      } else if (this.left >= 2 && this.peek() === '-' && this.peek(1) !== ']') {
        previous = char.codePointAt(0)!;
        inRange = true;
        this.at++;
      } else if (char === '-' && !escaped && this.peek() === '[' && !first) {
        this.at++;
        if (scanOnly) this.quietly(() => this.set(true));
        else this.subtraction();
      }
    }
    throw new Problem('unterminated [] set');
  }

  private subtraction(): void {
    this.set(false);
    if (this.left > 0 && this.peek() !== ']') {
      throw new Problem('a subtraction must be the last element in a character class');
    }
  }

  private skipPosix(): void {
    const from = this.at;
    this.at++;
    if (this.left > 1 && this.peek() === '^') this.at++;
    this.word();
    if (this.left < 2 || this.take() !== ':' || this.take() !== ']') this.at = from;
  }

  /** An escape that stands for one character. In ECMAScript mode bad ones stand for their letter. */
  protected charEscape(): string {
    const char = this.take();
    if (char >= '0' && char <= '7') {
      this.at--;
      return this.octal();
    }
    const from = this.at;
    const code = this.code(char);
    if (code !== undefined) return String.fromCodePoint(code);
    this.at = from;
    return SIMPLE[char] ?? char;
  }

  private code(char: string): number | undefined {
    if (char === 'x') return this.peek() === '{' ? undefined : this.hex(2);
    if (char === 'u') {
      if (this.unicode && this.peek() === '{') {
        this.at++;
        return this.bracedHex();
      }
      return this.hex(4);
    }
    if (char !== 'c' || this.left === 0) return undefined;
    const control = this.take().toUpperCase().charCodeAt(0) - 0x40;
    return control >= 0 && control < 32 ? control : undefined;
  }

  private hex(size: number): number | undefined {
    const digits = this.chars.slice(this.at, this.at + size).join('');
    if (digits.length !== size || !/^[\da-fA-F]+$/.test(digits)) return undefined;
    this.at += size;
    return Number.parseInt(digits, 16);
  }

  private bracedHex(): number {
    let value = 0;
    let any = false;
    while (this.left > 0) {
      const char = this.take();
      if (char === '}') {
        if (!any) throw new Problem('insufficient hexadecimal digits');
        return value;
      }
      any = true;
      if (!/^[\da-fA-F]$/.test(char)) throw new Problem('missing closing }');
      value = value * 16 + Number.parseInt(char, 16);
      if (value > 0x10ffff) throw new Problem('hex values may not be larger than 0x10FFFF');
    }
    throw new Problem('missing closing }');
  }

  private octal(): string {
    let value = 0;
    for (let n = 0; n < 3 && /^[0-7]$/.test(this.peek()) && value < 0x20; n++) value = value * 8 + Number(this.take());
    return String.fromCharCode(value & 0xff);
  }
}

const SIMPLE: Record<string, string> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function unknownProperty(name: string): string {
  return `unknown unicode category, script, or property '${name}'`;
}

/** Whether Go's unicode tables have a category, script or property of the name. */
function isProperty(name: string): boolean {
  const candidates = name.length <= 2 ? [name] : [`Script=${name}`, name];
  return candidates.some((candidate) => {
    try {
      new RegExp(`\\p{${candidate}}`, 'u');
      return true;
    } catch {
      return false;
    }
  });
}
