/**
 * Loads a bundle with the code that V8 made of it at an earlier start, since most of a start goes into compiling. Everything
 * here may fail without harm; then the bundle is loaded as always.
 */
import { isAscii } from 'node:buffer';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';

export interface LoadedBundle {
  readonly exports: unknown;
  /**
   * Writes the code of all functions that have been called by now, for the next start; absent when an earlier start has
   * done so.
   */
  readonly keepCode?: () => void;
}

/** How many older files of a bundle stay: other versions of Node and of the extension may be in use beside this one. */
const olderKept = 2;

/**
 * Loads a CommonJS bundle.
 *
 * @param folder where code is kept; not used when others can write to it, since what is found there is run unseen
 */
export function loadWithCodeCache(bundle: string, folder: string): LoadedBundle {
  try {
    return load(bundle, folder);
  } catch (error) {
    if (error instanceof CacheTrouble) return { exports: require(bundle) as unknown };
    throw error;
  }
}

/** The folder of the person who runs this, for what can be made again. */
export function codeCacheFolder(): string {
  const base =
    process.platform === 'win32'
      ? (process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'))
      : process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Caches')
        : (process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'));
  return join(base, 'zitadel-actions');
}

class CacheTrouble extends Error {}

function load(bundle: string, folder: string): LoadedBundle {
  const { source, file } = prepare(bundle, folder);
  const cached = tryRead(file);
  // The wrapper that Node puts around modules; one line, so that positions in stacks stay.
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename: bundle,
    ...(cached !== undefined && { cachedData: cached }),
  });
  const loaded = { exports: {} as unknown };
  const run = script.runInThisContext() as (...all: unknown[]) => void;
  run(loaded.exports, createRequire(bundle), loaded, bundle, dirname(bundle));
  const { exports } = loaded;
  const known = cached !== undefined && script.cachedDataRejected !== true;
  return known ? { exports } : { exports, keepCode: () => tryWrite(file, script) };
}

function prepare(bundle: string, folder: string): { source: string; file: string } {
  try {
    if (isOpenToOthers(folder)) throw new CacheTrouble(`others can write to ${folder}`);
    const { size, mtimeMs } = statSync(bundle);
    const key = [bundle, size, mtimeMs, process.version, process.arch, cachedDataVersionTag()];
    const name = `${basename(bundle, '.js')}-${hash(key.join('\n'))}.bin`;
    const bytes = readFileSync(bundle);
    // A text of ASCII alone takes a byte for each character, and is there at once.
    return { source: bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8'), file: join(folder, name) };
  } catch (error) {
    throw new CacheTrouble(String(error));
  }
}

/** Whether the folder belongs to somebody else or others can write to it. On Windows a person's folders are their own. */
function isOpenToOthers(folder: string): boolean {
  const uid = process.getuid?.();
  const found = uid === undefined ? undefined : statSync(folder, { throwIfNoEntry: false });
  return found !== undefined && (found.uid !== uid || (found.mode & 0o022) !== 0);
}

/** 64 bits of FNV-1a, as two halves; loading Node's `crypto` for a name would take longer than compiling a small bundle. */
function hash(text: string): string {
  const half = (start: number): string => {
    let value = start;
    for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
    return (value >>> 0).toString(16).padStart(8, '0');
  };
  return half(0x811c9dc5) + half(0x2bd8f24d);
}

function tryRead(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Not `recursive`: where nothing can be made (below `/proc`), Node then tries for ever. */
function makeFolder(path: string): void {
  if (!existsSync(path)) mkdirSync(path, { mode: 0o700 });
}

/** Writes beside the place and renames, so that no other start reads half a file; clears out what is of no use any more. */
function tryWrite(file: string, script: Script): void {
  try {
    const place = dirname(file);
    makeFolder(dirname(place));
    makeFolder(place);
    const whole = `${file}.${process.pid}`;
    writeFileSync(whole, script.createCachedData(), { mode: 0o600 });
    renameSync(whole, file);
    const bundle = file.slice(0, file.lastIndexOf('-') + 1);
    const others = readdirSync(place)
      .map((name) => join(place, name))
      .filter((path) => path.startsWith(bundle) && path.endsWith('.bin') && path !== file)
      .map((path) => ({ path, time: statSync(path).mtimeMs }))
      .sort((a, b) => b.time - a.time);
    for (const { path } of others.slice(olderKept)) rmSync(path, { force: true });
  } catch {
    // A full disk or a read-only home: the next start compiles again.
  }
}
