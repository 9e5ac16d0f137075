import * as vscode from 'vscode';
import { isTerraformFile, mayHoldScripts } from '../../../emulator/src/terraform/concern.js';
import { languageId } from '../../../server/src/protocol.js';
import { isProgram } from '../detect/programs.js';

/** Whether a document is an action as a whole. */
export function isAction(document: vscode.TextDocument): boolean {
  return document.languageId === languageId;
}

/** Whether a Terraform or OpenTofu file says something about actions; most do not, and need no server. */
function isTerraformWithActions(document: vscode.TextDocument): boolean {
  return isTerraformFile(document.uri.path) && mayHoldScripts(document.getText());
}

/** Whether the server is asked about a document. */
export function mayHoldActions(document: vscode.TextDocument): boolean {
  return isAction(document) || isTerraformWithActions(document) || isProgram(document);
}

/** The visible editor of a document; the active one first. */
export function editorOf(uri: vscode.Uri): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return [...(activeTextEditor ? [activeTextEditor] : []), ...visibleTextEditors].find(
    ({ document }) => document.uri.toString() === uri.toString(),
  );
}
