// What the set-up scripts share. Only Node's own modules: they run before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Ends with a sentence when Node is too old for the tools. */
export function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 20) return;
  console.error(`Node.js 20 or newer is needed, and this is ${process.version}. See https://nodejs.org/en/download`);
  process.exit(1);
}

/** Runs a program with its output on ours; the status of a program that cannot be started is 127. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  return result.status ?? (result.error ? 127 : 1);
}

/** Runs npm, also where it is not on the PATH but started us. */
export function npm(...args) {
  const entry = process.env.npm_execpath;
  if (entry && /\.[cm]?js$/.test(entry)) return run(process.execPath, [entry, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}

/** Installs the dependencies when they are missing, or other than the lock says. */
export function ensureDependencies() {
  if (installedAsLocked()) return;
  console.log('Installing dependencies (npm ci)');
  const status = npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
  if (status === 0) return;
  console.error('The dependencies could not be installed: npm ci failed, see above.');
  process.exit(status);
}

function installedAsLocked() {
  const hidden = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    // Optional ones are for other systems as well, and are not installed there.
    return present[path] ? present[path].version === version : optional === true;
  });
}

/** Builds the bundles; ends with esbuild's message when it fails. */
export function build(...names) {
  const status = run(process.execPath, ['.scripts/build.mjs', ...names]);
  if (status !== 0) process.exit(status);
}

/** Path of a program on the PATH, or undefined. */
export function onPath(name) {
  const names = process.platform === 'win32' ? [`${name}.cmd`, `${name}.exe`] : [name];
  for (const folder of (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':')) {
    for (const candidate of names) {
      const path = join(folder, candidate);
      if (folder && existsSync(path)) return path;
    }
  }
  return undefined;
}
