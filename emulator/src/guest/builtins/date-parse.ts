import { charCodeAt, indexOf, startsWith, substring, toLowerCase } from './primordials.js';

interface Fields {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  /** Minutes east of Greenwich. */
  offset: number;
}

type Utc = (...parts: number[]) => number;

/** Milliseconds of a text as goja's parser reads it (time zone UTC), or NaN. */
export function parseDate(text: string, utc: Utc): number {
  const fields = new IsoReader(text).read() ?? new FreeReader(text).read();
  if (!fields) return Number.NaN;
  const { month, day, hour, minute, second, millisecond } = fields;
  if (month > 12 || day > 31 || hour > 24 || minute > 59 || second > 59) return Number.NaN;
  if (hour === 24 && (minute !== 0 || second !== 0 || millisecond !== 0)) return Number.NaN;
  // Date.UTC takes years below 100 for those of the last century, so it is given a year of the same shape.
  const cycles = fields.year >= 0 && fields.year < 100 ? 400 : 0;
  const time = utc(fields.year + cycles, month - 1, day, hour, minute, second, millisecond);
  const value = time - (cycles === 0 ? 0 : 146097 * 86400000) - fields.offset * 60000;
  return value >= -8.64e15 && value <= 8.64e15 ? value : Number.NaN;
}

/** A text and how far it is read. */
class Reader {
  protected at = 0;

  constructor(protected readonly text: string) {}

  protected get char(): string {
    return this.at < this.text.length ? (this.text[this.at] as string) : '';
  }

  protected skip(char: string): boolean {
    if (this.char !== char) return false;
    this.at++;
    return true;
  }

  /** A number of at least and at most so many digits, or -1 and nothing read. */
  protected digits(least: number, most: number): number {
    let value = 0;
    let count = 0;
    while (count < most && isDigit(this.text, this.at + count)) {
      value = value * 10 + charCodeAt(this.text, this.at + count) - 48;
      count++;
    }
    if (count < least) return -1;
    this.at += count;
    return value;
  }

  /** Digits of a fraction of a second; more than three are read and, but for rounding, ignored. */
  protected milliseconds(): number {
    if (this.char !== '.' && this.char !== ',') return 0;
    let scale = 100;
    let value = 0;
    let count = 0;
    for (; count < 9 && isDigit(this.text, this.at + 1 + count); count++) {
      value += (charCodeAt(this.text, this.at + 1 + count) - 48) * scale;
      scale = scale >= 10 ? scale / 10 : 0;
    }
    if (count > 0) this.at += 1 + count;
    return value;
  }

  /** `+hh:mm`, `+hhmm` or `Z` in minutes; undefined when there is none, and then nothing is read. */
  protected zone(strict: boolean): number | undefined {
    const sign = this.char;
    if (sign === 'Z') {
      this.at++;
      return 0;
    }
    if (sign !== '+' && sign !== '-') return undefined;
    const start = this.at++;
    let hours = this.digits(1, 9);
    let count = this.at - start - 1;
    if (hours < 0 || (strict && count !== 2 && count !== 4)) return this.back(start);
    let minutes = 0;
    for (; count > 4; count -= 2) hours = (hours - (hours % 100)) / 100;
    if (count > 2) {
      minutes = hours % 100;
      hours = (hours - minutes) / 100;
    } else if (this.skip(':')) {
      minutes = this.digits(2, 2);
      if (minutes < 0) return this.back(start);
    }
    if (hours > 23 || minutes > 59) return this.back(start);
    const value = hours * 60 + minutes;
    return sign === '-' ? -value : value;
  }

  private back(start: number): undefined {
    this.at = start;
    return undefined;
  }
}

function isDigit(text: string, at: number): boolean {
  if (at >= text.length) return false;
  const unit = charCodeAt(text, at);
  return unit >= 48 && unit <= 57;
}

/** The format of `toISOString`, with parts left out. */
class IsoReader extends Reader {
  read(): Fields | undefined {
    const fields: Fields = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0, offset: 0 };
    if (!this.readDate(fields) || !this.readTime(fields)) return undefined;
    if (this.at < this.text.length) {
      const offset = this.zone(true);
      if (offset === undefined) return undefined;
      fields.offset = offset;
    }
    return this.at === this.text.length ? fields : undefined;
  }

  private readDate(fields: Fields): boolean {
    const sign = this.char;
    if (sign === '+' || sign === '-') {
      this.at++;
      const year = this.digits(6, 6);
      if (year < 0 || (sign === '-' && year === 0)) return false;
      fields.year = sign === '-' ? -year : year;
    } else {
      fields.year = this.digits(4, 4);
      if (fields.year < 0) return false;
    }
    if (!this.skip('-')) return true;
    fields.month = this.digits(2, 2);
    if (fields.month < 1) return false;
    if (!this.skip('-')) return true;
    fields.day = this.digits(2, 2);
    return fields.day >= 1;
  }

  private readTime(fields: Fields): boolean {
    if (!this.skip('T')) return true;
    fields.hour = this.digits(2, 2);
    if (fields.hour < 0 || !this.skip(':')) return false;
    fields.minute = this.digits(2, 2);
    if (fields.minute < 0) return false;
    if (!this.skip(':')) return true;
    fields.second = this.digits(2, 2);
    if (fields.second < 0) return false;
    fields.millisecond = this.milliseconds();
    return true;
  }
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const zones: readonly (readonly [name: string, hours: number])[] = [
  ...([
    ['gmt', 0],
    ['utc', 0],
    ['ut', 0],
    ['z', 0],
    ['edt', -4],
    ['est', -5],
    ['cdt', -5],
    ['cst', -6],
  ] as const),
  ...([
    ['mdt', -6],
    ['mst', -7],
    ['pdt', -7],
    ['pst', -8],
    ['wet', 0],
    ['west', 1],
    ['cet', 1],
    ['cest', 2],
  ] as const),
  ...([
    ['eet', 2],
    ['eest', 3],
  ] as const),
];

/** Everything else: words, numbers and times in about any order. */
class FreeReader extends Reader {
  readonly #fields: Fields = { year: 2001, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0, offset: 0 };
  readonly #numbers: number[] = [];
  #hasYear = false;
  #hasMonth = false;
  #hasTime = false;

  read(): Fields | undefined {
    for (;;) {
      while (this.skip(' '));
      if (this.at >= this.text.length) break;
      const outcome = this.#part();
      if (outcome === 'bad') return undefined;
      if (outcome === 'again') continue;
      while (this.char !== '' && indexOf('-/.,', this.char) >= 0) this.at++;
    }
    return this.#assemble();
  }

  #part(): 'ok' | 'bad' | 'again' {
    const char = this.char;
    if (char === '+' || char === '-') return this.#signed(char);
    if (isDigit(this.text, this.at)) return this.#number();
    for (let i = 0; i < monthNames.length; i++) {
      if (!this.#word(monthNames[i] as string)) continue;
      this.#fields.month = i + 1;
      this.#hasMonth = true;
      this.#skipUntil('0123456789 -/(');
      return 'ok';
    }
    for (let i = 0; i < zones.length; i++) {
      const [name, hours] = zones[i] as (typeof zones)[number];
      if (!this.#word(name)) continue;
      const next = this.char;
      if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z')) return 'bad';
      this.#fields.offset = hours * 60;
      return 'again';
    }
    if (char === '(') return this.#parenthesis();
    if (char === ')') return 'bad';
    if (this.#hasYear || this.#hasMonth || this.#hasTime || this.#numbers.length > 0) return 'bad';
    this.#skipUntil(' -/(');
    return 'ok';
  }

  #signed(sign: string): 'ok' | 'bad' {
    if (this.#hasTime) {
      const offset = this.zone(false);
      if (offset !== undefined) {
        this.#fields.offset = offset;
        return 'ok';
      }
    }
    this.at++;
    const year = this.digits(1, 9);
    if (year < 0) return 'ok';
    if (sign === '-' && year === 0) return 'bad';
    this.#fields.year = sign === '-' ? -year : year;
    this.#hasYear = true;
    return 'ok';
  }

  #number(): 'ok' | 'bad' | 'again' {
    const start = this.at;
    const value = this.digits(1, 9);
    if (this.skip(':')) return this.#time(value);
    const fields = this.#fields;
    if (this.at - start > 2) {
      fields.year = value;
      this.#hasYear = true;
    } else if (value < 1 || value > 31) {
      fields.year = century(value);
      this.#hasYear = true;
    } else {
      if (this.#numbers.length === 3) return 'bad';
      this.#numbers[this.#numbers.length] = value;
    }
    return 'ok';
  }

  #time(hour: number): 'ok' | 'bad' | 'again' {
    const fields = this.#fields;
    fields.hour = hour;
    fields.minute = this.digits(1, 2);
    if (fields.minute < 0) return 'bad';
    if (this.skip(':')) {
      fields.second = this.digits(1, 2);
      if (fields.second < 0) return 'bad';
      fields.millisecond = this.milliseconds();
    }
    this.#hasTime = true;
    const start = this.at;
    while (this.skip(' '));
    if (this.#word('pm')) {
      if (fields.hour < 12) fields.hour += 12;
      return 'again';
    }
    if (this.#word('am')) {
      if (fields.hour === 12) fields.hour = 0;
      return 'again';
    }
    this.at = start;
    return 'ok';
  }

  #parenthesis(): 'ok' | 'bad' {
    let level = 0;
    do {
      if (this.char === '(') level++;
      else if (this.char === ')') level--;
      this.at++;
    } while (level > 0 && this.at < this.text.length);
    return level > 0 ? 'bad' : 'ok';
  }

  #word(word: string): boolean {
    const found = toLowerCase(substring(this.text, this.at, this.at + word.length));
    if (!startsWith(found, word) || found.length !== word.length) return false;
    this.at += word.length;
    return true;
  }

  #skipUntil(stops: string): void {
    while (this.char !== '' && indexOf(stops, this.char) < 0) this.at++;
  }

  #assemble(): Fields | undefined {
    const fields = this.#fields;
    const numbers = this.#numbers;
    if (numbers.length + Number(this.#hasYear) + Number(this.#hasMonth) > 3) return undefined;
    const first = numbers[0] as number;
    const second = numbers[1] as number;
    switch (numbers.length) {
      case 0:
        if (!this.#hasYear) return undefined;
        break;
      case 1:
        if (this.#hasMonth) fields.day = first;
        else fields.month = first;
        break;
      case 2:
        if (this.#hasMonth && !this.#hasYear) {
          fields.year = century(second);
          fields.day = first;
        } else {
          fields.month = first;
          fields.day = second;
        }
        break;
      default:
        fields.year = century(numbers[2] as number);
        fields.month = first;
        fields.day = second;
    }
    return fields.month > 0 && fields.day > 0 ? fields : undefined;
  }
}

/** Two digits of a year: below 50 in this century. */
function century(value: number): number {
  if (value >= 100) return value;
  return value < 50 ? value + 2000 : value + 1900;
}
