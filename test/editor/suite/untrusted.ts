import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, openAction, until } from './support.js';

describe('a folder that is not trusted', () => {
  it('has language features and no runs', async () => {
    const { outcomes } = await extension();
    assert.equal(vscode.workspace.isTrusted, false);
    const document = await openAction('mistakes.action.js');
    await until('diagnostics', () => vscode.languages.getDiagnostics(document.uri).length > 0);
    assert.equal(await vscode.commands.executeCommand('zitadel.runAction'), undefined);
    assert.equal(outcomes.last, undefined);
  });
});
