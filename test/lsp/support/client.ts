import { PassThrough } from 'node:stream';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import {
  type CodeAction,
  type CodeLens,
  type CompletionItem,
  type CompletionList,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Host } from '../../../server/src/host.js';
import { languageId } from '../../../server/src/protocol.js';
import { createServer } from '../../../server/src/server.js';
import { expectedPlaces, placeOf, takeCursor } from './markers.js';

export interface ClientOptions {
  /** The section `zitadel` of the client's settings. */
  readonly settings?: unknown;
  /** Whether the client pulls diagnostics; on unless said otherwise. */
  readonly pull?: boolean;
  /** Whether the client knows completions that insert and that replace; it does not unless said otherwise. */
  readonly insertReplace?: boolean;
  readonly files?: Readonly<Record<string, string>>;
  /** Folders of the workspace, each with its section `zitadel`; a folder that has none has the client's. */
  readonly folders?: Readonly<Record<string, unknown>>;
}

/** A diagnostic of our server: its messages are plain texts. */
export type PlainDiagnostic = Diagnostic & { readonly message: string };

/** A client of a server in the same process, over a pair of streams. */
interface Registration {
  readonly method: string;
  readonly registerOptions?: { readonly watchers?: readonly unknown[] };
}

export class TestClient {
  readonly logged: string[] = [];
  /** What the server asked to be asked for again. */
  readonly refreshed: string[] = [];
  /** Methods that the server registered for. */
  readonly registered: string[] = [];
  /** Patterns of files that it asked to be told of. */
  readonly watched: unknown[] = [];
  readonly published: { uri: string; version?: number; diagnostics: PlainDiagnostic[] }[] = [];
  initialized: InitializeResult | undefined;
  #settings: unknown;
  #count = 0;

  private constructor(
    readonly connection: ProtocolConnection,
    options: ClientOptions,
    private readonly server: { dispose(): void },
  ) {
    this.#settings = options.settings ?? {};
  }

  static async start(options: ClientOptions = {}): Promise<TestClient> {
    const up = new PassThrough();
    const down = new PassThrough();
    const server = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down));
    const host: Host = {
      readFile: async (uri) => options.files?.[uri],
      readDirectory: async (uri) => entriesOf(options.files ?? {}, uri),
      now: () => performance.now(),
    };
    createServer(server, host);
    server.listen();
    const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    const client = new TestClient(connection, options, server);
    connection.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => {
      if (type <= 2) client.logged.push(message);
    });
    connection.onNotification('textDocument/publishDiagnostics', (params: (typeof client.published)[number]) => {
      client.published.push(params);
    });
    const folders = Object.entries(options.folders ?? {});
    connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri?: string }[] }) =>
      items.map(({ scopeUri }) => folders.find(([folder]) => scopeUri?.startsWith(folder))?.[1] ?? client.#settings),
    );
    for (const what of ['diagnostic', 'codeLens', 'inlayHint'])
      connection.onRequest(`workspace/${what}/refresh`, () => {
        client.refreshed.push(what);
        return null;
      });
    connection.onRequest('client/registerCapability', ({ registrations }: { registrations: Registration[] }) => {
      client.registered.push(...registrations.map(({ method }) => method));
      client.watched.push(...registrations.flatMap(({ registerOptions }) => registerOptions?.watchers ?? []));
      return null;
    });
    connection.listen();
    client.initialized = await connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      workspaceFolders: folders.map(([uri]) => ({ uri, name: uri })),
      initializationOptions: { settings: options.settings ?? {} },
      capabilities: {
        workspace: {
          configuration: true,
          workspaceFolders: true,
          workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename'] },
          didChangeConfiguration: { dynamicRegistration: true },
          didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
          diagnostics: { refreshSupport: true },
          codeLens: { refreshSupport: true },
          inlayHint: { refreshSupport: true },
        },
        textDocument: {
          completion: {
            completionItem: { snippetSupport: true, insertReplaceSupport: options.insertReplace === true },
          },
          ...(options.pull !== false && { diagnostic: {} }),
        },
      },
    });
    await connection.sendNotification('initialized', {});
    return client;
  }

  /** Changes the settings, as a person does while the server runs. */
  async configure(settings: unknown): Promise<void> {
    this.#settings = settings;
    await this.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  }

  /** Waits until something holds; messages are handled meanwhile. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Ends the server. Throws when it logged warnings or errors: a fault that was answered with a default is a fault. */
  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.connection.end();
    this.connection.dispose();
    this.server.dispose();
    if (this.logged.length > 0) throw new Error(`the server logged:\n${this.logged.join('\n')}`);
  }

  request<R>(method: string, params: unknown): Promise<R> {
    return this.connection.sendRequest<R>(method, params);
  }

  /** Opens a text in which `$0` may mark a cursor or a selection. */
  async open(
    marked: string,
    options: { readonly name?: string; readonly languageId?: string; readonly uri?: string } = {},
  ): Promise<TestDocument> {
    const { text, offsets } = takeCursor(marked);
    const uri = options.uri ?? `file:///project/${++this.#count}/${options.name ?? 'test.action.js'}`;
    const document = TextDocument.create(uri, options.languageId ?? languageId, 1, text);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: document.languageId, version: 1, text },
    });
    return new TestDocument(this, document, offsets);
  }
}

/** What a folder of a map of files holds. */
function entriesOf(
  files: Readonly<Record<string, string>>,
  folder: string,
): { readonly name: string; readonly directory: boolean }[] {
  const start = folder.endsWith('/') ? folder : `${folder}/`;
  const names = new Map<string, boolean>();
  for (const uri of Object.keys(files)) {
    if (!uri.startsWith(start)) continue;
    const [name, ...rest] = uri.slice(start.length).split('/');
    if (name !== undefined) names.set(name, rest.length > 0);
  }
  return [...names].map(([name, directory]) => ({ name, directory }));
}

/** An open document, and what a person would ask about it. */
export class TestDocument {
  constructor(
    readonly client: TestClient,
    public document: TextDocument,
    private readonly offsets: readonly number[],
  ) {}

  get uri(): string {
    return this.document.uri;
  }
  get text(): string {
    return this.document.getText();
  }
  get cursor(): Position {
    return this.document.positionAt(this.offsets[0] ?? 0);
  }
  get selection(): Range {
    return { start: this.cursor, end: this.document.positionAt(this.offsets[1] ?? this.offsets[0] ?? 0) };
  }
  at(position: Position = this.cursor): { textDocument: { uri: string }; position: Position } {
    return { textDocument: { uri: this.uri }, position };
  }
  get whole(): Range {
    return { start: { line: 0, character: 0 }, end: this.document.positionAt(this.text.length) };
  }

  /** Position of the n-th occurrence (from 1) of a text. */
  find(text: string, occurrence = 1): Position {
    let at = -1;
    for (let count = 0; count < occurrence; count++) at = this.text.indexOf(text, at + 1);
    if (at < 0) throw new Error(`no “${text}” in the document`);
    return this.document.positionAt(at);
  }

  /** Replaces a range, as one keystroke of a person would. */
  async edit(range: Range, text: string): Promise<void> {
    const changes = [{ range, text }];
    this.document = TextDocument.update(this.document, changes, this.document.version + 1);
    await this.client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri, version: this.document.version },
      contentChanges: changes,
    });
  }

  async close(): Promise<void> {
    await this.client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri } });
  }

  async completions(context?: unknown): Promise<readonly CompletionItem[]> {
    const list = await this.client.request<CompletionList | null>('textDocument/completion', { ...this.at(), context });
    return list?.items ?? [];
  }
  async labels(): Promise<readonly string[]> {
    return (await this.completions()).map(({ label }) => label);
  }
  async resolved(label: string): Promise<CompletionItem> {
    const item = (await this.completions()).find((one) => one.label === label);
    if (item === undefined) throw new Error(`no completion “${label}”`);
    return this.client.request<CompletionItem>('completionItem/resolve', item);
  }
  async hover(position: Position = this.cursor): Promise<string | undefined> {
    const hover = await this.client.request<Hover | null>('textDocument/hover', this.at(position));
    const contents = hover?.contents;
    return contents === undefined
      ? undefined
      : typeof contents === 'object' && 'value' in contents
        ? contents.value
        : JSON.stringify(contents);
  }
  async diagnostics(): Promise<readonly PlainDiagnostic[]> {
    const report = await this.client.request<DocumentDiagnosticReport>('textDocument/diagnostic', this.at());
    return report.kind === 'full' ? (report.items as PlainDiagnostic[]) : [];
  }
  /** Diagnostics that people see (hints grey out text only), as places. */
  async places(): Promise<readonly string[]> {
    return (await this.diagnostics())
      .filter(({ severity }) => severity !== 4)
      .map(({ range, code }) => placeOf(range, String(code)))
      .sort();
  }
  /** What the caret comments in the text expect. */
  get expected(): readonly string[] {
    return expectedPlaces(this.text);
  }
  async lenses(): Promise<readonly CodeLens[]> {
    return this.client.request<CodeLens[]>('textDocument/codeLens', this.at());
  }
  async codeActions(range: Range = this.selection, only?: readonly string[]): Promise<readonly CodeAction[]> {
    const all = await this.diagnostics();
    const diagnostics = all.filter(
      (one) => one.range.start.line <= range.end.line && one.range.end.line >= range.start.line,
    );
    return this.client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: this.uri },
      range,
      context: { diagnostics, ...(only !== undefined && { only }) },
    });
  }
}
