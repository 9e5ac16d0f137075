import { execFileSync } from 'node:child_process';
import * as esbuild from 'esbuild';

/**
 * `import image from 'engine-image:'` gives the memory of QuickJS after its prelude, as bytes: the prelude is evaluated
 * once here instead of at each start.
 */
export function engineImage() {
  return {
    name: 'engine-image',
    setup(build) {
      build.onResolve({ filter: /^engine-image:/ }, () => ({ path: 'engine-image', namespace: 'engine-image' }));
      build.onLoad({ filter: /.*/, namespace: 'engine-image' }, async () => {
        const { plugins, mainFields, loader, target, minify } = build.initialOptions;
        const result = await esbuild.build({
          entryPoints: ['emulator/src/engine/make-image.ts'],
          bundle: true,
          write: false,
          metafile: true,
          format: 'cjs',
          platform: 'node',
          ...{ plugins, mainFields, loader, target, minify },
        });
        const contents = execFileSync(process.execPath, ['-'], {
          input: result.outputFiles[0].contents,
          maxBuffer: 2 ** 26,
        });
        return { contents, loader: 'binary', watchFiles: Object.keys(result.metafile.inputs) };
      });
    },
  };
}
