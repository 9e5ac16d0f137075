import type { Binding, BindingSource } from '../../../emulator/src/binding/model.js';
import type { WrittenAction, WrittenActions } from '../../../emulator/src/binding/written.js';
import { actionsFileName, flowsFileName, isFlowsFile, readManagerFiles } from '../../../emulator/src/manager/read.js';
import { manifestFileName } from '../../../emulator/src/manifest/model.js';
import { readManifest } from '../../../emulator/src/manifest/read.js';
import type { EmbeddedScript, Embedder } from '../embedding/model.js';
import type { Host } from '../host.js';
import { soleActionId } from '../protocol.js';
import { folderOf, foldersAbove, nameOf, sameSpelling, within } from './addresses.js';
import type { NamedAction, Neighbour, PathLink, WrittenName } from './model.js';

/** Language ids that the server gives to these files; editors have others for them. */
export const bindingFileIds = { manifest: 'zitadel-manifest', manager: 'zitadel-actions-manager' } as const;
export type BindingFileKind = keyof typeof bindingFileIds;

interface Kind {
  readonly source: BindingSource;
  readonly files: readonly string[];
  /** Folders above a script that are looked at. */
  readonly levels: number;
  readonly read: (texts: readonly (string | undefined)[]) => WrittenActions | undefined;
}

const kinds: Readonly<Record<BindingFileKind, Kind>> = {
  manifest: {
    source: 'manifest',
    files: [manifestFileName],
    levels: 12,
    read: ([text]) => (text === undefined ? undefined : readManifest(text)),
  },
  manager: {
    source: 'manager',
    files: [actionsFileName, flowsFileName],
    levels: 1,
    // Others have files of these names too.
    read: ([actions, flows]) =>
      flows !== undefined && isFlowsFile(flows) ? readManagerFiles(actions, flows) : undefined,
  },
};

/** Which of them a file is. */
export function bindingFileKind(uri: string): BindingFileKind | undefined {
  const name = nameOf(uri);
  return (Object.keys(kinds) as BindingFileKind[]).find((kind) => kinds[kind].files.includes(name));
}

/** What the files of one kind in a folder say. */
interface Reading {
  readonly folder: string;
  readonly texts: readonly (string | undefined)[];
  readonly said: WrittenActions | undefined;
}

/** Files of one kind that bind scripts: the manifest, or the two files of zitadel-actions-manager. */
export class BindingFiles implements Neighbour, Embedder {
  readonly languageIds: readonly string[];
  readonly #kind: Kind;
  readonly #reading = new Map<string, Promise<readonly (string | undefined)[]>>();
  /** Texts on disk by folder. */
  readonly #known = new Map<string, readonly (string | undefined)[]>();
  readonly #readings = new Map<string, Reading>();
  readonly #bindings = new WeakMap<WrittenAction, Binding>();

  constructor(
    private readonly kind: BindingFileKind,
    private readonly host: Pick<Host, 'readFile'>,
    private readonly openText: (uri: string) => string | undefined,
    /** Told of files that cannot be used and are not open, where their own diagnostics say so. */
    private readonly report: (message: string) => void = () => undefined,
  ) {
    this.#kind = kinds[kind];
    this.languageIds = [bindingFileIds[kind]];
  }

  async load(uri: string): Promise<void> {
    for (const folder of foldersAbove(uri, this.#kind.levels)) {
      let reading = this.#reading.get(folder);
      if (reading === undefined) {
        reading = Promise.all(this.#kind.files.map((name) => this.host.readFile(within(folder, name))));
        this.#reading.set(folder, reading);
      }
      const texts = await reading;
      // Something newer may have been asked for meanwhile.
      if (this.#reading.get(folder) === reading && this.#known.get(folder) !== texts) {
        this.#known.set(folder, texts);
        this.reportOn(folder);
      }
      if (this.in(folder) !== undefined) return;
    }
  }

  private reportOn(folder: string): void {
    for (const { file, message } of this.in(folder)?.problems ?? [])
      if (this.openText(within(folder, file)) === undefined) this.report(`${within(folder, file)}: ${message}`);
  }

  /** What the nearest files above a script say, as far as they were read. */
  of(uri: string): (WrittenActions & { readonly folder: string }) | undefined {
    for (const folder of foldersAbove(uri, this.#kind.levels)) {
      const said = this.in(folder);
      if (said !== undefined) return { ...said, folder };
    }
    return undefined;
  }

  /** Address of the first of the files that a script belongs to, as far as they were read. */
  addressFor(uri: string): string | undefined {
    const found = this.of(uri);
    return found && within(found.folder, this.#kind.files[0]!);
  }

  /** What the files of a folder say, as far as they were read. */
  in(folder: string): WrittenActions | undefined {
    return this.readingOf(folder).said;
  }

  private readingOf(folder: string): Reading {
    const disk = this.#known.get(folder);
    const texts = this.#kind.files.map((name, index) => this.openText(within(folder, name)) ?? disk?.[index]);
    const kept = this.#readings.get(folder);
    if (kept?.texts.every((text, index) => text === texts[index])) return kept;
    const reading = { folder, texts, said: this.#kind.read(texts) };
    this.#readings.set(folder, reading);
    return reading;
  }

  private actionOf(
    uri: string,
    action: string,
  ): { readonly found: WrittenAction; readonly folder: string } | undefined {
    if (this.isOwn(uri)) {
      const folder = folderOf(uri);
      const found = this.in(folder)?.actions.find((one) => one.inline?.file === nameOf(uri) && idOf(one) === action);
      return found && { found, folder };
    }
    if (action !== soleActionId) return undefined;
    const wanted = sameSpelling(uri);
    const said = this.of(uri);
    const found = said?.actions.find(({ script }) => script !== undefined && within(said.folder, script) === wanted);
    return said && found && { found, folder: said.folder };
  }

  private isOwn(uri: string): boolean {
    return this.#kind.files.includes(nameOf(uri));
  }

  bindingOf(uri: string, action: string): Binding | undefined {
    const found = this.actionOf(uri, action)?.found;
    if (found === undefined) return undefined;
    let binding = this.#bindings.get(found);
    if (binding === undefined) {
      const [first, ...rest] = found.triggers;
      binding = {
        ...(found.named && { name: found.name }),
        triggers: found.triggers.map(({ trigger }) => trigger),
        ...(first?.order !== undefined && rest.length === 0 && { order: first.order }),
        timeoutMs: found.timeoutMs,
        source: this.#kind.source,
        origin: first?.at.file ?? found.at.file,
      };
      this.#bindings.set(found, binding);
    }
    return binding;
  }

  scriptsIn(uri: string): readonly EmbeddedScript[] {
    const own = this.in(folderOf(uri))?.actions.filter(({ inline }) => inline?.file === nameOf(uri)) ?? [];
    return own.flatMap((action): EmbeddedScript[] => {
      const { inline } = action;
      if (inline === undefined || inline.pieces.length === 0) return [];
      const { text, pieces, start, end } = inline;
      const file = this.textOf(uri) ?? '';
      const first = pieces[0]?.source ?? start;
      const spaces = file.slice(file.lastIndexOf('\n', first - 1) + 1, first);
      const startsLine = (offset: number): boolean => file[offset - 1] === '\n';
      return [{ id: idOf(action), text, pieces, start, end, endsLine: true, indentation: { spaces, startsLine } }];
    });
  }

  forget(uri: string): boolean {
    if (!this.isOwn(uri)) return false;
    this.#reading.delete(folderOf(uri));
    this.#known.delete(folderOf(uri));
    return true;
  }

  isWaiting(): boolean {
    return false;
  }

  summaryOf(uri: string): string | undefined {
    if (!this.isOwn(uri)) return undefined;
    const said = this.in(folderOf(uri));
    return JSON.stringify([
      said?.targetVersion,
      said?.rules,
      said?.actions.map(({ name, named, script, timeoutMs, triggers }) => [
        name,
        named,
        script,
        timeoutMs,
        triggers.map(({ trigger, order }) => [trigger, order]),
      ]),
    ]);
  }

  writtenNames(uri: string, action: string): readonly WrittenName[] {
    const at = this.actionOf(uri, action);
    if (at === undefined) return [];
    return at.found.names.flatMap((part): WrittenName[] => {
      const text = this.textOf(within(at.folder, part.file));
      return text === undefined ? [] : [{ uri: within(at.folder, part.file), text, start: part.start, end: part.end }];
    });
  }

  /** Text of one of the files, open or on disk, as far as it was read. */
  textOf(uri: string): string | undefined {
    return this.readingOf(folderOf(uri)).texts[this.#kind.files.indexOf(nameOf(uri))];
  }

  nameRefusal(): undefined {
    return undefined;
  }

  namedAt(uri: string, offset: number): NamedAction | undefined {
    if (!this.isOwn(uri)) return undefined;
    const folder = folderOf(uri);
    const file = nameOf(uri);
    const found = this.in(folder)?.actions.find(({ names }) =>
      names.some((part) => part.file === file && offset >= part.start && offset <= part.end),
    );
    if (found === undefined) return undefined;
    return found.script !== undefined
      ? { uri: within(folder, found.script), action: soleActionId }
      : { uri: within(folder, found.inline?.file ?? file), action: idOf(found) };
  }

  linksIn(uri: string): readonly PathLink[] {
    if (!this.isOwn(uri)) return [];
    const folder = folderOf(uri);
    return (this.in(folder)?.links ?? [])
      .filter(({ file, what }) => file === nameOf(uri) && what === 'script')
      .map(({ start, end, path }) => ({ start, end, target: within(folder, path) }));
  }

  scriptNamedAfter(uri: string, action: string, name: string): string | undefined {
    const at = this.kind === 'manager' ? this.actionOf(uri, action) : undefined;
    return at?.found.script === undefined ? undefined : within(at.folder, `${name}.js`);
  }
}

function idOf({ name }: WrittenAction): string {
  return name.toLowerCase().replace(/[^a-z0-9._-]+/g, '-');
}
