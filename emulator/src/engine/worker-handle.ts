import type { Worker } from 'node:worker_threads';
import type { EvaluateRequest, Evaluation, Outcome, RunRequest } from '../api.js';
import { InternalError, UserError } from '../errors.js';
import type { TransportRequest } from '../modules/http/transport.js';
import type { Journal, Told } from './journal.js';
import {
  type AsyncTransport,
  type BridgeAnswer,
  type Control,
  sharedNow,
  type WorkerMessage,
  type WorkerRequest,
} from './protocol.js';
import type { EngineThread } from './thread.js';
import { grace, processorTime, Watch } from './watch.js';

export type Job =
  | { readonly kind: 'run'; readonly request: RunRequest }
  | { readonly kind: 'evaluate'; readonly request: EvaluateRequest }
  /** The outcome of a run whose own worker had to be ended. */
  | {
      readonly kind: 'killed';
      readonly request: RunRequest;
      readonly started: number;
      readonly told: Told;
      readonly total: number;
    };

/** How a job ended: with a result, or with the thread, which did not heed its limit (`killed`) or the signal. */
export type JobEnd =
  | { readonly result: Outcome | Evaluation }
  | {
      readonly ended: 'killed' | 'aborted';
      /** How many of its actions had started. */
      readonly started: number;
      readonly told: Told;
    };

interface Running {
  readonly id: number;
  resolve(end: JobEnd): void;
  reject(error: Error): void;
}

/** One worker thread, seen from its parent. Takes one job at a time; of no use any more once it was ended. */
export class WorkerHandle {
  readonly #worker: Worker;
  readonly #control: Control;
  readonly #journal: Journal;
  readonly #transport: AsyncTransport;
  readonly #network = new AbortController();
  #running: Running | undefined;
  #timer: NodeJS.Timeout | undefined;
  #lastId = 0;
  /** Whether the thread writes code just now, and whoever waits for that. */
  #keeps = false;
  #onKept: (() => void) | undefined;
  #alive = true;

  /** @param memoryLimit bytes that the engine may take */
  constructor({ worker, control, journal }: EngineThread, memoryLimit: number, transport: AsyncTransport) {
    this.#worker = worker;
    this.#control = control;
    this.#journal = journal;
    this.#transport = transport;
    worker.postMessage({ kind: 'make', memoryLimit } satisfies WorkerRequest);
    this.#worker.on('message', (message: WorkerMessage) => this.#receive(message));
    this.#worker.on('error', (error) => this.#lost(error));
    this.#worker.on('exit', (code) => this.#lost(new InternalError(`the engine worker ended with code ${code}`)));
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** @throws UserError for wrong input, InternalError (as a rejection) when the emulator itself is at fault */
  perform(job: Job, signal: AbortSignal | undefined): Promise<JobEnd> {
    this.#worker.ref();
    this.#control.aborted = false;
    this.#control.deadline = undefined;
    this.#control.started = 0;
    this.#journal.clear();
    const id = ++this.#lastId;
    return new Promise<JobEnd>((resolve, reject) => {
      const abort = () => this.#abort();
      const settle = () => {
        signal?.removeEventListener('abort', abort);
        clearTimeout(this.#timer);
        this.#running = undefined;
        this.#worker.unref();
      };
      this.#running = {
        id,
        resolve: (end) => {
          settle();
          resolve(end);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#worker.postMessage({ id, ...job } satisfies WorkerRequest);
      this.#look(new Watch());
    });
  }

  /** Ends the thread; a job that runs ends with it. */
  async terminate(): Promise<void> {
    this.#alive = false;
    this.#network.abort();
    if (this.#running !== undefined) this.#running.resolve(this.#ended('aborted'));
    else if (this.#keeps) await this.#kept();
    await this.#worker.terminate();
  }

  /** Until the thread has written its code, which it does right after a job. */
  #kept(): Promise<void> {
    this.#worker.ref();
    return new Promise((resolve) => {
      this.#onKept = resolve;
    });
  }

  /** Built-in operations do not ask the interrupt handler: looks whether the time of the guest has passed. */
  #look(watch: Watch): void {
    const { deadline, beats } = this.#control;
    const wait = watch.look({ deadline, beats, now: sharedNow(), processor: processorTime() });
    if (wait === undefined) this.#end('killed');
    else this.#timer = setTimeout(() => this.#look(watch), wait);
  }

  #abort(): void {
    this.#control.aborted = true;
    this.#network.abort();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end('aborted'), grace);
  }

  #end(ended: 'killed' | 'aborted'): void {
    this.#alive = false;
    this.#network.abort();
    this.#running?.resolve(this.#ended(ended));
    void this.#worker.terminate();
  }

  #ended(ended: 'killed' | 'aborted'): JobEnd {
    return { ended, started: this.#control.started, told: this.#journal.read() };
  }

  #receive(message: WorkerMessage): void {
    if (message.kind === 'http') void this.#exchange(message.request);
    else if (message.kind === 'kept') {
      this.#keeps = false;
      this.#onKept?.();
    } else if (message.id === this.#running?.id) {
      if (this.#control.aborted) {
        this.#alive = false;
        this.#running.resolve(this.#ended('aborted'));
        void this.#worker.terminate();
      } else if (message.kind === 'done') {
        this.#keeps = message.keeps;
        this.#running.resolve({ result: message.result });
      } else this.#running.reject(faultOf(message));
    }
  }

  async #exchange(request: TransportRequest): Promise<void> {
    let answer: BridgeAnswer;
    try {
      answer = { answer: await this.#transport(request, this.#network.signal) };
    } catch (error) {
      answer = { fault: error instanceof Error ? error.message : String(error) };
    }
    if (!this.#alive) return;
    this.#worker.postMessage(answer);
    this.#control.answered();
  }

  #lost(error: unknown): void {
    this.#alive = false;
    this.#onKept?.();
    this.#running?.reject(error instanceof Error ? error : new InternalError(String(error)));
  }
}

function faultOf(message: Extract<WorkerMessage, { kind: 'fault' }>): Error {
  const error = message.user ? new UserError(message.message) : new InternalError(message.message);
  if (message.stack !== undefined) error.stack = message.stack;
  return error;
}
