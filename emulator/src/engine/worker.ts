/** The thread that runs actions: takes requests from the parent one after the other. */

import image from 'engine-image:';
import { parentPort, workerData } from 'node:worker_threads';
import wasmBytes from '@jitl/quickjs-ng-wasmfile-release-sync/wasm';
import type { Evaluation, Outcome } from '../api.js';
import { InternalError, UserError } from '../errors.js';
import { runTrigger } from '../triggers/run.js';
import { BlockingTransport } from './bridge.js';
import { evaluate } from './evaluate.js';
import { GuestEngine } from './instance.js';
import { Journal } from './journal.js';
import { killedOutcome } from './killed.js';
import { Control, type WorkerMessage, type WorkerRequest, type WorkerSetup } from './protocol.js';
import { wasm } from './webassembly.js';

if (parentPort === null) throw new InternalError('the engine worker is no program of its own');
const port = parentPort;
const setup = workerData as WorkerSetup;
const control = new Control(setup.control);
const journal = new Journal(setup.journal);
const compiled = new wasm.Module(wasmBytes);
const transport = new BlockingTransport(port, control);
/** A runtime that has grown to this is thrown away after the run, since a WebAssembly memory never shrinks. */
const largestKept = 24 * 1024 * 1024;

let engine = makeEngine();

function makeEngine(): Promise<GuestEngine> {
  return GuestEngine.create({
    wasm: compiled,
    prelude: image,
    memoryLimit: setup.memoryLimit,
    watch: (deadline) => {
      control.deadline = deadline === undefined ? undefined : performance.timeOrigin + deadline;
    },
    started: () => {
      control.started += 1;
    },
    aborted: () => control.aborted,
  });
}

async function answer(message: WorkerRequest): Promise<void> {
  const { id } = message;
  try {
    const current = await engine;
    post({ kind: 'done', id, result: perform(message, current) });
    if (current.memorySize > largestKept) engine = makeEngine();
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

function perform(message: WorkerRequest, current: GuestEngine): Outcome | Evaluation {
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

port.on('message', (message: WorkerRequest) => void answer(message));
engine.then(
  () => post({ kind: 'ready' }),
  () => {},
);
