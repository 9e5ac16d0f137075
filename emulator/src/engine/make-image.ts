/** A step of the build: evaluates the prelude and writes the engine's memory image to standard output. */

import guestText from 'guest:main.ts';
import wasmBytes from '@jitl/quickjs-ng-wasmfile-release-sync/wasm';
import { GuestEngine } from './instance.js';
import { wasm } from './webassembly.js';

GuestEngine.create({ wasm: new wasm.Module(wasmBytes), prelude: guestText }).then(
  (engine) => process.stdout.write(engine.store()),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
