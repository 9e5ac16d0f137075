import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createServer } from '../server.js';
import { host } from './host.js';

/** What the CLI uses of the bundle. */
export { createChecker } from '../checker.js';
export { typesOf } from '../types.js';
export { programActions, programBinding } from './program-binding.js';

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
