#!/usr/bin/env node
// Looks like VS Code's executable to @vscode/test-electron (vscodeExecutablePath): takes the flags of an extension test
// run, and runs it in the rig.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const args = process.argv.slice(2);
const known = args.filter((arg) => /^--(extensionDevelopmentPath|extensionTestsPath|shot|verbose|timeout)\b/.test(arg));
const folder = args.find((arg) => !arg.startsWith('-'));
if (folder) known.push(`--folder=${folder}`);
const run = join(dirname(fileURLToPath(import.meta.url)), 'run.mjs');
const child = spawn(process.execPath, [run, ...known], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)));
