import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { afterText, completions, extension, labelOf, open, until } from './support.js';

describe('scripts in a program', () => {
  const cursorBehind = (document: vscode.TextDocument, text: string): vscode.Position => {
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const at = afterText(document, text);
    editor.selection = new vscode.Selection(at, at);
    return at;
  };

  it('are actions where they stand, and run there', async () => {
    const { status } = await extension();
    const document = await open('pulumi/index.ts');
    assert.equal(document.languageId, 'typescript');
    const at = cursorBehind(document, 'setClaim(');
    await until('the script', () => status.text.includes('flatRoles: Pre Userinfo creation (Pulumi or cdktf)'));
    const inside = await completions(document, afterText(document, 'api.v1.cl'));
    assert.ok(inside.map(labelOf).includes('claims'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at.translate(0, -3),
    );
    const texts = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value)));
    assert.match(texts.join('\n'), /setClaim/);
    const view = await vscode.commands.executeCommand<{ readonly names: readonly string[] } | undefined>(
      'zitadel.runAction',
    );
    assert.deepEqual(view?.names, ['flatRoles']);
  });

  it('have diagnostics as they are typed', async () => {
    const document = await open('pulumi/index.ts');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, afterText(document, 'ctx, api) {'), '\n  missing();');
    await vscode.workspace.applyEdit(edit);
    const [found] = await until('the diagnostic', () => {
      const all = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'zitadel');
      return all.length > 0 ? all : undefined;
    });
    assert.equal(document.getText(found?.range), 'missing');
    await vscode.commands.executeCommand('undo');
    await until('it to go', () =>
      vscode.languages.getDiagnostics(document.uri).every(({ source }) => source !== 'zitadel'),
    );
  });

  it('leave all other TypeScript alone', async () => {
    const { programs, status } = await extension();
    const program = await open('pulumi/index.ts');
    await until('the program', () => programs.has(program));
    const document = await open('pulumi/unrelated.ts');
    await until('the cursor to be noticed', () => status.text === '');
    assert.equal(programs.has(document), false);
  });
});
