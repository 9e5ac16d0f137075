import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension.js';

const id = 'zitadel-actions-tools.zitadel-actions';

/** Activates the extension and gives what it exports. */
export async function extension(): Promise<ExtensionApi> {
  const found = vscode.extensions.getExtension<ExtensionApi>(id);
  assert.ok(found, `${id} is not installed`);
  return found.activate();
}

/** Waits for a condition; fails with its name. */
export async function until<T>(what: string, get: () => T | Promise<T>, limit = 20_000): Promise<NonNullable<T>> {
  const end = Date.now() + limit;
  for (;;) {
    const value = await get();
    if (value) return value as NonNullable<T>;
    if (Date.now() > end) throw new Error(`timed out waiting for ${what}`);
    await pause(20);
  }
}

export function file(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a file of the workspace in an editor. */
export async function open(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(file(name));
  await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  return document;
}

/** The same document once it is an action; switching the language closes and opens it for the extensions. */
export async function openAction(name: string): Promise<vscode.TextDocument> {
  const { uri } = await open(name);
  return until(`${name} to be an action`, () =>
    vscode.workspace.textDocuments.find(
      (document) => document.uri.toString() === uri.toString() && document.languageId === 'zitadel-action',
    ),
  );
}

/** Position after the first occurrence of a text. */
export function afterText(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  assert.notEqual(at, -1, `${text} is not in ${document.uri.path}`);
  return document.positionAt(at + text.length);
}

export async function completions(
  document: vscode.TextDocument,
  at: vscode.Position,
): Promise<readonly vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    at,
  );
  return list.items;
}

export const labelOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);
