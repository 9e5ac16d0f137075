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
}
