import type { HostOp } from './host-op.js';
import type { GoPanic } from './panic.js';

/** Why a call into the guest ended before its time. Neither `catch` nor `finally` of the script saw it. */
export type End =
  | {
      /**
       * `recursion`: goja has no limit and runs into the timeout, so it is told as an interrupt (facts §1.6). `memory`:
       * more than the cap, or a string longer than QuickJS can hold.
       */
      readonly kind: 'timeout' | 'recursion' | 'memory';
      /** Innermost frame as goja prints it: `f (<eval>:1:2)`; empty when it is not known. */
      readonly at: string;
    }
  | { readonly kind: 'panic'; readonly panic: GoPanic };

/** What came of a call into the guest. */
export type Completion =
  /** `json`: what the hook returned, or for a script what the `inspect` hook made of the completion value. */
  | { readonly ok: true; readonly json: string }
  | { readonly ok: false; readonly end: End }
  /** An exception. `description`: what the `describe` hook says of it; empty when that failed. */
  | { readonly ok: false; readonly end?: undefined; readonly description: string };

export interface CallOptions {
  /** When the script is interrupted, in milliseconds of `performance.now()`. */
  readonly deadline: number;
}

export interface HookOptions {
  /** Call it even though the run has been ended: to read what it left behind. Not possible without memory. */
  readonly afterEnd?: boolean;
}

export interface ScriptOptions extends CallOptions {
  /** Name that places in the text have; default `<eval>`, as ZITADEL's. */
  readonly fileName?: string;
  /** Hook that is given the completion value; without it the value is dropped. */
  readonly inspect?: string;
  /** Promise jobs run before the value is inspected. */
  readonly jobs?: boolean;
}

/**
 * The engine as the trigger logic sees it: one JavaScript runtime that is put back to its first state before each
 * action. Everything is synchronous.
 */
export interface Engine {
  /** What the guest may call. Filled by the trigger logic; `restore` leaves it alone. */
  hostOps: Record<string, HostOp>;
  /** Bytes that QuickJS may take in all. */
  readonly memoryLimit: number;
  /** Puts the runtime back to the state after the prelude: a fresh runtime for the next action. */
  restore(): void;
  /**
   * `restore`, and then the hook `start`, which must be a function of its JSON alone: what it leaves is remembered, and
   * brought back when an action starts with the same JSON again.
   */
  start(json: string, options: CallOptions): Completion;
  /** Evaluates a text as a global script under a file name (`<eval>` unless told otherwise). */
  evaluateScript(source: string, options: ScriptOptions): Completion;
  /** Calls a hook that the guest gave at `install`. */
  hook(name: string, json: string, options: CallOptions & HookOptions): Completion;
  /** Runs the microtasks that are waiting. */
  runJobs(options: CallOptions): Completion;
}
