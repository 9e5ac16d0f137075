import assert from 'node:assert/strict';
import { effectiveTimeout } from '../../../../emulator/src/catalogue/limits.js';
import type { Outcome } from '../../../../emulator/src/index.js';
import { emulatorForSuite } from './harness.js';

const token = 'complement-token/pre-userinfo-creation';
const external = 'external-authentication/post-authentication';
const postCreation = 'internal-authentication/post-creation';

const customClaims = (outcome: Outcome) => JSON.parse(outcome.claims?.custom.text ?? 'null');

describe('runs of a trigger', () => {
  const { run } = emulatorForSuite();
  const bare = { scopes: ['openid'], application: { projectRoleAssertion: false } };

  it('has an effective timeout of at most 20 seconds', () => {
    assert.deepEqual(
      [undefined, 0, 500, 19_999, 20_000, 99_999].map(effectiveTimeout),
      [20_000, 20_000, 500, 19_999, 20_000, 20_000],
    );
  });

  it('sets claims, and notes refused ones in the log claim of the action', async () => {
    const outcome = await run(
      token,
      [
        `api.v1.claims.setClaim('a', 1); api.v1.userinfo.setClaim('a', 2);
         api.v1.claims.setClaim('urn:zitadel:iam:x', 1); api.v1.claims.setClaim('n', null); api.v1.claims.setClaim('n', 2);
         api.v1.claims.appendLogIntoClaims('line');`,
      ],
      bare,
    );
    assert.deepEqual(customClaims(outcome), {
      a: 1,
      n: 2,
      'urn:zitadel:iam:action:act:log': ['key "a" already exists', 'line'],
    });
    assert.deepEqual(
      outcome.effects.map((effect) => [effect.member, effect.consequence]),
      [
        ['api.v1.claims.setClaim', 'applied'],
        ['api.v1.userinfo.setClaim', 'ignored'],
        ['api.v1.claims.setClaim', 'ignored'],
        ['api.v1.claims.setClaim', 'applied'],
        ['api.v1.claims.setClaim', 'applied'],
        ['api.v1.claims.appendLogIntoClaims', 'applied'],
      ],
    );
  });

  it('tells where effects and log records come from', async () => {
    const outcome = await run(
      token,
      ['const { log } = require("zitadel/log");\n  api.v1.claims.setClaim("é", 1); log("x");'],
      bare,
    );
    const [effect] = outcome.effects;
    assert.deepEqual([effect?.place?.line, effect?.place?.action], [3, 0]);
    assert.equal(outcome.logs.find((record) => record.message === 'x')?.place?.line, 3);
  });

  it('shows claims of earlier actions to later ones, on a fresh runtime each', async () => {
    const outcome = await run(
      token,
      [
        { name: 'one', script: 'var shared = 1; function one(ctx, api) { api.v1.claims.setClaim("x", { n: 1 }) }' },
        {
          name: 'two',
          script: 'function two(ctx, api) { api.v1.claims.setClaim("seen", [ctx.v1.claims.x.n, typeof shared]) }',
        },
      ],
      bare,
    );
    assert.deepEqual(customClaims(outcome), { x: { n: 1 }, seen: [1, 'undefined'] });
  });

  it('stops at an action that fails, unless it may fail', async () => {
    const failing = { name: 'one', script: 'function one(ctx, api) { api.v1.claims.setClaim("x", 1); throw "no" }' };
    const next = { name: 'two', script: 'function two(ctx, api) { api.v1.claims.setClaim("y", 1) }' };
    const stopped = await run(token, [failing, next], bare);
    assert.equal(stopped.ok, false);
    assert.match(stopped.error?.message ?? '', /^no at one \(<eval>:1:\d+\)$/);
    assert.deepEqual(
      stopped.actions.map((action) => action.ran),
      [true, false],
    );
    const passed = await run(token, [{ ...failing, allowedToFail: true }, next], bare);
    assert.equal(passed.ok, true);
    assert.deepEqual(customClaims(passed), { x: 1, y: 1 });
  });

  it('fails when the function is missing, is none, or returns something', async () => {
    const errors = [];
    for (const script of ['', 'var act = 5', 'function act() { return false }', 'async function act() {}']) {
      errors.push((await run(token, [{ name: 'act', script }])).error?.message);
    }
    assert.deepEqual(errors, [
      'function not found',
      'could not convert 5 to actions.jsAction',
      'could not convert false to error',
      'could not convert [object Promise] to error',
    ]);
  });

  it('runs microtasks after the function', async () => {
    const outcome = await run(token, ['(async () => { await null; api.v1.claims.setClaim("later", 1) })()'], bare);
    assert.deepEqual(customClaims(outcome), { later: 1 });
  });

  it('ends with panics that the script cannot catch', async () => {
    const outcome = await run(external, [
      `try { api.v1.user.appendMetadata('k') } catch (e) { api.setFirstName('caught') } finally { api.setLastName('f') }`,
    ]);
    assert.equal(outcome.error?.message, 'exactly 2 (key, value) arguments expected');
    assert.equal(outcome.error?.panic, true);
    assert.notEqual(outcome.user?.firstName, 'caught');
    assert.notEqual(outcome.user?.lastName, 'f');
  });

  it('lets panics of the script phase escape when they are texts', async () => {
    const script = 'require("zitadel/http").fetch(); function act() {}';
    const outcome = await run(token, [{ name: 'act', script, allowedToFail: true }]);
    assert.equal(outcome.ok, false);
    assert.equal(outcome.error?.escaped, true);
    assert.equal(outcome.error?.message, 'interface conversion: string is not error: missing method Error');
  });

  it('stores metadata as JSON, and blanks what was pushed when another action follows', async () => {
    const action = (name: string, body: string) => ({ name, script: `function ${name}(ctx, api) { ${body} }` });
    const outcome = await run(
      external,
      [
        action('one', 'api.metadata.push({ key: "p", value: { a: 1 } }); api.v1.user.appendMetadata("a", "text")'),
        action('two', 'api.metadata.push({ key: "q", value: undefined })'),
      ],
      { carriedMetadata: {} },
    );
    assert.deepEqual(
      outcome.metadata?.map(({ key, value }) => [key, value]),
      [
        ['p', '""'],
        ['a', '"text"'],
        ['q', 'null'],
      ],
    );
  });

  it('lets an entry without value break the login, whatever may fail', async () => {
    const outcome = await run(external, [
      { name: 'act', script: 'function act(ctx, api) { api.metadata.push({ key: "k" }) }', allowedToFail: true },
    ]);
    assert.equal(outcome.error?.escaped, true);
    assert.match(outcome.error?.message ?? '', /nil pointer dereference/);
  });

  it('collects grants in both ways', async () => {
    const outcome = await run(postCreation, [
      `api.userGrants.push({ projectID: 'p', roles: ['a', null] }, { projectId: 'lost' });
       api.v1.appendUserGrant({ projectId: 'q', roles: ['b', 1] });`,
    ]);
    assert.deepEqual(outcome.userGrants, [
      { projectId: 'p', projectGrantId: '', roles: ['a', ''] },
      { projectId: '', projectGrantId: '', roles: [] },
      { projectId: 'q', projectGrantId: '', roles: ['b'] },
    ]);
  });

  it('tells calls as the script wrote them', async () => {
    const calls = async (trigger: typeof token | typeof postCreation, body: string) =>
      (await run(trigger, [body], { http: { mocks: [{ url: '**' }] } })).effects.map((effect) => effect.arguments);
    const fetch = "require('zitadel/http').fetch";
    assert.deepEqual(
      await calls(
        token,
        `${fetch}('https://a.test'); ${fetch}('https://a.test', { method: 'POST', headers: { B: 'c', D: ['e'] }, body: { f: [1] } });`,
      ),
      [['"https://a.test"'], ['"https://a.test"', '{"body":{"f":[1]},"headers":{"B":"c","D":["e"]},"method":"POST"}']],
    );
    assert.deepEqual(await calls(postCreation, "api.v1.appendUserGrant({ projectId: 'p', roles: ['a'] }); "), [
      ['{"projectId":"p","roles":["a"]}'],
    ]);
    const { effects } = await run(postCreation, ['api.v1.appendUserGrant();']);
    assert.deepEqual(
      effects.map(({ consequence, note }) => [consequence, note]),
      [['failed', 'exactly one argument expected']],
    );
  });

  it('takes __proto__ for a name like any other', async () => {
    const name = '__proto__';
    const claims = await run(
      token,
      [
        `const o = JSON.parse('{"${name}": {"polluted": 1}}');
         api.v1.claims.setClaim('${name}', o); api.v1.user.setMetadata('${name}', o);
         require('zitadel/http').fetch('https://a.test/', { headers: JSON.parse('{"${name}": "h"}'), body: o });`,
      ],
      { ...bare, http: { mocks: [{ url: '**', response: { json: {} } }] } },
    );
    assert.equal(claims.error, undefined);
    assert.equal(claims.claims?.custom.text, `{"${name}":{"${name}":{"polluted":1}}}`);
    assert.deepEqual(
      claims.metadata?.map(({ key, value }) => [key, value]),
      [[name, `{"${name}":{"polluted":1}}`]],
    );
    assert.deepEqual(Object.entries(claims.http[0]?.request.headers ?? {}), [[name, ['h']]]);
    assert.equal(claims.effects.at(-1)?.arguments[1], `{"body":{"${name}":{"polluted":1}},"headers":{"${name}":"h"}}`);
    const saml = 'customize-saml-response/pre-saml-response-creation';
    const { attributes } = await run(saml, [`api.v1.attributes.setCustomAttribute('${name}', 'f', 'v')`]);
    assert.equal(attributes?.[0]?.name, name);
    const action = { name: 'toString', script: `function toString() { throw 1 }` };
    assert.match((await run(token, [action])).error?.message ?? '', /^1 at toString/);
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  });

  it('lets a getter that throws when the function is looked up leave the run', async () => {
    const script = `Object.defineProperty(globalThis, 'act', { get() { throw new Error('no') } });`;
    const { ok, error, logs } = await run(token, [{ name: 'act', script, allowedToFail: true }]);
    assert.equal(ok, false);
    assert.deepEqual([error?.escaped, error?.panic], [true, true]);
    assert.match(error?.message ?? '', /^Error: no at get/);
    assert.equal(logs.at(-1)?.message, 'action run succeeded');
    const fine = `Object.defineProperty(globalThis, 'act', { get() { return () => { throw 'called' } } });`;
    assert.match((await run(token, [{ name: 'act', script: fine }])).error?.message ?? '', /^called at/);
  });

  it('says that recursion was ended before its time', async () => {
    const { error, notes } = await run(token, ['(function g() { g() })()']);
    assert.match(error?.message ?? '', /^interrupt at g/);
    assert.match(notes.join(), /^act: calls or values are nested deeper than the emulator can follow/);
    assert.deepEqual(
      (await run(token, [{ name: 'act', script: 'function act() { for (;;); }', timeoutMs: 5 }])).notes,
      [],
    );
  });

  it('says that it reads no files where ZITADEL would', async () => {
    const notes = async (name: string) =>
      (await run(token, [`try { require(${JSON.stringify(name)}) } catch (e) { if (e.name !== 'GoError') throw 1 }`]))
        .notes;
    for (const name of ['/etc/passwd', './x.json', '../x.js']) {
      assert.deepEqual(await notes(name), [
        `require("${name}"): ZITADEL would look for this file on its server. The emulator reads no files.`,
      ]);
    }
    assert.deepEqual(await notes('fs'), []);
  });

  it('writes log records as ZITADEL prints them, the last of each action with its duration', async () => {
    const body = "require('zitadel/log').error('<%s>', 'é'); require('zitadel/log').log('x'.repeat(2001))";
    const sample = { instance: { id: '340' } };
    const { logs } = await run(token, [body, 'throw "no"'], sample);
    const records = logs.map(({ record }) => JSON.parse(record) as Record<string, unknown>);
    assert.deepEqual(
      records.map(({ logLevel, message, took }) => [logLevel, (message as string).length, Number(took) > 0]),
      [
        ['info', 18, false],
        ['error', 3, false],
        ['info', 1999, false],
        ['info', 20, true],
        ['info', 18, false],
        ['error', 'action run failed: no at act (<eval>:2:1)'.length, true],
      ],
    );
    for (const record of records) {
      assert.equal(Object.keys(record).join(), 'logDate,took,message,logLevel,instanceId');
      assert.equal(record.instanceId, '340');
      assert.match(String(record.logDate), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    }
    const fixed = await run(token, [''], { clock: '2026-01-02T03:04:05.678901Z' });
    assert.deepEqual(
      fixed.logs.map(({ record }) => record.slice(0, 50)),
      Array(2).fill('{"logDate":"2026-01-02T03:04:05.678901Z","took":0,'),
    );
  });

  it('refuses to run when no execution seconds are left', async () => {
    const outcome = await run(token, [{ name: 'act', script: 'function act() {}', allowedToFail: true }], {
      quota: { remainingSeconds: 0 },
    });
    assert.equal(outcome.error?.message, 'ID=ACTIO-f19Ii Message=Errors.Quota.Execution.Exhausted');
  });

  it('repeats a run exactly when the sample has a seed', async () => {
    const body = `api.v1.claims.setClaim('random', [Math.random(), Object.keys(ctx.v1.claims)]);`;
    const sample = { seed: 'x' };
    const texts = [await run(token, [body], sample), await run(token, [body], sample)].map(
      (o) => o.claims?.custom.text,
    );
    assert.equal(texts[0], texts[1]);
  });
});
