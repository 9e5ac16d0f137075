import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { OutcomeView } from '../../../client/src/outcome/view.js';
import { extension, file, openAction, until } from './support.js';

async function runActive(): Promise<OutcomeView> {
  const view = await vscode.commands.executeCommand<OutcomeView | undefined>('zitadel.runAction');
  assert.ok(view, 'there is no outcome');
  return view;
}

describe('Run Action', () => {
  it('runs the active action on the sample and shows the outcome', async () => {
    const { outcomes } = await extension();
    await openAction('addRoles.js');
    const { outcome } = await runActive();
    assert.equal(outcome.ok, true, outcome.error?.message);
    assert.equal(outcome.trigger, 'complement-token/pre-userinfo-creation');
    assert.match(outcome.claims?.after.text ?? '', /"roles":\["Portal:admin","Portal:user"/);
    const page = await until('the panel', () => outcomes.panelText);
    assert.match(page, /Succeeded/);
    assert.match(page, /setClaim\(/);
    assert.match(page, /default-src 'none'/);
  });

  it('writes the outcome above the function', async () => {
    const { uri } = await openAction('addRoles.js');
    await runActive();
    const lens = await until('the lens of the outcome', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 20);
      return lenses.find(({ command }) => command?.command === 'zitadel.showOutcome');
    });
    assert.match(lens.command!.title, /1 claim, 1 metadata entry/);
  });

  it('runs on a sample file of the workspace, and remembers it for the file', async () => {
    const { samples } = await extension();
    const { uri } = await openAction('addRoles.js');
    await samples.choose(uri, file('auditor.sample.json').toString());
    const { outcome, sample } = await runActive();
    assert.equal(sample.label, 'auditor');
    assert.match(outcome.claims?.after.text ?? '', /"roles":\["Ledger:read"\]/);
    await samples.choose(uri, 'bundled:rich-human');
  });

  it('says what is wrong with a sample, and runs nothing', async () => {
    const { samples } = await extension();
    const { uri } = await openAction('addRoles.js');
    await samples.choose(uri, file('broken.sample.json').toString());
    await assert.rejects(samples.load(samples.chosen(uri).id), /broken\.sample\.json:3:\d+: .*usr.*user/s);
    await samples.choose(uri, 'bundled:rich-human');
  });

  it('shows the failure of a script with the line', async () => {
    const { outcomes } = await extension();
    await openAction('throws.action.js');
    const { outcome } = await runActive();
    assert.equal(outcome.ok, false);
    assert.match(outcome.error?.message ?? '', /TypeError: Cannot read property 'id' of undefined/);
    assert.equal(outcome.error?.place?.line, 5);
    const page = await until('the failure in the panel', () =>
      outcomes.panelText?.includes('Failed') ? outcomes.panelText : undefined,
    );
    assert.match(page, /data-line="5"/);
  });

  it('ends a run that is under way when the next one starts', async () => {
    await openAction('loops.action.js');
    const first = vscode.commands.executeCommand<OutcomeView | undefined>('zitadel.runAction');
    await openAction('addRoles.js');
    const { outcome } = await runActive();
    assert.equal(outcome.ok, true, outcome.error?.message);
    assert.equal(await first, undefined);
  });

  it('compares the claims in an editor of two documents', async () => {
    await openAction('addRoles.js');
    await runActive();
    await vscode.commands.executeCommand('zitadel.compareClaims');
    const tab = await until('the comparison', () => {
      const { activeTab } = vscode.window.tabGroups.activeTabGroup;
      return activeTab?.input instanceof vscode.TabInputTextDiff ? activeTab.input : undefined;
    });
    const after = await vscode.workspace.openTextDocument(tab.modified);
    assert.match(after.getText(), /"roles": \[/);
  });
});
