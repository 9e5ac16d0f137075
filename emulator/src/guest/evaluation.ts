import { pairedOnly } from './builtins/json-decoder.js';
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
        // Go's text of the value: -0 keeps its sign, surrogates that stand alone are no characters
        string: attempt(() => (Object.is(value, -0) ? '-0' : pairedOnly(toText(value)))),
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
