import assert from 'node:assert/strict';
import { emulatorForSuite } from './harness.js';

const token = 'complement-token/pre-userinfo-creation';
const external = 'external-authentication/post-authentication';

describe('Go values in a script', () => {
  const { run } = emulatorForSuite();

  /** What a script logs. */
  const logged = async (body: string, trigger: typeof token | typeof external = token) => {
    const script = `const { log } = require("zitadel/log"); function act(ctx, api) { ${body} }`;
    const { logs, error } = await run(trigger, [{ name: 'act', script, timeoutMs: 3000 }]);
    const texts = logs.map(({ message }) => message).filter((message) => !message.startsWith('action run'));
    return error === undefined ? texts : [...texts, error.message];
  };

  it('bound methods are one function of Go to whoever asks, and have the type of the method', async () => {
    const texts = await logged(`const { creationDate } = ctx.v1.getUser();
      log(creationDate.unix.name, creationDate.add.length, String(creationDate.month));
      api.v1.user.setMetadata("k", creationDate.zone);`);
    assert.deepEqual(texts, [
      'reflect.methodValueCall 1 function reflect.methodValueCall() { [native code] }',
      'json: unsupported type: func() (string, int)',
    ]);
  });

  it('functions of the script that Go maps hold can be called', async () => {
    const texts = await logged(`ctx.v1.twice = function (x) { return x * 2; }; ctx.v1.self = () => this === globalThis;
      log(ctx.v1.twice(4), ctx.v1.self(), ctx.v1.twice.name, ctx.v1.twice.length);`);
    assert.deepEqual(texts, ['8 true github.com/dop251/goja.(*baseJsFuncObject).Call-fm 0']);
  });

  it('a function that Go does not have is an object nobody can call', async () => {
    const texts = await logged(`const list = ctx.v1.user.grants.grants; list[0] = null; list[0] = { id: "n" };
      const { getOrgMetadata } = list[0];
      log(typeof getOrgMetadata, JSON.stringify(list[0]).slice(-20), String(getOrgMetadata()));`);
    assert.deepEqual(texts, ['function "getOrgMetadata":{}} undefined']);
  });

  it('functions that read take no notice of arguments', async () => {
    assert.deepEqual(await logged('log(typeof ctx.v1.getUser({ get x() { throw 1; } }).id)'), ['string']);
  });

  it('JSON of a whole ctx has what its members give, indented too', async () => {
    const [compact, indented, list] = await logged(`const parts = (value) => JSON.stringify(value, Object.keys(value));
      const user = ctx.v1.getUser();
      log(JSON.stringify(user) === parts(user).replace('"human":{}', '"human":' + parts(user.human)));
      log(JSON.stringify({ date: user.creationDate, none: () => 1, state: user.state, list: [user.loginNames] }, null, 2));
      log(JSON.stringify(ctx.v1.user.grants.grants.map((grant) => grant.roles)));`);
    assert.equal(compact, 'true');
    assert.match(indented ?? '', /^\{\n {2}"date": "\d{4}-[^"]+Z",\n {2}"state": 1,\n {2}"list": \[\n {4}\[/);
    assert.match(list ?? '', /^\[\["/);
  });

  it('JSON asks what the script put in the way', async () => {
    const texts = await logged(`ctx.v1.toJSON = () => 5; log(JSON.stringify(ctx));
      Object.prototype.toJSON = function () { return 7; }; log(JSON.stringify(ctx), JSON.stringify([ctx.v1.getUser()]));`);
    assert.deepEqual(texts, ['{"v1":5}', '7 7']);
  });

  it('JSON tells circles apart that goja sees, and goes round in those that it does not', async () => {
    const seen = await logged('api.metadata.push({ key: "k", value: api }); log(JSON.stringify(api));', external);
    assert.match(seen.at(-1) ?? '', /TypeError: Converting circular structure to JSON/);
    const unseen = await logged('ctx.v1.self = ctx; JSON.stringify(ctx);');
    assert.match(unseen.at(-1) ?? '', /^interrupt/);
  });

  it('what Go refuses is told where the script stands', async () => {
    const texts = await logged(`const { loginNames } = ctx.v1.getUser(); log("v", Object(Symbol("q")));
      try { Object.defineProperty(loginNames, "d", { value: 1, configurable: true }); } catch (e) { log(e); }
      try { (ctx.v1.none || undefined).join(); } catch (e) { log(e); }
      loginNames.length = "x";`);
    assert.deepEqual(texts, [
      'v q',
      "TypeError: Cannot define property 'd' on a Go slice",
      "TypeError: Cannot read property 'join' of undefined or null",
      'RangeError: Invalid array length at act (<eval>:4:18)',
    ]);
  });

  it('an entry that is no pointer ends the request when the next action starts', async () => {
    const { error, actions } = await run(external, [
      { name: 'first', script: 'function first(ctx, api) { api.metadata.push(undefined); }', allowedToFail: true },
      { name: 'second', script: 'function second() {}', allowedToFail: true },
    ]);
    assert.equal(error?.escaped, true);
    assert.match(error?.message ?? '', /nil pointer dereference/);
    assert.equal(actions[0]?.ok, true);
  });

  it('a map of any values is held itself, other maps by their place', async () => {
    const texts = await logged(
      `const { providerInfo, httpRequest } = ctx.v1; const { claims } = providerInfo; const { form } = httpRequest;
      providerInfo.claims = null; httpRequest.form = { z: ["1"] };
      log(claims.sub, JSON.stringify(form)); providerInfo.claims = claims; log(providerInfo.claims.sub);`,
      external,
    );
    assert.deepEqual(texts, ['u-4711 {"z":["1"]}', 'u-4711']);
  });

  it('what Go holds by its pointer wraps the lists of an embedded struct anew at each reading', async () => {
    const script = `function act({ v1 }) { const held = v1.providerInfo;
      const before = v1.providerInfo.audience === v1.providerInfo.audience;
      v1.providerInfo = held;
      throw [before, v1.providerInfo.audience === v1.providerInfo.audience, held.audience === held.audience].join(" "); }`;
    const { error } = await run(external, [{ name: 'act', script }], { extends: 'idp-jwt' });
    assert.match(error?.message ?? '', /^true false true/);
  });

  it('a provider that sends an empty locale has one that is unknown', async () => {
    const script =
      'function act(ctx) { throw [ctx.v1.providerInfo.locale, JSON.stringify(ctx.v1.providerInfo)].join(" "); }';
    const sample = { idp: { user: { sub: 's', locale: '' } } };
    const { error } = await run(external, [{ name: 'act', script }], sample);
    assert.match(error?.message ?? '', /^und \{"locale":null,"sub":"s"\}/);
  });
});
