import { LanguageError } from './syntax/errors.js';
import type { Comment, Program } from './syntax/nodes.js';
import { LineTable } from './syntax/positions.js';
import { StatementParser } from './syntax/statements.js';

export interface ParseResult {
  /** The tree; with errors it holds what could be understood. */
  program: Program;
  /** What goja's parser refuses, in the order in which it meets it. */
  errors: LanguageError[];
  comments: Comment[];
  lines: LineTable;
}

/**
 * Parses a script as goja does. Never throws: text that is nested too deeply for the stack gives one error and an
 * empty program.
 */
export function parse(text: string): ParseResult {
  const parser = new StatementParser(text);
  try {
    const program = parser.parseProgram();
    return { program, errors: parser.errors, comments: parser.comments, lines: parser.lines };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const lines = new LineTable(text);
    const program: Program = { type: 'Program', start: 0, end: text.length, body: [], vars: [] };
    const problem = new LanguageError(lines, 'parse', 'The script is nested too deeply', 0, text.length);
    return { program, errors: [problem], comments: [], lines };
  }
}
