/** Entry of `dist/server.js`: loads the language server proper, with code kept from earlier starts. */
import { join } from 'node:path';
import type { ServerBundle } from '../../../emulator/src/cli/checker.js';
import { loadWithCodeCache } from './code-cache.js';

const bundle = loadWithCodeCache(join(__dirname, 'language-server.js')) as ServerBundle & { serve(): void };

/** What the CLI uses. */
export const { createChecker, serveStdio, typesOf } = bundle;

if (require.main === module) bundle.serve();
