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
