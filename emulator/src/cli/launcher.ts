#!/usr/bin/env node
/** Entry of `dist/cli.js`: loads the command line proper, with code kept from earlier starts. */
import { join } from 'node:path';
import { codeCacheFolder, loadWithCodeCache } from '../bundle/code-cache.js';
import { startThread } from '../engine/thread.js';

const codeCache = codeCacheFolder();
// Of all that a run needs, the thread takes longest to start: it does so while this one loads the command line.
const thread =
  process.argv[2] === 'run' ? startThread(join(__dirname, 'engine-worker.js'), { codeCache, brief: true }) : undefined;
const { exports: commandLine, keepCode } = loadWithCodeCache(join(__dirname, 'command-line.js'), codeCache);
// A command that was used wrongly has not come far: of its code too little would be kept.
if (keepCode !== undefined) process.once('exit', (code) => code <= 1 && keepCode());
(commandLine as typeof import('./main.js')).start(thread);
