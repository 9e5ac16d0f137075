/**
 * Loads a bundle with the code that V8 made of it at an earlier start: most of the time until the first diagnostics goes
 * into compiling TypeScript. Everything here may fail without harm; then the bundle is loaded as always.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import * as module from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** Milliseconds after which the code of the functions that a start needs has been made. */
const writeDelay = 5000;

/** Loads a CommonJS bundle and gives its exports. Code is kept in a folder of the person who runs it. */
export function loadWithCodeCache(bundle: string): unknown {
  try {
    return load(bundle);
  } catch (error) {
    if (error instanceof CacheTrouble) return require(bundle);
    throw error;
  }
}

class CacheTrouble extends Error {}

function load(bundle: string): unknown {
  const { source, file } = prepare(bundle);
  const cached = tryRead(file);
  // The wrapper that Node puts around modules; one line, so that positions in stacks stay.
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename: bundle,
    ...(cached !== undefined && { cachedData: cached }),
  });
  const loaded = { exports: {} as unknown };
  const run = script.runInThisContext() as (...all: unknown[]) => void;
  run(loaded.exports, module.createRequire(bundle), loaded, bundle, dirname(bundle));
  if (cached === undefined || script.cachedDataRejected === true) {
    const write = once(() => tryWrite(file, script));
    setTimeout(write, writeDelay).unref();
    process.once('exit', write);
  }
  return loaded.exports;
}

function prepare(bundle: string): { source: string; file: string } {
  try {
    const { size, mtimeMs } = statSync(bundle);
    const key = [bundle, size, mtimeMs, process.version, process.versions.v8, process.arch, process.execArgv.join()];
    const name = createHash('sha256').update(key.join('\n')).digest('hex').slice(0, 32);
    return { source: readFileSync(bundle, 'utf8'), file: join(folder(), `${name}.bin`) };
  } catch (error) {
    throw new CacheTrouble(String(error));
  }
}

/** A folder that nobody else can write to: cached code is run unseen. */
function folder(): string {
  const base =
    process.platform === 'win32'
      ? (process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'))
      : process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Caches')
        : (process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'));
  return join(base, 'zitadel-actions');
}

function tryRead(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Writes beside the place and renames, so that no other start reads half a file; clears out what is of no use any more. */
function tryWrite(file: string, script: Script): void {
  try {
    const place = dirname(file);
    mkdirSync(place, { recursive: true, mode: 0o700 });
    const whole = `${file}.${process.pid}`;
    writeFileSync(whole, script.createCachedData(), { mode: 0o600 });
    renameSync(whole, file);
    const others = readdirSync(place)
      .filter((name) => name.endsWith('.bin') && join(place, name) !== file)
      .map((name) => ({ path: join(place, name), time: statSync(join(place, name)).mtimeMs }))
      .sort((a, b) => b.time - a.time);
    for (const { path } of others.slice(3)) rmSync(path, { force: true });
  } catch {
    // A full disk or a read-only home: the next start compiles again.
  }
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (!done) {
      done = true;
      action();
    }
  };
}
