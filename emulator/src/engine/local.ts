import { readFileSync } from 'node:fs';
import { GuestEngine } from './instance.js';
import { decodeImage } from './stored-image.js';
import { wasm } from './webassembly.js';

/**
 * An engine in the thread of the caller, for tests and tools: without the worker's larger stack and without the timer
 * that ends native loops.
 *
 * @param prelude bundled text of the guest prelude, or what another engine stored
 */
export async function createLocalEngine(prelude: string | Uint8Array, memoryLimit?: number): Promise<GuestEngine> {
  const path = require.resolve('@jitl/quickjs-ng-wasmfile-release-sync/wasm');
  const compiled = new wasm.Module(readFileSync(path));
  return GuestEngine.create({
    wasm: compiled,
    prelude: typeof prelude === 'string' ? prelude : await decodeImage(prelude),
    recursionLimit: 192 * 1024,
    ...(memoryLimit !== undefined && { memoryLimit }),
  });
}
