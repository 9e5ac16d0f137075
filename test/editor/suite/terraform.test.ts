import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { OutcomeView } from '../../../client/src/outcome/view.js';
import { afterText, extension, labelOf, open, openAction, until } from './support.js';

/** Puts the cursor behind a text of the active editor. */
function putCursor(text: string): void {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor);
  const at = afterText(editor.document, text);
  editor.selection = new vscode.Selection(at, at);
}

const runHere = async (): Promise<OutcomeView | undefined> =>
  vscode.commands.executeCommand<OutcomeView | undefined>('zitadel.runAction');

describe('scripts in a Terraform file', () => {
  it('show name, triggers and source in the status bar, one by one as the cursor moves', async () => {
    const { status } = await extension();
    await open('infra/main.tf');
    putCursor('setClaim(');
    await until('the first script', () => status.text.includes('flatRoles: Pre Userinfo creation (Terraform)'));
    putCursor('setCustomAttribute(');
    await until('the second script', () =>
      status.text.includes('addAttributes: Pre SAMLResponse creation (Terraform)'),
    );
    putCursor('type = string');
    await until('nothing outside of scripts', () => status.text === '' && status.sampleText === '');
  });

  it('run where the cursor is, each on a sample of its own', async () => {
    const { outcomes, samples, status } = await extension();
    const { uri } = await open('infra/main.tf');
    putCursor('setCustomAttribute(');
    const attributes = await runHere();
    assert.equal(attributes?.outcome.ok, true, attributes?.outcome.error?.message);
    assert.deepEqual(attributes?.names, ['addAttributes']);
    await samples.choose(uri, 'bundled:no-grants', attributes?.action);
    await until('its sample', () => status.sampleText.includes('no-grants'));
    putCursor('setClaim(');
    await until('the sample of the other one', () => status.sampleText.includes('rich-human'));
    const roles = await runHere();
    assert.deepEqual(roles?.names, ['flatRoles']);
    assert.match(roles?.outcome.claims?.after.text ?? '', /"roles":\["a"\]/);
    // Asked for at the cursor, the outcome shown is that of the script there.
    putCursor('setCustomAttribute(');
    await until('the cursor to be noticed', () => status.text.includes('addAttributes'));
    // A menu hands over the address of its document.
    await vscode.commands.executeCommand('zitadel.showOutcome', uri);
    assert.match(outcomes.panelText ?? '', /addAttributes/);
  });

  it('are not run from between them', async () => {
    await open('infra/main.tf');
    putCursor('type = string');
    assert.equal(await runHere(), undefined);
  });

  it('keep their places while the text above them changes', async () => {
    const { status } = await extension();
    const document = await open('infra/main.tf');
    putCursor('setClaim(');
    await until('the first script', () => status.text.includes('flatRoles'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '# One\n# Two\n# Three\n# Four\n# Five\n# Six\n# Seven\n');
    await vscode.workspace.applyEdit(edit);
    putCursor('setCustomAttribute(');
    await until('the second script', () => status.text.includes('addAttributes'));
    putCursor('# Seven');
    await until('nothing', () => status.text === '');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('have completions', async () => {
    const document = await open('infra/main.tf');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      afterText(document, 'api.v1.'),
    );
    assert.ok(list.items.map(labelOf).includes('claims'));
  });
});

describe('JavaScript that may be an action', () => {
  it('is offered to be treated as one', async () => {
    const { maybe, status } = await extension();
    await open('maybe.js');
    await until('the offer', () => maybe.shown);
    await open('koa.js');
    await until('no offer', () => !maybe.shown);
    await open('maybe.js');
    await until('the offer again', () => maybe.shown);
    await vscode.commands.executeCommand('zitadel.treatAsAction');
    await openAction('maybe.js');
    await until('its status', () => status.text !== '' && !maybe.shown);
    await vscode.languages.setTextDocumentLanguage(vscode.window.activeTextEditor!.document, 'javascript');
  });
});
