/** Entry of `dist/server.js`: loads the language server proper, with code kept from earlier starts. */
import { join } from 'node:path';
import { codeCacheFolder, loadWithCodeCache } from '../../../emulator/src/bundle/code-cache.js';
import type { ServerBundle } from '../../../emulator/src/cli/checker.js';

/** Milliseconds after which the code of the functions that a start needs has been made. */
const keepDelay = 5000;

const { exports: bundle, keepCode } = loadWithCodeCache(join(__dirname, 'language-server.js'), codeCacheFolder()) as {
  exports: ServerBundle & { serve(): void };
  keepCode?: () => void;
};
if (keepCode !== undefined) {
  process.once('exit', keepCode);
  setTimeout(() => {
    process.off('exit', keepCode);
    keepCode();
  }, keepDelay).unref();
}

/** What the CLI uses. */
export const { createChecker, programActions, programBinding, serveStdio, typesOf } = bundle;

if (require.main === module) bundle.serve();
