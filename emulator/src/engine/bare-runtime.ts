import type { EvaluateRequest, RunRequest } from '../api.js';
import { goOps } from '../go/ops.js';
import { ExportReader, type Wire } from '../go/wire.js';
import { HttpClient } from '../modules/http/client.js';
import type { HttpTransport } from '../modules/http/transport.js';
import { resolveSample } from '../samples/resolve.js';
import type { HostFunction } from '../triggers/family.js';
import { Recorder } from '../triggers/recorder.js';
import { ModuleLoader } from '../triggers/require.js';
import type { Engine } from './engine.js';
import { GoPanic } from './panic.js';

/** Any trigger that has all modules will do: none of it shows but `require`. */
const trigger: RunRequest['trigger'] = 'internal-authentication/post-authentication';

/** Neither of the two modes that a script alone can have keeps recordings. */
const noRecordings = { read: () => undefined, write: () => undefined };

/**
 * Makes a fresh runtime as ZITADEL has it before a script is evaluated: goja's globals and `require`, without an action,
 * `ctx` and `api`.
 *
 * @param deadline when HTTP requests must have ended, in milliseconds of `performance.now()`
 */
export function startBareRuntime(
  engine: Engine,
  transport: HttpTransport,
  { http: mode, sample: given = {} }: Pick<EvaluateRequest, 'http' | 'sample'>,
  deadline: number,
): void {
  const request: RunRequest = { trigger, actions: [], sample: given, ...(mode && { http: mode }) };
  const sample = resolveSample(given, { trigger });
  const functions = new Map<string, HostFunction>();
  const http = new HttpClient({ http: mode, sample, transport, store: noRecordings });
  const loader = new ModuleLoader({
    request,
    sample,
    recorder: new Recorder({ instanceId: sample.instance.id, clock: sample.clock }),
    http,
    random: Math.random,
    now: Date.now,
    deadline,
    register: (op, call) => functions.set(op, call),
  });
  engine.hostOps = {
    ...goOps,
    'go.call': (json) => callFunction(functions, json),
    'go.order': () => '1',
    'go.panic': (json) => {
      const [message, type] = JSON.parse(json) as [string, string];
      throw new GoPanic(message, false, type === '' ? undefined : type);
    },
  };
  const start = { roots: {}, ctx: null, api: null, globals: { require: loader.requireWire() } };
  engine.start(JSON.stringify(start), { deadline: Number.POSITIVE_INFINITY });
}

function callFunction(functions: ReadonlyMap<string, HostFunction>, json: string): string {
  const [op, count, retained, wires] = JSON.parse(json) as [string, number, number, readonly Wire[]];
  const call = functions.get(op);
  if (call === undefined) throw new GoPanic(`no function ${op}`);
  const reader = new ExportReader();
  return JSON.stringify(call({ args: wires.map((wire) => reader.dynamic(wire)), count, retained }) ?? {});
}
