import type { Outcome } from '../../../emulator/src/api.js';
import type { TriggerId } from '../../../emulator/src/catalogue/model.js';

/** One run as the panel shows it: the outcome and where it came from. */
export interface OutcomeView {
  readonly outcome: Outcome;
  /** Address of the document, and the action's id in it. */
  readonly uri: string;
  readonly action: string;
  /** Names of the actions of the chain, in order. */
  readonly names: readonly string[];
  /** Name of the file, without its folder. */
  readonly file: string;
  readonly sample: { readonly id: string; readonly label: string };
  /** The triggers that the action is bound to; the outcome is of one of them. */
  readonly triggers: readonly TriggerId[];
  /** Lines of the document, from 1, by the offset in the script, where the script is a part of the document. */
  readonly lines?: ReadonlyMap<number, number>;
  /** The command line that gives the same outcome. */
  readonly commandLine: string;
}
