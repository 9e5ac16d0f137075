import assert from 'node:assert/strict';
import type { Completion } from '../../../emulator/src/engine/engine.js';
import type { GuestEngine } from '../../../emulator/src/engine/instance.js';
import { createLocalEngine } from '../../../emulator/src/engine/local.js';
import { GoPanic } from '../../../emulator/src/engine/panic.js';
import { hiddenValues } from '../../../emulator/src/language/hidden.js';
import { localEngine } from '../../support/guest.js';

const soon = (ms = 1000) => ({ deadline: performance.now() + ms });

/** A guest of a few lines, to see the engine's own part. */
const smallGuest = `var guest = { install(host) {
  globalThis[${JSON.stringify(hiddenValues)}] = {};
  globalThis.call = (op, json) => { const answer = host(op, json); if (answer === '') for (;;); return answer; };
  return {
    describe: (error) => JSON.stringify({ text: String(error) }),
    tell: (value) => JSON.stringify({ told: String(value) }),
    echo: (json) => json + '!',
    start: (json) => { globalThis.started = json; globalThis.touched = 0; return 'started ' + json; },
  };
} };`;

function told(completion: Completion): string {
  assert.ok(completion.ok, JSON.stringify(completion));
  return (JSON.parse(completion.json) as { told: string }).told;
}

describe('engine', function () {
  this.timeout(20_000);
  let engine: GuestEngine;

  before(async () => {
    engine = await createLocalEngine(smallGuest);
  });

  beforeEach(() => {
    engine.hostOps = {};
    engine.restore();
  });

  const evaluate = (source: string, ms?: number) => engine.evaluateScript(source, { ...soon(ms), inspect: 'tell' });

  it('keeps globals between scripts and drops them with restore', () => {
    evaluate('var a = 1; let b = 2;');
    assert.equal(told(evaluate('a + b')), '3');
    engine.restore();
    assert.equal(told(evaluate('typeof a + typeof b')), 'undefinedundefined');
  });

  it('starts each action anew, whatever it was made ready for meanwhile', () => {
    // The first time a start is noted, the second time kept, the third time brought back; then it is ready before it is asked.
    for (const [turn, json] of ['1', '1', '1', '1', '1', '2', '2', '2', '2', '1', '1', '3', '2'].entries()) {
      if (turn % 2 === 1) evaluate('globalThis.left = 1');
      const start = engine.start(json, soon());
      assert.deepEqual(start, { ok: true, json: `started ${json}` });
      assert.equal(told(evaluate('started + "," + (++touched) + typeof left')), `${json},1undefined`);
      // A second action of the same chain.
      engine.start('9', soon());
      assert.equal(told(evaluate('started + "," + (++touched)')), '9,1');
      engine.makeReady();
    }
    engine.restore();
    assert.equal(told(evaluate('typeof started')), 'undefined');
    engine.makeReady();
    assert.equal(told(evaluate('typeof started + typeof touched')), 'undefinedundefined');
  });

  it('hands JSON to host operations and back', () => {
    engine.hostOps = { double: (json) => JSON.stringify((JSON.parse(json) as number[]).map((n) => n * 2)) };
    assert.equal(told(evaluate('call("double", "[1,2]")')), '[2,4]');
  });

  it('carries every text through: lone surrogates, NUL, astral characters', () => {
    engine.hostOps = { same: (json) => json };
    const script = 'const s = "\\ud800 \\0 😀"; JSON.parse(call("same", JSON.stringify(s))) === s';
    assert.equal(told(evaluate(script)), 'true');
  });

  it('calls hooks', () => {
    const completion = engine.hook('echo', 'x', soon());
    assert.deepEqual(completion, { ok: true, json: 'x!' });
  });

  it('describes exceptions', () => {
    const completion = evaluate('throw new Error("no")');
    assert.deepEqual(completion, { ok: false, description: '{"text":"Error: no"}' });
  });

  it('ends a run at a Go panic, past catch and finally', () => {
    const after: string[] = [];
    engine.hostOps = {
      panic: () => {
        throw new GoPanic('invalid arg count', false, 'string');
      },
      note: (json) => {
        after.push(json);
        return '1';
      },
    };
    const completion = evaluate(
      'try { call("panic", "") } catch (e) { call("note", "1") } finally { call("note", "2") }',
    );
    assert.ok(!completion.ok && completion.end?.kind === 'panic');
    assert.equal(completion.end.panic.message, 'invalid arg count');
    assert.deepEqual(after, []);
  });

  it('ends a run although a promise swallowed the panic', () => {
    const after: string[] = [];
    engine.hostOps = {
      panic: () => {
        throw new GoPanic('x');
      },
      note: (json) => {
        after.push(json);
        return '1';
      },
    };
    const completion = evaluate(
      'new Promise(() => call("panic", "")).catch(() => call("note", "1")); call("note", "2")',
    );
    assert.ok(!completion.ok && completion.end?.kind === 'panic');
    assert.deepEqual(after, []);
  });

  it('throws faults of the host on the side of the host', () => {
    engine.hostOps = {
      broken: () => {
        throw new TypeError('a fault of ours');
      },
    };
    assert.throws(() => evaluate('try { call("broken", "") } catch (e) { }'), /a fault of ours/);
    engine.restore();
    assert.equal(told(evaluate('1')), '1');
  });

  it('runs microtasks when asked', () => {
    evaluate('var seen = 0; Promise.resolve().then(() => { seen = 1 });');
    assert.equal(told(evaluate('seen')), '0');
    assert.equal(engine.runJobs(soon()).ok, true);
    assert.equal(told(evaluate('seen')), '1');
  });

  it('interrupts at the deadline', () => {
    const started = performance.now();
    const completion = evaluate('for (;;);', 50);
    assert.ok(!completion.ok && completion.end?.kind === 'timeout');
    assert.ok(performance.now() - started < 1000);
  });

  it('is whole again after a trap', () => {
    const completion = evaluate('JSON.parse("[".repeat(1e6))');
    assert.equal(completion.ok, false);
    engine.restore();
    assert.equal(told(evaluate('1 + 1')), '2');
  });

  it('tells memory that is used up', () => {
    const completion = evaluate('const a = []; for (;;) a.push(new Uint8Array(1e6));', 5000);
    assert.ok(!completion.ok && completion.end?.kind === 'memory');
    engine.restore();
    assert.equal(told(evaluate('new Uint8Array(1e6).length')), '1000000');
  });

  it('ends a run that leaves no memory to read what it says', async () => {
    const small = await createLocalEngine(smallGuest, 24 * 1024 * 1024);
    const read: string[] = [];
    let fitting = 0;
    small.hostOps = {
      fits: () => String(++fitting),
      sites: (json) => {
        read.push(json);
        return '0';
      },
    };
    // Its copy takes twice its own size, and more than what is left.
    const blocks = (count: string) =>
      `const text = "\u00e9".repeat(4e5), a = []; while (${count}) { a.push(new Uint8Array(65536)); CALL }`;
    small.restore();
    small.evaluateScript(blocks('true').replace('CALL', 'call("fits", "1");'), soon(5000));
    assert.ok(fitting > 100);
    small.restore();
    const completion = small.evaluateScript(
      `${blocks(`a.length < ${fitting - 2}`).replace('CALL', '')} try { new Uint8Array(2 ** 25); } catch {} call("sites", text);`,
      soon(5000),
    );
    assert.ok(!completion.ok && completion.end?.kind === 'memory');
    assert.deepEqual(read, []);
  });

  it('gives the text of an error no more than a little beyond the limit', () => {
    const times = [1, 2, 3].map(() => {
      engine.restore();
      const started = performance.now();
      engine.evaluateScript('throw { toString() { for (;;); } }', soon(10));
      return performance.now() - started;
    });
    // The quickest of them: on a busy machine single ones take longer.
    assert.ok(Math.min(...times) < 200, times.join());
  });

  it('goes on from a stored image as from its own', async () => {
    const other = await createLocalEngine(engine.store());
    other.hostOps = { same: (json) => json };
    other.restore();
    const completion = other.evaluateScript('call("same", "1") + 1', { ...soon(), inspect: 'tell' });
    assert.equal(told(completion), '11');
    assert.deepEqual(Buffer.from(other.store()), Buffer.from(engine.store()));
  });

  it('keeps nothing on the side of the host: many runs leave the heap as it was', () => {
    engine.hostOps = { same: (json) => json };
    const runs = (count: number) => {
      for (let run = 0; run < count; run++) {
        engine.restore();
        evaluate('call("same", "1"); ({}).x.y');
      }
    };
    runs(500);
    const before = process.memoryUsage().arrayBuffers;
    runs(1000);
    assert.ok(process.memoryUsage().arrayBuffers - before < 1e6);
  });
});

describe('engine with the prelude', function () {
  this.timeout(20_000);

  it('tells where a run was interrupted', async () => {
    const engine = await localEngine();
    engine.restore();
    const completion = engine.evaluateScript('function f() {\n  for (;;);\n}\nf();', {
      deadline: performance.now() + 50,
    });
    assert.ok(!completion.ok && completion.end?.kind === 'timeout');
    assert.match(completion.end.at, /^f \(<eval>:\d+:\d+\)$/);
  });
});
