import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What is given TypeScript, and so may use its exports. */
const users = [
  'server/src',
  'node_modules/@volar/language-core/lib',
  'node_modules/@volar/language-service/lib',
  'node_modules/@volar/typescript/lib',
  'node_modules/typescript-auto-import-cache/out',
  'node_modules/volar-service-typescript/lib',
];
/** Quick fixes that are offered (`features/code-actions.ts`), and files of fixes that other parts of TypeScript use. */
const fixes =
  'fixSpelling|fixUnreachableCode|fixUnusedIdentifier|fixUnmatchedParameter|convertConstToLet|importFixes|helpers|inferFromUsage|annotateWithTypeFromJSDoc|convertTypedefToType|fixAwaitInSyncFunction|generateAccessors';
/** Refactorings that reach beyond the script, which are not offered, and that nothing else uses. */
const refactorings =
  'convertExport|extractType|moveToFile|moveToNewFile|convertOverloadListToSingleSignature|generateGetAccessorAndSetAccessor|inferFunctionReturnType';
/** Services that nobody asks for: they hang on the language service by an object each, and are empty objects then. */
const services = 'breakpoints|callHierarchy|mapCode|preparePasteEdits|pasteEdits';
const serviceObjects = 'BreakpointResolver|CallHierarchy|MapCode|preparePasteEdits|PasteEdits';
/**
 * Sections that are left out: the session of tsserver, which nobody here starts, what writes JavaScript for older
 * machines, since nothing is ever emitted, and the services, fixes and refactorings that are not offered.
 */
const left = new RegExp(
  [
    'server/',
    'compiler/transformers/(?:es\\w+|legacyDecorators|classFields|generators|jsx|ts|typeSerializer|declarations|module/\\w+)\\.ts',
    `services/codefixes/(?!(?:${fixes})\\.ts)\\w+\\.ts`,
    `services/refactors/(?:${refactorings})\\.ts`,
    `services/(?:${services})\\.ts`,
    `services/_namespaces/ts\\.(?:${serviceObjects})\\.ts`,
  ]
    .map((path) => `^// src/${path}`)
    .join('|'),
);
/** Users ask whether it is there (`ts.server?.`). */
const leftExports = new Set(['server']);
/** What `emit`, and moves to other files, would call of what is left out. */
const transformer =
  /^(?:transform\w+|getDeclarationDiagnostics|getNewStatementsAndRemoveFromOldFile|addNewFileToTsconfig|addExportsInOldFile|addImportsForMovedSymbols|createNewFileName|getStatementsToMove|containsJsx|getUsageInfo|isInImport|getExistingLocals)$/;
const serviceObject = new RegExp(`^ts_(?:${serviceObjects})_exports$`);

/**
 * Bundles of `typescript` with those exports only whose names occur in the code of its users, so that esbuild can leave
 * out what nobody reaches: tsserver, `tsc --build` and `--watch`, and the lists of names. Its file is one function that
 * fills an object with all of them; this makes an ES module of that.
 */
export function slimTypeScript() {
  return {
    name: 'slim-typescript',
    setup(build) {
      build.onLoad({ filter: /[\\/]typescript[\\/]lib[\\/]typescript\.js$/ }, ({ path }) => ({
        contents: slim(readFileSync(path, 'utf8'), wordsOf()).code,
        loader: 'js',
        resolveDir: dirname(path),
      }));
    },
  };
}

/**
 * @param source text of typescript.js
 * @param words names of exports that are kept
 * @returns `code` of the module, and the `names` that what was left out declares, which it must not use
 */
export function slim(source, words) {
  const { inside, exports } = parts(source);
  const kept = exports.filter(([name]) => words.has(name) && !leftExports.has(name));
  const sections = inside.split(/^(?=\/\/ src\/)/m);
  const isLeft = (section) => left.test(section);
  const members = kept.map(([name, value]) => `get ${name}() { return ${value}; }`);
  const declared = sections
    .filter(isLeft)
    .join('')
    .matchAll(/^(?:var|function|async function|class) (\w+)/gm);
  const names = [...declared].map(([, name]) => name);
  const stubs = names
    .filter((name) => transformer.test(name))
    .map((name) => `function ${name}() { return notHere(); }`);
  const objects = names.filter((name) => serviceObject.test(name)).map((name) => `var ${name} = {};`);
  const notHere = 'function notHere() { throw new Error("this part of TypeScript is not in the bundle"); }';
  const stays = withoutUnusedMessages(sections.filter((section) => !isLeft(section)));
  return {
    code: [stays, notHere, ...stubs, ...objects, `export default { ${members.join(',\n')} };\n`].join('\n'),
    names: names.filter((name) => !transformer.test(name) && !serviceObject.test(name)),
  };
}

/** The sections as one text, without the messages that none of them gives, and without the names for their translations. */
function withoutUnusedMessages(sections) {
  const isTable = (section) => section.startsWith('// src/compiler/diagnosticInformationMap');
  const rest = sections.filter((section) => !isTable(section)).join('');
  const used = new Set([...rest.matchAll(/\bDiagnostics\d*\.(\w+)/g)].map(([, name]) => name));
  return sections
    .map((section) =>
      isTable(section)
        ? section.replace(/^ {2}(\w+): diag\(.*\),?\n/gm, (line, name) =>
            used.has(name) ? line.replace(/(: diag\(\d+, [^,]+), "[^"]*", /, '$1, "", ') : '',
          )
        : section,
    )
    .join('');
}

/** The code inside TypeScript's function, without what makes exports; and the exports with the names they have inside. */
function parts(source) {
  const start = must(/^var ts = \{\}; \(\(module\) => \{\n"use strict";\n/m, source);
  const end = must(/^\/\/ Annotate the CommonJS export names for ESM import in node:\n/m, source);
  let inside = source.slice(start.index + start[0].length, end.index);
  const main = must(/^__export\(typescript_exports, \{\n([^}]*)\}\);\n/m, inside);
  const exports = [...main[1].matchAll(/^ {2}(\w+): \(\) => (\w+),?$/gm)].map(([, name, value]) => [name, value]);
  if (exports.length < 2000) throw new Error('the exports of TypeScript were not found');
  inside = inside.replace(main[0], '').replace(must(/^module\.exports = .*\n/m, inside)[0], '');
  // The same list for plugins of tsserver, and tsserver's own.
  for (const list of inside.matchAll(
    /^var (ts_exports2|ts_server_exports\d+) = \{\};\n__export\(\1, \{\n[^}]*\}\);\n/gm,
  )) {
    inside = inside.replace(list[0], '');
  }
  return { inside, exports };
}

function must(pattern, text) {
  const match = pattern.exec(text);
  if (match === null) throw new Error(`TypeScript's file is not as expected: ${pattern} is missing`);
  return match;
}

/** All words in the code of the users. */
export function wordsOf(folders = users) {
  const words = new Set();
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(?:js|ts)$/.test(entry.name) || entry.name.endsWith('.d.ts')) continue;
      for (const [word] of readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8').matchAll(/[\w$]+/g)) {
        words.add(word);
      }
    }
  }
  return words;
}
