import assert from 'node:assert/strict';
import type { CodeAction, Location, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { ActionsRequest, RunTargetRequest } from '../../../server/src/protocol.js';
import { TestClient } from '../support/client.js';
import { applyEdits } from '../support/markers.js';

const userinfo = 'complement-token/pre-userinfo-creation';
const saml = 'customize-saml-response/pre-saml-response-creation';
const bindings = `resource "zitadel_trigger_actions" "token" {
  flow_type    = "FLOW_TYPE_CUSTOMISE_TOKEN"
  trigger_type = "TRIGGER_TYPE_PRE_USERINFO_CREATION"
  action_ids   = [zitadel_action.flat.id, zitadel_action.file.id]
}
resource "zitadel_trigger_actions" "saml" {
  flow_type    = "FLOW_TYPE_SAML_RESPONSE"
  trigger_type = "TRIGGER_TYPE_PRE_SAML_RESPONSE_CREATION"
  action_ids   = [zitadel_action.attributes.id]
}
`;
const main = `resource "zitadel_action" "flat" {
  name   = "flat"
  script = <<-EOT
    function flat(ctx, api) {
      const text = \`$\${ctx.v1.nope}\`;
      //                      ^^^^ unknown-member
      api.v1.claims.setClaim('a\${var.suffix}', \${jsonencode(var.list)}, text);
      api.v1.claims.setClam('b', 1);
      //            ^^^^^^^ unknown-member
    }
  EOT
}
resource "zitadel_action" "attributes" {
  name   = "other"
  script = "async function other(ctx, api) {\\n  api.v1.attributes.setCustomAttribute(\\"a\\", \\"b\\", \\"c\\");\\n}"
}
resource "zitadel_action" "file" {
  name   = "fromFile"
  script = file("\${path.module}/actions/from-file.js")
}
`;

describe('scripts in Terraform files', () => {
  let client: TestClient;
  const files: Record<string, string> = { 'file:///infra/main.tf': main, 'file:///infra/triggers.tf': bindings };
  before(async () => {
    client = await TestClient.start({ files });
  });
  after(() => client.stop());
  const open = (text = main, uri = 'file:///infra/main.tf', languageId = 'terraform') =>
    client.open(text, { uri, languageId });
  const actionsOf = (uri: string) =>
    client.request<ActionsRequest.Result>(ActionsRequest.method, { textDocument: { uri } });

  it('have names and triggers from all files of the folder', async () => {
    const document = await open();
    const { actions } = await actionsOf(document.uri);
    assert.deepEqual(
      actions.map(({ id, name, triggers, source }) => [id, name, triggers, source]),
      [
        ['zitadel_action.flat', 'flat', [userinfo], 'terraform'],
        ['zitadel_action.attributes', 'other', [saml], 'terraform'],
      ],
    );
    assert.deepEqual(actions[0]!.range.start, document.find('flat(ctx'));
    const target = await client.request<RunTargetRequest.Result>(RunTargetRequest.method, {
      textDocument: { uri: document.uri },
      action: 'zitadel_action.attributes',
    });
    assert.equal(
      target.script,
      'async function other(ctx, api) {\n  api.v1.attributes.setCustomAttribute("a", "b", "c");\n}',
    );
    await document.close();
  });

  it('are checked at the right places', async () => {
    const document = await open();
    const found = (await document.diagnostics()).filter(({ severity }) => severity !== 4);
    assert.deepEqual(
      found.map(({ code, range }) => [code, document.document.getText(range)]),
      [
        ['unknown-member', 'nope'],
        ['claim-arguments', 'text'],
        ['unknown-member', 'setClam'],
        ['async-action', 'async'],
      ],
    );
    const places = (await document.places()).filter((place) => place.endsWith('unknown-member'));
    assert.deepEqual(places, document.expected);
    await document.close();
  });

  it('are not told what stands for texts that only Terraform knows', async () => {
    const script = `// @zitadel complement-token/pre-userinfo-creation
const http = require('zitadel/http');
function known(ctx, api) {
  const key = '\${var.key}';
  http.fetch('\${var.url}', { method: '\${var.method}' });
  http.fetch(\`\${var.url}/$\${key}\`);
  http.fetch('ftp://\${var.host}/');
  //         ^^^^^^^^^^^^^^^^^^^^ http-url
  require('\${var.name}');
  api.v1.claims.setClaim('\${var.a}', 1);
  api.v1.claims.setClaim('\${var.b}', { '\${var.c}': key });
  api.v1.claims.setClaim('urn:zitadel:iam:\${var.one}', 1);
  //                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ reserved-claim
  ctx.v1.getUser()['\${var.d}'].e;
}
`;
    const text = `resource "zitadel_action" "known" {\n  name   = "known"\n  script = <<EOT\n${script}EOT\n}\n`;
    const document = await open(text, 'file:///known/main.tf');
    assert.deepEqual(await document.places(), document.expected);
    assert.match((await document.hover(document.find('key =')))!, /const key: string/);
    await document.close();
  });

  it('have interpolations of their own behind two dollars', async () => {
    const script = `// @zitadel complement-token/pre-userinfo-creation
function own(ctx, api) {
  const user = ctx.v1.getUser(), path = '\${path.module}', item = 1;
  api.v1.claims.setClaim('a', \`\${user.username} \${ctx.v1.org} $\${user.id}\`);
  //                           ^^^^^^ terraform-interpolation
  api.v1.claims.setClaim('b', \`\${ user.id }\${var.b}\${jsonencode(local.c)}\${zitadel_org.d.id}\`);
  //                           ^^^^^^^ terraform-interpolation
  %{ for item in var.items }api.v1.claims.setClaim('\${item.name}', 1);%{ endfor }
  // zitadel-disable-next-line terraform-interpolation
  api.v1.claims.setClaim('c', \`\${user.id}\`);
}
`;
    const text = `resource "zitadel_action" "own" {\n  name   = "own"\n  script = <<EOT\n${script}EOT\n}
locals {
  all = { for name, one in var.all : name => { name = name, script = "function f(name, one) { \`\${name} \${one.id}\`; }" } }
}
resource "zitadel_action" "all" {
  for_each = local.all
  name     = each.value.name
  script   = each.value.script
}
`;
    const document = await open(text, 'file:///own/main.tf');
    const places = (await document.places()).filter((place) => place.endsWith('terraform-interpolation'));
    const ctx = document.find('${ctx');
    assert.deepEqual(
      places,
      [...document.expected, `${ctx.line}:${ctx.character}-${ctx.character + 5} terraform-interpolation`].sort(),
    );
    const [fix] = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: document.uri },
      range: document.whole,
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    const fixed = applyEdits(document.text, fix?.edit?.changes?.[document.uri] ?? []);
    assert.equal(
      fixed,
      text
        .replace('`${user', () => '`$${user')
        .replace(' ${ctx', () => ' $${ctx')
        .replace('${ user', () => '$${ user'),
    );
    // Of a text that stays as long, too.
    await document.edit({ start: document.find('var.b'), end: document.find('.b}$') }, 'ctx');
    assert.equal((await document.places()).filter((place) => place.endsWith('terraform-interpolation')).length, 4);
    await document.close();
  });

  it('are read in JSON too, and renamed there', async () => {
    const uri = 'file:///json/main.tf.json';
    const resource = {
      zitadel_action: {
        a: { name: 'first', script: 'function first(ctx, api) {\n  api.v1.claims.setClam("a", 1);\n}' },
      },
      zitadel_trigger_actions: { t: { flow_type: 2, trigger_type: 4, action_ids: ['${zitadel_action.a.id}'] } },
    };
    const text = JSON.stringify({ resource }, null, 2);
    const document = await open(text, uri, 'json');
    const { actions } = await actionsOf(uri);
    assert.deepEqual(
      actions.map(({ name, triggers, source }) => [name, triggers, source]),
      [['first', [userinfo], 'terraform']],
    );
    const [found, ...rest] = await document.diagnostics();
    assert.deepEqual(rest, []);
    assert.equal(found && document.document.getText(found.range), 'setClam');
    const at = document.at(document.find('first(ctx'));
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...at, newName: 'other' });
    assert.equal(applyEdits(text, edit.changes?.[uri] ?? []), text.replaceAll('first', 'other'));
    // What moves scripts writes Terraform's own syntax.
    const fixes = await document.codeActions(found?.range);
    assert.deepEqual(
      fixes.filter(({ kind }) => kind?.startsWith('refactor')),
      [],
    );
  });

  it('are recognised where no extension knows the language', async () => {
    const document = await open(main, 'file:///infra/main.tf', 'plaintext');
    assert.equal((await actionsOf(document.uri)).actions.length, 2);
    await document.close();
  });

  it('have completions, hovers, definitions and formatting of their own', async () => {
    const document = await open(main.replace("api.v1.claims.setClam('b', 1);", 'api.v1.$0'));
    const labels = await document.labels();
    assert.ok(labels.includes('claims') && !labels.includes('attributes'));
    assert.match((await document.hover(document.find('setClaim')))!, /claim/i);
    assert.equal(await document.hover(document.find('zitadel_action')), undefined);
    const places = await client.request<Location[]>('textDocument/definition', document.at(document.find('setClaim')));
    assert.match(JSON.stringify(places), /zitadel-declarations/);
    await document.close();
  });

  it('are renamed together with their name', async () => {
    const document = await open();
    for (const at of [document.find('flat(ctx'), document.find('flat"', 2)]) {
      const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...document.at(at), newName: 'round' });
      const edits = edit.changes?.[document.uri] ?? [];
      const text = applyEdits(document.text, edits as never);
      assert.match(text, /name {3}= "round"/);
      assert.match(text, /function round\(/);
    }
    await document.close();
  });

  it('that are files have name and triggers from there', async () => {
    const uri = 'file:///infra/actions/from-file.js';
    const document = await client.open('function fromFile(ctx, api) {\n}\n', { uri });
    const { actions } = await actionsOf(uri);
    assert.deepEqual(
      [actions[0]?.name, actions[0]?.triggers, actions[0]?.source],
      ['fromFile', [userinfo], 'terraform'],
    );
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
      ...document.at(document.find('fromFile')),
      newName: 'round',
    });
    assert.deepEqual(Object.keys(edit.changes ?? {}).sort(), [uri, 'file:///infra/main.tf']);
    await document.close();
  });

  it('follow edits of the files around them', async () => {
    const uri = 'file:///infra/actions/from-file.js';
    const script = await client.open('function fromFile(ctx, api) {\n}\n', { uri });
    const document = await open(bindings, 'file:///infra/triggers.tf');
    await actionsOf(document.uri);
    const at = document.find('TRIGGER_TYPE_PRE_USERINFO_CREATION');
    const end = { line: at.line, character: at.character + 'TRIGGER_TYPE_PRE_USERINFO_CREATION'.length };
    await document.edit({ start: at, end }, '5');
    await document.edit(
      { start: { ...at, character: at.character - 1 }, end: { ...at, character: at.character + 2 } },
      '5',
    );
    assert.deepEqual((await actionsOf(uri)).actions[0]?.triggers, ['complement-token/pre-access-token-creation']);
    await document.close();
    await client.until(() => true);
    assert.deepEqual((await actionsOf(uri)).actions[0]?.triggers, [userinfo]);
    files['file:///infra/triggers.tf'] = bindings.replace('PRE_USERINFO', 'PRE_ACCESS_TOKEN');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: 'file:///infra/triggers.tf', type: 2 }],
    });
    assert.deepEqual((await actionsOf(uri)).actions[0]?.triggers, ['complement-token/pre-access-token-creation']);
    await script.close();
  });

  it('read by templatefile() have stand-ins', async () => {
    files['file:///infra/more.tf'] =
      'resource "zitadel_action" "t" {\n  name = "t"\n  script = templatefile("t.js", { list = 1 })\n}\n';
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: 'file:///infra/more.tf', type: 1 }],
    });
    const document = await client.open(
      '// @zitadel complement-token/pre-userinfo-creation\nfunction t(ctx, api) {\n  api.v1.claims.setClaim("a", ${list});\n}\n',
      {
        uri: 'file:///infra/t.js',
      },
    );
    assert.deepEqual(await document.places(), []);
    await document.close();
    // What is put into them is escaped.
    const texts = await client.open('function t(ctx, api) {\n  const a = "a" + ctx.v1.b;\n}\n', {
      uri: 'file:///infra/t.js',
    });
    const range = { start: texts.find('"a"'), end: texts.find(';') };
    const action = (await texts.codeActions(range, ['refactor'])).find(({ title }) => /template string/.test(title));
    const resolved = await client.request<CodeAction>('codeAction/resolve', action);
    const edits = resolved.edit?.documentChanges?.flatMap((one) => ('edits' in one ? (one.edits as TextEdit[]) : []));
    assert.match(applyEdits(texts.text, edits ?? []), /const a = `a\$\$\{ctx\.v1\.b\}`;/);
    await texts.close();
  });
});

describe('moving scripts of Terraform files', () => {
  it('is offered where they stand, and where they are read', async () => {
    const script = 'function fromFile(ctx, api) {\n}\n';
    const client = await TestClient.start({
      files: { 'file:///x/main.tf': main, 'file:///x/actions/from-file.js': script },
    });
    const document = await client.open(main, { uri: 'file:///x/main.tf', languageId: 'terraform' });
    const at = async (text: string) => {
      const start = document.find(text);
      return (await document.codeActions({ start, end: start }, ['refactor'])).map(({ title, edit }) => [
        title,
        edit?.documentChanges?.length,
      ]);
    };
    assert.deepEqual(await at('const text'), [['Extract script to actions/flat.js', 3]]);
    assert.deepEqual(await at('async function'), [['Extract script to actions/other.js', 3]]);
    assert.deepEqual(await at('file("'), [['Inline actions/from-file.js into Terraform', 1]]);
    assert.deepEqual(await at('resource'), []);
    await client.stop();
  });
});

describe('extracting a script', () => {
  it('keeps its line ends, and takes a name that is free', async () => {
    const text =
      'resource "zitadel_action" "x" {\r\n  name   = "x"\r\n  script = <<-EOT\r\n    function x(ctx, api) {\r\n    }\r\n  EOT\r\n}\r\n';
    const client = await TestClient.start({ files: { 'file:///x/main.tf': text, 'file:///x/actions/x.js': '' } });
    await client.open('', { uri: 'file:///x/actions/x-2.js' });
    const document = await client.open(text, { uri: 'file:///x/main.tf', languageId: 'terraform' });
    const start = document.find('function');
    const [action] = await document.codeActions({ start, end: start }, ['refactor.extract']);
    assert.equal(action?.title, 'Extract script to actions/x-3.js');
    const [, created, changed] = action.edit?.documentChanges ?? [];
    assert.ok(created !== undefined && 'edits' in created && changed !== undefined && 'edits' in changed);
    assert.equal(applyEdits('', created.edits as never), 'function x(ctx, api) {\r\n}\r\n');
    assert.equal(
      applyEdits(text, changed.edits as never),
      'resource "zitadel_action" "x" {\r\n  name   = "x"\r\n  script = file("$' +
        '{path.module}/actions/x-3.js")\r\n}\r\n',
    );
    await client.stop();
  });
});

describe('manifests', () => {
  it('bind files, set severities and the version', async () => {
    const manifest = {
      targetVersion: '2.50.0',
      actions: [{ file: 'src/a.js', name: 'a' }],
      flows: { [saml]: ['a'] },
      rules: { 'async-action': 'off' },
    };
    const client = await TestClient.start({ files: { 'file:///p/zitadel-actions.json': JSON.stringify(manifest) } });
    const document = await client.open('async function a(ctx, api) {\n}\n', { uri: 'file:///p/src/a.js' });
    const { actions } = await client.request<ActionsRequest.Result>(ActionsRequest.method, {
      textDocument: { uri: document.uri },
    });
    const [one] = actions;
    assert.deepEqual([one?.name, one?.triggers, one?.source, one?.targetVersion], ['a', [saml], 'manifest', '2.50.0']);
    assert.ok(!(await document.diagnostics()).some(({ code }) => code === 'async-action'));
    await client.stop();
  });
});
