import assert from 'node:assert/strict';
import type { DocumentLink, Range, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { ActionsRequest, RunTargetRequest } from '../../../server/src/protocol.js';
import { TestClient, type TestDocument } from '../support/client.js';
import { applyEdits } from '../support/markers.js';

const userinfo = 'complement-token/pre-userinfo-creation';
const saml = 'customize-saml-response/pre-saml-response-creation';
const claims = 'function flat(ctx, api) {\n  api.v1.claims.setClaim("a", 1);\n}\n';

/** What the server says of the only action of a document. */
async function actionOf(client: TestClient, uri: string) {
  const { actions } = await client.request<ActionsRequest.Result>(ActionsRequest.method, { textDocument: { uri } });
  const [action] = actions;
  return [action?.name, action?.triggers, action?.source] as const;
}

/** Diagnostics as `TEXT: MESSAGE`. */
async function problemsIn(document: TestDocument): Promise<readonly string[]> {
  return (await document.diagnostics()).map(
    ({ range, message, code }) => `${String(code)} ${document.document.getText(range)}: ${message}`,
  );
}

async function linksIn(client: TestClient, document: TestDocument) {
  const links = await client.request<DocumentLink[]>('textDocument/documentLink', document.at());
  return links.map(({ range, target }) => [document.document.getText(range), target]);
}

const rename = (client: TestClient, document: TestDocument, text: string, newName: string, occurrence = 1) =>
  client.request<WorkspaceEdit>('textDocument/rename', { ...document.at(document.find(text, occurrence)), newName });

describe('a manifest', () => {
  const uri = 'file:///p/zitadel-actions.json';
  const manifest = (flows: Readonly<Record<string, readonly string[]>>, name = 'flat') =>
    JSON.stringify({ actions: [{ file: 'src/flat.js', name, timeout: '5s' }], flows }, null, 2);
  let client: TestClient;
  let files: Record<string, string>;
  beforeEach(async () => {
    files = { [uri]: manifest({ [userinfo]: ['flat'] }), 'file:///p/src/flat.js': claims };
    client = await TestClient.start({ files });
  });
  afterEach(() => client.stop());

  it('says what is wrong in it, and with the scripts that it names', async () => {
    const text = `{
  "actions": [
    { "file": "src/flat.js", "name": "flat" },
    { "file": "src/flatt.js", "name": "other" },
    { "file": "src/flat.js", "name": "wrong", "timeout": "1m" }
  ],
  "flows": { "${saml}": ["flat", "nobody"] },
  "samples": ["samples"],
  "rules": { "log-level": "off", "null-grant": "error" }
}`;
    const document = await client.open(text, { uri, languageId: 'jsonc' });
    assert.deepEqual(await problemsIn(document), [
      `binding-file src/flatt.js: there is no file src/flatt.js; did you mean 'src/flat.js'?`,
      `binding-file "wrong": ZITADEL calls the function 'wrong', which the script does not have: it has 'flat'`,
      'binding-file "1m": ZITADEL takes timeouts from 0 to 20 s; this is 1m',
      `binding-file "flat": What 'flat' uses exists in Complement Token, not in Complement SAMLResponse › Pre SAMLResponse creation`,
      `binding-file "nobody": there is no action 'nobody'; add it under 'actions'`,
      'binding-file samples: there is no folder samples, or nothing is in it',
      `binding-file null-grant: there is no rule null-grant; did you mean 'null-grants'?`,
    ]);
    assert.deepEqual(await linksIn(client, document), [
      ['src/flat.js', 'file:///p/src/flat.js'],
      ['src/flatt.js', 'file:///p/src/flatt.js'],
      ['src/flat.js', 'file:///p/src/flat.js'],
    ]);
    await document.edit(document.whole, '{ "action": [');
    assert.match((await problemsIn(document)).join(), /this is no JSON/);
    await document.edit(document.whole, '{ "action": [] }');
    assert.match((await problemsIn(document)).join(), /did you mean 'actions'/);
  });

  it('counts as it is in the editor, saved or not', async () => {
    const script = await client.open(claims, { uri: 'file:///p/src/flat.js' });
    assert.deepEqual(await actionOf(client, script.uri), ['flat', [userinfo], 'manifest']);
    const document = await client.open(files[uri]!, { uri, languageId: 'jsonc' });
    await document.edit(document.whole, manifest({ [saml]: ['flat'] }));
    assert.deepEqual(await actionOf(client, script.uri), ['flat', [saml], 'manifest']);
    // While it is broken, what can be read of it counts.
    await document.edit(document.whole, manifest({ [saml]: ['flat'] }).replace('"flows"', '"x": , "flows"'));
    assert.deepEqual((await actionOf(client, script.uri))[0], 'flat');
    await document.close();
    assert.deepEqual(await actionOf(client, script.uri), ['flat', [userinfo], 'manifest']);
    files[uri] = manifest({ [saml]: ['flat'] });
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    assert.deepEqual(await actionOf(client, script.uri), ['flat', [saml], 'manifest']);
  });

  it('is left to the editor in all else', async () => {
    const document = await client.open(files[uri]!, { uri, languageId: 'jsonc' });
    const position = document.find('flat"');
    const list = await client.request<{ items: unknown[] }>('textDocument/completion', document.at(position));
    assert.deepEqual(list.items, []);
    assert.equal(await document.hover(position), undefined);
    const options = { tabSize: 2, insertSpaces: true };
    const onType = { ...document.at(position), ch: '}', options };
    for (const [method, params, nothing] of [
      ['textDocument/onTypeFormatting', onType, [null, []]],
      ['textDocument/documentSymbol', document.at(), [[]]],
      ['textDocument/foldingRange', document.at(), [[]]],
      ['textDocument/definition', document.at(position), [null, []]],
      ['textDocument/codeLens', document.at(), [[]]],
    ] as const) {
      const answer = await client.request<unknown>(method, params);
      assert.ok(
        nothing.some((one) => JSON.stringify(one) === JSON.stringify(answer)),
        `${method} ${JSON.stringify(answer)}`,
      );
    }
  });

  it('is renamed in together with the function, from either side', async () => {
    const script = await client.open(`// Action: flat\n${claims}`, { uri: 'file:///p/src/flat.js' });
    const document = await client.open(files[uri]!, { uri, languageId: 'jsonc' });
    for (const [from, text, occurrence] of [
      [script, 'flat(ctx', 1],
      [document, 'flat"', 1],
      [document, 'flat"', 2],
    ] as const) {
      const { changes } = await rename(client, from, text, 'round', occurrence);
      assert.match(applyEdits(document.text, (changes?.[uri] ?? []) as never), /"name": "round"[\s\S]*\["?\s*"round"/);
      assert.equal(
        applyEdits(script.text, (changes?.[script.uri] ?? []) as never),
        `// Action: round\n${claims}`.replace('function flat', 'function round'),
      );
      assert.match(applyEdits(document.text, (changes?.[uri] ?? []) as never), /"file": "src\/flat.js"/);
    }
    await script.close();
    const closed = await rename(client, document, 'flat"', 'round');
    assert.match(applyEdits(claims, (closed.changes?.[script.uri] ?? []) as never), /^function round/);
    const range = await client.request<Range>('textDocument/prepareRename', document.at(document.find('flat"')));
    assert.equal(document.document.getText(range), 'flat');
  });
});

describe('actions.yaml and flows.yaml', () => {
  const actions = `# what we have
flat:
  timeout: 5s
  allowedToFail: true
inline:
  script: |
    function inline(ctx, api) {
      api.v1.claims.setClam("a", 1);
    }
gone: null
`;
  const flows = `FLOW_TYPE_CUSTOMISE_TOKEN:
  TRIGGER_TYPE_PRE_USERINFO_CREATION: [flat, inline]
  5:
    - other
`;
  const at = (name: string) => `file:///m/${name}`;
  let client: TestClient;
  let files: Record<string, string>;
  beforeEach(async () => {
    files = { [at('actions.yaml')]: actions, [at('flows.yaml')]: flows, [at('flat.js')]: claims };
    client = await TestClient.start({ files });
  });
  afterEach(() => client.stop());

  it('bind the scripts beside them', async () => {
    await client.open(claims, { uri: at('flat.js') });
    assert.deepEqual(await actionOf(client, at('flat.js')), ['flat', [userinfo], 'manager']);
    await client.open('function other(ctx, api) {\n}\n', { uri: at('other.js') });
    assert.deepEqual(await actionOf(client, at('other.js')), [
      'other',
      ['complement-token/pre-access-token-creation'],
      'manager',
    ]);
    const document = await client.open(flows, { uri: at('flows.yaml'), languageId: 'yaml' });
    const start = document.find('5:');
    await document.edit({ start, end: { ...start, character: start.character + 1 } }, '4');
    assert.deepEqual((await actionOf(client, at('other.js')))[1], [userinfo]);
    assert.deepEqual(await linksIn(client, document), [
      ['flat', at('flat.js')],
      ['other', at('other.js')],
    ]);
  });

  it('hold scripts that are actions like all others', async () => {
    const document = await client.open(actions, { uri: at('actions.yaml'), languageId: 'yaml' });
    assert.deepEqual(await actionOf(client, document.uri), ['inline', [userinfo], 'manager']);
    assert.deepEqual(
      (await document.diagnostics()).map(({ code, range }) => [code, document.document.getText(range)]),
      [['unknown-member', 'setClam']],
    );
    const target = await client.request<RunTargetRequest.Result>(RunTargetRequest.method, {
      textDocument: { uri: document.uri },
    });
    assert.equal(target.script, 'function inline(ctx, api) {\n  api.v1.claims.setClam("a", 1);\n}\n');
    const { changes } = await rename(client, document, 'inline(ctx', 'round');
    assert.match(applyEdits(document.text, changes?.[document.uri] as never), /^round:\n.*\n {4}function round\(/m);
    assert.match(applyEdits(flows, changes?.[at('flows.yaml')] as never), /\[flat, round\]/);
  });

  it('are renamed in together with the file that they look for', async () => {
    const script = await client.open(claims, { uri: at('flat.js') });
    const edit = await rename(client, script, 'flat(ctx', 'round');
    assert.deepEqual(edit.documentChanges?.at(-1), { kind: 'rename', oldUri: at('flat.js'), newUri: at('round.js') });
    assert.deepEqual(
      edit.documentChanges?.slice(0, -1).map((one) => ('textDocument' in one ? one.textDocument.uri : '')),
      [at('flat.js'), at('actions.yaml'), at('flows.yaml')],
    );
  });

  it('say what the tool would refuse', async () => {
    files[at('flat.js')] = 'function other(ctx, api) {\n}\n';
    const document = await client.open(
      'flat:\n  timeout: 10\n  allowedToFall: true\ngone: null\nmissing: {}\nlate: { timeout: 30s, script: "function late(ctx, api) {}" }\n',
      { uri: at('actions.yaml'), languageId: 'yaml' },
    );
    assert.deepEqual(await problemsIn(document), [
      "binding-file flat: ZITADEL calls the function 'flat', which the script does not have: it has 'other'",
      `binding-file 10: write the timeout of 'flat' as a text: "10s"`,
      "binding-file allowedToFall: 'allowedToFall' is not known here; did you mean 'allowedToFail'?",
      'binding-file missing: there is no file missing.js',
      "binding-file 30s: ZITADEL takes timeouts from 0 to 20 s, such as 10s; this is '30s'",
    ]);
    const wrong = await client.open(
      '2:\n  6: [flat]\n  TRIGGER_TYPE_PRE_USERINFO_CREATION: [flat, flat, gone]\nFLOW_TYPE_X: {}\n',
      {
        uri: at('flows.yaml'),
        languageId: 'yaml',
      },
    );
    assert.deepEqual(
      (await problemsIn(wrong)).map((problem) => problem.replace(/; (?:known|did you).*/, '')),
      [
        'binding-file 6: the flow Complement Token has no trigger Pre SAMLResponse creation',
        "binding-file flat: 'flat' stands here twice; a trigger has each action once",
        "binding-file gone: 'gone' is null in actions.yaml, which deletes it; the tool refuses to bind it",
        "binding-file FLOW_TYPE_X: ZITADEL has no flow 'FLOW_TYPE_X'",
      ],
    );
  });

  it('of others are left alone', async () => {
    files[at('flows.yaml')] = 'flows:\n  - name: x\n';
    const document = await client.open('flows:\n  - name: x\n', { uri: at('flows.yaml'), languageId: 'yaml' });
    assert.deepEqual(await document.diagnostics(), []);
    const other = await client.open('flat: [1]\n', { uri: at('actions.yaml'), languageId: 'yaml' });
    assert.deepEqual(await other.diagnostics(), []);
  });
});
