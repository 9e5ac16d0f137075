import type { Binding, BindingProvider } from '../../../emulator/src/binding/model.js';
import { actionOfFile } from '../../../emulator/src/manifest/bindings.js';
import { type Manifest, manifestFileName } from '../../../emulator/src/manifest/model.js';
import { parseManifest } from '../../../emulator/src/manifest/parse.js';
import type { Host } from '../host.js';
import { soleActionId } from '../protocol.js';
import { folderOf, foldersAbove, nameOf, pathWithin, within } from './addresses.js';

/** Folders above a file that are looked at. */
const levels = 12;

interface FoundManifest {
  readonly manifest: Manifest;
  readonly folder: string;
}

/** The manifests above open files, read once until they change. */
export class Manifests implements BindingProvider {
  /** By folder; null where there is none. */
  readonly #read = new Map<string, Promise<FoundManifest | null>>();
  readonly #known = new Map<string, FoundManifest | null>();

  constructor(
    private readonly host: Pick<Host, 'readFile'>,
    /** Told of manifests that cannot be used. */
    private readonly report: (message: string) => void,
  ) {}

  /** Reads the manifest that a file belongs to: the nearest one above it. */
  async load(uri: string): Promise<void> {
    for (const folder of foldersAbove(uri, levels)) {
      let reading = this.#read.get(folder);
      if (reading === undefined) {
        reading = this.read(folder);
        this.#read.set(folder, reading);
      }
      const found = await reading;
      // Something newer may have been asked for meanwhile.
      if (this.#read.get(folder) === reading) this.#known.set(folder, found);
      if (found !== null) return;
    }
  }

  /** The manifest of a file, as far as it was loaded. */
  of(uri: string): FoundManifest | undefined {
    for (const folder of foldersAbove(uri, levels)) {
      const found = this.#known.get(folder);
      if (found) return found;
      if (found === undefined) return undefined;
    }
    return undefined;
  }

  /** Address of the manifest that a file belongs to, as far as it was loaded. */
  addressFor(uri: string): string | undefined {
    const found = this.of(uri);
    return found && within(found.folder, manifestFileName);
  }

  bindingOf(uri: string, action: string): Binding | undefined {
    const found = action === soleActionId ? this.of(uri) : undefined;
    const path = found && pathWithin(found.folder, uri);
    const bound = found && path !== undefined ? actionOfFile(found.manifest, path) : undefined;
    if (bound === undefined) return undefined;
    return {
      ...(bound.named && { name: bound.name }),
      triggers: bound.triggers.map(({ trigger }) => trigger),
      ...(bound.triggers.length === 1 && { order: bound.triggers[0]!.order }),
      timeoutMs: bound.timeoutMs,
      source: 'manifest',
      origin: manifestFileName,
    };
  }

  /** Forgets a manifest that changed. False when the file is none. */
  forget(uri: string): boolean {
    if (nameOf(uri) !== manifestFileName) return false;
    this.#read.delete(folderOf(uri));
    this.#known.delete(folderOf(uri));
    return true;
  }

  private async read(folder: string): Promise<FoundManifest | null> {
    const text = await this.host.readFile(within(folder, manifestFileName));
    if (text === undefined) return null;
    try {
      return { manifest: parseManifest(text, manifestFileName), folder };
    } catch (error) {
      this.report(`${within(folder, manifestFileName)}: ${error instanceof Error ? error.message : String(error)}`);
      return { manifest: {}, folder };
    }
  }
}
