import { fail } from 'node:assert/strict';
import type { Documents } from '../../../server/src/documents.js';
import { defaultSettings } from '../../../server/src/settings.js';
import { ActionLanguage } from '../../../server/src/typescript/language.js';

/** The version that scripts of tests are written for. */
export const version = '4.13.1';

/** What a check is asked with when nothing about it matters; a rule that throws fails the test. */
export const checkOptions = { settings: defaultSettings, version, checkpoint: () => {}, report: fail } as const;

/** A language service of its own about some documents; to be disposed of. What it reports fails the test. */
export function languageOf(documents: Documents): ActionLanguage {
  return new ActionLanguage({ documents, settings: () => defaultSettings, version: () => version, report: fail });
}
