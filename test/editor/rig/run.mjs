#!/usr/bin/env node
// Runs the editor suite in a real VS Code: code-server's build of it, in headless Chromium.
//
//   node test/editor/rig/run.mjs [--folder=DIR] [--extensionDevelopmentPath=DIR] [--extensionTestsPath=FILE] [--vsix=FILE]
//                                [--settings=JSON] [--timeout=SECONDS] [--log=FILE] [--shot=PNG] [--trust] [--verbose]
//
// Exit status: 0 all tests passed, 1 a test failed (or none ran), 2 the rig itself failed.
import { cpSync, createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, parseArgs } from 'node:util';
import { startEditor } from './editor.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../../..');
const text = { type: 'string' };
const { values: options } = parseArgs({
  options: {
    folder: text,
    extensionDevelopmentPath: text,
    extensionTestsPath: text,
    vsix: text,
    settings: text,
    timeout: text,
    log: text,
    shot: text,
    trust: { type: 'boolean' },
    verbose: { type: 'boolean' },
  },
});
// A packaged extension is tested beside an empty one: VS Code runs tests only where some extension is under development.
const developed = resolve(options.extensionDevelopmentPath ?? (options.vsix ? join(here, '../stub') : root));
const tests = resolve(options.extensionTestsPath ?? join(root, 'out/editor/index.js'));
const fixture = resolve(options.folder ?? join(here, '../fixtures/workspace'));
const timeoutMs = Number(options.timeout ?? 300) * 1000;
for (const path of [developed, tests, fixture]) {
  if (existsSync(path)) continue;
  console.error(`rig: ${path} is missing`);
  process.exit(2);
}

const logFile = resolve(options.log ?? join(root, 'out/editor-rig.log'));
mkdirSync(dirname(logFile), { recursive: true });
const logStream = createWriteStream(logFile);
const log = (chunk) => {
  logStream.write(chunk);
  if (options.verbose) process.stderr.write(chunk);
};
const started = Date.now();
const since = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
const results = join(tmpdir(), `editor-rig-results-${process.pid}.json`);

// Who reads our output may stop early (`| head`); the editor must be ended all the same.
process.stdout.on('error', () => undefined);
let editor;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await editor?.close();
    process.exit(130);
  });
}

async function runSuite() {
  editor = await startEditor({
    test: true,
    trust: options.trust,
    log,
    vsix: options.vsix ? [resolve(options.vsix)] : [],
    settings: options.settings ? JSON.parse(options.settings) : {},
    env: { EDITOR_RIG_RESULTS: results },
  });
  const { authority, tmp } = editor;
  const folder = join(tmp, 'workspace');
  cpSync(fixture, folder, { recursive: true });
  console.log(`rig: VS Code server ready (${since()})`);
  const page = await editor.browse();
  let began = false;
  // The workbench calls these two: the second with every console line of the extension host, the first when run() ended.
  const exit = new Promise((done) => page.exposeFunction('codeAutomationExit', done));
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    const line = format(...args);
    log(`[${type}] ${line}\n`);
    if (!line.startsWith('RIG| ')) return;
    if (!began) console.log(`rig: tests started (${since()})`);
    began = true;
    console.log(line.slice(5));
  });
  const remote = (path) => `vscode-remote://${authority}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(developed)],
    ['extensionTestsPath', remote(tests)],
  ];
  const query = `folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
  await page.goto(`http://${authority}/?${query}`);
  await page.waitForSelector('.monaco-workbench .statusbar', { timeout: 60_000 });
  console.log(`rig: workbench ready (${since()})`);
  const crash = new Promise((_, reject) => page.once('crash', () => reject(new Error('the page crashed'))));
  const late = new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no result in ${timeoutMs / 1000} s`)), timeoutMs).unref();
  });
  const code = await Promise.race([exit, crash, late]);
  if (options.shot) await page.screenshot({ path: options.shot });
  console.log(`rig: the test runner ended with ${code} (${since()})`);
  const passed = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')).passed : 0;
  return code === 0 && began && passed > 0 ? 0 : 1;
}

/** The output channels of extensions go away with the editor; what the one under test wrote there explains a failure. */
function keepExtensionLog(tmp) {
  const logs = join(tmp, 'server/data/logs');
  if (!existsSync(logs)) return;
  for (const file of readdirSync(logs, { recursive: true })) {
    if (/ZITADEL[^/]*\.log$/.test(file)) log(`\n== ${file}\n${readFileSync(join(logs, file), 'utf8')}`);
  }
}

let status = 2;
try {
  status = await runSuite();
} catch (error) {
  console.error(`rig: ${error.stack ?? error}`);
} finally {
  if (editor) keepExtensionLog(editor.tmp);
  await editor?.close();
  rmSync(results, { force: true });
}
if (status) console.error(`rig: the whole log is in ${logFile}`);
logStream.end(() => process.exit(status));
