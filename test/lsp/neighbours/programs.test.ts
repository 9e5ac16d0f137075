import assert from 'node:assert/strict';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { ActionsRequest } from '../../../server/src/protocol.js';
import { TestClient } from '../support/client.js';

const program = (stage: number, name = '"flat"') => `import * as fs from "fs";
import * as zitadel from "@pulumiverse/zitadel";
const flat = new zitadel.Action("flat", { name: ${name}, script: fs.readFileSync("actions/flat.js", "utf8") });
new zitadel.TriggerActions("token", { flowType: 2, triggerType: ${stage}, actionIds: [flat.id] });
`;

describe('scripts that a program reads', () => {
  const uri = 'file:///pulumi/actions/flat.js';
  const module = 'file:///pulumi/src/index.ts';
  let client: TestClient;
  let files: Record<string, string>;
  beforeEach(async () => {
    files = { 'file:///pulumi/Pulumi.yaml': 'name: x\n', [module]: program(4) };
    client = await TestClient.start({ files });
  });
  afterEach(() => client.stop());
  const actionOf = async () => {
    const { actions } = await client.request<ActionsRequest.Result>(ActionsRequest.method, { textDocument: { uri } });
    return [actions[0]?.name, actions[0]?.triggers, actions[0]?.source];
  };

  it('have name and triggers from there, also when those change', async () => {
    const document = await client.open('function flat(ctx, api) {\n}\n', { uri });
    assert.deepEqual(await actionOf(), ['flat', ['complement-token/pre-userinfo-creation'], 'program']);
    assert.match(JSON.stringify(await document.lenses()), /Userinfo.*\(Pulumi or cdktf\)/i);
    files[module] = program(5, '"other"');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: module, type: 2 }],
    });
    assert.deepEqual(await actionOf(), ['other', ['complement-token/pre-access-token-creation'], 'program']);
    const found = await document.diagnostics();
    assert.deepEqual(
      found.filter(({ severity }) => severity === 1).map(({ code }) => code),
      ['name-mismatch'],
    );
  });

  it('are renamed with the name in the program, where that is a text', async () => {
    const document = await client.open('function flat(ctx, api) {\n}\n', { uri });
    const at = document.at(document.find('flat'));
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...at, newName: 'round' });
    assert.deepEqual(edit.changes?.[module], [
      { range: { start: { line: 2, character: 49 }, end: { line: 2, character: 53 } }, newText: 'round' },
    ]);
    files[module] = program(4, '"fl" + "at"');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: module, type: 2 }],
    });
    await assert.rejects(client.request('textDocument/prepareRename', at), /from an expression \(src\/index\.ts:3\)/);
    await assert.rejects(client.request('textDocument/rename', { ...at, newName: 'round' }), /change it there/);
  });

  it('ask to be told of changes in the folder of the program, once', async () => {
    await client.open('function flat(ctx, api) {\n}\n', { uri });
    await actionOf();
    await client.open('function other(ctx, api) {\n}\n', { uri: 'file:///pulumi/actions/other.js' });
    await actionOf();
    assert.deepEqual(client.watched, [
      { globPattern: { baseUri: 'file:///pulumi', pattern: '**/*.{ts,mts,cts,js,mjs,cjs}' } },
    ]);
  });

  it('are no business of programs without a project', async () => {
    delete files['file:///pulumi/Pulumi.yaml'];
    await client.open('function flat(ctx, api) {\n}\n', { uri });
    assert.equal((await actionOf())[2], 'default');
    assert.deepEqual(client.watched, []);
  });
});
