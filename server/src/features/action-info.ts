import { scriptSize } from '../../../emulator/src/catalogue/limits.js';
import type { ServerContext } from '../context.js';
import type { Action, OpenDocument } from '../documents.js';
import { toSource } from '../embedding/model.js';
import { type ActionInfo, soleActionId } from '../protocol.js';

/** What the client is told of an action. */
export function actionInfo(
  { versionOf, neighbours }: Pick<ServerContext, 'versionOf' | 'neighbours'>,
  document: OpenDocument,
  action: Action,
): ActionInfo {
  const { name, nameSource, triggers, source, target, candidates } = action.identity;
  const span = (target ?? candidates[0])?.nameSpan;
  const start = (span && toSource(action.script.pieces, span.start)) ?? action.script.start;
  const end = (span && toSource(action.script.pieces, span.end)) ?? start;
  const manifest = action.id === soleActionId ? neighbours.manifests.addressFor(document.uri) : undefined;
  const targetVersion = versionOf(document.uri);
  return {
    id: action.id,
    ...(name !== undefined && { name }),
    nameSource,
    triggers,
    source,
    range: { start: document.text.positionAt(start), end: document.text.positionAt(end) },
    span: {
      start: document.text.positionAt(action.script.start),
      end: document.text.positionAt(action.script.end),
    },
    targetVersion,
    size: scriptSize(action.script.text, targetVersion),
    ...(manifest !== undefined && { manifest }),
  };
}
