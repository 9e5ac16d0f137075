/**
 * What the guest code gets from the machine around it. Everything is captured at install time; scripts reach none of it.
 */
export interface GuestEnv {
  /** Synchronous call to the host, JSON in and JSON out. An empty answer means that the run is at its end. */
  call(op: string, json: string): string;
  /** Milliseconds since 1970 that the script is to see as now. */
  now(): number;
  /** The next number for `Math.random`: at least 0, less than 1. */
  random(): number;
  /** Why a Go value refused the last assignment, definition or deletion; asking forgets it. Set by the Go layer. */
  takeRefusal?(): string | undefined;
  /** Where the action's own text called what runs now; undefined when it is not on the stack. Set by the error hooks. */
  caller?(): CallPlace | undefined;
}

/** A call in the action's text as QuickJS places it: line and column from 1, and the name of the function called. */
export type CallPlace = readonly [line: number, column: number, callee: string];
