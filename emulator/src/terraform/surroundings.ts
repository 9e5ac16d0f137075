/** What was read around the files of a folder because they ask for it: modules, folders of scripts, files of values. */
import { resolveFolder, type TerraformFolder } from './folder.js';
import type { Surroundings } from './modules.js';
import type { ParseTerraform } from './parser.js';
import type { TerraformFile } from './syntax.js';

export type Entries = readonly { readonly name: string; readonly directory: boolean }[];

/** Reads below the folder; paths are relative to it. */
export interface FolderReader {
  readText(path: string): Promise<string | undefined>;
  readFolder(path: string): Promise<Entries>;
}

/** What is read may ask for more: a module for its folder, that for its files, those for a list of scripts. */
const mostRounds = 12;
/** Files that a configuration reads values from are small, and it has few of them. */
const mostFiles = 500;
const longestText = 1_000_000;

export class KnownSurroundings implements Surroundings {
  readonly #texts = new Map<string, string | null>();
  readonly #folders = new Map<string, Entries>();
  readonly #files = new Map<string, TerraformFile>();

  constructor(
    private readonly parse: ParseTerraform,
    private readonly reader: FolderReader,
    /** Text of a file that is being edited, which counts instead of the one on disk. */
    private readonly openText: (path: string) => string | undefined = () => undefined,
  ) {}

  text(path: string): string | undefined | null {
    return this.openText(path) ?? this.#texts.get(path);
  }

  entries(folder: string): Entries | undefined {
    return this.#folders.get(folder);
  }

  file(path: string): TerraformFile | undefined {
    const text = this.text(path);
    if (text === undefined || text === null) return undefined;
    const before = this.#files.get(path);
    if (before?.text === text) return before;
    const file = this.parse(path, text, before);
    this.#files.set(path, file);
    return file;
  }

  /** What files say together with all that they ask for. */
  async resolve(files: () => readonly TerraformFile[]): Promise<TerraformFolder> {
    let resolved = resolveFolder(files(), this);
    for (let round = 0; round < mostRounds && (await this.readMissing(resolved)); round++)
      resolved = resolveFolder(files(), this);
    return resolved;
  }

  /** Whether something that was asked for was not read yet. */
  isMissing({ asked }: TerraformFolder): boolean {
    return [...asked.folders].some((path) => !this.#folders.has(path)) || this.missingTexts(asked).length > 0;
  }

  /** Forgets what may be different now; for paths that nobody asked for that is nothing. */
  forget(path: string): void {
    this.#texts.delete(path);
    for (let folder = path; folder !== ''; ) {
      folder = folder.includes('/') ? folder.replace(/\/[^/]*$/, '') : '';
      this.#folders.delete(folder);
    }
  }

  private missingTexts({ texts, files }: TerraformFolder['asked']): string[] {
    return [...texts, ...files].filter((path) => this.text(path) === undefined).slice(0, mostFiles);
  }

  /** Reads what was asked for; false when all of that was there. */
  private async readMissing({ asked }: TerraformFolder): Promise<boolean> {
    const folders = [...asked.folders].filter((path) => !this.#folders.has(path)).slice(0, mostFiles);
    const texts = this.missingTexts(asked);
    await Promise.all([
      ...folders.map(async (path) => this.#folders.set(path, await this.reader.readFolder(path))),
      ...texts.map(async (path) => {
        const text = await this.reader.readText(path);
        this.#texts.set(path, text === undefined || text.length > longestText ? null : text);
      }),
    ]);
    return folders.length + texts.length > 0;
  }
}
