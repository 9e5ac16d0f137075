import { execFileSync } from 'node:child_process';
import * as esbuild from 'esbuild';
import { besideBundle } from './beside-bundle.mjs';

/**
 * `import image from 'engine-image:'` gives the memory of QuickJS after its prelude, as bytes: the prelude is evaluated
 * once here instead of at each start. They are in a file of their own.
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
          // It is run as it is, without files beside it.
          plugins: plugins.filter(({ name }) => name !== 'shared-libraries'),
          ...{ mainFields, loader, target, minify },
        });
        const image = execFileSync(process.execPath, ['-'], {
          input: result.outputFiles[0].contents,
          maxBuffer: 2 ** 26,
        });
        const contents = `${besideBundle(build, 'engine.image', image)}\nexport default bytes;`;
        return { contents, loader: 'js', resolveDir: '.', watchFiles: Object.keys(result.metafile.inputs) };
      });
    },
  };
}
