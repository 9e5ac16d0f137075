import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, open, openAction, until } from './support.js';

describe('plain JavaScript files', () => {
  before(extension);

  it('are switched when they are certainly actions', async () => {
    await openAction('addRoles.js');
  });

  it('are left alone when they are something else', async () => {
    const { languageId } = await open('koa.js');
    assert.equal(languageId, 'javascript');
  });

  it('are not switched without a question when it is only likely', async () => {
    const { languageId } = await open('maybe.js');
    assert.equal(languageId, 'javascript');
  });

  it('stay JavaScript when a person set them back', async () => {
    const document = await openAction('addRoles.js');
    await vscode.languages.setTextDocumentLanguage(document, 'javascript');
    await openAction('throws.action.js');
    const again = await open('addRoles.js');
    assert.equal(again.languageId, 'javascript');
    await vscode.commands.executeCommand('zitadel.treatAsAction');
    await until(
      'the command to switch it',
      () => vscode.window.activeTextEditor?.document.languageId === 'zitadel-action',
    );
  });
});
