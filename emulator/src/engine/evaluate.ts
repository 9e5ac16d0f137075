import type { EvaluateRequest, Evaluation } from '../api.js';
import type { HttpTransport } from '../modules/http/transport.js';
import { startBareRuntime } from './bare-runtime.js';
import type { Completion, Engine } from './engine.js';
import { failureOf } from './failure.js';
import { runScript } from './script.js';

/** What the `evaluated` hook tells of a completion value. */
interface Evaluated {
  readonly type: string;
  readonly value?: string;
  readonly string?: string;
}

const defaultTimeout = 5000;

/** Evaluates a text as a script on a fresh runtime, without a trigger; then the expressions, after the microtasks. */
export function evaluate(request: EvaluateRequest, engine: Engine, transport: HttpTransport): Evaluation {
  const deadline = performance.now() + (request.timeoutMs ?? defaultTimeout);
  startBareRuntime(engine, transport, request, deadline);
  const end = runScript(engine, request.script, { deadline, inspect: 'evaluated', jobs: true });
  if (!end.accepted) return { accepted: false, ok: false, error: end.error };
  const { completion } = end;
  if (!completion.ok) return failure(completion);
  const evaluated = JSON.parse(completion.json) as Evaluated;
  const afterwards = request.afterwards?.map((expression) => {
    const read = engine.evaluateScript(expression, { deadline, inspect: 'read' });
    return read.ok ? (JSON.parse(read.json) as { value?: string }) : { error: failureOf(read).error.message };
  });
  return { accepted: true, ok: true, ...evaluated, ...(afterwards && { afterwards }) };
}

function failure(completion: Extract<Completion, { ok: false }>): Evaluation {
  return { accepted: true, ok: false, error: failureOf(completion).error };
}
