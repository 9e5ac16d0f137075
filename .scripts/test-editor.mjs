// The editor suite in a real VS Code, and the person-like run with screenshots into out/screenshots/.
//
//   node .scripts/test-editor.mjs [--suite | --smoke | --electron] [--no-build]
//
// --electron: the suite alone, in a desktop VS Code that @vscode/test-electron downloads (VSCODE_EXECUTABLE: in that one).
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, ensureDependencies, root, run } from './common.mjs';

const flag = { type: 'boolean' };
const { values: options } = parseArgs({ options: { suite: flag, smoke: flag, electron: flag, 'no-build': flag } });
ensureDependencies();
if (!options['no-build']) build();
await bundleSuite();
if (options.electron) process.exit(await inDesktop());

const { unsupported } = await import('../test/editor/rig/install.mjs');
const { ensureChromium } = await import('../test/editor/rig/system.mjs');
const reason = unsupported();
if (reason) {
  console.error(`The editor suite cannot run here: ${reason}. \`npm run test:electron\` runs it in a desktop VS Code.`);
  process.exit(1);
}
try {
  ensureChromium();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const rig = (args, env = {}) =>
  run(process.execPath, ['test/editor/rig/run.mjs', ...args], { env: { ...process.env, ...env } });
const statuses = [];
if (!options.smoke) {
  statuses.push(rig([]));
  statuses.push(rig(['--trust', '--log=out/editor-rig-untrusted.log'], { EDITOR_RIG_SUITE: 'untrusted' }));
}
if (!options.suite) statuses.push(run(process.execPath, ['test/editor/smoke.mjs']));
process.exit(Math.max(...statuses));

async function bundleSuite() {
  const esbuild = await import('esbuild');
  await esbuild.build({
    entryPoints: { index: join(root, 'test/editor/index.ts') },
    outdir: join(root, 'out/editor'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
    // mocha finds its parts at run time.
    external: ['vscode', 'mocha'],
  });
}

async function inDesktop() {
  const { runTests } = await import('@vscode/test-electron');
  const executable = process.env.VSCODE_EXECUTABLE;
  try {
    return await runTests({
      ...(executable ? { vscodeExecutablePath: executable } : { version: process.env.VSCODE_VERSION ?? 'stable' }),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, 'out/editor/index.js'),
      launchArgs: [join(root, 'test/editor/fixtures/workspace'), '--disable-extensions', '--disable-workspace-trust'],
    });
  } catch (error) {
    console.error(error.message);
    return 1;
  }
}
