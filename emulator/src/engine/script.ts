import type { RunError } from '../api.js';
import { compile } from '../language/index.js';
import type { Completion, Engine, ScriptOptions } from './engine.js';

export type ScriptEnd =
  /** goja's parser or compiler refuses the text: nothing of it has run. */
  | { readonly accepted: false; readonly error: RunError }
  | {
      readonly accepted: true;
      readonly completion: Completion;
      /** Names of the functions that the script declares at its top. */
      readonly functions: ReadonlySet<string>;
    };

/**
 * Evaluates the text of an action as goja would: refused by goja's grammar first, then rewritten where QuickJS would do
 * otherwise, then run. The engine's host operations get those that look places up in the author's text.
 */
export function runScript(engine: Engine, source: string, options: ScriptOptions): ScriptEnd {
  const { text, error, functions, ops } = compile(source);
  if (error !== undefined) return { accepted: false, error: { message: error, kind: 'syntax' } };
  engine.hostOps = { ...engine.hostOps, ...ops };
  return { accepted: true, completion: engine.evaluateScript(text, options), functions };
}
