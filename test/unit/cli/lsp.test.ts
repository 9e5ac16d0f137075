import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  createProtocolConnection,
  type DocumentDiagnosticReport,
  type InitializeResult,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const program = join(__dirname, '../../../dist/cli.js');

describe('zitadel-actions lsp', () => {
  it('serves diagnostics over standard input and output until it is told to end', async () => {
    const child = spawn(process.execPath, [program, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    const reader = new StreamMessageReader(child.stdout);
    const connection = createProtocolConnection(reader, new StreamMessageWriter(child.stdin));
    connection.listen();
    const capabilities = { textDocument: { diagnostic: {} } };
    const { serverInfo } = await connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities,
    });
    assert.equal(serverInfo?.name, 'zitadel-actions');
    await connection.sendNotification('initialized', {});
    const uri = 'file:///nowhere/main.tf';
    const text =
      'resource "zitadel_action" "f" {\n  name = "f"\n  script = <<EOT\nasync function f(ctx, api) {}\nEOT\n}\n';
    const textDocument = { uri, languageId: 'terraform', version: 1, text };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    const report = await connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    assert.deepEqual(report.kind === 'full' && report.items.map(({ code, range }) => [code, range.start.line]), [
      ['async-action', 3],
    ]);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.deepEqual(await ended, [0, null]);
    connection.dispose();
  });
});
