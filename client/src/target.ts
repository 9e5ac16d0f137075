import * as vscode from 'vscode';
import type { Range, RunArguments } from '../../server/src/protocol.js';
import { editorOf, mayHoldActions } from './active/documents.js';

/** The document that a command is about, and where in it. */
export interface Target {
  readonly uri: vscode.Uri;
  readonly action?: string;
  readonly position?: vscode.Position;
}

/** From a lens's arguments, from the address that a menu hands over, or from the active editor. */
export function targetOf(args: RunArguments | vscode.Uri | undefined): Target | undefined {
  if (args instanceof vscode.Uri) {
    const position = editorOf(args)?.selection.active;
    return { uri: args, ...(position && { position }) };
  }
  if (args && typeof args.uri === 'string') return { uri: vscode.Uri.parse(args.uri), action: args.action };
  const editor = vscode.window.activeTextEditor;
  if (editor && mayHoldActions(editor.document)) return { uri: editor.document.uri, position: editor.selection.active };
  // With the focus in the outcome panel, the action is the one that is visible beside it.
  const visible = vscode.window.visibleTextEditors.filter(({ document }) => mayHoldActions(document));
  const only = visible.length === 1 ? visible[0] : undefined;
  if (only) return { uri: only.document.uri, position: only.selection.active };
  void offerToTreat(editor);
  return undefined;
}

async function offerToTreat(editor: vscode.TextEditor | undefined): Promise<void> {
  if (editor?.document.languageId !== 'javascript') {
    void vscode.window.showInformationMessage('Open a ZITADEL action first.');
    return;
  }
  const treat = 'Treat as Action';
  const answer = await vscode.window.showInformationMessage('This file is not treated as a ZITADEL action.', treat);
  if (answer === treat) await vscode.commands.executeCommand('zitadel.treatAsAction');
}

/** Edits that the server worked out, for one document. */
export interface DocumentEdits {
  readonly uri: vscode.Uri;
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
}

/** Applies edits of one or several documents, as one step of undo. False when the editor refused. */
export async function applyEdits(...changes: readonly DocumentEdits[]): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, edits } of changes)
    for (const { range, newText } of edits) {
      const { start, end } = range;
      edit.replace(uri, new vscode.Range(start.line, start.character, end.line, end.character), newText);
    }
  return edit.size === 0 || vscode.workspace.applyEdit(edit);
}
