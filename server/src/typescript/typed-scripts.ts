import type { OpenDocument } from '../documents.js';
import type { ts } from './compiler.js';
import type { DeclarationStore } from './declaration-store.js';
import type { Project, ScriptFile } from './project.js';

/** Scripts as the type checker reads them: what the checks need of the language service. */
export interface TypedScripts {
  readonly declarations: DeclarationStore;
  readonly project: Project;
  readonly typescript: ts.LanguageService;
  /** The file of an action, brought up to date. */
  file(document: OpenDocument, action: string): ScriptFile | undefined;
}
