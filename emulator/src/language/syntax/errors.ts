import type { LineTable } from './positions.js';

/** A place in the text that goja refuses, found while parsing or (`compile`) while compiling. */
export class LanguageError {
  readonly phase: 'parse' | 'compile';
  /** goja's words, without the place. */
  readonly message: string;
  /** Range in UTF-16 offsets, for editors. */
  readonly start: number;
  readonly end: number;
  readonly #lines: LineTable;
  readonly #place: number;

  constructor(
    lines: LineTable,
    phase: 'parse' | 'compile',
    message: string,
    place: number,
    end = place + 1,
    start = Math.max(place, 0),
  ) {
    this.#lines = lines;
    this.#place = place;
    this.phase = phase;
    this.message = message;
    this.start = start;
    this.end = Math.max(end, start);
  }

  /** Line from 1. */
  get line(): number {
    return this.#lines.place(this.#place).line;
  }

  /** Column in bytes, from 1 (0 where goja knows no place). */
  get column(): number {
    return this.#lines.place(this.#place).column;
  }

  /** Message with place, as goja writes it for this one error in a file of that name. */
  text(file = ''): string {
    const place = `${this.line}:${this.column}`;
    if (this.phase === 'parse') return `${file || '(anonymous)'}: Line ${place} ${this.message}`;
    return `${this.message} at ${file ? `${file}:` : ''}${place}`;
  }
}

/**
 * The text of the error that goja's compiler answers: the first error, and how many more the parser met.
 * As the script's own SyntaxError has it as message, that is with one "SyntaxError: " before it.
 */
export function summary(errors: readonly LanguageError[], file = ''): string {
  const [first] = errors;
  if (!first) return '';
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more errors)` : '';
  return `SyntaxError: ${first.text(file)}${more}`;
}
