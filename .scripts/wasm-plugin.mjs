import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { besideBundle } from './beside-bundle.mjs';

/**
 * `import bytes from 'PACKAGE/NAME.wasm'` gives the bytes of a WebAssembly module. They are compressed, in a file of their
 * own that all bundles share: as text in each bundle they would be parsed with it, and be in the package twice.
 */
export function compressedWasm() {
  return {
    name: 'compressed-wasm',
    setup(build) {
      build.onLoad({ filter: /\.wasm$/ }, async ({ path }) => {
        const module = await readFile(path);
        const compressed = brotliCompressSync(module);
        const contents = `import { brotliDecompressSync } from 'node:zlib';
${besideBundle(build, `${basename(path)}.br`, compressed)}
export const compressed = bytes;
export const size = ${module.length};
export default /* @__PURE__ */ brotliDecompressSync(bytes, { chunkSize: ${module.length + 1} });`;
        return { contents, loader: 'js', resolveDir: '.' };
      });
    },
  };
}
