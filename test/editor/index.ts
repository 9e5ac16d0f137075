// Runs in the extension host: of the rig, or of a desktop VS Code by @vscode/test-electron.
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { print, type Results, watch } from './report.js';

/** Entry that VS Code calls; rejects when a test failed. */
export async function run(): Promise<void> {
  (Mocha.reporters.Base as unknown as { consoleLog: typeof print }).consoleLog = print;
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 60_000, reporter: 'spec' });
  mocha.suite.emit('pre-require', globalThis, 'editor', mocha);
  if (process.env.EDITOR_RIG_SUITE === 'untrusted') await import('./suite/untrusted.js');
  else await import('./suite/all.js');
  const results = await new Promise<Results>((resolve) => watch(mocha.run(), resolve));
  const file = process.env.EDITOR_RIG_RESULTS;
  if (file) writeFileSync(file, JSON.stringify(results, null, 1));
  if (results.failed > 0) throw new Error(`${results.failed} test(s) failed`);
  if (results.passed === 0) throw new Error('no test ran');
}
