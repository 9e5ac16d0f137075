/** `dist/engine.js`: runs actions in a thread of its own, and takes requests from the parent one after the other. */

import { parentPort, workerData } from 'node:worker_threads';
import type { Evaluation, Outcome } from '../api.js';
import { InternalError, UserError } from '../errors.js';
import { runTrigger } from '../triggers/run.js';
import { BlockingTransport } from './bridge.js';
import { evaluate } from './evaluate.js';
import { GuestEngine } from './instance.js';
import { Journal } from './journal.js';
import { killedOutcome } from './killed.js';
import { withLateTiering } from './late-tiering.js';
import {
  Control,
  type JobRequest,
  sharedNow,
  type WorkerMessage,
  type WorkerRequest,
  type WorkerSetup,
} from './protocol.js';
import type { StoredImage } from './stored-image.js';
import { type CompiledModule, wasm } from './webassembly.js';

if (parentPort === null) throw new InternalError('the engine is no program of its own');
const port = parentPort;
const setup = workerData as WorkerSetup;
const control = new Control(setup.control);
const journal = new Journal(setup.journal);
const transport = new BlockingTransport(port, control);
/** A runtime that has grown to this is thrown away after the run, since a WebAssembly memory never shrinks. */
const largestKept = 24 * 1024 * 1024;

let compiled: Promise<CompiledModule>;
let image: Promise<StoredImage>;
let memoryLimit: number;
let engine: Promise<GuestEngine>;
let keepCode: (() => void) | undefined;

async function makeEngine(): Promise<GuestEngine> {
  return GuestEngine.create({
    wasm: await compiled,
    prelude: await image,
    memoryLimit,
    watch: (deadline) => {
      control.deadline = deadline === undefined ? undefined : sharedNow() + deadline - performance.now();
    },
    started: () => {
      control.started += 1;
    },
    aborted: () => {
      control.beat();
      return control.aborted;
    },
  });
}

async function answer(message: JobRequest): Promise<void> {
  const { id } = message;
  try {
    const current = await engine;
    const result = perform(message, current);
    // What has failed may not have come far: of its code too little would be kept.
    const keeps = keepCode !== undefined && result.ok;
    post({ kind: 'done', id, result, keeps });
    if (keeps) {
      keepCode?.();
      keepCode = undefined;
      post({ kind: 'kept' });
    }
    if (current.memorySize > largestKept) engine = makeEngine();
    else current.makeReady();
  } catch (error) {
    const fault = error instanceof Error ? error : new InternalError(String(error));
    post({
      kind: 'fault',
      id,
      user: error instanceof UserError,
      message: fault.message,
      ...(fault.stack !== undefined && { stack: fault.stack }),
    });
  }
}

function perform(message: JobRequest, current: GuestEngine): Outcome | Evaluation {
  switch (message.kind) {
    case 'run':
      return runTrigger(message.request, current, transport, journal);
    case 'evaluate':
      return evaluate(message.request, current, transport);
    case 'killed':
      return killedOutcome(message.request, message);
  }
}

function post(message: WorkerMessage): void {
  port.postMessage(message);
}

export interface Serving {
  /** The memory that engines start from. */
  readonly image: Promise<StoredImage>;
  /** The bytes of QuickJS. */
  readonly quickjs: Promise<Uint8Array>;
  /** Writes the code that V8 has compiled by now, for later starts; absent when they have it. */
  readonly keepCode?: () => void;
}

/** Makes the engine when it is told to, and takes jobs from then on. */
export function serve(serving: Serving): void {
  ({ image, keepCode } = serving);
  compiled = serving.quickjs.then((bytes) => {
    const compile = () => new wasm.Module(bytes);
    return setup.brief ? withLateTiering(compile) : compile();
  });
  // What is wrong with it, or with the engine, is told to the first job.
  compiled.catch(() => {});
  port.on('message', (message: WorkerRequest) => {
    if (message.kind !== 'make') {
      void answer(message);
      return;
    }
    memoryLimit = message.memoryLimit;
    engine = makeEngine();
    engine.catch(() => {});
  });
}
