import { readFileSync } from 'node:fs';
import { GuestEngine } from './instance.js';
import { wasm } from './webassembly.js';

/**
 * An engine in the thread of the caller, for tests and tools: without the worker's larger stack and without the timer
 * that ends native loops.
 *
 * @param guestText bundled text of the guest prelude
 * @param image what another engine with the same prelude stored
 */
export async function createLocalEngine(
  guestText: string,
  memoryLimit?: number,
  image?: Uint8Array,
): Promise<GuestEngine> {
  const path = require.resolve('@jitl/quickjs-ng-wasmfile-release-sync/wasm');
  const compiled = new wasm.Module(readFileSync(path));
  return GuestEngine.create({
    wasm: compiled,
    guestText,
    recursionLimit: 192 * 1024,
    ...(memoryLimit !== undefined && { memoryLimit }),
    ...(image && { image }),
  });
}
