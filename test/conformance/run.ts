/**
 * Runs rows of real behaviour through the emulator and tells where it differs:
 *
 *   npm run conformance -- [--data DIR] [--json REPORT] [--only NAME] [--worker FILE] [--raise] [--parity]
 *
 * `--only`: files whose name holds this. `--raise` writes the figures to floor.json, `--parity` to docs/parity.md.
 *
 * Exit code 1 when a row fails, 2 on wrong use.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeFloor } from './floor.js';
import { writeParity } from './parity.js';
import { runConformance } from './runner.js';

const root = join(__dirname, '../..');

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: join(__dirname, 'data') },
      json: { type: 'string' },
      only: { type: 'string' },
      raise: { type: 'boolean', default: false },
      parity: { type: 'boolean', default: false },
      worker: { type: 'string', default: join(root, 'dist/engine-worker.js') },
    },
  });
  for (const path of [values.data, values.worker]) {
    if (!existsSync(path)) {
      console.error(path === values.worker ? `${path} is missing: run \`npm run build\` first` : `no folder ${path}`);
      return 2;
    }
  }
  const report = await runConformance({
    data: values.data,
    worker: values.worker,
    ...(values.only !== undefined && { only: values.only }),
    onFile: (name, { passed, failed }) => console.log(`${name}: ${passed} passed, ${failed} failed`),
  });
  const { passed, failed, columns, duration } = report;
  console.log(`total: ${passed} passed, ${failed} failed in ${(duration / 1000).toFixed(1)} s`);
  console.log(`columns: ${columns.equal} of ${columns.of} equal`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, undefined, 1)}\n`);
  if (values.raise) writeFloor(report);
  if (values.parity) writeParity(report);
  return failed === 0 ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);
