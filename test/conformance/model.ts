import type { Emulator } from '../../emulator/src/index.js';
import type { Surroundings, Verdict } from './comparators/types.js';

/** Work that gives the verdict of one row; independent of all others. */
export interface Check {
  readonly id: string;
  run(emulator: Emulator): Promise<Verdict>;
}

/** One kind of file of a conformance folder. */
export interface FileKind {
  /** Name in the folder: `syntax.jsonl`. */
  readonly file: string;
  /** The checks of its rows. */
  checks(text: string, around: Surroundings): Iterable<Check>;
}

/** The end of a text that was cut when the row was made. */
export const cutMark = /(?:…|\.\.\.)\[\d+ chars\]?$/;

/** Whether a row still has the whole of its script; without that it says nothing that could be compared. */
export function canRun(row: { readonly code: string }): boolean {
  return !cutMark.test(row.code);
}

/** Rows of a file of JSON lines. */
export function parseRows<Row>(text: string): Row[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
}
