/** The size of the package, made from the bundles as they are. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Benchmark } from './model.js';

const execute = promisify(execFile);
const root = join(__dirname, '../..');

export const packageSize: Benchmark = {
  name: 'package',
  measure: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zitadel-package-'));
    try {
      const file = join(folder, 'package.vsix');
      const script = join(root, '.scripts/package.mjs');
      await execute(process.execPath, [script, '--no-build', '--any-size', '--out', file], { cwd: root });
      return [{ name: 'package (VSIX)', value: statSync(file).size / 1e6, unit: 'MB', budget: 2.5 }];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
