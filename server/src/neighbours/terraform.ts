import type { Binding } from '../../../emulator/src/binding/model.js';
import { triggerIds } from '../../../emulator/src/catalogue/model.js';
import { usualTerraformFolders } from '../../../emulator/src/terraform/concern.js';
import {
  configurationFiles,
  describePlace,
  isTerraformFile,
  isValuesFile,
  KnownSurroundings,
  loadTerraformParser,
  mayConcernActions,
  type ParseTerraform,
  resolveFolder,
  type TerraformAction,
  type TerraformFile,
  templateAt,
} from '../../../emulator/src/terraform/index.js';
import { fileCalls } from '../../../emulator/src/terraform/rewrite.js';
import type { EmbeddedScript, Embedder } from '../embedding/model.js';
import type { Host } from '../host.js';
import { soleActionId } from '../protocol.js';
import { folderOf, foldersAbove, nameOf, pathBetween, sameSpelling, within } from './addresses.js';
import type { NamedAction, Neighbour, PathLink, WrittenName } from './model.js';
import { type Resolved, resolvedOf, type WrittenScript } from './terraform-scripts.js';
import { TemplateScripts } from './terraform-templates.js';

/** Language ids that editors give to Terraform's and OpenTofu's files. */
export const terraformLanguageIds = ['terraform', 'opentofu'] as const;

/** Folders above a script that may hold the configuration that names it. */
const levels = 5;
/** More files than that have other things to say. */
const mostFiles = 300;

interface Folder {
  readonly uri: string;
  readonly files: Map<string, TerraformFile>;
  readonly around: KnownSurroundings;
  resolved: Resolved | undefined;
}

/** An action, and the folder that its places count from. */
interface Found {
  readonly folder: Folder;
  readonly action: TerraformAction;
}

/** What Terraform and OpenTofu files say about the actions in them and in the files that they name. */
export class TerraformFolders implements Embedder, Neighbour {
  readonly languageIds = terraformLanguageIds;
  readonly #folders = new Map<string, Folder>();
  readonly #loading = new Map<string, Promise<void>>();
  readonly #bindings = new WeakMap<TerraformAction, { readonly all: readonly Found[]; readonly binding: Binding }>();
  readonly #templates = new TemplateScripts();
  #parse: ParseTerraform | undefined;

  constructor(
    private readonly host: Pick<Host, 'readFile' | 'readDirectory'>,
    /** Text of a file that is open, which counts instead of the one on disk. */
    private readonly openText: (uri: string) => string | undefined,
  ) {}

  /** Loads the parser; documents can be read from then on. */
  async ready(): Promise<void> {
    this.#parse ??= await loadTerraformParser();
  }

  /** Reads the files that may say something about a document. */
  async load(uri: string): Promise<void> {
    const terraform = isTerraformFile(uri);
    if (terraform) {
      await this.ready();
      await this.loadFolder(folderOf(uri));
    }
    const above = foldersAbove(uri, levels).slice(terraform ? 1 : 0);
    await Promise.all(
      above.map(async (folder) => {
        // Modules are called from above; scripts may also be read from beside.
        const entries = terraform ? [] : await this.host.readDirectory(folder);
        const beside = entries.filter(({ name, directory }) => directory && usualTerraformFolders.test(name));
        const all = [folder, ...beside.map(({ name }) => within(folder, name))];
        await Promise.all(all.map((one) => this.loadFolder(one)));
      }),
    );
  }

  scriptsIn(uri: string, _languageId: string, text: string): readonly EmbeddedScript[] {
    if (this.#parse === undefined) return [];
    const folder = this.folder(folderOf(uri), this.#parse);
    const name = nameOf(uri);
    const before = folder.files.get(name);
    if (before?.text !== text) this.put(folder, this.#parse(name, text, before));
    const file = folder.files.get(name);
    return this.writtenIn(folder, name).flatMap((script): EmbeddedScript[] => {
      const found = templateAt(file, script.at);
      return found === undefined ? [] : [this.#templates.scriptOf(script, found)];
    });
  }

  bindingOf(uri: string, action: string): Binding | undefined {
    const all = this.found(uri, action);
    const [first] = all;
    if (first === undefined) return undefined;
    const kept = this.#bindings.get(first.action);
    const same = kept?.all.length === all.length && kept.all.every((one, index) => one.action === all[index]?.action);
    if (kept !== undefined && same) return kept.binding;
    const triggers = triggerIds.filter((id) => all.some((one) => one.action.triggers.includes(id)));
    const name = commonName(all);
    const origin = all.find((one) => one.action.triggers.length > 0) ?? first;
    const describe = (): string => this.describe(origin);
    const binding: Binding = {
      ...(name !== undefined && { name }),
      triggers,
      timeoutMs: first.action.timeoutMs,
      source: 'terraform',
      // The line moves with every one above it.
      get origin() {
        return describe();
      },
    };
    this.#bindings.set(first.action, { all, binding });
    return binding;
  }

  private describe({ folder, action }: Found): string {
    return describePlace(this.fileIn(folder, action.origin.file), action.origin);
  }

  /** The actions that Terraform makes of a script. */
  actionsOf(uri: string, action: string): readonly TerraformAction[] {
    return this.found(uri, action).map((one) => one.action);
  }

  /** The template that a script of a document stands in. */
  templateOf(uri: string, action: string): ReturnType<typeof templateAt> {
    const folder = this.#folders.get(folderOf(uri));
    const script = folder && this.writtenIn(folder, nameOf(uri)).find(({ id }) => id === action);
    return script && templateAt(folder.files.get(nameOf(uri)), script.at);
  }

  /** What is known of a file. */
  fileOf(uri: string): TerraformFile | undefined {
    return this.#folders.get(folderOf(uri))?.files.get(nameOf(uri));
  }

  /** Values that `templatefile()` fills into a file, as far as they are known; undefined when it is no such file. */
  filledInto(uri: string): ReadonlyMap<string, string> | undefined {
    const [first, ...rest] = this.namedBy(uri).flatMap(({ action: { script } }) =>
      script.kind === 'file' && script.variables !== undefined ? [script.variables] : [],
    );
    if (first === undefined || rest.length === 0) return first;
    return new Map([...first].filter(([name, value]) => rest.every((one) => one.get(name) === value)));
  }

  writtenNames(uri: string, action: string): readonly WrittenName[] {
    const all = this.found(uri, action);
    const places = all.map(({ folder, action: one }): WrittenName | undefined => {
      const file = one.nameAt && this.fileIn(folder, one.nameAt.file);
      const found = one.nameAt && templateAt(file, one.nameAt);
      if (file === undefined || one.nameAt === undefined || found === undefined) return undefined;
      const { inside } = found.template;
      const from = found.block.start;
      return {
        uri: within(folder.uri, one.nameAt.file),
        text: file.text,
        start: from + inside.start,
        end: from + inside.end,
      };
    });
    const [first] = places;
    const same = places.every((one) => one?.uri === first?.uri && one?.start === first?.start);
    return same && first !== undefined ? [first] : [];
  }

  nameRefusal(uri: string, action: string): string | undefined {
    const all = this.found(uri, action);
    if (all.length === 0 || this.writtenNames(uri, action).length > 0) return undefined;
    const names = new Set(all.map((one) => one.action.name));
    const where = this.describe(all[0]!);
    return names.size > 1
      ? `This script is the one of ${names.size} actions with names of their own (${where}); ZITADEL calls a function of each name`
      : `Terraform makes the name of this action from an expression (${where}); change it there`;
  }

  namedAt(uri: string, offset: number): NamedAction | undefined {
    const folder = isTerraformFile(uri) ? this.#folders.get(folderOf(uri)) : undefined;
    const name = nameOf(uri);
    const file = folder?.files.get(name);
    if (folder === undefined || file === undefined) return undefined;
    const named = this.resolve(folder).folder.actions.find(({ nameAt }) => {
      const found = nameAt?.file === name ? templateAt(file, nameAt) : undefined;
      const at = offset - (found?.block.start ?? 0);
      return found !== undefined && at >= found.template.inside.start && at <= found.template.inside.end;
    });
    if (named === undefined) return undefined;
    if (named.script.kind === 'file') return { uri: within(folder.uri, named.script.path), action: soleActionId };
    const { file: path } = named.script.at;
    const script = this.writtenIn(folder, path).find(({ actions }) => actions.includes(named));
    return script && { uri: within(folder.uri, path), action: script.id };
  }

  linksIn(uri: string): readonly PathLink[] {
    const folder = isTerraformFile(uri) ? this.#folders.get(folderOf(uri)) : undefined;
    const file = folder?.files.get(nameOf(uri));
    if (folder === undefined || file === undefined) return [];
    return fileCalls(file).map(({ address, path }) => ({
      // Without its quotes.
      start: address.start + 1,
      end: address.end - 1,
      target: within(folder.uri, path),
    }));
  }

  scriptNamedAfter(): undefined {
    return undefined;
  }

  summaryOf(uri: string): string | undefined {
    if (!isTerraformFile(uri)) return undefined;
    const folder = this.#folders.get(folderOf(uri));
    if (folder === undefined) return '';
    const resolved = this.resolve(folder);
    resolved.summary ??= JSON.stringify(
      resolved.folder.actions.map(({ address, name, triggers, script }) => [
        address,
        name,
        triggers,
        script.kind === 'file' ? [script.path, ...(script.variables ?? [])] : '',
      ]),
    );
    return resolved.summary;
  }

  isWaiting(uri: string): boolean {
    const folder = isTerraformFile(uri) ? this.#folders.get(folderOf(uri)) : undefined;
    if (folder === undefined) return false;
    return folder.around.isMissing(this.resolve(folder).folder);
  }

  forget(uri: string): boolean {
    let concerned = false;
    for (const folder of this.#folders.values()) {
      const asked = folder.resolved?.folder.asked;
      const path = pathBetween(folder.uri, uri);
      if (asked === undefined || path === undefined) continue;
      const inFolder = asked.folders.has(path.includes('/') ? path.replace(/\/[^/]*$/, '') : '');
      if (!asked.texts.has(path) && !asked.files.has(path) && !inFolder) continue;
      folder.around.forget(path);
      folder.resolved = undefined;
      this.#loading.delete(folder.uri);
      concerned = true;
    }
    if ((!isTerraformFile(uri) && !isValuesFile(uri)) || this.openText(uri) !== undefined) return concerned;
    this.#folders.delete(folderOf(uri));
    this.#loading.delete(folderOf(uri));
    return true;
  }

  private folder(uri: string, parse: ParseTerraform): Folder {
    let folder = this.#folders.get(uri);
    if (folder === undefined) {
      const around = new KnownSurroundings(
        parse,
        {
          readText: (path) => this.host.readFile(within(uri, path)),
          readFolder: (path) => this.host.readDirectory(within(uri, path)),
        },
        (path) => this.openText(within(uri, path)),
      );
      folder = { uri, files: new Map(), around, resolved: undefined };
      this.#folders.set(uri, folder);
    }
    return folder;
  }

  /** Takes a file; what was resolved stays when only a script in it changed. */
  private put(folder: Folder, file: TerraformFile): void {
    const before = folder.files.get(file.name);
    folder.files.set(file.name, file);
    if (before?.shape === file.shape) return;
    folder.resolved = undefined;
    for (const other of this.#folders.values()) {
      const path = pathBetween(other.uri, within(folder.uri, file.name));
      if (path !== undefined && other.resolved?.folder.asked.files.has(path)) other.resolved = undefined;
    }
  }

  /** Takes the text of a file of values that is being edited; false when the file is none. */
  takeValues(uri: string, text: string): boolean {
    const folder = isValuesFile(uri) ? this.#folders.get(folderOf(uri)) : undefined;
    if (folder === undefined || this.#parse === undefined) return false;
    this.put(folder, this.#parse(nameOf(uri), text, folder.files.get(nameOf(uri))));
    return true;
  }

  private loadFolder(uri: string): Promise<void> {
    let loading = this.#loading.get(uri);
    if (loading === undefined) {
      loading = this.readFolder(uri);
      this.#loading.set(uri, loading);
    }
    return loading.then(() => this.complete(uri));
  }

  private async readFolder(uri: string): Promise<void> {
    const entries = await this.host.readDirectory(uri);
    const names = configurationFiles(entries.filter(({ directory }) => !directory).map(({ name }) => name));
    const texts = await Promise.all(
      names.slice(0, mostFiles).map(async (name) => {
        const file = within(uri, name);
        return { name, text: this.openText(file) ?? (await this.host.readFile(file)) };
      }),
    );
    if (!texts.some(({ text }) => text !== undefined && mayConcernActions(text))) return;
    await this.ready();
    if (this.#parse === undefined) return;
    const folder = this.folder(uri, this.#parse);
    for (const { name, text } of texts) {
      const current = this.openText(within(uri, name)) ?? text;
      const before = folder.files.get(name);
      if (current !== undefined && before?.text !== current) this.put(folder, this.#parse(name, current, before));
    }
  }

  /** Reads what the files of a folder ask for. */
  private async complete(uri: string): Promise<void> {
    const folder = this.#folders.get(uri);
    if (folder === undefined || !folder.around.isMissing(this.resolve(folder).folder)) return;
    await folder.around.resolve(() => [...folder.files.values()]);
    // Files may have changed meanwhile; the next question resolves anew, with all that was read.
    folder.resolved = undefined;
  }

  private resolve(folder: Folder): Resolved {
    folder.resolved ??= resolvedOf(folder.uri, resolveFolder([...folder.files.values()], folder.around));
    return folder.resolved;
  }

  private writtenIn(folder: Folder, path: string): readonly WrittenScript[] {
    return this.resolve(folder).scripts.get(path) ?? [];
  }

  private fileIn(folder: Folder, path: string): TerraformFile | undefined {
    return folder.files.get(path) ?? folder.around.file(path);
  }

  private found(uri: string, action: string): readonly Found[] {
    if (!isTerraformFile(uri)) return action === soleActionId ? this.namedBy(uri) : [];
    const folder = this.#folders.get(folderOf(uri));
    const script = folder && this.writtenIn(folder, nameOf(uri)).find(({ id }) => id === action);
    if (folder === undefined || script === undefined) return [];
    const own = script.actions.map((one) => ({ folder, action: one }));
    if (own.some((one) => one.action.triggers.length > 0)) return own;
    // In a module its callers say what a script is for.
    const callers = [...this.#folders.values()].flatMap((other): Found[] => {
      const path = other === folder ? undefined : pathBetween(other.uri, uri);
      if (path === undefined) return [];
      return this.writtenIn(other, path)
        .filter(({ at }) => at.block === script.at.block && at.node === script.at.node)
        .flatMap(({ actions }) => actions.map((one) => ({ folder: other, action: one })));
    });
    return callers.length > 0 ? callers : own;
  }

  /** Actions whose script is a file. */
  private namedBy(uri: string): readonly Found[] {
    const wanted = sameSpelling(uri);
    return [...this.#folders.values()].flatMap((folder) =>
      (this.resolve(folder).named.get(wanted) ?? []).map((action) => ({ folder, action })),
    );
  }
}

/** The name that all have that have one. */
function commonName(all: readonly Found[]): string | undefined {
  const [first, ...rest] = all;
  const name = first?.action.name;
  return rest.every((one) => one.action.name === name) ? name : undefined;
}
