import {
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { latestVersion } from './catalogue.js';
import type { ClientAbilities, ServerContext } from './context.js';
import { Documents } from './documents.js';
import { registerActions } from './features/actions.js';
import { capabilities } from './features/capabilities.js';
import { registerCodeActions } from './features/code-actions.js';
import { registerCodeLenses } from './features/code-lenses.js';
import { registerCompletion } from './features/completion.js';
import { registerDiagnostics } from './features/diagnostics.js';
import { registerDocumentLinks } from './features/document-links.js';
import { registerFormatting } from './features/formatting.js';
import { registerInlayHints } from './features/inlay-hints.js';
import { registerNavigation } from './features/navigation.js';
import { registerRename } from './features/rename.js';
import { registerStructure } from './features/structure.js';
import { registerWorkspaceSymbols } from './features/workspace-symbols.js';
import type { Host } from './host.js';
import { languageIdOf, Neighbours } from './neighbours/index.js';
import { watchNeighbours } from './neighbours/watch.js';
import { languageId as actionLanguageId, settingsSection } from './protocol.js';
import { runSafe } from './run-safe.js';
import { ScopedSettings } from './scoped-settings.js';
import type { ActionLanguage } from './typescript/language.js';
import { loadLanguage } from './typescript/load.js';

/**
 * Makes a language server on a connection that is not listening yet. Everything the server needs of its machine comes
 * through `host`, so that it runs in Node, in a browser's worker and in tests alike.
 */
export function createServer(connection: Connection, host: Host): void {
  const log = {
    error: (message: string) => connection.console.error(message),
    warn: (message: string) => connection.console.warn(message),
    info: (message: string) => connection.console.info(message),
  };
  const neighbours: Neighbours = new Neighbours(host, (uri) => documents.textOf(uri), log.warn);
  const documents: Documents = new Documents([neighbours.actionDocument]);
  neighbours.attach(documents);
  let client: ClientAbilities = abilities({});
  let folders: readonly string[] = [];
  const settings = new ScopedSettings(
    (scopes) =>
      connection.workspace.getConfiguration(
        scopes.map((scopeUri) => ({ section: settingsSection, ...(scopeUri !== undefined && { scopeUri }) })),
      ),
    log.warn,
  );
  let language: Promise<ActionLanguage> | undefined;
  const changed: ((document: NonNullable<ReturnType<Documents['get']>>) => void)[] = [];

  const context: ServerContext = {
    connection,
    host,
    log,
    documents,
    neighbours,
    get client() {
      return client;
    },
    folders: () => folders,
    settings: (uri) => settings.of(uri),
    settingsOf: (uri) => neighbours.settingsOf(uri, settings.of(uri)),
    versionOf: (uri) => neighbours.versionOf(uri) ?? settings.of(uri).targetVersion ?? latestVersion,
    language: () => (language ??= load()),
    onDocument: (name, fallback, handler) => (params, token) =>
      runSafe(name, log, token, fallback, async () => {
        await watcher.known(params.textDocument.uri);
        await settings.known(params.textDocument.uri);
        const document = documents.get(params.textDocument.uri);
        return document === undefined ? fallback : handler(document, params, token);
      }),
    onRequest: (name, fallback, handler) => (params, token: CancellationToken) =>
      runSafe(name, log, token, fallback(params), () => handler(params, token)),
    bindingsChanged: (document) => {
      document.invalidate();
      for (const listener of changed) listener(document);
      refresh();
    },
  };

  let refreshing = false;
  /** Asks the client to ask again for what it shows, once for all that changes in one go. */
  function refresh(): void {
    if (refreshing) return;
    refreshing = true;
    setImmediate(() => {
      refreshing = false;
      const ask = (method: string, able: boolean): void => {
        if (able) connection.sendRequest(method).catch((error: unknown) => log.warn(`${method}: ${String(error)}`));
      };
      ask('workspace/diagnostic/refresh', client.refreshDiagnostics && client.pullDiagnostics);
      ask('workspace/codeLens/refresh', client.refreshCodeLenses);
      ask('workspace/inlayHint/refresh', client.refreshInlayHints);
    });
  }

  async function load(): Promise<ActionLanguage> {
    const started = host.now();
    const { ActionLanguage } = loadLanguage();
    const loaded = new ActionLanguage({
      documents,
      settings: context.settings,
      version: context.versionOf,
      report: log.warn,
    });
    // The library is read before the first document needs it.
    setImmediate(() => loaded.typescript.getProgram());
    log.info(`TypeScript is ready after ${Math.round(host.now() - started)} ms`);
    return loaded;
  }

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    client = abilities(params.capabilities, params.initializationOptions);
    folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri === null ? [] : [params.rootUri]);
    settings.several = client.configuration && folders.length > 1;
    settings.set(params.initializationOptions?.settings);
    // Loaded while the client reads the answer: the first document needs it at once.
    setImmediate(() =>
      context.language().catch((error: unknown) => log.error(`TypeScript did not load: ${String(error)}`)),
    );
    return {
      capabilities: {
        ...capabilities(client),
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      },
      serverInfo: { name: 'zitadel-actions' },
    };
  });

  const readConfiguration = async (): Promise<void> => {
    if (!client.configuration) return;
    await settings.refresh([...documents.all()].map(({ uri }) => uri));
    for (const document of documents.all()) context.bindingsChanged(document);
  };
  const configured = (): void =>
    void readConfiguration().catch((error: unknown) => log.error(`Settings could not be read: ${String(error)}`));
  connection.onInitialized(() => {
    if (client.folders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        settings.several = client.configuration && folders.length > 1;
        configured();
      });
    if (client.registersConfiguration)
      connection.client
        .register(DidChangeConfigurationNotification.type, { section: settingsSection })
        .catch((error: unknown) => log.warn(`Changes of settings will not be heard of: ${String(error)}`));
    // Terraform's files have a formatter of their own, and editors ask people which of two to take.
    if (client.registersFormatting)
      for (const type of [DocumentFormattingRequest.type, DocumentRangeFormattingRequest.type])
        connection.client
          .register(type as typeof DocumentFormattingRequest.type, {
            documentSelector: [{ language: actionLanguageId }],
          })
          .catch((error: unknown) => log.warn(`Formatting will not be offered: ${String(error)}`));
    configured();
  });
  connection.onDidChangeConfiguration(async (params) => {
    if (client.configuration) await readConfiguration();
    else {
      settings.set((params.settings as Record<string, unknown> | null)?.[settingsSection]);
      for (const document of documents.all()) context.bindingsChanged(document);
    }
  });

  const { onChange, onClose } = registerDiagnostics(context);
  changed.push(onChange);
  const { actionsChanged, forget } = registerActions(context);
  changed.push(actionsChanged);
  const watcher = watchNeighbours(context);
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    const document = documents.open(uri, languageIdOf(uri, languageId), version, text);
    if (document !== undefined) for (const listener of changed) listener(document);
    watcher.opened(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = documents.change(uri, version, contentChanges);
    if (document === undefined) {
      watcher.textChanged(uri);
      return;
    }
    for (const listener of changed) listener(document);
    watcher.edited(document);
  });
  connection.onDidCloseTextDocument(async ({ textDocument: { uri } }) => {
    const document = documents.close(uri);
    watcher.closed(uri);
    settings.forget(uri);
    if (document === undefined) return;
    onClose(document);
    forget(document);
    if (language !== undefined) (await language).close(document);
  });

  registerCompletion(context);
  registerNavigation(context);
  registerRename(context);
  registerStructure(context);
  registerWorkspaceSymbols(context);
  registerFormatting(context);
  registerInlayHints(context);
  registerCodeActions(context);
  registerCodeLenses(context);
  registerDocumentLinks(context);
}

function abilities(client: ClientCapabilities, options?: { readonly checksSchemas?: unknown }): ClientAbilities {
  return {
    pullDiagnostics: client.textDocument?.diagnostic !== undefined,
    refreshDiagnostics: client.workspace?.diagnostics?.refreshSupport === true,
    refreshCodeLenses: client.workspace?.codeLens?.refreshSupport === true,
    refreshInlayHints: client.workspace?.inlayHint?.refreshSupport === true,
    configuration: client.workspace?.configuration === true,
    folders: client.workspace?.workspaceFolders === true,
    createsFiles: client.workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    renamesFiles: client.workspace?.workspaceEdit?.resourceOperations?.includes('rename') === true,
    checksSchemas: options?.checksSchemas === true,
    registersFormatting: client.textDocument?.formatting?.dynamicRegistration === true,
    registersConfiguration: client.workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers:
      client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true &&
      client.workspace.didChangeWatchedFiles.relativePatternSupport === true,
    snippets: client.textDocument?.completion?.completionItem?.snippetSupport === true,
    insertReplace: client.textDocument?.completion?.completionItem?.insertReplaceSupport === true,
  };
}
