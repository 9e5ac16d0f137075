/** The parser of Terraform files; loaded when the first of them is met. */
import { readFileSync } from 'node:fs';
import { mayConcernActions } from './concern.js';
import { blocksOf, type KnownBlocks } from './read.js';
import type { TerraformFile } from './syntax.js';

import treeSitter = require('web-tree-sitter');

/**
 * Reads one file. Broken text gives what can be had of it.
 * @param previous what an earlier text of the file gave, which makes reading faster
 */
export type ParseTerraform = (name: string, text: string, previous?: TerraformFile) => TerraformFile;

export async function createParser(): Promise<ParseTerraform> {
  const { engine, grammar } = await bytes();
  await treeSitter.Parser.init({ wasmBinary: engine });
  const language = await treeSitter.Language.load(grammar);
  const parser = new treeSitter.Parser();
  parser.setLanguage(language);
  // Trees lie in memory that is not JavaScript's; the library frees those that nobody holds any more.
  const read = new WeakMap<TerraformFile, { readonly tree: treeSitter.Tree; readonly known: KnownBlocks }>();
  return (name, text, previous) => {
    if (!mayConcernActions(text) && !/\blocals\b|\bvariable\b/.test(text)) return { name, text, blocks: [] };
    const before = previous && read.get(previous);
    const old = before?.tree.copy();
    if (old !== undefined && previous !== undefined) old.edit(editBetween(previous.text, text));
    const tree = parser.parse(text, old);
    old?.delete();
    if (tree === null) return { name, text, blocks: [] };
    const { blocks, known } = blocksOf(tree.rootNode, text, before?.known ?? new Map());
    const file = { name, text, blocks };
    read.set(file, { tree, known });
    return file;
  };
}

/** The one stretch in which two texts differ. */
function editBetween(before: string, after: string): treeSitter.Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < most - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  return new treeSitter.Edit({
    startIndex: start,
    oldEndIndex: before.length - same,
    newEndIndex: after.length - same,
    startPosition: pointAt(before, start),
    oldEndPosition: pointAt(before, before.length - same),
    newEndPosition: pointAt(after, after.length - same),
  });
}

function pointAt(text: string, offset: number): treeSitter.Point {
  let row = 0;
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    row++;
    line = at + 1;
  }
  return { row, column: offset - line };
}

/** The two WebAssembly modules: within the bundle, or from where packages are when there is none. */
async function bytes(): Promise<{ engine: Uint8Array; grammar: Uint8Array }> {
  if (process.env.ZITADEL_ACTIONS_VERSION !== undefined) {
    const [engine, grammar] = await Promise.all([
      import('web-tree-sitter/web-tree-sitter.wasm'),
      import('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm'),
    ]);
    return { engine: engine.default, grammar: grammar.default };
  }
  const read = (path: string): Uint8Array => new Uint8Array(readFileSync(require.resolve(path)));
  return {
    engine: read('web-tree-sitter/web-tree-sitter.wasm'),
    grammar: read('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm'),
  };
}
