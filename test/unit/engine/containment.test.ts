import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startThread } from '../../../emulator/src/engine/thread.js';
import { WorkerHandle } from '../../../emulator/src/engine/worker-handle.js';
import { createEmulator, type Emulator, type Evaluation } from '../../../emulator/src/index.js';

const worker = join(__dirname, '../../../dist/engine-worker.js');
const memoryLimit = 64 * 1024 * 1024;
const timeoutMs = 400;

/** Scripts that take what they can get. `memory` or `timeout`, whichever comes first, must end them. */
const greedy: Readonly<Record<string, string>> = {
  'a string that doubles': 'let s = "ab"; for (;;) s += s;',
  'padding beyond all bounds': '"a".padEnd(2 ** 31)',
  'repeating what was repeated': '"a".repeat(1000).repeat(2 ** 30)',
  'strings in an array': 'let a = []; for (;;) a.push("x".repeat(100000) + a.length);',
  'an array that grows': 'let a = []; for (;;) a.push(a.length);',
  'arrays in arrays': 'let a = []; for (;;) a = [a, new Array(1000).fill(a)];',
  'a sparse array filled': 'new Array(2 ** 32 - 1).fill(0)',
  'typed arrays': 'let a = []; for (;;) a.push(new Uint8Array(1e6));',
  'one typed array of 1.5 GB': 'let a = new Uint8Array(1.5e9); for (;;);',
  'closures that hold each other':
    'let f = () => 0; for (;;) { const g = f, a = new Array(100).fill(g); f = () => [g, a]; }',
  'objects with many keys': 'let o = {}; for (let i = 0; ; i++) o["k" + i] = { i };',
  'maps and sets': 'let m = new Map(); for (let i = 0; ; i++) m.set({}, new Set([i]));',
  symbols: 'let a = []; for (;;) a.push(Symbol("x".repeat(1000)));',
  'promise jobs that beget promise jobs': 'function f() { Promise.resolve().then(f); Promise.resolve().then(f); } f();',
  'a promise chain without end': '(function f() { return Promise.resolve().then(f); })()',
  'a job that begets the next before it is ended':
    'Promise.resolve().then(function f() { Promise.resolve().then(f); for (;;); })',
  'a job that begets the next and whose end is swallowed by a promise':
    'Promise.resolve().then(function f() { Promise.resolve().then(f); new Promise(() => { for (;;); }); })',
  'an async loop': '(async () => { for (;;) await 0; })()',
  'async loops, each of which swallows its end': 'for (let i = 0; i < 1000; i++) (async () => { for (;;) await 0; })()',
  generators: 'function* g() { for (;;) yield g(); } let a = []; for (const x of g()) a.push(x);',
  'an endless spread': 'const o = { [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }) }) }; [...o];',
  'an endless loop': 'for (;;);',
  'a loop in finally': 'try { for (;;); } finally { for (;;); }',
  'a loop that catches': 'for (;;) { try { for (;;); } catch (e) { } }',
  'a loop in a getter': '({ get x() { for (;;); } }).x',
  'a loop in toString': '"" + { toString() { for (;;); } }',
  'a loop in a sort': '[3, 2, 1].sort(() => { for (;;); })',
  'a loop in eval': 'eval("for (;;);")',
  'a loop made by the Function constructor': 'new Function("for (;;);")()',
  'a loop behind a constructor': '(function () {}).constructor("for (;;);")()',
  'a loop in the error that is told': 'throw { toString() { for (;;); } }',
  'a loop in the message that is told': 'throw Object.defineProperty(new Error(), "message", { get() { for (;;); } })',
};

/** Values beyond what QuickJS can hold: they are memory, which no `catch` of the script sees. */
const unholdable: Readonly<Record<string, string>> = {
  'a text padded': '"a".padEnd(2 ** 31)',
  'a text repeated': '"a".repeat(2 ** 30 - 1) + "a".repeat(2 ** 30 - 1)',
  'a text that doubles': 'let s = "ab"; for (;;) s += s;',
  'a text, caught': 'try { "a".padEnd(2 ** 31) } catch (e) { } 1',
  'an array, caught': 'try { new Array(1e9).fill(0) } catch (e) { } 1',
  'memory up to the last byte, caught again and again':
    'const a = []; for (let n = 2 ** 22; n > 1; n /= 2) { try { for (;;) a.push(new Uint8Array(n)); } catch (e) { } }',
};

/** Recursion is told as the interrupt that goja runs into. */
const recursive: Readonly<Record<string, string>> = {
  'a function': 'function f() { f(); } f();',
  'a function that catches': 'function f() { try { f(); } catch (e) { f(); } } f();',
  'a function with finally': 'function f() { try { f(); } finally { f(); } } f();',
  'through a built-in': 'function f() { [1].map(f); } f();',
  'through a getter': 'const o = { get x() { return this.x; } }; o.x;',
  'through a proxy': 'const p = new Proxy({}, { get: (t, k, r) => r[k] }); p.x;',
  'through toString': 'const o = { toString() { return "" + o; } }; "" + o;',
  'through a constructor': 'class A { constructor() { new A(); } } new A();',
  'through JSON': 'const o = { toJSON() { return JSON.stringify(o); } }; JSON.stringify(o);',
  'through replace': 'function f() { "a".replace(/a/, f); } f();',
  'through a promise': 'function f() { new Promise(f); } f();',
};

/** Things that are deep, long or slow inside one built-in operation: any end is right that comes in time. */
const native: Readonly<Record<string, string>> = {
  joining: 'let a = new Array(1000).fill("x".repeat(10000)); for (;;) a = a.concat([a.join()]);',
  'big integers': 'let n = 2n; for (;;) n = n * n;',
  'strings that double and are read': 'let s = "ab", k = []; for (;;) { s += s; k.push(s.charCodeAt(s.length - 1)); }',
  'a long array to text': 'new Array(5e7) + ""',
  'a search without end': 'new Array(2 ** 32 - 1).indexOf(1)',
  'deep JSON to read': 'JSON.parse("[".repeat(1e6) + "]".repeat(1e6))',
  'deep JSON to write': 'let o = {}; for (let i = 0; i < 2e5; i++) o = { o }; JSON.stringify(o)',
  'a deep array to flatten': 'let a = []; for (let i = 0; i < 2e5; i++) a = [a]; a.flat(Infinity)',
  'deep brackets': 'eval("(".repeat(1e5) + ")".repeat(1e5))',
  'deep functions': 'eval("(function(){".repeat(2e4) + "})".repeat(2e4))',
  'a catastrophic expression': '/^(a+)+$/.test("a".repeat(40) + "b")',
  'a catastrophic expression with look-around': '/^(?=(a+)+$)x/.test("a".repeat(40) + "b")',
  'a catastrophic expression with a back-reference': '/^(a+)+\\1$/.test("a".repeat(40) + "b")',
  'a split by a slow expression': '("a".repeat(30) + "b").split(/(a|a)*c/)',
  'bound functions of bound functions': 'let g = () => 0; for (let i = 0; i < 1e5; i++) g = g.bind(); g()',
  'proxies of proxies': 'let p = {}; for (let i = 0; i < 1e5; i++) p = new Proxy(p, {}); p.x',
  'a prototype chain': 'let p = {}; for (let i = 0; i < 1e6; i++) p = Object.create(p); p.x',
};

/** Built-in operations after the end of the run, which the script hides in a promise: only the parent can end them. */
const swallowing: Readonly<Record<string, string>> = {
  'a search behind a swallowed end': 'new Promise(() => { for (;;); }); new Array(2 ** 32 - 1).indexOf(1)',
  'a search while an error is told': 'throw { toString() { return new Array(2 ** 32 - 1).indexOf(1); } }',
};

/** No script here reaches the network. */
const noNetwork = () => Promise.reject(new Error('the network'));

describe('containment', function () {
  this.timeout(20_000);
  let handle: WorkerHandle;

  before(() => {
    assert.ok(existsSync(worker), 'run `npm run build` first');
    handle = new WorkerHandle(startThread(worker, {}), memoryLimit, noNetwork);
  });

  after(() => handle.terminate());

  /** How a script ended. A worker that had to be ended is followed by another, as in the pool. */
  async function ended(script: string): Promise<Evaluation | 'killed'> {
    const end = await handle.perform({ kind: 'evaluate', request: { script, timeoutMs } }, undefined);
    if ('result' in end) return end.result as Evaluation;
    assert.equal(end.ended, 'killed');
    handle = new WorkerHandle(startThread(worker, {}), memoryLimit, noNetwork);
    return 'killed';
  }

  /** Ended by the engine itself: no script of this kind costs the worker. */
  async function contained(script: string): Promise<Evaluation> {
    const end = await ended(script);
    assert.ok(end !== 'killed', 'the worker had to be ended');
    return end;
  }

  async function healthy(): Promise<void> {
    const next = await contained('[1, 2, 3].map((n) => n * 2).join()');
    assert.equal(next.string, '2,4,6');
  }

  async function residentMemory(): Promise<number> {
    return process.memoryUsage().rss;
  }

  for (const [name, script] of Object.entries(greedy)) {
    it(`ends ${name}`, async () => {
      const { ok, error } = await contained(script);
      assert.equal(ok, false);
      assert.match(error?.kind ?? '', /^(?:memory|timeout|exception)$/);
      await healthy();
    });
  }

  for (const [name, script] of Object.entries(recursive)) {
    it(`ends recursion without end: ${name}`, async () => {
      const { error } = await contained(script);
      assert.match(error?.message ?? '', /^interrupt/);
      await healthy();
    });
  }

  for (const [name, script] of Object.entries(unholdable)) {
    it(`tells as memory ${name}`, async () => {
      const { error } = await contained(script);
      assert.equal(error?.kind, 'memory');
      await healthy();
    });
  }

  for (const [name, script] of Object.entries(native)) {
    it(`ends or finishes ${name}`, async () => {
      await ended(script);
      await healthy();
    });
  }

  for (const [name, script] of Object.entries(swallowing)) {
    it(`ends the worker of ${name}`, async () => {
      assert.equal(await ended(script), 'killed');
      await healthy();
    });
  }

  it('takes no more memory than the cap, and gives it back', async () => {
    const before = await residentMemory();
    for (const script of [
      'let a = []; for (;;) a.push(new Uint8Array(1e6));',
      'let s = []; for (;;) s.push("é".repeat(1e6));',
    ]) {
      await contained(script);
      await healthy();
    }
    const grown = (await residentMemory()) - before;
    assert.ok(grown < 2 * memoryLimit, `grew by ${Math.round(grown / 2 ** 20)} MiB`);
  });

  it('has empty memory for each run', async () => {
    await contained('const a = []; for (let i = 0; i < 15; i++) a.push(new Uint8Array(1e6).fill(255).length);');
    const next = await contained('let sum = 0; for (const byte of new Uint8Array(3e5)) sum += byte; sum');
    assert.equal(next.string, '0');
  });

  it('keeps nothing of one run for the next', async () => {
    await contained(
      'globalThis.left = 1; Object.prototype.left = 2; Array.prototype.map = 3; JSON.stringify = () => "4"; String = 5;',
    );
    const next = await contained('[typeof left, {}.left, typeof [].map, JSON.stringify(1), typeof String]');
    assert.equal(next.value, '["undefined",null,"function","1","function"]');
  });
});

/** Scripts that hand over what they can get: the host must not hold it for them, nor copy it beyond the cap. */
const handedOver: Readonly<Record<string, string>> = {
  'claims of 2 MB': "for (let i = 0; ; i++) api.v1.claims.setClaim('k' + i, 'x'.repeat(2e6));",
  'small claims': "for (let i = 0; ; i++) api.v1.claims.setClaim('k' + i, i);",
  'log entries in claims': "for (let i = 0; ; i++) api.v1.claims.appendLogIntoClaims('x'.repeat(1e6) + i);",
  'metadata of 2 MB': "for (let i = 0; ; i++) api.v1.user.setMetadata('k' + i, 'x'.repeat(2e6));",
  'log records': "const { info } = require('zitadel/log'); for (;;) info('x'.repeat(3000));",
  'messages for the console': "const { log } = require('console'); for (;;) log('x'.repeat(1e6));",
  'requests with large bodies':
    "const { fetch } = require('zitadel/http'); for (;;) fetch('https://a.test/', { method: 'POST', body: 'x'.repeat(1e6) });",
  'a claim that leaves no room for its copy': "api.v1.claims.setClaim('k', 'x'.repeat(3e7)); for (;;);",
  'a result that is too large to tell':
    "const a = []; for (;;) { a.push('x'.repeat(1e6)); api.v1.claims.setClaim('k' + a.length, a); }",
};

describe('what a script hands over', function () {
  this.timeout(20_000);
  let emulator: Emulator;

  before(() => {
    emulator = createEmulator({ worker, memoryLimit });
  });

  after(() => emulator.dispose());

  for (const [name, body] of Object.entries(handedOver)) {
    it(`is an outcome within the limits: ${name}`, async () => {
      const before = process.memoryUsage().rss;
      const outcome = await emulator.run({
        trigger: 'complement-token/pre-userinfo-creation',
        actions: [{ name: 'f', script: `function f(ctx, api) { ${body} }`, timeoutMs }],
        sample: { http: { mocks: [{ url: '**' }] } },
      });
      const grown = process.memoryUsage().rss - before;
      assert.equal(outcome.ok, false);
      assert.match(outcome.error?.kind ?? '', /^(?:memory|timeout)$/);
      assert.ok(grown < 4 * memoryLimit, `grew by ${Math.round(grown / 2 ** 20)} MiB`);
      assert.equal((await emulator.evaluate({ script: '1 + 1' })).string, '2');
    });
  }
});

describe('what the host keeps for a script', function () {
  this.timeout(20_000);

  it('counts as its memory, long before its time is up', async () => {
    const emulator = createEmulator({ worker, memoryLimit: 24 * 1024 * 1024 });
    const greedyBodies = [
      "for (let i = 0; ; i++) api.v1.claims.setClaim('k' + i, 'x'.repeat(1e5));",
      "const { info } = require('zitadel/log'); for (;;) info('x'.repeat(1e5));",
      "const { fetch } = require('zitadel/http'); for (;;) fetch('https://a.test/');",
    ];
    const sample = { http: { mocks: [{ url: '**', response: { text: 'x'.repeat(1e6) } }] } };
    for (const body of greedyBodies) {
      const script = `function f(ctx, api) { ${body} }`;
      const trigger = 'complement-token/pre-userinfo-creation';
      const { error } = await emulator.run({ trigger, actions: [{ name: 'f', script, timeoutMs: 15_000 }], sample });
      assert.equal(error?.kind, 'memory', body);
    }
    await emulator.dispose();
  });
});
