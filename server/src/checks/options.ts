import type { Version } from '../../../emulator/src/catalogue/model.js';
import type { Settings } from '../settings.js';

/** What a check of an action depends on, besides the action. */
export interface CheckOptions {
  readonly settings: Settings;
  readonly version: Version;
  /** Called between the steps; throws when nobody waits for the result any more. */
  readonly checkpoint: () => void;
  /** Told of a rule that threw; its findings are left out. */
  readonly report: (message: string) => void;
}
