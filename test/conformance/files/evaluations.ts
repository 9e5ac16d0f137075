import type { Emulator, Evaluation } from '../../../emulator/src/index.js';
import type { Comparison } from '../compare.js';

/** Milliseconds that the script of a row may take. */
export const rowTimeout = 2000;

export function evaluate(emulator: Emulator, script: string, afterwards?: readonly string[]): Promise<Evaluation> {
  return emulator.evaluate({
    script,
    timeoutMs: rowTimeout,
    http: { mode: 'live' },
    // Texts were evaluated without a list of denied addresses.
    sample: { http: { denyList: [] } },
    ...(afterwards && { afterwards }),
  });
}

/** The text of a Go panic that nothing recovered, with the type of its value as Go prints it. */
export function panicOf(evaluation: Evaluation): string | undefined {
  const { error } = evaluation;
  if (error?.panic !== true) return undefined;
  return error.panicType === undefined ? error.message : `${error.panicType}: ${error.message}`;
}

/** The text of an error that is no panic. */
export function errorOf(evaluation: Evaluation): string | undefined {
  const { error } = evaluation;
  return error === undefined || error.panic === true ? undefined : error.message;
}

/** What rows tell of a completion value; a field that is absent was undefined. */
export interface ExpectedValue {
  readonly type?: string | null;
  readonly value?: string | null;
  readonly string?: string | null;
}

export function compareValue(comparison: Comparison, expected: ExpectedValue, actual: Evaluation): void {
  comparison.text('type', expected.type, actual.type);
  comparison.text('value', expected.value, actual.value);
  comparison.text('string', expected.string, actual.string);
}
