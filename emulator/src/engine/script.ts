import type { RunError } from '../api.js';
import { checkScript } from '../language/index.js';
import type { Completion, Engine, ScriptOptions } from './instance.js';

export type ScriptEnd =
  /** goja's parser or compiler refuses the text: nothing of it has run. */
  { readonly accepted: false; readonly error: RunError } | { readonly accepted: true; readonly completion: Completion };

/** Evaluates the text of an action as goja would: refused by its grammar first, then run on the engine. */
export function runScript(engine: Engine, source: string, options: ScriptOptions): ScriptEnd {
  const checked = checkScript(source);
  if (checked.error) {
    return { accepted: false, error: { message: `SyntaxError: ${checked.error.text}`, kind: 'syntax' } };
  }
  return { accepted: true, completion: engine.evaluateScript(source, options) };
}
