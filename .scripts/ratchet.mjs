// Holds the conformance rows at their committed floor (test/conformance/ratchet.test.ts), and prints the rows that pass as
// `N passing` for the total of `npm test`. Rows that were never met are no failures there; they are named apart.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './common.mjs';

const report = join(root, 'out/conformance.json');
mkdirSync(join(root, 'out'), { recursive: true });
rmSync(report, { force: true });
const mocha = join(root, 'node_modules/mocha/bin/mocha.js');
const env = { ...process.env, CONFORMANCE_REPORT: report };
const status = run(process.execPath, [mocha, '--exit', 'test/conformance/ratchet.test.ts'], { env });
if (existsSync(report)) {
  const { passed, failed } = JSON.parse(readFileSync(report, 'utf8'));
  console.log(`conformance rows:\n  ${passed} passing\n  ${failed} not met yet`);
}
process.exit(status);
