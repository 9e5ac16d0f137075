import * as vscode from 'vscode';
import { actionOf } from '../active/find.js';
import type { Server } from '../languageClient.js';
import { targetOf } from '../target.js';

/** Command "Show the Declarations": opens the type of the action's first parameter, beside the script. */
export async function showDeclarations(server: Server): Promise<void> {
  const target = targetOf(undefined);
  const action = target && (await actionOf(server, target));
  if (!target || !action) return;
  const name = action.name === undefined ? undefined : action.range.end;
  const document = await vscode.workspace.openTextDocument(target.uri);
  const text = document.getText();
  const parameter =
    name === undefined ? -1 : text.indexOf('(', document.offsetAt(new vscode.Position(name.line, name.character)));
  if (parameter >= 0) {
    const inside = parameter + 1 + (/^\s*/.exec(text.slice(parameter + 1))?.[0].length ?? 0);
    const links = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeTypeDefinitionProvider',
      target.uri,
      document.positionAt(inside),
    );
    const [first] = links ?? [];
    if (first) {
      const { uri, range } = 'targetUri' in first ? { uri: first.targetUri, range: first.targetRange } : first;
      const start = new vscode.Range(range.start, range.start);
      await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, selection: start });
      return;
    }
  }
  void vscode.window.showInformationMessage(
    'Write a function with the parameters (ctx, api) first: its trigger decides what they are.',
  );
}
