import assert from 'node:assert/strict';
import { TestClient } from '../support/client.js';

const script = `// @zitadel complement-token/pre-userinfo-creation
function f(ctx, api) {
  console.log("a");
  lo$0
}
`;

describe('settings', () => {
  it('are those of the folder, where a workspace has several', async () => {
    const client = await TestClient.start({
      folders: {
        'file:///one/': { rules: { 'unknown-global': 'off' }, codeLens: false, completion: { quotes: 'single' } },
        'file:///two/': undefined,
        'file:///three/': { targetVersion: '2.71.0' },
      },
      settings: { rules: { 'undeclared-variable': 'off' } },
    });
    const one = await client.open(script, { uri: 'file:///one/a.action.js' });
    const two = await client.open(script, { uri: 'file:///two/a.action.js' });
    assert.deepEqual(await one.places(), ['3:2-4 undeclared-variable']);
    assert.deepEqual(await two.places(), ['2:2-9 unknown-global']);
    assert.equal((await one.lenses()).length, 0);
    assert.ok((await two.lenses()).length > 0);
    const quoted = async (document: typeof one): Promise<string | undefined> =>
      (await document.completions()).find(({ label }) => label === 'logger')?.additionalTextEdits?.[0]?.newText;
    assert.match((await quoted(one)) ?? '', /require\('zitadel\/log'\)/);
    assert.match((await quoted(two)) ?? '', /require\("zitadel\/log"\)/);
    const three = await client.open('function f(ctx, api) { ctx$0 }', { uri: 'file:///three/a.action.js' });
    const { actions } = await client.request<{ actions: { targetVersion: string }[] }>('zitadel/actions', {
      textDocument: { uri: three.uri },
    });
    assert.equal(actions[0]?.targetVersion, '2.71.0');
    await client.stop();
  });

  it('are asked for anew when the workspace gets a folder', async () => {
    const client = await TestClient.start({
      folders: { 'file:///one/': undefined, 'file:///two/': { codeLens: false } },
    });
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: 'file:///two/', name: 'two' }] },
    });
    const two = await client.open(script, { uri: 'file:///two/a.action.js' });
    // One folder has no settings of its own.
    assert.ok((await two.lenses()).length > 0);
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: 'file:///two/', name: 'two' }], removed: [] },
    });
    await client.until(() => client.refreshed.includes('codeLens'));
    assert.equal((await two.lenses()).length, 0);
    await client.stop();
  });

  it('change for all folders when they change', async () => {
    const client = await TestClient.start({
      folders: { 'file:///one/': { rules: { 'unknown-global': 'off' } }, 'file:///two/': undefined },
    });
    const one = await client.open(script, { uri: 'file:///one/a.action.js' });
    const two = await client.open(script, { uri: 'file:///two/a.action.js' });
    await client.configure({ rules: { 'unknown-global': 'off', 'undeclared-variable': 'off' } });
    await client.until(() => client.refreshed.includes('diagnostic'));
    assert.deepEqual(await two.places(), []);
    assert.deepEqual(await one.places(), ['3:2-4 undeclared-variable']);
    await client.stop();
  });
});
