/**
 * Activates dist/client.js in this process with an editor that does nothing, and prints how many milliseconds the bundle
 * and its `activate` took. A program of its own, so that nothing is loaded before.
 */
const Module = require('node:module');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '../..');

/** Whatever is asked for: a class, a function, a value, an object with anything in it. */
function anything() {
  const members = new Map();
  const proxy = new Proxy(class {}, {
    get(target, key) {
      if (key === 'prototype') return Reflect.get(target, key);
      if (key === Symbol.toPrimitive) return () => 0;
      if (key === Symbol.iterator) return () => [][Symbol.iterator]();
      if (key === 'then') return undefined;
      if (!members.has(key)) members.set(key, anything());
      return members.get(key);
    },
    set(_target, key, value) {
      members.set(key, value);
      return true;
    },
    apply: () => anything(),
    // A class that extends it makes objects of its own.
    construct: (target, values, made) => (made === proxy ? anything() : Reflect.construct(target, values, made)),
  });
  return proxy;
}

const declared = readFileSync(require.resolve('@types/vscode/index.d.ts'), 'utf8');
const names = [...declared.matchAll(/^\s+export (?:abstract )?(?:class|enum|namespace|const|function) (\w+)/gm)];
const vscode = Object.fromEntries(names.map(([, name]) => [name, anything()]));
vscode.version = '1.99.0';
vscode.workspace.textDocuments = [];
vscode.window.visibleTextEditors = [];
vscode.window.activeTextEditor = undefined;
const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));

const started = performance.now();
const { activate } = require(join(root, 'dist/client.js'));
const loaded = performance.now();
activate({
  subscriptions: [],
  extensionUri: vscode.Uri,
  asAbsolutePath: (path) => join(root, path),
  workspaceState: { get: (_key, otherwise) => otherwise, update: () => Promise.resolve(), keys: () => [] },
});
const activated = performance.now();
// The stub has no server to end.
process.exitCode = 0;
console.log(JSON.stringify({ load: loaded - started, activate: activated - loaded }));
