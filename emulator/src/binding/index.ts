/** What a script says of itself: its name, and the triggers that it is written for. */
import type { TriggerId } from '../catalogue/model.js';
import type { BindingSource } from './model.js';
import { identify } from './resolve.js';
import { scan } from './scan.js';

export interface ScriptBinding {
  readonly name: string | undefined;
  /** Functions that may be the action, when there is not one that must be. */
  readonly candidates: readonly string[];
  readonly triggers: readonly TriggerId[];
  readonly source: BindingSource;
}

/** Name and triggers as far as the text of a script and the last part of its path tell them. */
export function bindingOf(script: string, fileName: string): ScriptBinding {
  const { name, candidates, triggers, source } = identify(scan(script), [], fileName);
  return { name, candidates: candidates.map((candidate) => candidate.name), triggers, source };
}
