import assert from 'node:assert/strict';
import { type PlainDiagnostic, TestClient } from '../support/client.js';

const token = '// @zitadel complement-token/pre-userinfo-creation\n';
const saml = '// @zitadel customize-saml-response/pre-saml-response-creation\n';
const wrap = (body: string, head = token): string => `${head}function f(ctx, api) {\n${body}\n}\n`;

describe('diagnostics', () => {
  let client: TestClient;
  before(async () => {
    client = await TestClient.start();
  });
  after(() => client.stop());

  /** What people see of a text, against its caret comments. */
  const holds = async (text: string): Promise<readonly PlainDiagnostic[]> => {
    const document = await client.open(text);
    assert.deepEqual(
      await document.places(),
      document.expected,
      (await document.diagnostics()).map(({ message }) => message).join('\n'),
    );
    const all = await document.diagnostics();
    await document.close();
    return all.filter(({ severity }) => severity !== 4);
  };

  it('has source, code and the page of the code', async () => {
    const [first] = await holds(wrap(`  api.v1.claims.setClam('a', 1);\n  //            ^^^^^^^ unknown-member`));
    assert.equal(first?.source, 'zitadel');
    assert.match(first?.codeDescription?.href ?? '', /docs\/rules\/unknown-member\.md$/);
    assert.match(
      first?.message ?? '',
      /`api\.v1\.claims\.setClam` does not exist in Complement Token.*Did you mean `setClaim`\?/,
    );
  });

  it('says in which triggers a member exists', async () => {
    const [first] = await holds(wrap(`  ctx.v1.authRequest;\n  //     ^^^^^^^^^^^ other-trigger`));
    assert.match(first?.message ?? '', /does not exist in Complement Token › Pre Userinfo creation, only in /);
  });

  it('finds unknown members through variables, destructuring and values', async () => {
    await holds(
      wrap(`  const { user, usr } = ctx.v1;
  //            ^^^ unknown-member
  user.metadata;
  //   ^^^^^^^^ unknown-member
  ctx.v1.getUser().humann;
  //               ^^^^^^ unknown-member`),
    );
  });

  it('knows what goja has of the built-in objects', async () => {
    await holds(
      wrap(`  const names = ['a'];
  names.at(0).toUpperCase();
  Object.groupBy(names, (name) => name);
  //     ^^^^^^^ missing-builtin
  'a'.isWellFormed();
  //  ^^^^^^^^^^^^ missing-builtin`),
    );
  });

  it('leaves members alone that the script asks for, or makes', async () => {
    await holds(
      wrap(`  if (api.v1.attributes) api.v1.attributes.setCustomAttribute('a', 'b', 'c');
  ctx.v1.authRequest?.applicationId;
  //     ^^^^^^^^^^^ other-trigger
  const type = typeof ctx.v1.getUser().creationDate.getTime;
  ctx.v1.own = type;
  api.v1.claims.setClaim('own', ctx.v1.own);`),
    );
    await holds(wrap(`  if (api.v1.claims) return;\n  else api.v1.attributes.setCustomAttribute('a', 'b', 'c');`));
  });

  it('leaves objects of the script alone', async () => {
    await holds(
      wrap(`  const flat = {};
  flat.a = 1;
  flat.b.c;
  const made = { x: 1 };
  made.y;
  const parsed = JSON.parse('{}');
  parsed.anything.at.all;
  const list = [];
  list.push({ a: 1 });
  list[0].b = 2;`),
    );
  });

  it('says what to write instead of globals that are not there', async () => {
    const found = await holds(
      wrap(`  console.log('a');
//<^^^^^^ unknown-global
  fetch('https://a.example');
//<^^^^ unknown-global
  return_;
//<^^^^^^ undeclared-variable`),
    );
    assert.match(found[0]?.message ?? '', /ReferenceError: console is not defined.*zitadel\/log/);
    assert.match(found[1]?.message ?? '', /zitadel\/http/);
  });

  it('accepts typeof, sloppy globals and names of the language', async () => {
    const document = await client.open(
      wrap(`  if (typeof console !== 'undefined') api.v1.claims.setClaim('a', typeof fetch);
  made = 1;
  api.v1.claims.setClaim('b', made);
  for (each of [1]) each;
  [one, { two }] = [1, { two: 2 }];
  one + two + NaN + globalThis.x;
  arguments;
  escape('a');`),
    );
    const errors = (await document.diagnostics()).filter(({ severity }) => severity === 1);
    assert.deepEqual(errors, []);
  });

  it('checks the modules of the trigger', async () => {
    const found = await holds(`${saml}const uuid = require('zitadel/uuid');
//                   ^^^^^^^^^^^^^^ module-not-in-trigger
const log = require('zitadel/logs');
//                  ^^^^^^^^^^^^^^ unknown-module
const fs = require('fs');
//                 ^^^^ unknown-module
const util = require('util');
//                   ^^^^^^ module-side-door
const http = require('zitadel/http');
http.post('https://a.example');
//   ^^^^ http-unknown-function
function f(ctx, api) {}
`);
    assert.match(found[0]?.message ?? '', /The module exists in /);
    assert.match(found[1]?.message ?? '', /Did you mean `zitadel\/log`\?/);
    assert.match(found[2]?.message ?? '', /There are `zitadel\/http`, `zitadel\/log`;/);
  });

  it('warns of members that can be null, until they are tested', async () => {
    const found = await holds(
      wrap(`  ctx.v1.user.grants.count;
//<^^^^^^^^^^^^^^^^^ null-grants`),
    );
    assert.match(found[0]?.message ?? '', /TypeError: Cannot read property 'count' of undefined/);
    await holds(
      wrap(`  if (!ctx.v1.user.grants || ctx.v1.user.grants.count == 0) return;
  ctx.v1.user.grants.grants.forEach((grant) => {
    api.v1.claims.setClaim(grant.projectId, ctx.v1.user.grants.count);
  });`),
    );
    await holds(wrap(`  ctx.v1.user.grants?.grants.forEach((grant) => grant.roles);`));
    // Not of our members: what a search gives may be undefined, and the author often knows better.
    await holds(wrap(`  [{ a: 1 }].find((one) => one.a).a;\n  'a'.match(/a/)[0];`));
  });

  it('reports what goja’s parser refuses, in its words', async () => {
    const document = await client.open(wrap('  const a = ;'));
    const all = await document.diagnostics();
    assert.deepEqual(
      all.filter(({ severity }) => severity === 1).map(({ code }) => code),
      ['syntax'],
    );
    assert.match(all[0]?.message ?? '', /Unexpected token ;/);
    assert.deepEqual((await (await client.open(wrap('  for await (const a of []) {}'))).places()).length > 0, true);
    await holds(
      wrap(
        '  const a = 1; const b = a ?? 2; const { c = b } = {}; class X { #y = c; get() { return this.#y; } }\n  new X().get();',
      ),
    );
  });

  it('reports constants that are assigned, and names used too early', async () => {
    const document = await client.open(wrap('  const a = 1;\n  a = 2;\n  b;\n  let b = 1;'));
    assert.deepEqual(await document.places(), ['3:2-3 assign-to-const', '4:2-3 used-before-declaration']);
    const severities = async (body: string): Promise<unknown> =>
      (await (await client.open(wrap(body))).diagnostics())
        .map(({ code, severity }) => `${code} ${severity}`)
        .filter((found) => !found.startsWith('unused'));
    const error = 1;
    const warning = 2;
    assert.deepEqual(await severities('  const a = 1;\n  a = 2;'), [`assign-to-const ${error}`]);
    // What may not run, and what is caught, is no error of the run.
    assert.deepEqual(await severities('  const a = 1;\n  if (ctx.v1.claims.b) a = 2;'), [`assign-to-const ${warning}`]);
    assert.deepEqual(await severities('  try {\n    b;\n    let b = 1;\n  } catch (e) {}'), [
      `used-before-declaration ${warning}`,
    ]);
    assert.deepEqual(await severities('  if (ctx.v1.claims.b) ctx.v1.claims();'), [`not-callable ${warning}`]);
    assert.deepEqual(await severities("  const a = 'a';\n  a();\n  Iterator.from([]);"), [
      `not-callable ${error}`,
      `unknown-global ${error}`,
    ]);
  });

  it('greys out what is unused and what is deprecated, but not what ZITADEL asks for', async () => {
    const document = await client.open(
      wrap(`  const a = 1;\n  api.v1.userinfo.setClaim('b', 1);\n  return;\n  ctx.v1;`),
    );
    const hints = (await document.diagnostics()).map(({ code, tags, range }) => [
      code,
      tags,
      document.document.getText(range).trim(),
    ]);
    assert.deepEqual(
      hints.filter(([code]) => code === 'unused'),
      [['unused', [1], 'a']],
    );
    assert.ok(hints.some(([code]) => code === 'unreachable-code'));
    assert.deepEqual(await (await client.open(`${token}function f(ctx, api) {}`)).diagnostics(), []);
  });

  it('does not take the next line for the member that is yet to be written', async () => {
    const document = await client.open(
      `${token}function f(ctx, api) {\n  api.v1.claims.setClaim('a', ctx.v1.\n  api.v1.claims.setClaim('b', 1);\n}`,
    );
    const found = (await document.diagnostics()).filter(({ severity }) => severity !== 4);
    assert.deepEqual(
      found.map(({ code }) => code),
      ['syntax'],
    );
  });

  it('says nothing of comments, types in comments, and empty files', async () => {
    await holds('');
    await holds('\n\n');
    await holds(
      `${token}/** @type {Nothing} */\nlet a = 1;\n/** @param {Foo} x */\nfunction help(x) { return x; }\nfunction f(ctx, api) { help(a); }`,
    );
  });

  it('types against the union of the candidates where no trigger is known', async () => {
    await holds(`function f(ctx, api) {}`);
    const document = await client.open(`function f(ctx, api) { api.setEmail('a'); api.setEmails(); }`);
    assert.deepEqual(await document.places(), ['0:46-55 unknown-member']);
  });

  it('is switched off by a comment, by line and by code', async () => {
    await holds(wrap(`  // zitadel-disable-next-line unknown-global\n  console.log('a');`));
    await holds(wrap(`  // zitadel-disable-next-line\n  console.log('a');`));
    await holds(
      wrap(`  // zitadel-disable-next-line unknown-member, unknown-global -- it is a joke\n  console.log('a');`),
    );
    await holds(
      wrap(`  // zitadel-disable-next-line unknown-member
  console.log('a');
//<^^^^^^ unknown-global
  console.log('b');
//<^^^^^^ unknown-global`),
    );
  });

  it('is switched off by a comment for all of a script, or from a line on', async () => {
    await holds(
      `// zitadel-disable unknown-global -- a page of examples\n${token}function f(ctx, api) { console.log(1); }`,
    );
    await holds(`${token}/* zitadel-disable */\nfunction f(ctx, api) { console.log(1); return 1; }`);
    await holds(
      wrap(`  console.log('a');
//<^^^^^^ unknown-global
  // zitadel-disable unknown-global, returns-value
  console.log('b');
  api.v1.clams;
//       ^^^^^ unknown-member`),
    );
    await holds(
      wrap(`  // zitadel-disabled
  console.log('a');
//<^^^^^^ unknown-global`),
    );
  });

  it('takes severities from the settings', async () => {
    const strict = await TestClient.start({
      settings: { rules: { 'unknown-global': 'off', 'null-grants': 'error' } },
    });
    const document = await strict.open(wrap(`  console.log(ctx.v1.user.grants.count);`));
    assert.deepEqual(
      (await document.diagnostics()).map(({ code, severity }) => [code, severity]),
      [['null-grants', 1]],
    );
    await strict.stop();
  });

  it('follows settings that change, and has everything asked for again', async () => {
    const changing = await TestClient.start();
    await changing.until(() => changing.registered.includes('workspace/didChangeConfiguration'));
    const document = await changing.open(wrap(`  console.log(1);`));
    assert.equal((await document.places()).length, 1);
    changing.refreshed.length = 0;
    await changing.configure({ rules: { 'unknown-global': 'off' }, codeLens: false });
    await changing.until(() => changing.refreshed.length === 3);
    assert.deepEqual([...changing.refreshed].sort(), ['codeLens', 'diagnostic', 'inlayHint']);
    assert.deepEqual(await document.places(), []);
    assert.deepEqual(await document.lenses(), []);
    assert.deepEqual(changing.logged, []);
    await changing.stop();
  });

  it('knows the target version', async () => {
    const old = await TestClient.start({ settings: { targetVersion: '2.30.0' } });
    const document = await old.open(`${token}let uuid = require('zitadel/uuid');\nfunction f(ctx, api) {}`);
    const first = (await document.diagnostics()).find(({ code }) => code === 'unknown-module');
    assert.match(first?.message ?? '', /came with ZITADEL 2\.40\.0.*written for 2\.30\.0/);
    await old.stop();
  });

  it('answers about the text that is current', async () => {
    const document = await client.open(wrap('  api.v1.claims;'));
    const asked = document.diagnostics().catch((error: { code: number }) => error.code);
    await document.edit({ start: { line: 2, character: 9 }, end: { line: 2, character: 15 } }, 'clams');
    const again = await document.places();
    assert.deepEqual(again, ['2:9-14 unknown-member']);
    const first = await asked;
    assert.ok(first === -32802 || Array.isArray(first));
  });

  it('pushes where the client cannot pull, once the document is quiet', async () => {
    const pushing = await TestClient.start({ pull: false });
    assert.equal(pushing.initialized?.capabilities.diagnosticProvider, undefined);
    const document = await pushing.open(wrap('  console.log(1);'));
    await pushing.until(() => pushing.published.length > 0);
    assert.deepEqual(
      pushing.published.map(({ uri, version, diagnostics }) => [uri, version, diagnostics.map(({ code }) => code)]),
      [[document.uri, 1, ['unknown-global']]],
    );
    await document.close();
    await pushing.until(() => pushing.published.length > 1);
    assert.deepEqual(pushing.published[1]?.diagnostics, []);
    await pushing.stop();
  });
});
