import * as vscode from 'vscode';
import { languageId } from '../../../server/src/protocol.js';
import { pickTriggers } from '../triggers/pick.js';
import { nameProblem, newActionText } from './template.js';

/** Command "New Action": asks for triggers and a name, and opens a script that works. In a folder it becomes a file. */
export async function newAction(folder: vscode.Uri | undefined): Promise<void> {
  const triggers = await pickTriggers(
    ['complement-token/pre-userinfo-creation'],
    'New action: where does ZITADEL run it?',
  );
  if (!triggers) return;
  const name = await vscode.window.showInputBox({
    title: 'New action: its name',
    prompt: 'ZITADEL calls the function of this name, so the action in the console must have the same.',
    value: 'myAction',
    validateInput: nameProblem,
    ignoreFocusOut: true,
  });
  if (name === undefined) return;
  const content = newActionText(name, triggers);
  const uri = folder && (await writeNew(folder, name, content));
  const document = uri
    ? await vscode.workspace.openTextDocument(uri)
    : await vscode.workspace.openTextDocument({ language: languageId, content });
  await vscode.window.showTextDocument(document);
}

async function writeNew(folder: vscode.Uri, name: string, content: string): Promise<vscode.Uri | undefined> {
  const uri = vscode.Uri.joinPath(folder, `${name}.action.js`);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(content), overwrite: false });
  if (await vscode.workspace.applyEdit(edit)) return uri;
  void vscode.window.showErrorMessage(`${name}.action.js is there already.`);
  return undefined;
}
