/** The parser of Terraform files; loaded when the first of them is met. */
import { readFileSync } from 'node:fs';
import { mayConcernActions } from './concern.js';
import { blocksOf } from './read.js';
import type { TerraformFile } from './syntax.js';

import treeSitter = require('web-tree-sitter');

/** Reads one file. Broken text gives what can be had of it. */
export type ParseTerraform = (name: string, text: string) => TerraformFile;

export async function createParser(): Promise<ParseTerraform> {
  const { engine, grammar } = await bytes();
  await treeSitter.Parser.init({ wasmBinary: engine });
  const language = await treeSitter.Language.load(grammar);
  const parser = new treeSitter.Parser();
  parser.setLanguage(language);
  return (name, text) => {
    if (!mayConcernActions(text) && !/\blocals\b|\bvariable\b/.test(text)) return { name, text, blocks: [] };
    const tree = parser.parse(text);
    try {
      return { name, text, blocks: tree === null ? [] : blocksOf(tree.rootNode, text) };
    } finally {
      tree?.delete();
    }
  };
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
