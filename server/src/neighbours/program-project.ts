import { classify } from '../../../emulator/src/binding/classify.js';
import { isProgramSource, mayConcernPrograms } from '../../../emulator/src/binding/outside.js';
import type { Host } from '../host.js';
import { loadPrograms } from '../typescript/load.js';
import type { ProgramAction, TextScript, Trees } from '../typescript/programs/index.js';
import { pathBetween, pathOf, within, withPath } from './addresses.js';

/** What lies in a project that nobody wrote, or that is made of what people wrote. */
const passedOver = /^(?:node_modules|\..*|dist|build|out|bin|cdktf\.out|coverage)$/;
const mostFolders = 200;
const mostFiles = 400;
const longest = 300_000;

/** All actions that share one text of a module. */
export interface ProgramScript {
  readonly id: string;
  readonly script: TextScript;
  readonly actions: readonly ProgramAction[];
}

/** What a program says, as long as its texts are what they are. */
interface Reading {
  readonly texts: readonly (string | undefined)[];
  /** Texts of the modules that were read, by path. */
  readonly modules: ReadonlyMap<string, string>;
  readonly actions: readonly ProgramAction[];
  /** Actions whose script is a file, by its path. */
  readonly files: ReadonlyMap<string, readonly ProgramAction[]>;
  /** Scripts in the texts of modules, by the path of the module. */
  readonly scripts: ReadonlyMap<string, readonly ProgramScript[]>;
  readonly summary: string;
}

/** The program of a folder: its modules on disk, and over them those that are open. */
export class ProgramProject {
  readonly #trees: Trees = new Map();
  readonly #judged = new Map<string, { readonly text: string; readonly isModule: boolean }>();
  #reading: Reading | undefined;

  private constructor(
    readonly folder: string,
    /** Texts on disk of the modules that may concern actions, by address. */
    private readonly disk: ReadonlyMap<string, string>,
    private readonly opened: ReadonlySet<string>,
    private readonly openText: (uri: string) => string | undefined,
  ) {}

  /**
   * Reads the modules of a folder.
   * @param opened addresses of modules that are open, all over the place
   */
  static async read(
    folder: string,
    host: Pick<Host, 'readFile' | 'readDirectory'>,
    opened: ReadonlySet<string>,
    openText: (uri: string) => string | undefined,
  ): Promise<ProgramProject> {
    const disk = new Map<string, string>();
    for (const uri of await sourcesIn(folder, host)) {
      const text = await host.readFile(uri);
      if (text !== undefined && text.length <= longest && mayConcernPrograms(text)) disk.set(uri, text);
    }
    return new ProgramProject(folder, disk, opened, openText);
  }

  /** Whether a module is one of the program's, on disk or as it is open. */
  has(uri: string): boolean {
    return this.current.modules.has(pathOf(uri));
  }

  /** Whether a file is on the list of those that were read from disk. */
  isOnDisk(uri: string): boolean {
    return this.disk.has(uri);
  }

  address(path: string): string {
    return withPath(this.folder, path);
  }

  /** The scripts themselves are no part of a program. */
  private isModule(uri: string, text: string): boolean {
    const known = this.#judged.get(uri);
    if (known?.text === text) return known.isModule;
    const isModule =
      text.length <= longest && mayConcernPrograms(text) && !(/js$/.test(uri) && classify(text) === 'certain');
    this.#judged.set(uri, { text, isModule });
    return isModule;
  }

  /** What the program says now. */
  get current(): Reading {
    const uris = [...this.disk.keys()];
    for (const uri of this.opened) if (!this.disk.has(uri) && isBelow(this.folder, uri)) uris.push(uri);
    const texts = uris.map((uri) => this.openText(uri) ?? this.disk.get(uri));
    const before = this.#reading;
    if (before?.texts.length === texts.length && texts.every((text, index) => text === before.texts[index]))
      return before;
    const modules = new Map<string, string>();
    for (const [index, uri] of uris.entries()) {
      const text = texts[index];
      if (text !== undefined && this.isModule(uri, text)) modules.set(pathOf(uri), text);
    }
    // Scripts that are edited in the folder of a program are no part of it.
    if (before !== undefined && isSame(before.modules, modules)) {
      this.#reading = { ...before, texts };
      return this.#reading;
    }
    for (const path of this.#trees.keys()) if (!modules.has(path)) this.#trees.delete(path);
    const actions = modules.size === 0 ? [] : loadPrograms().readProgram(modules, pathOf(this.folder), this.#trees);
    const reading: Reading = { texts, modules, actions, ...sorted(actions), summary: summaryOf(actions) };
    this.#reading = reading;
    return reading;
  }
}

function isSame(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([path, text]) => b.get(path) === text);
}

function isBelow(folder: string, uri: string): boolean {
  const path = pathBetween(folder, uri);
  return path !== undefined && !path.startsWith('..');
}

async function sourcesIn(root: string, host: Pick<Host, 'readDirectory'>): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [root];
  for (let at = 0; at < folders.length && at < mostFolders && found.length < mostFiles; at++) {
    const folder = folders[at]!;
    for (const { name, directory } of await host.readDirectory(folder))
      if (directory && !passedOver.test(name)) folders.push(within(folder, name));
      else if (!directory && isProgramSource(name)) found.push(within(folder, name));
  }
  return found.slice(0, mostFiles);
}

function sorted(actions: readonly ProgramAction[]): Pick<Reading, 'files' | 'scripts'> {
  const files = new Map<string, ProgramAction[]>();
  const texts = new Map<string, ProgramAction[]>();
  for (const action of actions) {
    const { script } = action;
    const [map, key] =
      script.kind === 'file' ? [files, script.path] : [texts, `${script.at.start}:${script.at.module}`];
    const same = map.get(key);
    if (same === undefined) map.set(key, [action]);
    else same.push(action);
  }
  const { commonText } = loadPrograms();
  const scripts = new Map<string, ProgramScript[]>();
  const ids = new Map<string, Set<string>>();
  for (const same of texts.values()) {
    const script = commonText(same.flatMap((one) => (one.script.kind === 'text' ? [one.script] : [])));
    const { module } = script.at;
    const own = scripts.get(module) ?? [];
    const taken = ids.get(module) ?? new Set();
    scripts.set(module, [...own, { id: freeId(taken, same[0]!), script, actions: same }]);
    ids.set(module, taken);
  }
  return { files, scripts };
}

/** An id that an edit of the text leaves alone. */
function freeId(taken: Set<string>, { label, name }: ProgramAction): string {
  const base = `program.${(label ?? name ?? 'action').toLowerCase().replace(/[^a-z0-9._-]+/g, '-')}`;
  let id = base;
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
  taken.add(id);
  return id;
}

/** What a program says of scripts that are elsewhere, to tell whether an edit changed that. */
function summaryOf(actions: readonly ProgramAction[]): string {
  return JSON.stringify(
    actions.map(({ name, label, triggers, timeoutMs, script }) => [
      name,
      label,
      triggers,
      timeoutMs,
      script.kind === 'file' ? script.path : script.at.module,
    ]),
  );
}
