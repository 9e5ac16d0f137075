import type { Version } from '../../../emulator/src/catalogue/model.js';
import type { Action, OpenDocument } from '../documents.js';
import { toSource } from '../embedding/model.js';
import type { ActionInfo } from '../protocol.js';

/** Bytes of a script that ZITADEL's API accepts (facts: users-scripts §1). */
export const sizeLimit = 40_000;

/** What the client is told of an action. */
export function actionInfo(document: OpenDocument, action: Action, targetVersion: Version): ActionInfo {
  const { name, nameSource, triggers, source, target, candidates } = action.identity;
  const span = (target ?? candidates[0])?.nameSpan;
  const start = (span && toSource(action.script.pieces, span.start)) ?? action.script.start;
  const end = (span && toSource(action.script.pieces, span.end)) ?? start;
  return {
    id: action.id,
    ...(name !== undefined && { name }),
    nameSource,
    triggers,
    source,
    range: { start: document.text.positionAt(start), end: document.text.positionAt(end) },
    targetVersion,
    size: new TextEncoder().encode(action.script.text).length,
    sizeLimit,
  };
}
