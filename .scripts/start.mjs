// The first command of a new user: set-up, one run of an example, and an editor with the extension in it.
//
//   npm start                  everything
//   npm start -- --no-editor   ends after the outcome
//
// Only Node's own modules are imported before the set-up is done.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { build, checkNode, ensureDependencies, onPath, root, run } from './common.mjs';

const example = 'emulator/examples/roles-claim/addRoles.js';

checkNode();
ensureDependencies();
console.log('Building');
build();
console.log(`\nRunning ${example} in the emulator\n`);
const status = run(process.execPath, ['dist/cli.js', 'run', example]);
if (status !== 0 || process.argv.includes('--no-editor')) process.exit(status);

const code = onPath('code');
if (code) openDesktop(code);
else await openInBrowser();

/** Desktop VS Code, with the extension as it stands in this folder. */
function openDesktop(command) {
  console.log(`\nOpening VS Code (${command}) with the examples`);
  const args = [`--extensionDevelopmentPath=${root}`, join(root, 'emulator/examples'), '--goto', join(root, example)];
  // VS Code refuses to run as root without a folder of its own.
  if (process.getuid?.() === 0)
    args.push('--no-sandbox', `--user-data-dir=${mkdtempSync(join(tmpdir(), 'zitadel-code-'))}`);
  spawn(command, args, { stdio: 'ignore', detached: true, shell: process.platform === 'win32' }).unref();
}

/** The editor of the tests, to be opened in a browser of this machine; it ends with Ctrl+C. */
async function openInBrowser() {
  const { unsupported } = await import('../test/editor/rig/install.mjs');
  const reason = unsupported();
  if (reason) {
    console.log(`\nVS Code's command \`code\` is not on the PATH, and ${reason}.`);
    console.log('Install VS Code from https://code.visualstudio.com/download and run `npm start` again.');
    return;
  }
  console.log("\nVS Code's command `code` is not on the PATH: starting the browser-based editor instead.");
  console.log('The first time it is downloaded, which takes about half a minute.');
  const packaged = join(mkdtempSync(join(tmpdir(), 'zitadel-vsix-')), 'zitadel-actions.vsix');
  if (run(process.execPath, ['.scripts/package.mjs', '--out', packaged, '--no-build', '--any-size']) !== 0)
    process.exit(1);
  const { startEditor } = await import('../test/editor/rig/editor.mjs');
  const editor = await startEditor({ vsix: [packaged], log: () => undefined });
  rmSync(dirname(packaged), { recursive: true, force: true });
  const folder = join(editor.tmp, 'examples');
  cpSync(join(root, 'emulator/examples'), folder, { recursive: true });
  const file = join(folder, basename(dirname(example)), basename(example));
  const open = JSON.stringify([['openFile', `vscode-remote://${editor.authority}${file}`]]);
  const query = `folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(open)}`;
  console.log(`\n    http://${editor.authority}/?${query}\n`);
  console.log('Open this address in a browser on this machine. Ctrl+C ends the editor.');
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, async () => {
      await editor.close();
      process.exit(0);
    });
  }
}
