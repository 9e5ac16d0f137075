/** Actions in Terraform and OpenTofu files. */
import type { ParseTerraform } from './parser.js';

export { configurationFiles, isTerraformFile, isTerraformJson, isValuesFile, mayConcernActions } from './concern.js';
export {
  type Asked,
  describePlace,
  resolveFolder,
  type ScriptSource,
  type TerraformAction,
  type TerraformFolder,
} from './folder.js';
export type { Surroundings } from './modules.js';
export type { ParseTerraform } from './parser.js';
export { type Entries, type FolderReader, KnownSurroundings } from './surroundings.js';
export { type Expression, type Place, type Span, type Template, type TerraformFile, templateAt } from './syntax.js';
export {
  escapeQuoted,
  escapeTemplate,
  fileTemplate,
  removedIndent,
  renderFile,
  renderInline,
  renderTemplate,
} from './template.js';

let parser: Promise<ParseTerraform> | undefined;

/** The parser; loaded once, when it is first asked for. Rejects when WebAssembly is not to be had. */
export function loadTerraformParser(): Promise<ParseTerraform> {
  // By `require`, which bundlers and test runners put off alike.
  parser ??= (require('./parser.js') as typeof import('./parser.js')).createParser();
  return parser;
}
