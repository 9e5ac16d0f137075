import * as esbuild from 'esbuild';
import type { GuestEngine } from '../../emulator/src/engine/instance.js';
import { createLocalEngine } from '../../emulator/src/engine/local.js';

let text: Promise<string> | undefined;

/** Bundled text of the guest prelude, made the way the build makes it. */
export function guestText(): Promise<string> {
  text ??= esbuild
    .build({
      entryPoints: ['emulator/src/guest/main.ts'],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'guest',
      platform: 'neutral',
      target: 'es2022',
      legalComments: 'none',
    })
    .then((result) => result.outputFiles[0]!.text);
  return text;
}

/** An engine in this thread with the prelude as it stands in the sources. */
export async function localEngine(memoryLimit?: number): Promise<GuestEngine> {
  return createLocalEngine(await guestText(), memoryLimit);
}
