/** Entry of `dist/command-line.js`, which `dist/cli.js` loads. */
import { codeCacheFolder } from '../bundle/code-cache.js';
import type { EngineThread } from '../engine/thread.js';
import { InternalError } from '../errors.js';
import { main } from './program.js';

/** Runs the command that the process was started with. `thread`: of the engine, when it was started already. */
export function start(thread: EngineThread | undefined): void {
  const abort = new AbortController();
  process.once('SIGINT', () => abort.abort());
  // A reader that has seen enough (head, less) closes the pipe: that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

  main(process.argv.slice(2), {
    cwd: process.cwd(),
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    colours: !process.env.NO_COLOR && (Boolean(process.env.FORCE_COLOR) || process.stdout.isTTY === true),
    bundles: __dirname,
    codeCache: codeCacheFolder(),
    signal: abort.signal,
    ...(thread && { thread }),
  }).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const kind = error instanceof InternalError ? '' : `${error instanceof Error ? error.name : 'error'}: `;
      process.stderr.write(`This is a fault of zitadel-actions, please report it.\n${kind}${detail}\n`);
      process.exitCode = 70;
    },
  );
}
