import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareWithFloor, readFloor } from './floor.js';
import { runConformance } from './runner.js';

const worker = join(__dirname, '../../dist/engine-worker.js');

describe('conformance', () => {
  it('passes no fewer rows than the committed floor', async function () {
    this.timeout(600_000);
    assert.ok(existsSync(worker), 'run `npm run build` first');
    const report = await runConformance({ data: join(__dirname, 'data'), worker });
    const file = process.env.CONFORMANCE_REPORT;
    if (file !== undefined) writeFileSync(file, JSON.stringify(report));
    const { fallen, risen } = compareWithFloor(report, readFloor());
    if (risen.length > 0) {
      console.log(
        `      raise the floor with \`npm run conformance -- --raise\`:\n        ${risen.join('\n        ')}`,
      );
    }
    assert.deepEqual(fallen, []);
  });
});
