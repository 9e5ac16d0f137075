/** What a comparator of one file of rows gives to the runner. */
import type { Outcome, RunRequest } from '../../../emulator/src/api.js';

export interface Failure {
  readonly id: string;
  readonly field: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

export interface Verdict {
  /** Comparisons that held: rows, or sinks and paths where those are counted. */
  readonly passed: number;
  /** Comparisons that did not; one of them may have several failures. */
  readonly failed: number;
  readonly failures: readonly Failure[];
  /** Columns of positions: how many were compared and how many were equal. */
  readonly columns: { readonly compared: number; readonly equal: number };
}

export interface Comparison {
  readonly id: string;
  /** Runs to make, in this order; each on its own. */
  readonly requests: readonly RunRequest[];
  compare(outcomes: readonly Outcome[]): Verdict;
}

/** What stands around the rows. */
export interface Surroundings {
  /** Port of the test server on 127.0.0.1. */
  readonly port: number;
  /** `fixture` of fixture.json. */
  readonly fixture: Readonly<Record<string, unknown>>;
  readonly wrappers: Readonly<Record<string, unknown>>;
  /** Text of shapes-probe.js. */
  readonly probe: string;
}

export type Comparator = (row: Readonly<Record<string, unknown>>, around: Surroundings) => Comparison;
