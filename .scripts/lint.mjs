// Format, lint, types, the generated tables of the README, and the links of all pages. Runs all of them and fails when one did.
import { join } from 'node:path';
import { root, run } from './common.mjs';

const bin = (path) => join(root, 'node_modules', path);
const statuses = [
  run(process.execPath, [bin('@biomejs/biome/bin/biome'), 'check', '.']),
  run(process.execPath, [bin('typescript/bin/tsc'), '-b']),
  run(process.execPath, ['.scripts/settings-table.mjs', '--check']),
  run(process.execPath, ['.scripts/links.mjs']),
];
process.exit(statuses.every((status) => status === 0) ? 0 : 1);
