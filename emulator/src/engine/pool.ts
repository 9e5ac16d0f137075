import { resolve } from 'node:path';
import type { EmulatorOptions } from '../api.js';
import { UserError } from '../errors.js';
import type { AsyncTransport } from './protocol.js';
import { type EngineThread, startThread } from './thread.js';
import { type Job, type JobEnd, WorkerHandle } from './worker-handle.js';

/** Milliseconds of quiet after the first job before the spare is made, so that a single job does not pay for it. */
const spareDelay = 50;
const defaultMemoryLimit = 64 * 1024 * 1024;

interface Waiting {
  readonly job: Job;
  readonly signal: AbortSignal | undefined;
  resolve(end: JobEnd): void;
  reject(error: unknown): void;
}

/** One worker that takes jobs in order, and one spare that stands ready for when it has to be thrown away. */
export class Pool {
  readonly #options: EmulatorOptions;
  readonly #transport: AsyncTransport;
  readonly #queue: Waiting[] = [];
  #worker: WorkerHandle | undefined;
  #spare: WorkerHandle | undefined;
  #spareTimer: NodeJS.Timeout | undefined;
  #busy = false;
  #disposed: Promise<unknown> | undefined;

  constructor(options: EmulatorOptions, transport: AsyncTransport) {
    this.#options = options;
    this.#transport = transport;
    if (options.thread !== undefined) this.#worker = this.#handle(options.thread);
  }

  /** Jobs run one after the other. An aborted signal rejects with its reason. */
  submit(job: Job, signal: AbortSignal | undefined): Promise<JobEnd> {
    if (this.#disposed) return Promise.reject(new UserError('the emulator was disposed of'));
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const withdraw = () => this.#withdraw(waiting);
      // A signal may serve for thousands of runs: nothing of a run that is over may hang on it.
      const forget = () => signal?.removeEventListener('abort', withdraw);
      const waiting: Waiting = {
        job,
        signal,
        resolve(end) {
          forget();
          resolve(end);
        },
        reject(error) {
          forget();
          reject(error);
        },
      };
      this.#queue.push(waiting);
      signal?.addEventListener('abort', withdraw, { once: true });
      this.#next();
    });
  }

  async dispose(): Promise<void> {
    clearTimeout(this.#spareTimer);
    for (const waiting of this.#queue.splice(0)) waiting.reject(new UserError('the emulator was disposed of'));
    this.#disposed ??= Promise.all([this.#worker?.terminate(), this.#spare?.terminate()]);
    await this.#disposed;
  }

  #withdraw(waiting: Waiting): void {
    const at = this.#queue.indexOf(waiting);
    if (at < 0) return;
    this.#queue.splice(at, 1);
    waiting.reject(waiting.signal?.reason);
  }

  #next(): void {
    if (this.#busy || this.#disposed) return;
    const waiting = this.#queue.shift();
    if (waiting === undefined) return;
    this.#busy = true;
    void this.#perform(waiting).finally(() => {
      this.#busy = false;
      this.#next();
    });
  }

  async #perform({ job, signal, resolve, reject }: Waiting): Promise<void> {
    try {
      const end = await this.#take().perform(job, signal);
      if ('ended' in end && end.ended === 'aborted') {
        reject(signal?.aborted ? signal.reason : new UserError('the emulator was disposed of'));
      } else resolve(end);
    } catch (error) {
      reject(error);
    }
    this.#prepareSpare();
  }

  #take(): WorkerHandle {
    if (this.#worker?.alive) return this.#worker;
    this.#worker = this.#spare?.alive ? this.#spare : this.#make();
    this.#spare = undefined;
    return this.#worker;
  }

  #prepareSpare(): void {
    if (this.#disposed || this.#spareTimer !== undefined || this.#spare?.alive) return;
    this.#spareTimer = setTimeout(() => {
      this.#spareTimer = undefined;
      if (!this.#disposed && !this.#spare?.alive) this.#spare = this.#make();
    }, spareDelay);
    this.#spareTimer.unref();
  }

  #make(): WorkerHandle {
    const { worker, codeCache } = this.#options;
    return this.#handle(startThread(resolve(worker), { codeCache }));
  }

  #handle(thread: EngineThread): WorkerHandle {
    return new WorkerHandle(thread, this.#options.memoryLimit ?? defaultMemoryLimit, this.#transport);
  }
}
