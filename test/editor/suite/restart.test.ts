import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, openAction, until } from './support.js';

/** Process id of the language server; the client keeps it to itself. */
async function serverProcess(): Promise<number> {
  const { server } = await extension();
  const client = await server.start();
  return until('the process of the server', () => {
    const { pid } = (Reflect.get(client, '_serverProcess') ?? {}) as { readonly pid?: number };
    return pid;
  });
}

describe('a server that dies', () => {
  const outcomeLens = async (uri: vscode.Uri): Promise<vscode.CodeLens | undefined> => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 20);
    return lenses.find(({ command }) => command?.command === 'zitadel.showOutcome');
  };

  it('comes back three times while somebody types, with all that was there', async function () {
    this.timeout(120_000);
    const { status } = await extension();
    const document = await openAction('addRoles.js');
    await vscode.commands.executeCommand('zitadel.runAction');
    await until('the lens of the outcome', () => outcomeLens(document.uri));
    const editor = vscode.window.activeTextEditor!;
    const end = document.lineAt(document.lineCount - 1).range.end;
    let typed = '';
    for (let time = 1; time <= 3; time++) {
      const pid = await serverProcess();
      process.kill(pid, 'SIGKILL');
      for (const char of `\nconsole.log(${time});`) {
        typed += char;
        await editor.edit((edit) => edit.insert(document.lineAt(document.lineCount - 1).range.end, char), {
          undoStopBefore: false,
          undoStopAfter: false,
        });
      }
      await until(`another process, after ${time}`, async () => (await serverProcess()) !== pid);
      await until(`diagnostics of what was typed, after ${time}`, () => {
        const found = vscode.languages.getDiagnostics(document.uri);
        return found.filter(({ message }) => message.includes('console')).length === time;
      });
      await until('the status', () => status.text.includes('addRoles: '));
      const lens = await until('the lens of the outcome', () => outcomeLens(document.uri));
      assert.match(lens.command?.title ?? '', /1 claim/);
    }
    await editor.edit((edit) => edit.delete(new vscode.Range(end, document.lineAt(document.lineCount - 1).range.end)));
    assert.ok(typed.length > 0 && !document.getText().includes('console.log'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
