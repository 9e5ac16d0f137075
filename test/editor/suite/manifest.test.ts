import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, file, until } from './support.js';

interface Contributes {
  readonly commands: readonly { readonly command: string }[];
  readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
}

describe('what the manifest promises', () => {
  const contributes = (): Contributes => {
    const found = vscode.extensions.getExtension('zitadel-actions-tools.zitadel-actions');
    assert.ok(found);
    return (found.packageJSON as { contributes: Contributes }).contributes;
  };

  it('is there: every command', async () => {
    await extension();
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = contributes().commands.filter(({ command }) => !registered.has(command));
    assert.deepEqual(missing, []);
  });

  it('checks samples against their schema', async () => {
    const uri = file('broken.sample.json');
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    assert.equal(document.languageId, 'jsonc');
    const found = await until('a diagnostic of the sample', () => vscode.languages.getDiagnostics(uri)[0]);
    assert.match(found.message, /usr/);
  });
});
