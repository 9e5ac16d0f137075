import assert from 'node:assert/strict';
import { join } from 'node:path';
import { createEmulator, type Emulator } from '../../../emulator/src/index.js';

const worker = join(__dirname, '../../../dist/engine-worker.js');

/** One expression, and the text of its value or (when it fails) of its error. */
export type Row = readonly [code: string, expected: string];

/** States a behaviour by rows: each is evaluated on a fresh runtime. */
export function behaves(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    let emulator: Emulator;
    before(() => {
      emulator = createEmulator({ worker });
    });
    after(() => emulator.dispose());
    it(`${rows.length} rows`, async () => {
      const told = await Promise.all(
        rows.map(async ([code]): Promise<Row> => {
          const outcome = await emulator.evaluate({ script: code });
          return [code, (outcome.ok ? outcome.string : outcome.error?.message) ?? ''];
        }),
      );
      assert.deepEqual(told, rows);
    });
  });
}
