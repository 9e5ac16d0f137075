#!/usr/bin/env node
/** Entry of `dist/cli.js`: loads the command line proper, with code kept from earlier starts. */
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { codeCacheFolder, loadWithCodeCache } from '../bundle/code-cache.js';

/**
 * V8 makes better code of a WebAssembly function once so many bytes of it, about, have been executed: of QuickJS's
 * interpreter after a thousand of its steps, which takes longer than the run of a small action, and no process can end
 * meanwhile. With this it is 80,000 steps, so that a script that computes for long still gets the better code.
 */
const runsForShort = '--wasm-tiering-budget=2000000000';
/** The newest version of Node that is known to have the flag: V8 complains aloud of one that it does not know. */
const newestWithFlag = 24;

const node = Number.parseInt(process.versions.node, 10);
if (process.argv[2] === 'run' && node <= newestWithFlag) setFlagsFromString(runsForShort);
const { keepCode } = loadWithCodeCache(join(__dirname, 'command-line.js'), codeCacheFolder());
// A command that was used wrongly has not come far: of its code too little would be kept.
if (keepCode !== undefined) process.once('exit', (code) => code <= 1 && keepCode());
