import * as vscode from 'vscode';
import type { TriggerId } from '../../../emulator/src/catalogue/model.js';
import { type ActionTemplate, templatesFor } from '../../../emulator/src/templates/index.js';
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
  const template = await pickTemplate(triggers);
  if (!template) return;
  const name = await vscode.window.showInputBox({
    title: 'New action: its name',
    prompt: 'ZITADEL calls the function of this name, so the action in the console must have the same.',
    value: template.id,
    validateInput: nameProblem,
    ignoreFocusOut: true,
  });
  if (name === undefined) return;
  const content = newActionText(name, triggers, template);
  const uri = folder && (await writeNew(folder, name, content));
  const document = uri
    ? await vscode.workspace.openTextDocument(uri)
    : await vscode.workspace.openTextDocument({ language: languageId, content });
  await vscode.window.showTextDocument(document);
}

async function pickTemplate(triggers: readonly TriggerId[]): Promise<ActionTemplate | undefined> {
  const items = templatesFor(triggers).map((template) => ({ label: template.title, detail: template.doc, template }));
  const picked = await vscode.window.showQuickPick(items, {
    title: 'New action: what does it do?',
    placeHolder: 'A script to start from',
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return picked?.template;
}

async function writeNew(folder: vscode.Uri, name: string, content: string): Promise<vscode.Uri | undefined> {
  const uri = vscode.Uri.joinPath(folder, `${name}.action.js`);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(content), overwrite: false });
  if (await vscode.workspace.applyEdit(edit)) return uri;
  void vscode.window.showErrorMessage(`${name}.action.js is there already.`);
  return undefined;
}
