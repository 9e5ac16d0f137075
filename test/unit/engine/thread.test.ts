import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startThread } from '../../../emulator/src/engine/thread.js';
import { WorkerHandle } from '../../../emulator/src/engine/worker-handle.js';

describe('a thread of the engine', function () {
  this.timeout(20_000);

  it('sees nothing of the environment of the process', async () => {
    assert.ok(Object.keys(process.env).length > 0);
    const folder = mkdtempSync(join(tmpdir(), 'zitadel-thread-'));
    const path = join(folder, 'worker.js');
    writeFileSync(
      path,
      "require('node:worker_threads').parentPort.postMessage([{ ...process.env }, process.execArgv]);",
    );
    const { worker } = startThread(path, {});
    worker.ref();
    try {
      assert.deepEqual(await once(worker, 'message'), [[{}, []]]);
    } finally {
      await worker.terminate();
      rmSync(folder, { recursive: true });
    }
  });

  it('is ended by a signal inside an operation that never asks whether it is to stop', async () => {
    const thread = startThread(join(__dirname, '../../../dist/engine-worker.js'), {});
    const handle = new WorkerHandle(thread, 64 * 2 ** 20, () => Promise.reject(new Error('the network')));
    const abort = new AbortController();
    const end = handle.perform(
      { kind: 'evaluate', request: { script: '"a".repeat(5e6).indexOf("a".repeat(2e6) + "b")' } },
      abort.signal,
    );
    while (thread.control.deadline === undefined) await new Promise((resolve) => setImmediate(resolve));
    abort.abort();
    const ended = await end;
    assert.ok('ended' in ended && ended.ended === 'aborted');
    assert.equal(handle.alive, false);
  });
});
