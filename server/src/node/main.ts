import { readdir, readFile } from 'node:fs/promises';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import type { Host } from '../host.js';
import { createServer } from '../server.js';

/** What the CLI uses of the bundle. */
export { createChecker } from '../checker.js';

/** The server's files on disk. */
const host: Host = {
  readFile: (uri) => readFile(URI.parse(uri).fsPath, 'utf8').catch(() => undefined),
  readDirectory: (uri) =>
    readdir(URI.parse(uri).fsPath, { withFileTypes: true }).then(
      (entries) => entries.map((entry) => ({ name: entry.name, directory: entry.isDirectory() })),
      () => [],
    ),
  now: () => performance.now(),
};

/** Serves on standard input and output until the client ends it. */
export function serveStdio(): void {
  if (!process.argv.includes('--stdio')) process.argv.push('--stdio');
  serve();
}

/** Serves on the transport that the command line names: --stdio, --node-ipc, --socket=PORT, --pipe=NAME. */
export function serve(): void {
  const connection = createConnection(ProposedFeatures.all);
  process.on('unhandledRejection', (reason) => connection.console.error(`Unhandled rejection: ${String(reason)}`));
  process.on('uncaughtException', (error) => connection.console.error(`Uncaught: ${error.stack ?? error.message}`));
  createServer(connection, host);
  connection.listen();
}
