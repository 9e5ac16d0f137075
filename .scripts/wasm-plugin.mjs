import { readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';

/**
 * `import bytes from 'PACKAGE/wasm'` gives the bytes of a WebAssembly module. They are in the bundle compressed: written
 * out as base64 alone they would compress badly in the package, and cost 100 kB more of it.
 */
export function compressedWasm() {
  return {
    name: 'compressed-wasm',
    setup(build) {
      build.onLoad({ filter: /\.wasm$/ }, async ({ path }) => {
        const text = brotliCompressSync(await readFile(path)).toString('base64');
        const contents = `import { brotliDecompressSync } from 'node:zlib';
export default brotliDecompressSync(Buffer.from('${text}', 'base64'));`;
        return { contents, loader: 'js', resolveDir: '.' };
      });
    },
  };
}
