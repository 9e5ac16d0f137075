// Bundles the programs into dist/: client, server, engine worker, CLI, and writes the JSON schemas that the editor reads.
//
//   node .scripts/build.mjs [NAME…] [--out FOLDER] [--dev] [--watch] [--sizes]
//
// Names restrict it to some of the programs. `--out`: another folder than dist/. `--dev`: readable and with source maps.
// `--watch` rebuilds on change.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { engineImage } from './engine-image-plugin.mjs';
import { guestText } from './guest-plugin.mjs';
import { slimTypeScript } from './typescript-plugin.mjs';
import { vscodeRequired } from './vscode-import.mjs';
import { compressedWasm } from './wasm-plugin.mjs';

const { values: options, positionals: only } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'dist' },
    dev: { type: 'boolean' },
    watch: { type: 'boolean' },
    sizes: { type: 'boolean' },
  },
});
const require = createRequire(import.meta.url);
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: !options.dev,
  keepNames: false,
  sourcemap: options.dev ? 'linked' : false,
  logLevel: 'warning',
  legalComments: 'none',
  // CommonJS builds of some dependencies find their parts at run time, which no bundler can follow; their modules do not.
  mainFields: ['module', 'main'],
  plugins: [guestText(), compressedWasm(), engineImage(), slimTypeScript()],
  outdir: options.out,
  define: { 'process.env.ZITADEL_ACTIONS_VERSION': JSON.stringify(version) },
  metafile: true,
};

/** The client asks for its library when the server is started: a file of its own, so that activation need not parse it. */
const languageClient = {
  name: 'language-client',
  setup(build) {
    build.onResolve({ filter: /^vscode-languageclient\/node$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './language-client.js', external: true },
    );
  },
};

/**
 * A namespace import of CommonJS is a copy of it with hundreds of getters, one for each file that imports it: most of what
 * activation took. What VS Code gives is used as it is instead.
 */
const vscodeItself = {
  name: 'vscode-itself',
  setup(build) {
    build.onLoad({ filter: /[\\/]client[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({
      contents: vscodeRequired(readFileSync(path, 'utf8'), path),
      loader: 'ts',
      watchFiles: [path],
    }));
  },
};

/** Commander loads Node's child_process for commands that are programs of their own, of which there are none here. */
const commanderAlone = {
  name: 'commander-alone',
  setup(build) {
    build.onLoad({ filter: /[\\/]commander[\\/]lib[\\/]command\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const declared = "const childProcess = require('node:child_process');";
      if (!text.includes(declared)) throw new Error(`${path} does not load child_process as it did`);
      const contents = text.replace(declared, '').replaceAll('childProcess.', "require('node:child_process').");
      return { contents, loader: 'js' };
    });
  },
};

/**
 * Libraries that several programs use are files of their own, which are loaded when they are first needed: `library.ts` of a
 * folder whose `index.ts` asks for it, and the parser of Terraform files.
 */
const sharedLibraries = {
  name: 'shared-libraries',
  setup(build) {
    build.onResolve({ filter: /^\.\/library\.js$/ }, ({ importer }) => ({
      path: `./${basename(dirname(importer))}.js`,
      external: true,
    }));
    build.onResolve({ filter: /^web-tree-sitter$/ }, () => ({ path: './web-tree-sitter.js', external: true }));
    // Of its module form esbuild takes what is used; `require` would give the other one.
    const yaml = join(require.resolve('yaml/package.json'), '../browser/dist/index.js');
    build.onResolve({ filter: /^yaml$/ }, () => ({ path: yaml }));
  },
};

const libraries = {
  yaml: 'emulator/src/yaml/library.ts',
  re2: 'emulator/src/re2/library.ts',
  'web-tree-sitter': require.resolve('web-tree-sitter'),
};

const programs = {
  client: {
    entryPoints: { client: 'client/src/extension.ts', 'language-client': 'vscode-languageclient/node' },
    external: ['vscode'],
    // A native import() of CommonJS sees only names that a lexer can guess; require sees all.
    supported: { 'dynamic-import': false },
    plugins: [languageClient, vscodeItself, ...common.plugins],
  },
  server: {
    entryPoints: {
      server: 'server/src/node/launcher.ts',
      'language-server': 'server/src/node/main.ts',
      ...libraries,
    },
    // Volar requires it where we import it, and would bring its other form besides.
    alias: { 'vscode-uri': resolve('node_modules/vscode-uri/lib/esm/index.mjs') },
    plugins: [sharedLibraries, ...common.plugins],
  },
  'engine-worker': {
    entryPoints: {
      'engine-worker': 'emulator/src/engine/launcher.ts',
      engine: 'emulator/src/engine/worker.ts',
      re2: libraries.re2,
    },
    plugins: [sharedLibraries, ...common.plugins],
  },
  cli: {
    entryPoints: {
      cli: 'emulator/src/cli/launcher.ts',
      'command-line': 'emulator/src/cli/main.ts',
      ...libraries,
    },
    // Its module form asks import.meta for its place, which a CommonJS bundle has not; its CommonJS form does not.
    plugins: [sharedLibraries, commanderAlone, ...common.plugins],
    alias: { tinyglobby: require.resolve('tinyglobby') },
  },
};

/** Schemas of the files that people write: values of the program, of which the editor wants files. */
const schemas = {
  sample: { file: 'emulator/src/samples/schema.ts', value: 'sampleSchema' },
  manifest: { file: 'emulator/src/manifest/schema.ts', value: 'manifestSchema' },
  scenarios: { file: 'emulator/src/scenarios/schema.ts', value: 'scenariosSchema' },
};

async function writeSchemas() {
  const folder = join(options.out, 'schemas');
  mkdirSync(folder, { recursive: true });
  for (const [name, { file, value }] of Object.entries(schemas)) {
    const { outputFiles } = await esbuild.build({
      ...common,
      entryPoints: [file],
      write: false,
      metafile: false,
      sourcemap: false,
      format: 'esm',
    });
    const code = Buffer.from(outputFiles[0].contents).toString('base64');
    const module = await import(`data:text/javascript;base64,${code}`);
    writeFileSync(join(folder, `${name}.schema.json`), JSON.stringify(module[value]));
  }
}

/**
 * Bundles that launchers load have to be of ASCII alone: one letter more makes V8 hold, and its parser read, twice as many bytes.
 * esbuild writes escapes into texts, but leaves regular expressions and `String.raw` as they are.
 */
function checkLetters(results) {
  const loaded = /(?:language-server|command-line|engine)\.js$/;
  for (const file of results
    .flatMap(({ metafile }) => Object.keys(metafile.outputs))
    .filter((name) => loaded.test(name))) {
    const found = /.{0,40}[^\0-\x7f].{0,20}/.exec(readFileSync(file, 'utf8'));
    if (found !== null) throw new Error(`${file}: write \\u… instead of the letter in ${found[0]}`);
  }
}

function printSizes(results) {
  for (const { metafile } of results) {
    for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
      if (file.endsWith('.js')) console.log(`${file.padEnd(24)} ${(bytes / 1024).toFixed(0).padStart(6)} kB`);
    }
  }
}

const chosen = Object.keys(programs).filter((name) => only.length === 0 || only.includes(name));
const contexts = await Promise.all(chosen.map((name) => esbuild.context({ ...common, ...programs[name] })));
if (options.watch) await Promise.all(contexts.map((context) => context.watch()));
else {
  const results = await Promise.all(contexts.map((context) => context.rebuild()));
  await Promise.all(contexts.map((context) => context.dispose()));
  if (chosen.includes('client')) await writeSchemas();
  checkLetters(results);
  if (options.sizes) printSizes(results);
}
