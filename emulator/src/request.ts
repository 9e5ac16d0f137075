/** Requests from JavaScript, or made of what people typed, before they reach the engine. */
import { existsSync } from 'node:fs';
import type { EmulatorOptions, EvaluateRequest, RunRequest } from './api.js';
import { triggerIds } from './catalogue/model.js';
import { isVersion } from './catalogue/version.js';
import { UserError } from './errors.js';
import { nearest } from './samples/nearest.js';

const httpModes = ['mock', 'replay', 'record', 'live'];

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkTime(what: string, value: unknown): void {
  if (value !== undefined && (typeof value !== 'number' || Number.isNaN(value))) {
    throw new UserError(`${what} is no number of milliseconds`);
  }
}

/** WebAssembly has 4 GiB of addresses. */
const memoryLimits = { least: 16 * 2 ** 20, most: 2 ** 32 - 1 };

/** @throws UserError when there is no worker at its path, or the limit of memory is none that the engine can keep */
export function checkOptions({ worker, memoryLimit }: EmulatorOptions): void {
  if (typeof worker !== 'string' || !existsSync(worker)) {
    throw new UserError(`there is no engine worker at '${String(worker)}'; it is dist/engine-worker.js of the package`);
  }
  if (memoryLimit === undefined) return;
  if (!(memoryLimit >= memoryLimits.least && memoryLimit <= memoryLimits.most)) {
    throw new UserError(`memoryLimit is ${memoryLimit}; write bytes from 16 MiB to below 4 GiB`);
  }
}

/** @throws UserError that says which part of the request is wrong; samples are checked where they are read */
export function checkRunRequest(request: RunRequest): void {
  if (!isObject(request)) throw new UserError('a run needs a request: { trigger, actions, sample }');
  const { trigger, actions, sample, http, targetVersion } = request;
  if (!(triggerIds as readonly string[]).includes(trigger)) {
    const guess = nearest(String(trigger), triggerIds);
    throw new UserError(`there is no trigger '${String(trigger)}'${guess ? `; did you mean '${guess}'?` : ''}`);
  }
  if (!Array.isArray(actions)) throw new UserError('actions is no list');
  for (const [index, action] of actions.entries()) {
    if (!isObject(action) || typeof action.name !== 'string' || typeof action.script !== 'string') {
      throw new UserError(`actions[${index}] needs a name and a script, both texts`);
    }
    checkTime(`actions[${index}].timeoutMs`, action.timeoutMs);
  }
  if (!isObject(sample)) throw new UserError('sample is no object; {} is the rich human');
  if (http !== undefined && !httpModes.includes(http.mode)) {
    throw new UserError(`there is no HTTP mode '${String(http.mode)}'; known are ${httpModes.join(', ')}`);
  }
  if (targetVersion !== undefined && !isVersion(String(targetVersion))) {
    throw new UserError(`'${String(targetVersion)}' is no version; write it as 4.13.1`);
  }
}

/** @throws UserError that says which part of the request is wrong */
export function checkEvaluateRequest(request: EvaluateRequest): void {
  if (!isObject(request) || typeof request.script !== 'string') throw new UserError('script is no text');
  checkTime('timeoutMs', request.timeoutMs);
}
