import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { afterText, completions, extension, labelOf, openAction, until } from './support.js';

describe('an action in the editor', () => {
  it('has the language of its own, and its triggers in the status bar', async () => {
    const { status } = await extension();
    const document = await openAction('addRoles.js');
    assert.equal(document.languageId, 'zitadel-action');
    await until('the triggers in the status bar', () => status.text.includes('Pre Userinfo creation'));
    assert.match(status.text, /Pre Userinfo creation, Pre access token creation/i);
  });

  it('completes the members of api.v1 with documentation', async () => {
    const document = await openAction('completions.action.js');
    const items = await until('completions of api.v1', async () => {
      const found = await completions(document, afterText(document, 'api.v1.'));
      return found.some((item) => labelOf(item) === 'claims') ? found : undefined;
    });
    const labels = items.map(labelOf);
    assert.deepEqual([...labels].sort(), ['claims', 'user', 'userinfo']);
    assert.equal(new Set(labels).size, labels.length, 'something is offered twice');
  });

  it('completes the members of ctx.v1 of this trigger only', async () => {
    const document = await openAction('completions.action.js');
    const labels = (await completions(document, afterText(document, 'ctx.v1.'))).map(labelOf);
    assert.deepEqual([...labels].sort(), ['application', 'claims', 'getUser', 'org', 'user']);
  });

  it('completes the modules that this trigger has', async () => {
    const document = await openAction('completions.action.js');
    const labels = (await completions(document, afterText(document, "require('"))).map(labelOf);
    for (const module of ['zitadel/http', 'zitadel/log', 'zitadel/uuid'])
      assert.ok(labels.includes(module), `${module} in ${labels}`);
  });

  it('reports mistakes with a code and a link to its page', async () => {
    const document = await openAction('mistakes.action.js');
    const found = await until('three diagnostics', () => {
      const all = vscode.languages.getDiagnostics(document.uri);
      return all.length >= 3 ? all : undefined;
    });
    const of = (text: string): vscode.Diagnostic => {
      const line = document.positionAt(document.getText().indexOf(text)).line;
      const one = found.find((diagnostic) => diagnostic.range.start.line === line);
      assert.ok(one, `nothing is reported at ${text}: ${found.map(({ message }) => message).join('; ')}`);
      return one;
    };
    for (const text of ['zitadel/metadata', 'console.log', 'setClame']) {
      const diagnostic = of(text);
      assert.ok(typeof diagnostic.code === 'object' && diagnostic.code.target, `${text} has no code with a link`);
    }
  });

  it('shows Run above the function', async () => {
    const document = await openAction('addRoles.js');
    const lens = await until('the lens', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        20,
      );
      return lenses.find(({ command }) => command?.command === 'zitadel.runAction');
    });
    assert.match(lens.command!.title, /Run/);
    assert.equal(lens.range.start.line, afterText(document, 'function addRoles').line);
  });

  it('opens the declarations of a member', async () => {
    const document = await openAction('addRoles.js');
    const at = afterText(document, 'api.v1.claims.set');
    const links = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at,
    );
    const [link] = links;
    assert.ok(link, 'there is no definition');
    const uri = 'targetUri' in link ? link.targetUri : link.uri;
    assert.equal(uri.scheme, 'zitadel-declarations');
    const declarations = await vscode.workspace.openTextDocument(uri);
    assert.match(declarations.getText(), /setClaim/);
  });
});
