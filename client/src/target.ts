import * as vscode from 'vscode';
import { languageId, type Range, type RunArguments } from '../../server/src/protocol.js';

/** The document that a command is about, and where in it. */
export interface Target {
  readonly uri: vscode.Uri;
  readonly action?: string;
  readonly position?: vscode.Position;
}

/** From a lens's arguments, from the address that a menu hands over, or from the active editor. */
export function targetOf(args: RunArguments | vscode.Uri | undefined): Target | undefined {
  if (args instanceof vscode.Uri) return { uri: args };
  if (args && typeof args.uri === 'string') return { uri: vscode.Uri.parse(args.uri), action: args.action };
  const editor = vscode.window.activeTextEditor;
  if (editor && isAction(editor.document)) return { uri: editor.document.uri, position: editor.selection.active };
  // With the focus in the outcome panel, the action is the one that is visible beside it.
  const visible = vscode.window.visibleTextEditors.filter(({ document }) => isAction(document));
  const only = visible.length === 1 ? visible[0] : undefined;
  if (only) return { uri: only.document.uri, position: only.selection.active };
  void vscode.window.showInformationMessage('Open a ZITADEL action first.');
  return undefined;
}

export function isAction(document: vscode.TextDocument): boolean {
  return document.languageId === languageId;
}

/** Applies edits that the server worked out, as one step of undo. */
export async function applyEdits(
  uri: vscode.Uri,
  edits: readonly { readonly range: Range; readonly newText: string }[],
): Promise<void> {
  if (edits.length === 0) return;
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) {
    const { start, end } = range;
    edit.replace(uri, new vscode.Range(start.line, start.character, end.line, end.character), newText);
  }
  await vscode.workspace.applyEdit(edit);
}
