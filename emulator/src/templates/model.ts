import type { TriggerId } from '../catalogue/model.js';

/** A whole action for a use case, to be changed. `‹text›` marks what an author will want to change first. */
export interface ActionTemplate {
  /** Also the name of the function. */
  readonly id: string;
  /** A few words, for lists. */
  readonly title: string;
  /** What it does, and what it needs. */
  readonly doc: string;
  readonly triggers: readonly TriggerId[];
  readonly modules?: readonly ('http' | 'log')[];
  /** Lines of the function. */
  readonly body: readonly string[];
}
