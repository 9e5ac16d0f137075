import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes a file beside the bundle that is being built.
 *
 * @returns code that reads it as `bytes`; the bytes are in the code itself when the bundle goes to no folder
 */
export function besideBundle(build, name, bytes) {
  const { outdir } = build.initialOptions;
  if (outdir === undefined) return `const bytes = Buffer.from('${Buffer.from(bytes).toString('base64')}', 'base64');`;
  mkdirSync(outdir, { recursive: true });
  writeFileSync(join(outdir, name), bytes);
  return `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
const bytes = readFileSync(join(__dirname, '${name}'));`;
}
