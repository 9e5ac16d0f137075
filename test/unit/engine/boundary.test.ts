import assert from 'node:assert/strict';
import { join } from 'node:path';
import { createEmulator, type Emulator } from '../../../emulator/src/index.js';

const worker = join(__dirname, '../../../dist/engine-worker.js');

describe('what the host reads of a script', function () {
  this.timeout(20_000);
  let emulator: Emulator;

  before(() => {
    emulator = createEmulator({ worker });
  });

  after(() => emulator.dispose());

  it('is read with built-ins that the script cannot change', async () => {
    const pollute =
      'Object.prototype.toJSON = () => "x"; Object.prototype.type = "fake"; Object.prototype.value = "fake"; Array.prototype.toJSON = () => 1; String.prototype.toJSON = () => "y"; JSON.stringify = null; String = null; Object.defineProperty = null; Reflect.apply = null;';
    const result = await emulator.evaluate({ script: `${pollute} 5` });
    assert.deepEqual(
      { type: result.type, value: result.value, string: result.string },
      { type: 'number', value: '5', string: '5' },
    );
  });

  it('is an error where getters, proxies or conversions of the script throw', async () => {
    for (const value of [
      '({ toString() { throw new Error("no") } })',
      '({ toJSON() { throw new Error("no") } })',
      '({ get x() { throw new Error("no") } })',
      'new Proxy({}, { get() { throw new Error("no") }, ownKeys() { throw new Error("no") }, getPrototypeOf() { throw 1 } })',
      'Proxy.revocable({}, {}).proxy',
      'Object.create(null)',
    ]) {
      const result = await emulator.evaluate({ script: value });
      assert.equal(result.type ?? result.error?.kind, result.type === undefined ? 'exception' : 'object', value);
      await emulator.evaluate({ script: `throw ${value}` });
    }
    assert.equal((await emulator.evaluate({ script: '1 + 1' })).string, '2');
  });

  it('is data: a key named __proto__ changes no prototype of the host', async () => {
    const result = await emulator.evaluate({
      script:
        'const o = JSON.parse(\'{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}\'); o',
      afterwards: ['o'],
    });
    assert.match(result.value ?? '', /polluted/);
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  });

  it('cannot call the host: none of its functions can be reached', async () => {
    const reachable = `
      const seen = new Set(), names = [];
      (function walk(o, path) {
        if (o === null || (typeof o !== 'object' && typeof o !== 'function') || seen.has(o)) return;
        seen.add(o);
        if (typeof o === 'function' && /host|guest|call|hook/.test(o.name) && !/^(?:call|asyncHook)$/.test(o.name)) names.push(path);
        for (const key of Reflect.ownKeys(o)) {
          const d = Object.getOwnPropertyDescriptor(o, key);
          for (const part of ['value', 'get', 'set']) walk(d[part], path + '.' + String(key));
        }
        walk(Object.getPrototypeOf(o), path + '.__proto__');
      })(globalThis, 'globalThis');
      names.join()`;
    const result = await emulator.evaluate({ script: reachable });
    assert.equal(result.string, '');
  });

  it('leaves no trace of the prelude in stacks', async () => {
    const result = await emulator.evaluate({ script: 'try { null.x } catch (e) { e.stack }' });
    assert.doesNotMatch(result.string ?? '', /guest/);
  });

  it('sees nothing of the machine: no file, no environment, no network', async () => {
    for (const name of [
      'process',
      'require("fs")',
      'Deno',
      'Bun',
      'fetch',
      'XMLHttpRequest',
      'std',
      'os',
      'import("fs")',
    ]) {
      const result = await emulator.evaluate({ script: `${name}; "reached"` });
      assert.notEqual(result.string, 'reached', name);
    }
  });
});

/** Values handed to `setClaim` after attempts on what exports them; what ZITADEL's runtime makes of the claim. */
const claims: readonly (readonly [before: string, value: string, claim: unknown])[] = [
  ['Object.prototype.toJSON = () => "x";', '{ b: 1 }', { b: 1 }],
  ['Object.prototype.value = "fake"; Object.prototype.get = 1;', '{ b: [1] }', { b: [1] }],
  [
    'Object.defineProperty(Array.prototype, "0", { set() { throw 1; } });',
    '{ b: [1, { c: 2 }] }',
    { b: [1, { c: 2 }] },
  ],
  ['Object.defineProperty(Array.prototype, "0", { get() { return 7; } });', '[, 1]', [7, 1]],
  ['Array.prototype[Symbol.iterator] = null; Array.prototype.push = null;', '[1, 2]', [1, 2]],
  ['Object.keys = () => ["z"]; JSON.stringify = () => "z"; String = Reflect.ownKeys = null;', '{ b: 1 }', { b: 1 }],
  ['Map.prototype.get = () => 9; Map.prototype.set = null;', '{ b: { c: 1 } }', { b: { c: 1 } }],
  ['Function.prototype.call = Function.prototype.apply = null;', '{ b: { c: 1 } }', { b: { c: 1 } }],
  [
    'Object.freeze(Object.prototype); Object.freeze(Array.prototype);',
    '{ toString: 1, b: [1] }',
    { toString: 1, b: [1] },
  ],
  ['String.prototype.toJSON = () => 1; Number.prototype.toJSON = () => 2;', '["s", 1]', ['s', 1]],
  ['', 'new Proxy({ a: 1 }, { ownKeys() { for (;;); }, get() { throw 1; } })', {}],
  ['', '{ get x() { return { get y() { return 3; } }; } }', { x: { y: 3 } }],
  ['', 'Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } })', { own: 2 }],
  ['ctx.__proto__.polluted = 1;', '({}).polluted', 1],
];

/** Values that cannot be told whole: what it takes stays within the limits, and the host goes on. */
const endless: readonly (readonly [value: string, told: RegExp])[] = [
  ['(() => { const o = {}; o.o = o; return o; })()', /encountered a cycle/],
  ['{ get x() { return { __proto__: this, get x() { return this; } }; } }', /encountered a cycle/],
  ['(() => { let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; return o; })()', /^interrupt/],
  ['JSON.parse("[".repeat(1e5) + "]".repeat(1e5))', /^interrupt/],
  ['(function f(n) { return { get x() { return f(n + 1); } }; })(0)', /^interrupt/],
  ['{ get x() { for (;;); } }', /^interrupt at get x/],
  ['{ get x() { return new Array(2 ** 32 - 1).indexOf(1); } }', /^interrupt/],
];

describe('what a run hands to the host', function () {
  this.timeout(20_000);
  let emulator: Emulator;

  before(() => {
    emulator = createEmulator({ worker });
  });

  after(() => emulator.dispose());

  const claim = (before: string, value: string) =>
    emulator.run({
      trigger: 'complement-token/pre-userinfo-creation',
      actions: [
        {
          name: 'f',
          script: `function f(ctx, api) { ${before} api.v1.claims.setClaim('a', ${value}); }`,
          timeoutMs: 500,
        },
      ],
      sample: { seed: 1 },
    });

  for (const [before, value, expected] of claims) {
    it(`is ZITADEL’s: ${before} ${value}`, async () => {
      const { claims: made } = await claim(before, value);
      assert.deepEqual((JSON.parse(made?.custom.text ?? '{}') as { a?: unknown }).a, expected);
    });
  }

  for (const [value, told] of endless) {
    it(`has an end: ${value}`, async () => {
      const { error, claims: made } = await claim('', value);
      assert.match(made?.custom.error ?? error?.message ?? '', told);
      const { ok } = await claim('', '1');
      assert.ok(ok);
    });
  }

  it('does not end a run by a panic that its catch sees', async () => {
    const { error, logs } = await claim(
      "const { log } = require('zitadel/log'); try { api.v1.user.setMetadata('a'); } catch (e) { log('caught'); } finally { log('finally'); }",
      '1',
    );
    assert.equal(error?.message, 'exactly 2 (key, value) arguments expected');
    assert.deepEqual(
      logs.map(({ message }) => message),
      ['action run started', 'action run failed: exactly 2 (key, value) arguments expected'],
    );
  });

  it('is told up to what the journal holds when the engine has to be ended', async () => {
    const script = `function f() {
      require('zitadel/log').log('before');
      require('zitadel/http').fetch('https://a.test/');
      new Array(2 ** 32 - 1).indexOf(1);
    }`;
    const { logs, http, notes } = await emulator.run({
      trigger: 'complement-token/pre-userinfo-creation',
      actions: [{ name: 'f', script, timeoutMs: 2000 }],
      sample: { http: { mocks: [{ url: '**', response: { text: 'x'.repeat(300_000) } }] } },
    });
    assert.equal(logs[1]?.message, 'before');
    assert.deepEqual(http, []);
    assert.match(notes.join(), /There was more than is told/);
  });
});
