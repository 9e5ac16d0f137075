import assert from 'node:assert/strict';
import { TestClient, type TestDocument } from '../support/client.js';
import { applyEdits } from '../support/markers.js';

const token = '// @zitadel complement-token/pre-userinfo-creation\n';
const external = '// @zitadel external-authentication/post-authentication\n';
const http = `${token}let http = require('zitadel/http');\n`;

describe('completion of texts and keys', () => {
  let client: TestClient;
  before(async () => {
    client = await TestClient.start();
  });
  after(() => client.stop());

  const labels = async (text: string): Promise<readonly string[]> => (await client.open(text)).labels();
  const accepted = async (document: TestDocument, label: string): Promise<string> => {
    const edit = (await document.completions()).find((one) => one.label === label)?.textEdit;
    assert.ok(edit !== undefined && 'range' in edit, `no “${label}”`);
    return applyEdits(document.text, [edit]);
  };

  it('offers names of claims, and none that ZITADEL drops or writes over', async () => {
    const names = await labels(`${token}function f(ctx, api) { api.v1.claims.setClaim('$0') }`);
    for (const name of ['groups', 'roles', 'nickname', 'email', 'https://hasura.io/jwt/claims'])
      assert.ok(names.includes(name), name);
    for (const name of ['sub', 'iss', 'exp']) assert.ok(!names.includes(name), name);
    assert.deepEqual(
      names.filter((name) => name.startsWith('urn:zitadel:iam')),
      [],
    );
  });

  it('leaves out claims that the script sets elsewhere, and values of claims', async () => {
    const names = await labels(
      `${token}function f(ctx, api) { api.v1.claims.setClaim('groups', []); api.v1.userinfo.setClaim("$0", 1) }`,
    );
    assert.ok(names.includes('roles') && !names.includes('groups'));
    assert.deepEqual(await labels(`${token}function f(ctx, api) { api.v1.claims.setClaim('a', '$0') }`), []);
  });

  it('knows setClaim through variables and in unfinished texts', async () => {
    const names = await labels(
      `${token}function f(ctx, api) {\n  const { claims } = api.v1;\n  claims.setClaim('gr$0\n}`,
    );
    assert.ok(names.includes('groups'));
  });

  it('replaces what was typed of a name', async () => {
    const document = await client.open(`${token}function f(ctx, api) { api.v1.claims.setClaim('https://hasu$0', 1) }`);
    assert.equal(
      await accepted(document, 'https://hasura.io/jwt/claims'),
      `${token}function f(ctx, api) { api.v1.claims.setClaim('https://hasura.io/jwt/claims', 1) }`,
    );
  });

  it('offers claims of identity providers to getClaim', async () => {
    assert.ok((await labels(`${external}function f(ctx, api) { ctx.getClaim('$0') }`)).includes('hd'));
  });

  it('offers scopes where a list of scopes is searched', async () => {
    const names = await labels(
      `${external}function f(ctx, api) { if (ctx.v1.authRequest.request.oidc.scopes.includes('$0')) return; }`,
    );
    assert.ok(names.includes('offline_access') && names.includes('urn:zitadel:iam:user:metadata'));
    assert.deepEqual(await labels(`${token}function f(ctx, api) { [''].includes('$0') }`), []);
  });

  it('offers the options of fetch, and no others', async () => {
    const options = await labels(`${http}function f(ctx, api) { http.fetch('https://a', { $0 }) }`);
    assert.deepEqual([...options].sort(), ['body?', 'headers?', 'method?']);
  });

  it('offers methods', async () => {
    const names = await labels(`${http}function f(ctx, api) { http.fetch('https://a', { method: '$0' }) }`);
    assert.deepEqual(names.slice(0, 2), ['GET', 'POST']);
    const apart = await labels(
      `${http}function f(ctx, api) { const how = { method: "$0" }; http.fetch('https://a', how) }`,
    );
    assert.deepEqual(apart.slice(0, 2), ['GET', 'POST']);
    assert.deepEqual(await labels(`${http}function f(ctx, api) { const o = { method: '$0' }; }`), []);
  });

  it('offers names of headers, between quotes or not yet', async () => {
    const quoted = await client.open(
      `${http}function f(ctx, api) { http.fetch('https://a', { headers: { 'Con$0': 'a' } }) }`,
    );
    assert.equal(
      await accepted(quoted, 'Content-Type'),
      `${http}function f(ctx, api) { http.fetch('https://a', { headers: { 'Content-Type': 'a' } }) }`,
    );
    for (const begun of ['', 'Auth', 'Accept: "a", Auth']) {
      const bare = await client.open(
        `${http}function f(ctx, api) { http.fetch('https://a', { headers: { ${begun}$0 } }) }`,
      );
      assert.equal(
        await accepted(bare, 'Authorization'),
        `${http}function f(ctx, api) { http.fetch('https://a', { headers: { ${begun.replace(/Auth$/, '')}'Authorization':  } }) }`,
      );
    }
  });

  it('offers values of well-known headers', async () => {
    const names = await labels(
      `${http}function f(ctx, api) { http.fetch('https://a', { headers: { 'authorization': '$0' } }) }`,
    );
    assert.deepEqual(names, ['Bearer ', 'Basic ']);
  });

  it('offers the members of an answer, and not those of a browser', async () => {
    const names = await labels(`${http}function f(ctx, api) { const r = http.fetch('https://a'); r.$0 }`);
    assert.deepEqual([...names].sort(), ['body', 'headers', 'json', 'status', 'text']);
  });

  it('offers verbs in log texts behind a percent sign', async () => {
    const log = `${token}let logger = require('zitadel/log');\n`;
    const document = await client.open(`${log}function f(ctx, api) { logger.log('user %$0', 1) }`);
    assert.deepEqual(await document.labels(), ['%s', '%d', '%j', '%%']);
    assert.equal(await accepted(document, '%j'), `${log}function f(ctx, api) { logger.log('user %j', 1) }`);
    assert.deepEqual(await labels(`${log}function f(ctx, api) { logger.log('100%%$0') }`), []);
    assert.deepEqual(await labels(`${log}function f(ctx, api) { logger.log('user $0') }`), []);
    assert.deepEqual(await labels(`${log}function f(ctx, api) { 'user %$0' }`), []);
  });

  it('answers a typed percent sign in log texts only', async () => {
    const log = `${token}let logger = require('zitadel/log');\n`;
    const typed = { triggerKind: 2, triggerCharacter: '%' };
    const inText = await client.open(`${log}function f(ctx, api) { logger.log('user %$0', 1) }`);
    assert.equal((await inText.completions(typed)).length, 4);
    const modulo = await client.open(`${log}function f(ctx, api) { return 5 %$0 }`);
    assert.deepEqual(await modulo.completions(typed), []);
  });

  it('offers keys of metadata that the script names elsewhere', async () => {
    const text = (body: string): string =>
      `${token}function f(ctx, api) {\n  api.v1.user.setMetadata('seen', 1);\n  const all = ctx.v1.user.getMetadata().metadata;\n  ${body}\n}`;
    assert.deepEqual(await labels(text("api.v1.user.setMetadata('$0', 2);")), ['seen']);
    assert.deepEqual(await labels(text("all.find((entry) => entry.key == '$0');")), ['seen']);
    assert.deepEqual(await labels(text("all.find((entry) => entry.value == '$0');")), []);
    const pushed = await labels(
      `${external}function f(ctx, api) {\n  api.v1.user.appendMetadata('seen', 1);\n  api.metadata.push({ key: '$0', value: '' });\n}`,
    );
    assert.deepEqual(pushed, ['seen']);
  });

  it('answers within one character of every place of a script', async () => {
    const text = `${http}function f(ctx, api) {\n  http.fetch('https://a', { method: 'GET', headers: { 'A': "b", c: [''] } });\n  api.v1.claims.setClaim(\`x\`, '\\'');\n}`;
    for (let at = 0; at <= text.length; at++) await labels(`${text.slice(0, at)}$0${text.slice(at)}`);
    assert.deepEqual(client.logged, []);
  });
});
