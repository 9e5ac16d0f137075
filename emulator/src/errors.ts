/** Errors that people can do something about, told apart from faults of the program. */

/** A place in a file that a person wrote: 1-based line and column (UTF-16 units). */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Where in the document, for JSON: `user.human.email`. */
  readonly path?: string;
}

/** The person's input is wrong; the message says what to change, all problems included. Shown without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly problems: readonly Problem[];

  constructor(message: string, problems: readonly Problem[] = []) {
    super(message);
    this.problems = problems;
  }
}

/** One mistake in a file that a person wrote. */
export interface Problem {
  readonly message: string;
  readonly place?: FilePlace;
}

/** A fault of this program: an assumption did not hold. */
export class InternalError extends Error {
  override readonly name = 'InternalError';
}

/**
 * The place of an offset in the text of a file.
 *
 * @param path where in the document it is, for JSON
 */
export function placeAt(text: string, offset: number, file: string, path?: string): FilePlace {
  const before = text.slice(0, offset).split('\n');
  return { file, line: before.length, column: before.at(-1)!.length + 1, ...(path ? { path } : {}) };
}

/** `file:line:column: message`, the form that terminals and editors link. */
export function formatProblem(problem: Problem): string {
  const { place } = problem;
  if (!place) return problem.message;
  const path = place.path ? ` (${place.path})` : '';
  return `${place.file}:${place.line}:${place.column}: ${problem.message}${path}`;
}

/** Why a file could not be read, in words. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  return error instanceof Error ? error.message : String(error);
}
