/** What ZITADEL makes of the ways in which an action can end (facts §1.6, §1.7). */
import type { RunError } from '../api.js';
import type { Completion } from '../engine/engine.js';
import { failureOf } from '../engine/failure.js';

/**
 * @param inScript whether it happened while the script was evaluated, before its function was called: then only Go
 *   values of type error are recovered, and a Go error is not unwrapped
 */
export function errorOf(completion: Extract<Completion, { ok: false }>, inScript: boolean): RunError {
  const { error, description } = failureOf(completion);
  if (error.kind === 'panic' && inScript && error.panicType === 'string') {
    // The recovery of this phase takes the value for an error, and panics itself.
    const message = 'interface conversion: string is not error: missing method Error';
    return { ...error, message, escaped: true };
  }
  if (description?.unprintable) return { ...error, escaped: true };
  if (!inScript && description?.goError !== undefined) return { ...error, message: description.goError };
  return error;
}

/** The error that the guest's `call` and `returned` hooks tell, if there is one. */
export function returnedError(json: string): RunError | undefined {
  const { error, kind } = JSON.parse(json) as { error?: string; kind?: RunError['kind'] };
  if (error === undefined) return undefined;
  // Nothing recovers what a getter throws when the function is looked up (facts §1.6).
  if (kind === 'panic') return { message: error, kind, panic: true, escaped: true };
  return { message: error, kind: kind ?? 'returned-value' };
}

/**
 * What was thrown cannot be made a text. ZITADEL makes it one when it writes the record of the failure, and panics there:
 * no record is written (facts §1.7).
 */
export function isUnrecorded({ escaped, panicType }: RunError): boolean {
  return escaped === true && panicType === '*goja.Object';
}

export function encodingFailure(message: string | undefined): RunError | undefined {
  return message === undefined ? undefined : { message, kind: 'encoding' };
}
