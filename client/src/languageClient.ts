import * as vscode from 'vscode';
import type { CancellationToken, LanguageClient } from 'vscode-languageclient/node';
import { programFilesGlob } from '../../emulator/src/binding/outside.js';
import { ActionsChangedNotification, languageId } from '../../server/src/protocol.js';
import { mayHoldActions } from './active/documents.js';
import { type ProgramFile, serveProgram } from './program-features.js';
import { Restarts } from './restarts.js';

/** Files that say something about actions, and folders in which scripts come and go; the server adds those of programs. */
const watched = [
  '**/{zitadel-actions.json,actions.yaml,flows.yaml,*.tf,*.tofu,*.tf.json,*.tofu.json,*.tfvars,*.tfvars.json}',
  programFilesGlob,
  '**/{zitadel,actions,zitadel-actions,scripts}/**/*.{js,json,yaml}',
];

/** How the server's process fares. */
export type ServerState = 'stopped' | 'starting' | 'running' | 'failed';

/** The language server: started when the first of its features is needed, restarted by itself when it fails. */
export class Server implements vscode.Disposable {
  #client: LanguageClient | undefined;
  /** Modules of programs that are served. */
  readonly #programs = new Map<string, ProgramFile>();
  /** Whether the client that runs serves them. */
  #isServing = false;
  #started: Promise<LanguageClient> | undefined;
  readonly #restarts = new Restarts();
  readonly #actionsChanged = new vscode.EventEmitter<ActionsChangedNotification.Params>();
  /** Name or triggers of an action changed. */
  readonly onActionsChanged = this.#actionsChanged.event;
  readonly #stateChanged = new vscode.EventEmitter<ServerState>();
  readonly onStateChanged = this.#stateChanged.event;
  /** Made with the first client; the library listens to them, and leaves them to us. */
  #watchers: vscode.FileSystemWatcher[] = [];

  constructor(
    private readonly module: string,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Starts it, or gives the start that is under way. Rejects when it cannot start. */
  start(): Promise<LanguageClient> {
    this.#started ??= this.#start().catch((error: unknown) => {
      this.#started = undefined;
      this.log.error(`The language server did not start: ${String(error)}`);
      throw error;
    });
    return this.#started;
  }

  /** Starts it as soon as an action is open, or the workspace turns out to hold actions. */
  startWhenNeeded(): vscode.Disposable {
    const consider = (document: vscode.TextDocument): void => {
      // A failure is in the log and in the status; the next request tries again.
      if (mayHoldActions(document)) this.start().catch(() => undefined);
    };
    for (const document of vscode.workspace.textDocuments) consider(document);
    if (!this.#started) void this.#startForWorkspace();
    return vscode.workspace.onDidOpenTextDocument(consider);
  }

  /** Serves a module of a program besides the documents of its own languages; starts for it. */
  async serve({ uri, languageId: language }: vscode.TextDocument): Promise<void> {
    const key = `${language} ${uri.toString()}`;
    if (this.#programs.has(key)) return;
    const folder = vscode.Uri.joinPath(uri, '..');
    const program = {
      languageId: language,
      scheme: uri.scheme,
      folder: folder.toString(),
      name: uri.path.slice(uri.path.lastIndexOf('/') + 1),
    };
    const isRunning = this.#client !== undefined && this.#isServing;
    this.#programs.set(key, program);
    // A server that starts later serves all that are known then. A failure is in the log and in the status.
    const client = await this.start().catch(() => undefined);
    if (isRunning && client) serveProgram(client, program);
  }

  async request<Params, Result>(method: string, params: Params, token?: CancellationToken): Promise<Result> {
    const client = await this.start();
    return token ? client.sendRequest<Result>(method, params, token) : client.sendRequest<Result>(method, params);
  }

  async notify<Params>(method: string, params: Params): Promise<void> {
    const client = await this.start();
    await client.sendNotification(method, params);
  }

  async restart(): Promise<void> {
    this.#restarts.reset();
    if (this.#client) await this.#client.restart();
    else await this.start();
    this.log.info('The language server was restarted.');
  }

  /** Ends the process; for the editor's shutdown. */
  async stop(): Promise<void> {
    await this.#started?.catch(() => undefined);
    await this.#client?.dispose();
    this.#client = undefined;
    this.#started = undefined;
  }

  dispose(): void {
    for (const one of [this.#actionsChanged, this.#stateChanged, ...this.#watchers]) one.dispose();
  }

  async #offerRestart(): Promise<void> {
    const restart = 'Restart';
    const log = 'Show Log';
    const answer = await vscode.window.showErrorMessage(
      'The language server of ZITADEL Actions ended several times in a short while and was not started again.',
      restart,
      log,
    );
    if (answer === restart) await this.restart();
    if (answer === log) this.log.show();
  }

  async #startForWorkspace(): Promise<void> {
    const pattern = '**/{zitadel-actions.json,*.action.js,*.zitadel.js}';
    const [found] = await vscode.workspace.findFiles(pattern, '**/node_modules/**', 1);
    if (found) await this.start().catch(() => undefined);
  }

  async #start(): Promise<LanguageClient> {
    const { module } = this;
    // Three quarters of this bundle is the library, and not every activation needs a server.
    const { CloseAction, ErrorAction, LanguageClient, State, TransportKind } = await import(
      'vscode-languageclient/node'
    );
    if (this.#watchers.length === 0)
      this.#watchers = watched.map((pattern) => vscode.workspace.createFileSystemWatcher(pattern));
    const client = new LanguageClient(
      'zitadel',
      'ZITADEL Actions',
      {
        run: { module, transport: TransportKind.ipc },
        debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6019'] } },
      },
      {
        documentSelector: [
          { language: languageId },
          { pattern: '**/*.{tf,tofu,tfvars,tf.json,tofu.json}' },
          { pattern: '**/{zitadel-actions.json,actions.yaml,flows.yaml}' },
        ],
        // The editor checks manifests against the schema that the extension brings.
        initializationOptions: { checksSchemas: true },
        outputChannel: this.log,
        traceOutputChannel: this.log,
        synchronize: { fileEvents: this.#watchers },
        errorHandler: {
          // What cannot be written to a process that is ending would end the client too, and nothing would start it again.
          error: () => ({ action: ErrorAction.Continue, handled: true }),
          closed: () => {
            if (this.#restarts.again()) return { action: CloseAction.Restart, handled: true };
            void this.#offerRestart();
            return { action: CloseAction.DoNotRestart, handled: true };
          },
        },
      },
    );
    client.onNotification(ActionsChangedNotification.method, (params: ActionsChangedNotification.Params) =>
      this.#actionsChanged.fire(params),
    );
    const states: Readonly<Record<number, ServerState>> = {
      [State.Running]: 'running',
      [State.Starting]: 'starting',
      [State.StartFailed]: 'failed',
    };
    client.onDidChangeState(({ newState }) => {
      this.#isServing = false;
      // What was registered beyond its own selector a client forgets with its server.
      if (newState === State.Running)
        void client.start().then(() => {
          this.#isServing = true;
          for (const program of this.#programs.values()) serveProgram(client, program);
        });
      this.#stateChanged.fire(states[newState] ?? 'stopped');
    });
    this.#client = client;
    await client.start();
    return client;
  }
}
