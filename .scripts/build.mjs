// Bundles the four programs into dist/: client, server, engine worker, CLI. `--watch` rebuilds on change.
import * as esbuild from 'esbuild';
import { guestText } from './guest-plugin.mjs';

const production = !process.argv.includes('--dev');
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: production,
  keepNames: false,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  legalComments: 'none',
  mainFields: ['module', 'main'],
  loader: { '.wasm': 'binary' },
  plugins: [guestText()],
  outdir: 'dist',
};

const programs = [
  { entryPoints: { client: 'client/src/extension.ts' }, external: ['vscode'] },
  { entryPoints: { server: 'server/src/node/main.ts' } },
  { entryPoints: { 'engine-worker': 'emulator/src/engine/worker.ts' } },
  { entryPoints: { cli: 'emulator/src/cli/main.ts' }, banner: { js: '#!/usr/bin/env node' } },
];

const contexts = await Promise.all(programs.map((program) => esbuild.context({ ...common, ...program })));
if (process.argv.includes('--watch')) await Promise.all(contexts.map((context) => context.watch()));
else {
  await Promise.all(contexts.map((context) => context.rebuild()));
  await Promise.all(contexts.map((context) => context.dispose()));
}
