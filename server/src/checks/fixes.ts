import { asWritten, type EmbeddedScript, type Piece, toSourceRange } from '../embedding/model.js';
import type { Fix } from '../rules/rule.js';

/** Fixes in places of the document, as it writes scripts; those of which an edit has no place there are left out. */
export function mapFixes(
  fixes: readonly Fix[] | undefined,
  pieces: readonly Piece[],
  script: EmbeddedScript,
): readonly Fix[] {
  return (fixes ?? []).flatMap((fix) => {
    const edits = fix.edits.map(({ start, end, text }) => {
      const range = toSourceRange(pieces, start, end);
      return range && { ...range, text: asWritten(script, text, range) };
    });
    return edits.every((edit) => edit !== undefined) ? [{ ...fix, edits }] : [];
  });
}
