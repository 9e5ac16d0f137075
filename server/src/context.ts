import type { CancellationToken, Connection, ResponseError } from 'vscode-languageserver';
import type { Version } from '../../emulator/src/catalogue/model.js';
import type { Documents, OpenDocument } from './documents.js';
import type { Host } from './host.js';
import type { Neighbours } from './neighbours/index.js';
import type { Log } from './run-safe.js';
import type { Settings } from './settings.js';
import type { ActionLanguage } from './typescript/language.js';

/** What the features of the server share. */
export interface ServerContext {
  readonly connection: Connection;
  readonly host: Host;
  readonly log: Log;
  readonly documents: Documents;
  readonly neighbours: Neighbours;
  readonly client: ClientAbilities;
  /** Addresses of the folders of the workspace. */
  folders(): readonly string[];
  /** Settings of a document; without one, of the workspace. */
  settings(uri?: string): Settings;
  /** Settings for a document: a manifest's severities go over them. */
  settingsOf(uri: string): Settings;
  /** Version that a document is written for. */
  versionOf(uri: string): Version;
  /** The type checker and what is built on it; loaded when first asked for, because that takes a while. */
  language(): Promise<ActionLanguage>;
  /** Wraps a handler of a request about an open document; `fallback` answers for documents that are not ours. */
  onDocument<P extends { readonly textDocument: { readonly uri: string } }, R>(
    name: string,
    fallback: R,
    handler: (document: OpenDocument, params: P, token: CancellationToken) => Promise<R> | R,
  ): (params: P, token: CancellationToken) => Promise<R | ResponseError<never>>;
  /** Wraps a handler of any other request. */
  onRequest<P, R>(
    name: string,
    fallback: (params: P) => R,
    handler: (params: P, token: CancellationToken) => Promise<R> | R,
  ): (params: P, token: CancellationToken) => Promise<R | ResponseError<never>>;
  /** Called when what a document's diagnostics, hints and lenses depend on changed without an edit. */
  bindingsChanged(document: OpenDocument): void;
}

/** What the client said it can do, as far as the server behaves differently for it. */
export interface ClientAbilities {
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly refreshCodeLenses: boolean;
  readonly refreshInlayHints: boolean;
  readonly configuration: boolean;
  readonly folders: boolean;
  readonly registersConfiguration: boolean;
  readonly registersFormatting: boolean;
  /** Whether it watches files in folders that it is told of later. */
  readonly registersWatchers: boolean;
  readonly createsFiles: boolean;
  readonly renamesFiles: boolean;
  /** Whether it checks files against the schemas of the extension by itself. */
  readonly checksSchemas: boolean;
  readonly snippets: boolean;
  /** Whether completions may say what they replace besides what they insert. */
  readonly insertReplace: boolean;
}
