// What esbuild makes of two kinds of import (see .scripts/build.mjs).

/** The bundled text of the code that runs inside QuickJS. */
declare module 'guest:main.ts' {
  const text: string;
  export default text;
}

/** The bytes of QuickJS. */
declare module '@jitl/quickjs-ng-wasmfile-release-sync/wasm' {
  const bytes: Uint8Array;
  /** By brotli. */
  export const compressed: Uint8Array;
  /** How many bytes it is. */
  export const size: number;
  export default bytes;
}

/** Memory of the engine after the prelude. */
declare module 'engine-image:' {
  const bytes: Uint8Array;
  export default bytes;
}
