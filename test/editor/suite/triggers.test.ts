import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TriggerId } from '../../../emulator/src/catalogue/model.js';
import { extension, file, openAction, until } from './support.js';

const access: TriggerId = 'complement-token/pre-access-token-creation';
const userinfo: TriggerId = 'complement-token/pre-userinfo-creation';

describe('a change of triggers', () => {
  const undo = (): Thenable<unknown> => vscode.commands.executeCommand('undo');

  it('is written into the script in one step of undo, with its line ends', async () => {
    const { keepTriggers, active } = await extension();
    const document = await openAction('listed/listed.js');
    assert.equal(document.eol, vscode.EndOfLine.CRLF);
    const before = document.getText();
    const { action, uri } = await until('the action', () => active.current);
    assert.equal(action.source, 'manifest');
    await keepTriggers(uri, action, [access]);
    assert.equal(document.getText(), `// @zitadel ${access}\r\n${before}`);
    await until('the new source', () => active.current?.action.source === 'comment');
    await undo();
    assert.equal(document.getText(), before);
    await until('the old source', () => active.current?.action.source === 'manifest');
  });

  it('is written into the manifest, whose comments stay, and takes the comment away', async () => {
    const { keepTriggers, active } = await extension();
    const document = await openAction('listed/listed.js');
    const before = document.getText();
    const manifest = await vscode.workspace.openTextDocument(file('listed/zitadel-actions.json'));
    const listed = manifest.getText();
    const first = await until('the action', () => active.current);
    await keepTriggers(first.uri, first.action, [access]);
    const { action, uri } = await until('the comment', () =>
      active.current?.action.source === 'comment' ? active.current : undefined,
    );
    assert.equal(action.manifest, manifest.uri.toString());
    await keepTriggers(uri, action, [userinfo, access], manifest.uri);
    assert.equal(document.getText(), before);
    assert.match(manifest.getText(), /\/\/ The actions of this folder\./);
    assert.deepEqual(JSON.parse(manifest.getText().replace(/\/\/.*/, '')).flows, {
      [userinfo]: ['listed'],
      [access]: ['listed'],
    });
    await until('both triggers', () => active.current?.action.triggers.length === 2);
    await vscode.window.showTextDocument(manifest);
    await undo();
    assert.equal(manifest.getText(), listed);
    await manifest.save();
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
