import { writtenChange } from '../embedding/edits.js';
import type { EmbeddedScript } from '../embedding/model.js';
import type { Fix } from '../rules/rule.js';

/** Fixes of a script in places of its document, as that writes scripts; those of which an edit has no place there are left out. */
export function mapFixes(fixes: readonly Fix[] | undefined, script: EmbeddedScript): readonly Fix[] {
  return (fixes ?? []).flatMap((fix) => {
    const edits = fix.edits.map((edit) => writtenChange(script, edit));
    return edits.every((edit) => edit !== undefined) ? [{ ...fix, edits }] : [];
  });
}
