import type { BaseLanguageClient, ServerCapabilities } from 'vscode-languageclient';

/** As far as registering goes, all features of the client are alike. */
interface Feature {
  register(data: { readonly id: string; readonly registerOptions: object }): void;
}

const synchronization = ['textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose'];

/**
 * What the server does in modules of programs, by the method and the capability that says how. What editors take of one server only, or ask
 * people which of two to take, is the program's own server's: formatting, tokens, symbols, folding.
 */
const features: Readonly<Record<string, keyof ServerCapabilities>> = {
  'textDocument/completion': 'completionProvider',
  'textDocument/hover': 'hoverProvider',
  'textDocument/signatureHelp': 'signatureHelpProvider',
  'textDocument/definition': 'definitionProvider',
  'textDocument/references': 'referencesProvider',
  'textDocument/documentHighlight': 'documentHighlightProvider',
  'textDocument/rename': 'renameProvider',
  'textDocument/codeAction': 'codeActionProvider',
  'textDocument/codeLens': 'codeLensProvider',
  'textDocument/documentLink': 'documentLinkProvider',
  'textDocument/inlayHint': 'inlayHintProvider',
  'textDocument/diagnostic': 'diagnosticProvider',
};

/** A document that is one of many of its language. */
export interface ProgramFile {
  readonly languageId: string;
  readonly scheme: string;
  /** Address of its folder. */
  readonly folder: string;
  readonly name: string;
}

/** Makes a client that runs serve one document besides those of its selector. */
export function serveProgram(client: BaseLanguageClient, { languageId, scheme, folder, name }: ProgramFile): void {
  const capabilities = client.initializeResult?.capabilities;
  if (capabilities === undefined) return;
  const pattern = { baseUri: folder, pattern: name.replace(/[[\]{}*?]/g, '[$&]') };
  const documentSelector = [{ language: languageId, scheme, pattern }];
  const feature = (method: string): Feature => client.getFeature(method as never) as Feature;
  const register = (method: string, options: object): void =>
    feature(method).register({
      id: `${method} ${folder}/${name}`,
      registerOptions: { ...options, documentSelector },
    });
  // Incremental changes, as the server has announced.
  for (const method of synchronization) register(method, { syncKind: 2 });
  for (const [method, capability] of Object.entries(features)) {
    const options = capabilities[capability];
    if (options) register(method, typeof options === 'object' ? options : {});
  }
}
