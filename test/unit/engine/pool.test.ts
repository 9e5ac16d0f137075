import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { join, relative } from 'node:path';
import { startThread } from '../../../emulator/src/engine/thread.js';
import { createEmulator, type Emulator, UserError } from '../../../emulator/src/index.js';

const worker = join(__dirname, '../../../dist/engine-worker.js');

describe('emulator', function () {
  this.timeout(20_000);
  let emulator: Emulator;

  beforeEach(() => {
    emulator = createEmulator({ worker });
  });

  afterEach(() => emulator.dispose());

  it('answers requests in order, however many are under way', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, (_, n) => emulator.evaluate({ script: `${n} * 2` })));
    assert.deepEqual(
      results.map(({ string }) => string),
      Array.from({ length: 20 }, (_, n) => String(n * 2)),
    );
  });

  it('rejects at once with the reason of a signal that was aborted before', async () => {
    const signal = AbortSignal.abort(new Error('too late'));
    await assert.rejects(emulator.evaluate({ script: '1' }, { signal }), /too late/);
  });

  it('stops a script when its signal is aborted, and runs the next', async () => {
    const controller = new AbortController();
    const endless = emulator.evaluate({ script: 'for (;;);', timeoutMs: 15_000 }, { signal: controller.signal });
    const next = emulator.evaluate({ script: '"next"' });
    const started = performance.now();
    controller.abort(new Error('changed my mind'));
    await assert.rejects(endless, /changed my mind/);
    assert.equal((await next).string, 'next');
    assert.ok(performance.now() - started < 5000);
  });

  it('takes a thread that was started before, and can be disposed of without a request', async () => {
    const early = createEmulator({ worker, thread: startThread(worker, {}) });
    assert.equal((await early.evaluate({ script: '1 + 1' })).string, '2');
    await early.dispose();
    await createEmulator({ worker, thread: startThread(worker, {}) }).dispose();
  });

  it('takes a path from where the process is, and says when nothing is there', async () => {
    const near = createEmulator({ worker: relative(process.cwd(), worker) });
    assert.equal((await near.evaluate({ script: '1 + 1' })).string, '2');
    await near.dispose();
    assert.throws(() => createEmulator({ worker: 'nowhere/engine-worker.js' }), {
      name: 'UserError',
      message: "there is no engine worker at 'nowhere/engine-worker.js'; it is dist/engine-worker.js of the package",
    });
  });

  it('leaves nothing on a signal that serves for many runs', async () => {
    const { signal } = new AbortController();
    for (let run = 0; run < 3; run++) await emulator.evaluate({ script: '1' }, { signal });
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });

  it('takes a waiting request out of the queue when its signal is aborted', async () => {
    const controller = new AbortController();
    const first = emulator.evaluate({ script: 'for (;;);', timeoutMs: 200 });
    const second = emulator.evaluate({ script: '1' }, { signal: controller.signal });
    controller.abort();
    await assert.rejects(second, { name: 'AbortError' });
    assert.equal((await first).error?.kind, 'timeout');
  });

  it('ends a built-in that does not heed the limit, and goes on with the spare', async () => {
    await emulator.evaluate({ script: '1' });
    const started = performance.now();
    const stuck = await emulator.evaluate({ script: 'new Array(2 ** 32 - 1).indexOf(1)', timeoutMs: 300 });
    assert.ok(performance.now() - started < 2000);
    assert.equal(stuck.error?.kind, 'timeout');
    assert.equal((await emulator.evaluate({ script: '2' })).string, '2');
  });

  it('ends a built-in of an action whose limit is nearer than that of the one before', async () => {
    const started = performance.now();
    const outcome = await emulator.run({
      trigger: 'complement-token/pre-userinfo-creation',
      sample: {},
      actions: [
        { name: 'long', script: 'function long() { const t = Date.now(); while (Date.now() - t < 600); }' },
        { name: 'slow', script: 'function slow() { new Array(2 ** 32 - 1).indexOf(1); }', timeoutMs: 200 },
      ],
    });
    assert.deepEqual(
      outcome.actions.map(({ name, ok }) => [name, ok]),
      [
        ['long', true],
        ['slow', false],
      ],
    );
    assert.ok(performance.now() - started < 4000);
  });

  it('ends it also when the machine slept or its clock was set since the process began', async () => {
    // Threads that start before and after do not agree any more on when the process began.
    const began = performance.timeOrigin;
    Object.defineProperty(performance, 'timeOrigin', { value: began - 3_600_000, configurable: true });
    try {
      const stuck = await emulator.evaluate({ script: 'new Array(2 ** 32 - 1).indexOf(1)', timeoutMs: 100 });
      assert.deepEqual(stuck.error, { message: 'interrupt', kind: 'timeout' });
      assert.equal((await emulator.evaluate({ script: 'let i = 0; while (i < 1e5) i++; i' })).string, '100000');
    } finally {
      delete (performance as { timeOrigin?: number }).timeOrigin;
    }
    assert.equal(performance.timeOrigin, began);
  });

  it('tells what is known of a run whose engine had to be ended', async () => {
    const outcome = await emulator.run({
      trigger: 'complement-token/pre-userinfo-creation',
      sample: { seed: 1, http: { mocks: [{ url: 'https://a.test/' }] } },
      actions: [
        { name: 'quick', script: 'function quick(ctx, api) {}' },
        {
          name: 'slow',
          script: `function slow(ctx, api) {
            require('zitadel/log').warn('soon');
            api.v1.claims.setClaim('a', 1);
            require('zitadel/http').fetch('https://a.test/');
            new Array(2 ** 32 - 1).indexOf(1);
          }`,
          timeoutMs: 300,
        },
        { name: 'never', script: 'function never(ctx, api) {}' },
      ],
    });
    assert.equal(outcome.error?.message, 'interrupt');
    assert.deepEqual(
      outcome.actions.map(({ name, ran, ok }) => [name, ran, ok]),
      [
        ['quick', true, true],
        ['slow', true, false],
        ['never', false, false],
      ],
    );
    assert.deepEqual(
      outcome.logs.map(({ action, message }) => [action, message]),
      [
        [0, 'action run started'],
        [0, 'action run succeeded'],
        [1, 'action run started'],
        [1, 'soon'],
        [1, 'action run failed: interrupt'],
      ],
    );
    assert.deepEqual(
      outcome.effects.map(({ member, arguments: args }) => [member, ...args]),
      [
        ['api.v1.claims.setClaim', '"a"', '1'],
        ['zitadel/http.fetch', '"https://a.test/"'],
      ],
    );
    assert.deepEqual(
      outcome.http.map(({ action, request }) => [action, request.url]),
      [[1, 'https://a.test/']],
    );
    assert.match(outcome.answer.details.join(), /Requests that were made before stay made/);
    assert.equal(outcome.answer.status, 500);
    assert.match(outcome.notes[0] ?? '', /^slow was stopped at its time limit/);
  });

  it('refuses requests after it was disposed of, and rejects those under way', async () => {
    const endless = emulator.evaluate({ script: 'for (;;);', timeoutMs: 15_000 });
    const outcome = assert.rejects(endless, UserError);
    await emulator.dispose();
    await outcome;
    await assert.rejects(emulator.evaluate({ script: '1' }), UserError);
  });

  it('tells wrong input from its own faults', async () => {
    const noEngine = createEmulator({ worker: join(worker, '../yaml.js') });
    await assert.rejects(noEngine.evaluate({ script: '1' }), { name: 'InternalError', message: /ended with code 0/ });
    await noEngine.dispose();
  });
});
