import assert from 'node:assert/strict';
import {
  ActionsChangedNotification,
  ActionsRequest,
  OutcomeNotification,
  PlacesRequest,
  RunTargetRequest,
  SetTriggersRequest,
} from '../../../server/src/protocol.js';
import { TestClient } from '../support/client.js';
import { applyEdits } from '../support/markers.js';

const userinfo = 'complement-token/pre-userinfo-creation';
const access = 'complement-token/pre-access-token-creation';

describe('protocol of our own', () => {
  let client: TestClient;
  before(async () => {
    client = await TestClient.start();
  });
  after(() => client.stop());

  const actions = (uri: string): Promise<ActionsRequest.Result | null> =>
    client.request(ActionsRequest.method, { textDocument: { uri } });
  const setTriggers = (
    params: Omit<SetTriggersRequest.Params, 'textDocument' | 'action'>,
    uri: string,
  ): Promise<SetTriggersRequest.Result> =>
    client.request(SetTriggersRequest.method, { textDocument: { uri }, action: 'action', ...params });

  it('tells name, triggers, source, size and place of an action', async () => {
    const document = await client.open(`// @zitadel ${userinfo}\nfunction rolés(ctx, api) {}`);
    const result = await actions(document.uri);
    assert.deepEqual(result, {
      version: 1,
      actions: [
        {
          id: 'action',
          name: 'rolés',
          nameSource: 'function',
          triggers: [userinfo],
          source: 'comment',
          range: { start: { line: 1, character: 9 }, end: { line: 1, character: 14 } },
          span: document.whole,
          targetVersion: result?.actions[0]?.targetVersion,
          size: { size: 78 + 1, limit: 40_000, unit: 'bytes' },
        },
      ],
    });
  });

  it('knows nothing of documents that are not open, or not ours', async () => {
    assert.equal(await actions('file:///nowhere.js'), null);
    const other = await client.open('let a', { languageId: 'javascript' });
    assert.equal(await actions(other.uri), null);
    assert.deepEqual(await other.labels(), []);
  });

  it('takes the name from that of the file, however its address is written', async () => {
    const text = 'function flatRoles(ctx, api) {}\nfunction other(ctx, api) {}';
    for (const uri of ['file:///flat%2Droles.action.js', 'file:///100%/flat-roles.action.js']) {
      const document = await client.open(text, { uri });
      assert.equal((await actions(document.uri))?.actions[0]?.name, 'flatRoles', uri);
    }
    const document = await client.open(text, { uri: 'file:///100%.action.js' });
    assert.equal((await actions(document.uri))?.actions.length, 1);
  });

  it('infers triggers from the use of the API, and says so', async () => {
    const document = await client.open(`function a(ctx, api) { api.v1.attributes.setCustomAttribute('a', 'b'); }`);
    const [action] = (await actions(document.uri))!.actions;
    assert.deepEqual(
      [action?.triggers, action?.source],
      [['customize-saml-response/pre-saml-response-creation'], 'inference'],
    );
  });

  it('writes the comment that sets triggers, replaces it, and takes it away', async () => {
    const document = await client.open(`function a(ctx, api) {}\n`);
    const written = await setTriggers({ triggers: [userinfo], keep: 'comment' }, document.uri);
    const first = applyEdits(document.text, written.edits);
    assert.equal(first, `// @zitadel ${userinfo}\nfunction a(ctx, api) {}\n`);
    const again = await client.open(first);
    const replaced = await setTriggers({ triggers: [userinfo, access], keep: 'comment' }, again.uri);
    assert.equal(applyEdits(first, replaced.edits), `// @zitadel ${userinfo}, ${access}\nfunction a(ctx, api) {}\n`);
    const removed = await setTriggers({ triggers: [], keep: 'comment' }, again.uri);
    assert.equal(applyEdits(first, removed.edits), `function a(ctx, api) {}\n`);
  });

  it('writes the comment with the line ends of the file, behind its mark, and as deep as the script', async () => {
    const written = async (text: string, languageId?: string): Promise<string> => {
      const document = await client.open(text, languageId === undefined ? {} : { languageId, name: 'a.tf' });
      const found = await actions(document.uri);
      const { edits } = await client.request<SetTriggersRequest.Result>(SetTriggersRequest.method, {
        textDocument: { uri: document.uri },
        action: found?.actions[0]?.id,
        triggers: [userinfo],
        keep: 'comment',
      });
      return applyEdits(document.text, edits);
    };
    assert.equal(
      await written('function a(ctx, api) {}\r\n'),
      `// @zitadel ${userinfo}\r\nfunction a(ctx, api) {}\r\n`,
    );
    assert.equal(
      await written('\ufefffunction a(ctx, api) {}\n'),
      `\ufeff// @zitadel ${userinfo}\nfunction a(ctx, api) {}\n`,
    );
    const terraform = (script: string): string =>
      `resource "zitadel_action" "a" {\n  name   = "a"\n  script = ${script}\n}\n`;
    assert.equal(
      await written(terraform('<<-EOT\n    function a(ctx, api) {}\n  EOT'), 'terraform'),
      terraform(`<<-EOT\n    // @zitadel ${userinfo}\n    function a(ctx, api) {}\n  EOT`),
    );
    assert.equal(
      await written(terraform('"function a(ctx, api) {}"'), 'terraform'),
      terraform(`"// @zitadel ${userinfo}\\nfunction a(ctx, api) {}"`),
    );
  });

  it('shows the last outcome also to those who told of it before they opened the document', async () => {
    const uri = 'file:///early/a.action.js';
    const outcome: OutcomeNotification.Params = { uri, action: 'action', ok: true, summary: '3 claims' };
    await client.connection.sendNotification(OutcomeNotification.method, outcome);
    const document = await client.open('function a(ctx, api) {}', { uri });
    const titles = (await document.lenses()).map(({ command }) => command?.title);
    assert.ok(titles.includes('$(pass) 3 claims'), titles.join());
    await document.close();
    const again = await client.open('function a(ctx, api) {}', { uri });
    assert.ok(!(await again.lenses()).some(({ command }) => command?.title.includes('3 claims')));
  });

  it('keeps triggers for the session, over what the file says', async () => {
    const document = await client.open(`// @zitadel ${userinfo}\nfunction a(ctx, api) { api.v1.$0 }`);
    await actions(document.uri);
    const told: ActionsChangedNotification.Params[] = [];
    const listener = client.connection.onNotification(
      ActionsChangedNotification.method,
      (params: ActionsChangedNotification.Params) => {
        if (params.uri === document.uri) told.push(params);
      },
    );
    await setTriggers(
      { triggers: ['customize-saml-response/pre-saml-response-creation'], keep: 'session' },
      document.uri,
    );
    assert.ok((await document.labels()).includes('attributes'));
    assert.equal((await actions(document.uri))?.actions[0]?.source, 'person');
    assert.equal(told.length, 1);
    await setTriggers({ triggers: [], keep: 'session' }, document.uri);
    assert.equal((await actions(document.uri))?.actions[0]?.source, 'comment');
    listener.dispose();
  });

  it('tells of changes of name or triggers, and of nothing else', async () => {
    const told: string[] = [];
    const listener = client.connection.onNotification(
      ActionsChangedNotification.method,
      ({ uri }: ActionsChangedNotification.Params) => {
        told.push(uri);
      },
    );
    const document = await client.open(`function a(ctx, api) { }`);
    const end = document.find(' }');
    await document.edit({ start: end, end }, ' let b;');
    await actions(document.uri);
    assert.deepEqual(told, [document.uri]);
    await document.edit({ start: end, end }, ' api.v1.claims;');
    await actions(document.uri);
    assert.deepEqual(told, [document.uri, document.uri]);
    listener.dispose();
  });

  it('gives what to run, and where offsets of its script stand', async () => {
    const document = await client.open(`// @zitadel ${userinfo}\nfunction a(ctx, api) {\n  throw 1;\n}`);
    const target = await client.request<RunTargetRequest.Result>(RunTargetRequest.method, {
      textDocument: { uri: document.uri },
      position: { line: 2, character: 0 },
    });
    assert.equal(target.script, document.text);
    assert.equal(target.action.name, 'a');
    const places = await client.request<PlacesRequest.Result>(PlacesRequest.method, {
      textDocument: { uri: document.uri },
      action: 'action',
      offsets: [document.text.indexOf('throw'), 1_000_000],
    });
    assert.deepEqual(places, [{ line: 2, character: 2 }, null]);
  });
});
