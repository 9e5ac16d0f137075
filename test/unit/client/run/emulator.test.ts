import assert from 'node:assert/strict';
import { join } from 'node:path';
import { LazyEmulator } from '../../../../client/src/run/emulator.js';

const worker = join(__dirname, '../../../../dist/engine-worker.js');

describe('the emulator of the editor', function () {
  this.timeout(20_000);

  it('finishes what it runs when the memory setting changes', async () => {
    let memoryLimit = 64;
    const lazy = new LazyEmulator(worker, () => memoryLimit);
    const before = lazy.get();
    const running = before.evaluate({ script: 'for (;;);', timeoutMs: 300 });
    memoryLimit = 32;
    const after = lazy.get();
    assert.notEqual(after, before);
    assert.equal((await after.evaluate({ script: '1 + 1' })).string, '2');
    assert.equal((await running).error?.kind, 'timeout');
    await lazy.stop();
    await assert.rejects(after.evaluate({ script: '1' }), /disposed/);
    await assert.rejects(before.evaluate({ script: '1' }), /disposed/);
  });
});
