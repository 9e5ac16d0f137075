import { triggerIds } from '../../emulator/src/catalogue/model.js';
import type { TypeFiles, TypesOptions } from '../../emulator/src/cli/checker.js';
import { latestVersion } from './catalogue.js';
import { declarationsFor, gojaLibrary } from './declarations/index.js';

/** The declarations that actions of a trigger are checked against, for editors that read files. */
export function typesOf({ trigger, version = latestVersion }: TypesOptions): TypeFiles {
  const triggers = trigger === undefined ? triggerIds : [trigger];
  return { declarations: declarationsFor({ triggers, version }).text, library: gojaLibrary };
}
