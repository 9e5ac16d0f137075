import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import type { Finding } from '../checks/finding.js';
import type { OpenDocument } from '../documents.js';
import { textEdit } from '../embedding/edits.js';
import type { Fix } from '../rules/rule.js';

/** Kind of the action that puts right all that can be put right without a person's judgement. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.zitadel`;

/** One action with the safe fixes of all findings; none when there is nothing to do. */
export function fixAll(document: OpenDocument, findings: readonly Finding[]): CodeAction[] {
  const edits = safeEdits(findings);
  if (edits.length === 0) return [];
  const changes = edits.map((edit) => textEdit(document, edit));
  return [
    {
      title: 'Fix all that is surely fixable for ZITADEL',
      kind: fixAllKind,
      edit: { changes: { [document.uri]: changes } },
    },
  ];
}

/**
 * Edits of the safe fixes, in the order of the document. Of two fixes that touch each other the first is taken; the other one
 * finds its place in the new text, when it is still needed there.
 */
function safeEdits(findings: readonly Finding[]): Fix['edits'] {
  const taken: Fix['edits'][number][] = [];
  for (const { fixes, severity } of findings) {
    const fix = severity === 'hint' ? undefined : fixes?.find(({ safe }) => safe === true);
    if (fix === undefined) continue;
    const free = fix.edits.every((edit) => taken.every((other) => edit.end < other.start || other.end < edit.start));
    if (free) taken.push(...fix.edits);
  }
  return taken.sort((a, b) => a.start - b.start);
}
