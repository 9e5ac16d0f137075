import type { EvaluateRequest, Evaluation, Outcome, RunRequest } from '../api.js';
import type { TransportAnswer, TransportRequest } from '../modules/http/transport.js';
import type { Told } from './journal.js';

/** What a worker is told when it is made. */
export interface WorkerSetup {
  /** Folder for compiled code; without it, none is kept. */
  readonly codeCache?: string | undefined;
  /** The process ends after one run. */
  readonly brief?: boolean;
  readonly control: SharedArrayBuffer;
  readonly journal: SharedArrayBuffer;
}

/** Requests of the parent. */
export type WorkerRequest =
  /** The first one: what the engine needs to be made. `memoryLimit`: bytes. */
  { readonly kind: 'make'; readonly memoryLimit: number } | JobRequest;

/** A job for the engine. */
export type JobRequest =
  | { readonly kind: 'run'; readonly id: number; readonly request: RunRequest }
  | { readonly kind: 'evaluate'; readonly id: number; readonly request: EvaluateRequest }
  /** The outcome of a run whose own worker had to be ended. */
  | {
      readonly kind: 'killed';
      readonly id: number;
      readonly request: RunRequest;
      /** How many of its actions had started. */
      readonly started: number;
      /** What it had told until then. */
      readonly told: Told;
      /** Milliseconds. */
      readonly total: number;
    };

/** Messages of the worker. */
export type WorkerMessage =
  /** `keeps`: the code that the job has made V8 compile is written now, and `kept` follows. */
  | { readonly kind: 'done'; readonly id: number; readonly result: Outcome | Evaluation; readonly keeps: boolean }
  | { readonly kind: 'kept' }
  /** The input was wrong (`user`), or something is wrong with the emulator. */
  | {
      readonly kind: 'fault';
      readonly id: number;
      readonly user: boolean;
      readonly message: string;
      readonly stack?: string;
    }
  /** A request over the network; the worker waits for the answer on `port`. */
  | { readonly kind: 'http'; readonly request: TransportRequest };

/** What reaches the network, in the thread that the worker belongs to. The signal tells that the run was given up. */
export type AsyncTransport = (request: TransportRequest, signal: AbortSignal) => Promise<TransportAnswer>;

/** The parent's answer to a request over the network, posted on the bridge before the worker is woken. */
export type BridgeAnswer = { readonly answer: TransportAnswer } | { readonly fault: string };

/**
 * Memory that parent and worker share: where the worker is in time, and whether it is to stop. Times are those of
 * {@link sharedNow}, so that both threads mean the same.
 */
export class Control {
  static readonly size = 24;
  readonly #deadline: Float64Array;
  readonly #flags: Int32Array;

  constructor(readonly buffer: SharedArrayBuffer = new SharedArrayBuffer(Control.size)) {
    this.#deadline = new Float64Array(buffer, 0, 1);
    this.#flags = new Int32Array(buffer, 8, 4);
  }

  /** When the guest code that runs now is to be interrupted; undefined when none runs. */
  get deadline(): number | undefined {
    const value = this.#deadline[0];
    return value === undefined || value === 0 ? undefined : value;
  }

  set deadline(value: number | undefined) {
    this.#deadline[0] = value ?? 0;
  }

  get aborted(): boolean {
    return Atomics.load(this.#flags, 0) !== 0;
  }

  set aborted(value: boolean) {
    Atomics.store(this.#flags, 0, value ? 1 : 0);
  }

  /** How many actions the job has started. */
  get started(): number {
    return Atomics.load(this.#flags, 2);
  }

  set started(value: number) {
    Atomics.store(this.#flags, 2, value);
  }

  /** How often the interrupt handler was asked: a guest that beats is no built-in operation without end. */
  get beats(): number {
    return Atomics.load(this.#flags, 3);
  }

  beat(): void {
    Atomics.add(this.#flags, 3, 1);
  }

  /** Blocks the worker until the parent has answered. */
  waitForAnswer(): void {
    Atomics.wait(this.#flags, 1, 0);
    Atomics.store(this.#flags, 1, 0);
  }

  /** Wakes the worker. */
  answered(): void {
    Atomics.store(this.#flags, 1, 1);
    Atomics.notify(this.#flags, 1);
  }
}

/**
 * Now, in milliseconds with fractions: the clock of {@link Control}. It is the machine's steady clock, which is the same for all
 * threads. `performance.timeOrigin` is not: each thread takes it from the clock on the wall when it starts, so that they disagree
 * once the machine has slept or that clock was set.
 */
export function sharedNow(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
