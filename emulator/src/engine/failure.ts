import type { RunError } from '../api.js';
import type { Completion } from './engine.js';

/** What the guest tells of an exception (`emulator/src/guest/errors`), as far as the host needs it. */
export interface Description {
  /** The value as text, and the innermost frame. */
  readonly text: string;
  readonly name?: string;
  readonly message?: string;
  readonly stack?: string;
  /** 1-based line and byte column of the innermost frame of the script. */
  readonly line?: number;
  readonly column?: number;
  /** Text of the Go error that a GoError stands for. */
  readonly goError?: string;
  /** The text could not be made: code of the script threw while it was. */
  readonly unprintable?: boolean;
}

export interface Failure {
  readonly error: RunError;
  /** Of an exception; absent when there was nothing to ask. */
  readonly description?: Description;
}

/** Turns what ended a call into an error as ZITADEL words it. */
export function failureOf(completion: Extract<Completion, { ok: false }>): Failure {
  const { end } = completion;
  if (end === undefined) {
    if (completion.description === '') return { error: { message: '', kind: 'exception' } };
    const description = JSON.parse(completion.description) as Description;
    const { text, stack } = description;
    if (description.unprintable) {
      // goja makes a text of what left the script, and panics with the error of that (facts §1.7)
      const message = text === '' ? 'TypeError: Could not convert the thrown value to primitive' : text;
      return { error: { message, kind: 'panic', panic: true, panicType: '*goja.Object' }, description };
    }
    return { error: { message: text, kind: 'exception', ...(stack !== undefined && { stack }) }, description };
  }
  if (end.kind === 'panic') {
    const { message, goType, escaped } = end.panic;
    const type = goType === undefined ? {} : { panicType: goType };
    return { error: { message, kind: 'panic', panic: true, ...type, ...(escaped && { escaped }) } };
  }
  const message = end.at === '' ? 'interrupt' : `interrupt at ${end.at}`;
  return { error: { message, kind: end.kind === 'memory' ? 'memory' : 'timeout' } };
}
