import * as esbuild from 'esbuild';

/**
 * `import text from 'guest:PATH'` gives the bundled text of a guest entry: the code that runs inside QuickJS, compiled
 * for it and wrapped as one expression.
 */
export function guestText() {
  return {
    name: 'guest-text',
    setup(build) {
      build.onResolve({ filter: /^guest:/ }, (args) => ({
        path: args.path.slice('guest:'.length),
        namespace: 'guest',
      }));
      build.onLoad({ filter: /.*/, namespace: 'guest' }, async (args) => {
        const result = await esbuild.build({
          entryPoints: [`emulator/src/guest/${args.path}`],
          bundle: true,
          write: false,
          metafile: true,
          format: 'iife',
          globalName: 'guest',
          platform: 'neutral',
          target: 'es2022',
          minify: build.initialOptions.minify ?? false,
          legalComments: 'none',
          logLevel: 'warning',
        });
        return {
          contents: result.outputFiles[0].text,
          loader: 'text',
          watchFiles: Object.keys(result.metafile.inputs),
        };
      });
    },
  };
}
