import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createProtocolConnection,
  type DocumentDiagnosticReport,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

/** The server as it is shipped: bundled, in a process of its own, started by its launcher. */
describe('the bundled server', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), 'zitadel-server-'));
  const cache = join(folder, 'cache');

  before(() => {
    execFileSync(process.execPath, ['.scripts/build.mjs', 'server', '--out', folder], {
      cwd: join(__dirname, '../..'),
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const environment = { ...process.env, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache, HOME: folder };
  const start = (): { child: ChildProcess; connection: ProtocolConnection } => {
    const child = spawn(process.execPath, [join(folder, 'server.js'), '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: environment,
    });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout!),
      new StreamMessageWriter(child.stdin!),
    );
    connection.listen();
    return { child, connection };
  };
  /** Starts a server, has it check an action, ends it; gives the codes found and the exit status. */
  const session = async (): Promise<readonly [readonly unknown[], number | null]> => {
    const { child, connection } = start();
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} } },
    });
    await connection.sendNotification('initialized', {});
    const uri = 'file:///a.action.js';
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'zitadel-action', version: 1, text: 'function f(ctx, api) { console.log(1); }' },
    });
    const report = await connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    const status = await ended;
    connection.dispose();
    return [report.kind === 'full' ? report.items.map(({ code }) => code) : [], status];
  };
  const kept = (): string[] =>
    readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.bin'));

  it('serves over standard streams, and keeps its code for the next start', async () => {
    assert.deepEqual(await session(), [['unknown-global'], 0]);
    assert.equal(kept().length, 1);
    const file = join(cache, kept()[0]!);
    const { mtimeMs } = statSync(file);
    assert.deepEqual(await session(), [['unknown-global'], 0]);
    assert.equal(statSync(file).mtimeMs, mtimeMs);
  });

  it('starts all the same with a torn cache, and mends it', async () => {
    const file = join(cache, kept()[0]!);
    writeFileSync(file, 'torn');
    assert.deepEqual(await session(), [['unknown-global'], 0]);
    assert.ok(statSync(file).size > 1000);
  });

  it('starts all the same where nothing can be kept', async () => {
    rmSync(cache, { recursive: true, force: true });
    writeFileSync(cache, 'no folder');
    assert.deepEqual(await session(), [['unknown-global'], 0]);
    rmSync(cache);
  });

  it('comes back with its state when it is killed three times while a person types', async () => {
    const uri = 'file:///a.action.js';
    const typed = '  api.v1.clams; console.log(1);';
    const head = '// @zitadel complement-token/pre-userinfo-creation\nfunction f(ctx, api) {\n';
    let text = '';
    let version = 0;
    const seen: unknown[] = [];
    for (let life = 0; life < 4; life++) {
      const { child, connection } = start();
      const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
      await connection.sendRequest('initialize', {
        processId: process.pid,
        rootUri: null,
        capabilities: { textDocument: { diagnostic: {} } },
      });
      await connection.sendNotification('initialized', {});
      // What an editor does when a server ended: it opens again what is open, as it is now.
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'zitadel-action', version: ++version, text: `${head}${text}\n}` },
      });
      const until = Math.ceil((typed.length * (life + 1)) / 4);
      while (text.length < until) {
        const at = { line: 2, character: text.length };
        text += typed[text.length];
        await connection.sendNotification('textDocument/didChange', {
          textDocument: { uri, version: ++version },
          contentChanges: [{ range: { start: at, end: at }, text: text.at(-1) }],
        });
      }
      const asked = connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      if (life === 3) {
        const report = await asked;
        seen.push(report.kind === 'full' && report.items.map(({ code }) => code));
        await connection.sendRequest('shutdown');
        await connection.sendNotification('exit');
        await ended;
      } else {
        // The answer may or may not come before the end.
        asked.catch(() => undefined);
        child.kill('SIGKILL');
        seen.push(await ended);
      }
      connection.dispose();
    }
    assert.deepEqual(seen, ['SIGKILL', 'SIGKILL', 'SIGKILL', ['unknown-member', 'unknown-global']]);
  });

  it('gives the command line its checker', async () => {
    const bundle = require(join(folder, 'language-server.js')) as typeof import('../../server/src/node/main.js');
    const checker = bundle.createChecker({ root: '/' });
    const found = await checker.check(
      { path: '/a/b.js', text: '\nfunction f(ctx, api) { api.v1.atributes.a; }' },
      { trigger: 'customize-saml-response/pre-saml-response-creation' },
    );
    assert.deepEqual(
      found.map(({ code, severity, range }) => [code, severity, range.start]),
      [['unknown-member', 'error', { line: 1, character: 30 }]],
    );
    assert.deepEqual(await checker.check({ path: '/a/b.txt', text: 'x' }, {}), []);
    checker.dispose();
  });
});
