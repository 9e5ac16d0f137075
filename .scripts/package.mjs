// Makes the .vsix at the root, and refuses one that is larger than it should be.
//
//   node .scripts/package.mjs [--out FILE] [--no-build] [--any-size]
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, ensureDependencies, root, run } from './common.mjs';

/** Bytes. */
const sizeLimit = 2_500_000;

const flag = { type: 'boolean' };
const { values: options } = parseArgs({ options: { out: { type: 'string' }, 'no-build': flag, 'any-size': flag } });
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const out = resolve(options.out ?? join(root, `${name}-${version}.vsix`));
ensureDependencies();
if (!options['no-build']) build();
const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
const args = ['package', '--no-dependencies', '--out', out];
const status = run(process.execPath, [vsce, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
if (status !== 0) process.exit(status);
const { size } = statSync(out);
console.log(`${out}: ${(size / 1e6).toFixed(2)} MB`);
if (size > sizeLimit && !options['any-size']) {
  console.error(`The package is larger than ${sizeLimit / 1e6} MB. \`npx vsce ls\` shows what is in it.`);
  process.exit(1);
}
