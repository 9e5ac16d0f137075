// All tests, with their own set-up. Ends with `N passed, N failed`; exit status 1 when anything failed.
//
//   npm test              everything
//   npm test -- unit lsp  some of the steps
//
// A step without figures of its own (build, lint) counts as one failure when it fails, and as nothing when it does not.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { checkNode, ensureDependencies, root } from './common.mjs';

/** Milliseconds after which a step is ended and has failed: whatever hangs, the totals are told. */
const stepLimit = 12 * 60_000;

const node = process.execPath;
const mocha = join(root, 'node_modules/mocha/bin/mocha.js');
const steps = {
  build: [node, '.scripts/build.mjs'],
  lint: [node, '.scripts/lint.mjs'],
  unit: [node, mocha, '--exit', 'test/unit/**/*.test.ts'],
  conformance: [node, '.scripts/ratchet.mjs'],
  lsp: [node, mocha, '--exit', 'test/lsp/**/*.test.ts'],
  editor: [node, '.scripts/test-editor.mjs', '--no-build'],
};

checkNode();
ensureDependencies();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}. There are: ${Object.keys(steps).join(', ')}`);
  process.exit(2);
}
let passed = 0;
let failed = 0;
const summary = [];
for (const [name, command] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n== ${name}`);
  const started = Date.now();
  const { status, text } = await execute(command);
  const counts = { passing: sum(text, 'passing'), failing: sum(text, 'failing') };
  // A step that failed without a failure that it counted (it could not even start) is one.
  if (status !== 0 && counts.failing === 0) counts.failing = 1;
  passed += counts.passing;
  failed += counts.failing;
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  summary.push(`${name.padEnd(12)} ${counts.passing} passed, ${counts.failing} failed in ${seconds} s`);
  if (name === 'build' && status !== 0) break;
}
console.log(`\n${summary.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

/** Sum of mocha's figures, as every runner here prints them on a line of their own. */
function sum(text, word) {
  const plain = stripVTControlCharacters(text);
  const lines = plain.matchAll(new RegExp(`^\\s*(\\d+) ${word}\\b`, 'gm'));
  return [...lines].reduce((total, [, count]) => total + Number(count), 0);
}

function execute([command, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const [stream, out] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      stream.on('data', (chunk) => {
        text += chunk;
        out.write(chunk);
      });
    }
    const watch = setTimeout(() => {
      console.error(`Ended after ${stepLimit / 60_000} minutes.`);
      child.kill('SIGKILL');
    }, stepLimit);
    child.on('exit', (status) => {
      clearTimeout(watch);
      // Processes that it left behind can hold its output open.
      setTimeout(() => resolve({ status: status ?? 1, text }), 3000).unref();
    });
    child.on('error', (error) => {
      console.error(error.message);
      resolve({ status: 127, text });
    });
    child.on('close', (status) => resolve({ status: status ?? 1, text }));
  });
}
