/** Where in a script an error happened, from the positions that goja writes into its texts. */
import type { RunError, SourcePlace } from '../api.js';

/** `<eval>:5:17` at the end of a message, and of a line of the stack; columns are 1-based and count bytes of UTF-8. */
const position = /<eval>:(\d+):(\d+)\)?$/;
const frame = new RegExp(`^\\s*at .*${position.source}`, 'm');
/** Syntax errors of the parser (`Line 2:11 Unexpected token ;`) and of the compiler (`… at 1:27`). */
const syntax = /: Line (\d+):(\d+) | at (\d+):(\d+)$/;

/**
 * The place that an error's own text tells, in the terms of {@link SourcePlace}: the innermost one that lies in the script.
 * Undefined for errors without a position (a panic, a returned value).
 */
export function errorPlace(error: RunError, script: string, action: number): SourcePlace | undefined {
  const match =
    error.kind === 'syntax'
      ? syntax.exec(error.message)
      : (position.exec(error.message) ?? frame.exec(error.stack ?? ''));
  if (match === null) return undefined;
  return sourcePlace(script, action, Number(match[1] ?? match[3]), Number(match[2] ?? match[4]));
}

/** The place of goja's line and byte column, both from 1; undefined when the script has fewer lines. */
export function sourcePlace(script: string, action: number, line: number, byteColumn: number): SourcePlace | undefined {
  const bytes = byteColumn - 1;
  const start = lineStart(script, line);
  if (start === undefined) return undefined;
  const end = script.slice(start).search(/[\r\n\u2028\u2029]/);
  const text = end < 0 ? script.slice(start) : script.slice(start, start + end);
  const column = unitsOf(text, bytes);
  return { action, line, column: column + 1, offset: start + column };
}

/** The error with its place, where its text tells one. */
export function withPlace(error: RunError, script: string, action: number): RunError {
  const place = error.place ?? errorPlace(error, script, action);
  return place ? { ...error, place } : error;
}

/** Offset at which a line begins; undefined when the script has fewer. */
function lineStart(script: string, line: number): number | undefined {
  let offset = 0;
  const ends = /\r\n|[\r\n\u2028\u2029]/g;
  for (let number = 1; number < line; number++) {
    if (ends.exec(script) === null) return undefined;
    offset = ends.lastIndex;
  }
  return offset;
}

/** UTF-16 units that a number of bytes of UTF-8 stands for, at most the whole text. */
function unitsOf(text: string, bytes: number): number {
  let units = 0;
  let used = 0;
  for (const char of text) {
    if (used >= bytes) break;
    used += Buffer.byteLength(char);
    units += char.length;
  }
  return units;
}
