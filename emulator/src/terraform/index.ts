/** Actions in Terraform and OpenTofu files. */
import type { ParseTerraform } from './parser.js';

export { mayConcernActions } from './concern.js';
export {
  resolveFolder,
  type ScriptSource,
  type TerraformAction,
  type TerraformFolder,
  type WrittenName,
} from './folder.js';
export type { ParseTerraform } from './parser.js';
export type { Expression, Span, Template, TerraformFile } from './syntax.js';
export {
  escapeTemplate,
  fileTemplate,
  type RenderedScript,
  removedIndent,
  renderTemplate,
  type Stretch,
} from './template.js';

/** Whether a file is one of Terraform's or OpenTofu's. */
export function isTerraformFile(path: string): boolean {
  return /\.(?:tf|tofu)$/.test(path);
}

let parser: Promise<ParseTerraform> | undefined;

/** The parser; loaded once, when it is first asked for. Rejects when WebAssembly is not to be had. */
export function loadTerraformParser(): Promise<ParseTerraform> {
  // By `require`, which bundlers and test runners put off alike.
  parser ??= (require('./parser.js') as typeof import('./parser.js')).createParser();
  return parser;
}
