import * as vscode from 'vscode';
import type { TriggerId } from '../../../emulator/src/catalogue/model.js';
import { bindInManifest, parseManifest } from '../../../emulator/src/manifest/index.js';
import { type ActionInfo, SetTriggersRequest } from '../../../server/src/protocol.js';
import type { Server } from '../languageClient.js';
import { applyEdits, type DocumentEdits } from '../target.js';

/**
 * Writes the triggers of an action into its script, as a comment, or into a manifest; then the comment goes, because it would
 * count for more. Either is one step of undo.
 */
export async function keepTriggers(
  server: Server,
  uri: vscode.Uri,
  action: ActionInfo,
  triggers: readonly TriggerId[],
  manifest?: vscode.Uri,
): Promise<void> {
  const params: SetTriggersRequest.Params = {
    textDocument: { uri: uri.toString() },
    action: action.id,
    triggers: manifest ? [] : triggers,
    keep: 'comment',
  };
  const { edits } = await server.request<SetTriggersRequest.Params, SetTriggersRequest.Result>(
    SetTriggersRequest.method,
    params,
  );
  if (!manifest) {
    await applyEdits({ uri, edits });
    return;
  }
  const document = await vscode.workspace.openTextDocument(manifest);
  const wasSaved = !document.isDirty;
  const text = document.getText();
  let written: string;
  try {
    const path = relativePath(manifest, uri);
    written = bindInManifest(
      text,
      parseManifest(text, 'zitadel-actions.json'),
      { file: path, name: action.name ?? path },
      triggers,
    );
  } catch (error) {
    void vscode.window.showErrorMessage(
      `${vscode.workspace.asRelativePath(manifest)} cannot be changed: ${error instanceof Error ? error.message : String(error)}`,
    );
    return;
  }
  await applyEdits({ uri, edits }, { uri: manifest, edits: changeOf(document, written) });
  // The server reads what is on disk; what a person has not saved yet stays theirs to save.
  if (wasSaved) await document.save();
}

/** The part of a document that becomes another one. */
function changeOf(document: vscode.TextDocument, written: string): DocumentEdits['edits'] {
  const text = document.getText();
  if (text === written) return [];
  const shorter = Math.min(text.length, written.length);
  let start = 0;
  while (start < shorter && text[start] === written[start]) start++;
  let tail = 0;
  while (tail < shorter - start && text.at(-1 - tail) === written.at(-1 - tail)) tail++;
  const range = { start: document.positionAt(start), end: document.positionAt(text.length - tail) };
  return [{ range, newText: written.slice(start, written.length - tail) }];
}

/** Path of a script as a manifest writes it; the manifest stands above it. */
function relativePath(manifest: vscode.Uri, script: vscode.Uri): string {
  const folder = manifest.path.replace(/[^/]*$/, '');
  return script.path.startsWith(folder) ? script.path.slice(folder.length) : script.path;
}
