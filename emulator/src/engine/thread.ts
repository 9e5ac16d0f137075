import { Worker } from 'node:worker_threads';
import { Journal } from './journal.js';
import { Control, type WorkerSetup } from './protocol.js';

/** Megabytes of stack for the thread: QuickJS's recursion is recursion of the thread, some 800 bytes a call. */
const stackSizeMb = 64;

/** A thread of the engine that has been started, and the memory that it shares with who started it. */
export interface EngineThread {
  readonly worker: Worker;
  readonly control: Control;
  readonly journal: Journal;
}

export type ThreadOptions = Pick<WorkerSetup, 'codeCache' | 'brief'>;

/**
 * Starts a thread, which takes longer than loading the emulator: a program that is in a hurry does it first, and gives the
 * emulator what it has got. The thread keeps no process alive.
 *
 * @param path absolute path of `engine-worker.js`
 */
export function startThread(path: string, options: ThreadOptions): EngineThread {
  const control = new Control();
  const journal = new Journal();
  const setup: WorkerSetup = { ...options, control: control.buffer, journal: journal.buffer };
  const worker = new Worker(path, {
    workerData: setup,
    resourceLimits: { stackSizeMb, maxYoungGenerationSizeMb: 8 },
    // The thread needs nothing of the process around it, and writes nothing: joining its output to the process's takes a while.
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  worker.unref();
  return { worker, control, journal };
}
