import { jsonStringify } from './builtins/primordials.js';

export interface EvaluationHooks {
  /** Completion value of a script, as JSON of `{type, value?, string?}`: what `JSON.stringify` and `String` make of it. */
  evaluated(value: unknown): string;
  /** A value read by an expression after the microtasks ran: JSON of `{value?}`, its JSON text. */
  read(value: unknown): string;
}

/** Made after `installBuiltins`, so that values are told with goja's conversions. */
export function evaluationHooks(): EvaluationHooks {
  const toJson = JSON.stringify;
  const toText = String;
  return {
    evaluated: (value) =>
      jsonStringify({
        type: typeof value,
        value: attempt(() => toJson(value)),
        string: attempt(() => toText(value)),
      }),
    read: (value) => jsonStringify({ value: attempt(() => toJson(value)) }),
  };
}

function attempt(action: () => string | undefined): string | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
