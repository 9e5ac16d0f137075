/** Entry of `dist/engine-worker.js`: loads the engine proper, with code kept from earlier starts when that is wanted. */

import image from 'engine-image:';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { compressed, size } from '@jitl/quickjs-ng-wasmfile-release-sync/wasm';
import { type LoadedBundle, loadWithCodeCache } from '../bundle/code-cache.js';
import type { WorkerSetup } from './protocol.js';
import { decodeImage, decompressed } from './stored-image.js';

// Decompressed in Node's own threads while the engine is loaded in this one.
const quickjs = decompressed(compressed, size);
const decoded = decodeImage(image);
const bundle = join(__dirname, 'engine.js');
const { codeCache } = workerData as WorkerSetup;
const { exports: engine, keepCode }: LoadedBundle =
  codeCache === undefined ? { exports: require(bundle) as unknown } : loadWithCodeCache(bundle, codeCache);
(engine as typeof import('./worker.js')).serve({ image: decoded, quickjs, ...(keepCode && { keepCode }) });
