/**
 * Measures the bundled language server from the outside: a process of its own, spoken to over its standard streams as an
 * editor does. Times are milliseconds, memory is bytes.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createProtocolConnection,
  type DocumentDiagnosticReport,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { environment } from './model.js';

const bundle = join(__dirname, '../../dist/server.js');

/** An action of ordinary size that uses what most actions use. */
const action = (name: string): string => `/**
 * Puts the roles of the user's grants into a flat claim.
 *
 * Flow: Complement token, Triggers: Pre Userinfo creation, Pre access token creation
 */
let logger = require("zitadel/log");

function ${name}(ctx, api) {
  if (ctx.v1.user.grants == null || ctx.v1.user.grants.count == 0) {
    return;
  }
  let roles = [];
  ctx.v1.user.grants.grants.forEach((grant) => {
    grant.roles.forEach((role) => {
      roles.push(grant.projectId + ':' + role);
    });
  });
  const user = ctx.v1.getUser();
  if (user.human) {
    logger.log("user %s", user.human.displayName);
    api.v1.claims.setClaim('nickname', user.human.nickName);
  }
  const metadata = ctx.v1.user.getMetadata();
  metadata.metadata.forEach((entry) => {
    api.v1.claims.setClaim(entry.key, entry.value);
  });
  api.v1.claims.setClaim('my:zitadel:grants', roles);
}
`;

class Server {
  private constructor(
    private readonly process: ChildProcess,
    private readonly connection: ProtocolConnection,
  ) {}

  static async start(): Promise<Server> {
    const child = spawn(process.execPath, [bundle, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: environment(),
    });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout!),
      new StreamMessageWriter(child.stdin!),
    );
    connection.listen();
    const server = new Server(child, connection);
    await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {}, completion: { completionItem: { snippetSupport: true } } } },
    });
    await connection.sendNotification('initialized', {});
    return server;
  }

  open(uri: string, text: string, languageId = 'zitadel-action'): Promise<void> {
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  edit(uri: string, version: number, line: number, character: number, removed: number, text: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: { line, character }, end: { line, character: character + removed } }, text }],
    });
  }

  async diagnostics(uri: string): Promise<number> {
    const report = await this.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return report.kind === 'full' ? report.items.length : 0;
  }

  async completions(uri: string, line: number, character: number): Promise<number> {
    const list = await this.connection.sendRequest<{ items: unknown[] }>('textDocument/completion', {
      textDocument: { uri },
      position: { line, character },
      context: { triggerKind: 1 },
    });
    return list.items.length;
  }

  /** Resident memory of the server's process; Linux only, else NaN. */
  get memory(): number {
    try {
      const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
    } catch {
      return Number.NaN;
    }
  }

  removeLine(uri: string, version: number, line: number): Promise<void> {
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } }, text: '' }],
    });
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await ended;
    this.connection.dispose();
  }
}

export interface Spread {
  readonly p50: number;
  readonly p95: number;
}

function spread(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

/** From the start of the process to the first diagnostics of an action. */
export async function serverStart(runs = 15): Promise<Spread> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    const server = await Server.start();
    await server.open('file:///a.action.js', action('first'));
    await server.diagnostics('file:///a.action.js');
    times.push(performance.now() - started);
    await server.stop();
  }
  return spread(times);
}

export interface EditFigures {
  readonly completion: Spread;
  readonly diagnostics: Spread;
  /** Bytes of resident memory after the edits. */
  readonly memory: number;
}

/** Completion and diagnostics after each of a row of edits, with a number of actions open. */
export async function serverEdits(actions = 1, edits = 150): Promise<EditFigures> {
  const server = await Server.start();
  const uris = Array.from({ length: actions }, (_, index) => `file:///actions/a${index}.action.js`);
  for (const uri of uris) {
    await server.open(uri, action('same'));
    await server.diagnostics(uri);
  }
  return measureEdits(server, uris[0]!, action('same'), 0, edits);
}

/** The same in a Terraform file of a number of actions, in the script in the middle of it. */
export async function terraformEdits(actions = 50, edits = 150): Promise<EditFigures> {
  const server = await Server.start();
  const uri = 'file:///nowhere/main.tf';
  const text = Array.from({ length: actions }, (_, index) => terraformAction(index)).join('');
  await server.open(uri, text, 'terraform');
  await server.diagnostics(uri);
  const middle = text.split('\n').indexOf(`  name   = "a${actions >> 1}"`);
  return measureEdits(server, uri, text, middle, edits);
}

/** An action and its trigger as people write them. */
function terraformAction(index: number): string {
  const script = action(`a${index}`).replace(/^(?=.)/gm, '    ');
  return `resource "zitadel_action" "a${index}" {
  name   = "a${index}"
  script = <<-EOT
${script}  EOT
}
resource "zitadel_trigger_actions" "a${index}" {
  flow_type    = "FLOW_TYPE_CUSTOMISE_TOKEN"
  trigger_type = "TRIGGER_TYPE_PRE_USERINFO_CREATION"
  action_ids   = [zitadel_action.a${index}.id]
}
`;
}

async function measureEdits(
  server: Server,
  uri: string,
  text: string,
  from: number,
  edits: number,
): Promise<EditFigures> {
  const line = text.split('\n').findIndex((one, index) => index >= from && one.includes('const user ='));
  const completion: number[] = [];
  const diagnostics: number[] = [];
  let version = 1;
  for (let edit = 0; edit < edits + 20; edit++) {
    const typed = '  api.v1.claims.';
    await server.edit(uri, ++version, line, 0, 0, `${typed}\n`);
    const asked = performance.now();
    const items = await server.completions(uri, line, typed.length);
    const answered = performance.now();
    if (items === 0) throw new Error('no completions');
    await server.edit(uri, ++version, line, typed.length, 0, `setClaim('c${edit}', ${edit});`);
    const changed = performance.now();
    await server.diagnostics(uri);
    const checked = performance.now();
    // The first ones warm the server up, as its user's first keys do.
    if (edit >= 20) {
      completion.push(answered - asked);
      diagnostics.push(checked - changed);
    }
    if (edit % 5 === 4) for (let taken = 0; taken < 5; taken++) await server.removeLine(uri, ++version, line);
  }
  const figures = { completion: spread(completion), diagnostics: spread(diagnostics), memory: server.memory };
  await server.stop();
  return figures;
}
