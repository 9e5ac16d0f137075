/** The parser of Terraform files; loaded when the first of them is met. */
import { readFileSync } from 'node:fs';
import { isTerraformJson, isValuesFile, mayConcernActions } from './concern.js';
import { differenceOf, withEditedScript } from './edit.js';
import { jsonBlocks, type ReadExpression } from './json.js';
import { blocksOf, type KnownBlocks, onlyExpression, valuesOf } from './read.js';
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
  const read = new WeakMap<TerraformFile, Read>();
  const lead = 'x = ';
  const expression: ReadExpression = (text, at) => {
    const whole = `${lead}${text}\n`;
    const tree = parser.parse(whole);
    if (tree === null) return { kind: 'unknown', parts: [], start: at, end: at + text.length };
    try {
      return onlyExpression(tree.rootNode, whole, lead.length - at);
    } finally {
      tree.delete();
    }
  };
  return (name, text, previous) => {
    if (!mayMatter(name, text) || (name.endsWith('.json') && !isTerraformJson(name)))
      return { name, text, blocks: [], shape: {} };
    if (isTerraformJson(name)) return { name, text, blocks: jsonBlocks(text, expression), shape: {} };
    const before = previous && read.get(previous);
    const quick = before && previous && withEditedScript(previous, text);
    if (quick !== undefined && before !== undefined) {
      read.set(quick, before);
      return quick;
    }
    const old = before?.tree.copy();
    if (old !== undefined && before !== undefined) old.edit(editBetween(before.text, text));
    const tree = parser.parse(text, old);
    old?.delete();
    if (tree === null) return { name, text, blocks: [], shape: {} };
    const { blocks, known } = isValuesFile(name)
      ? { blocks: valuesOf(tree.rootNode, text), known: noBlocks }
      : blocksOf(tree.rootNode, text, before?.known ?? noBlocks);
    const file = { name, text, blocks, shape: {} };
    read.set(file, { tree, text, known });
    return file;
  };
}

/** What the parser made of a text; for a script that is edited that may be an earlier one. */
interface Read {
  readonly tree: treeSitter.Tree;
  readonly text: string;
  readonly known: KnownBlocks;
}

const noBlocks: KnownBlocks = new Map();

function mayMatter(name: string, text: string): boolean {
  return isValuesFile(name) || mayConcernActions(text) || /\b(?:locals|variable|module)\b/.test(text);
}

function editBetween(before: string, after: string): treeSitter.Edit {
  const { start, oldEnd, newEnd } = differenceOf(before, after);
  return new treeSitter.Edit({
    startIndex: start,
    oldEndIndex: oldEnd,
    newEndIndex: newEnd,
    startPosition: pointAt(before, start),
    oldEndPosition: pointAt(before, oldEnd),
    newEndPosition: pointAt(after, newEnd),
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
