import type { Binding, BindingProvider } from '../../../emulator/src/binding/model.js';
import { triggerIds } from '../../../emulator/src/catalogue/model.js';
import {
  escapeTemplate,
  isTerraformFile,
  loadTerraformParser,
  mayConcernActions,
  type ParseTerraform,
  removedIndent,
  renderTemplate,
  resolveFolder,
  type TerraformAction,
  type TerraformFile,
  type TerraformFolder,
} from '../../../emulator/src/terraform/index.js';
import type { EmbeddedScript, Embedder } from '../embedding/model.js';
import type { Host } from '../host.js';
import { soleActionId } from '../protocol.js';
import { folderOf, foldersAbove, nameOf, sameSpelling, within } from './addresses.js';

/** Language ids that editors give to Terraform's and OpenTofu's files. */
export const terraformLanguageIds = ['terraform', 'opentofu'] as const;

/** Folders above a script that may hold the configuration that names it. */
const levels = 5;
/** Names of folders beside a script that may hold it. */
const usualFolders = /^(?:terraform|tofu|opentofu|tf|iac|infra|infrastructure|deploy|deployment)$/;
/** More files than that have other things to say. */
const mostFiles = 300;

/** All actions that share one script: one for most, several for `for_each`. */
export interface WrittenScript {
  readonly id: string;
  readonly actions: readonly TerraformAction[];
}

interface Folder {
  readonly uri: string;
  readonly files: Map<string, TerraformFile>;
  resolved:
    | { readonly folder: TerraformFolder; readonly scripts: ReadonlyMap<string, readonly WrittenScript[]> }
    | undefined;
}

/** What Terraform and OpenTofu files say about the actions in them and in the files that they name. */
export class TerraformFolders implements Embedder, BindingProvider {
  readonly languageIds = terraformLanguageIds;
  readonly #folders = new Map<string, Folder>();
  readonly #loading = new Map<string, Promise<void>>();
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
    if (isTerraformFile(uri)) {
      await this.ready();
      await this.loadFolder(folderOf(uri));
      return;
    }
    const above = foldersAbove(uri, levels);
    await Promise.all(
      above.map(async (folder) => {
        const entries = await this.host.readDirectory(folder);
        const beside = entries.filter(({ name, directory }) => directory && usualFolders.test(name));
        const all = [folder, ...beside.map(({ name }) => within(folder, name))];
        await Promise.all(all.map((one) => this.loadFolder(one)));
      }),
    );
  }

  scriptsIn(uri: string, _languageId: string, text: string): readonly EmbeddedScript[] {
    if (this.#parse === undefined) return [];
    const folder = this.folder(folderOf(uri));
    const name = nameOf(uri);
    const before = folder.files.get(name);
    if (before?.text !== text) {
      folder.files.set(name, this.#parse(name, text, before));
      folder.resolved = undefined;
    }
    return this.writtenIn(folder, name).flatMap(({ id, actions }): EmbeddedScript[] => {
      const script = actions[0]?.script;
      if (script?.kind !== 'inline') return [];
      const { template } = script;
      const { text: rendered, pieces } = renderTemplate(template);
      const { start, end } = template.inside;
      const quoted = template.form === 'quoted';
      const encode = (added: string): string => (quoted ? quote(escapeTemplate(added)) : escapeTemplate(added));
      return [{ id, text: rendered, pieces, start, end, encode, indent: removedIndent(template) }];
    });
  }

  bindingOf(uri: string, action: string): Binding | undefined {
    const actions = this.actionsOf(uri, action);
    const [first] = actions;
    if (first === undefined) return undefined;
    const triggers = triggerIds.filter((id) => actions.some((one) => one.triggers.includes(id)));
    const { name } = first;
    return {
      ...(name !== undefined && actions.every((one) => one.name === name) && { name }),
      triggers,
      ...(first.timeoutMs !== undefined && { timeoutMs: first.timeoutMs }),
      timeoutMs: first.timeoutMs,
      source: 'terraform',
      origin: (actions.find((one) => one.triggers.length > 0) ?? first).origin,
    };
  }

  /** The actions that Terraform makes of a script. */
  actionsOf(uri: string, action: string): readonly TerraformAction[] {
    if (isTerraformFile(uri)) {
      const folder = this.#folders.get(folderOf(uri));
      return (folder && this.writtenIn(folder, nameOf(uri)).find(({ id }) => id === action)?.actions) ?? [];
    }
    return action === soleActionId ? this.namedBy(uri).map((one) => one.action) : [];
  }

  /** What is known of a file. */
  fileOf(uri: string): TerraformFile | undefined {
    return this.#folders.get(folderOf(uri))?.files.get(nameOf(uri));
  }

  /** Whether a script is content of `templatefile()`. */
  isFilled(uri: string): boolean {
    return this.namedBy(uri).some(({ action }) => action.script.kind === 'file' && action.script.filled);
  }

  /** Where the name of an action is written, when one place says it. */
  writtenName(
    uri: string,
    action: string,
  ): { readonly uri: string; readonly text: string; readonly start: number; readonly end: number } | undefined {
    const named = isTerraformFile(uri)
      ? this.actionsOf(uri, action).map((one) => ({ action: one, folder: folderOf(uri) }))
      : this.namedBy(uri);
    const [first] = named;
    const at = first?.action.nameAt;
    const file = at && this.#folders.get(first.folder)?.files.get(at.file);
    if (first === undefined || at === undefined || file === undefined || named.length !== 1) return undefined;
    return { uri: within(first.folder, file.name), text: file.text, start: at.start, end: at.end };
  }

  /** What the actions of a folder are called and when they run, to tell whether an edit changed that. */
  summaryOf(uri: string): string {
    const folder = this.#folders.get(folderOf(uri));
    if (folder === undefined) return '';
    const actions = this.resolve(folder).folder.actions;
    return JSON.stringify(
      actions.map(({ address, name, triggers, script }) => [
        address,
        name,
        triggers,
        script.kind === 'file' ? script : '',
      ]),
    );
  }

  /** Forgets a file that changed on disk. False when it is none of Terraform's, or is open. */
  forget(uri: string): boolean {
    if (!isTerraformFile(uri) || this.openText(uri) !== undefined) return false;
    this.#folders.delete(folderOf(uri));
    this.#loading.delete(folderOf(uri));
    return true;
  }

  private folder(uri: string): Folder {
    let folder = this.#folders.get(uri);
    if (folder === undefined) {
      folder = { uri, files: new Map(), resolved: undefined };
      this.#folders.set(uri, folder);
    }
    return folder;
  }

  private loadFolder(uri: string): Promise<void> {
    let loading = this.#loading.get(uri);
    if (loading === undefined) {
      loading = this.readFolder(uri);
      this.#loading.set(uri, loading);
    }
    return loading;
  }

  private async readFolder(uri: string): Promise<void> {
    const entries = await this.host.readDirectory(uri);
    const names = entries.filter(({ name, directory }) => !directory && isTerraformFile(name)).map(({ name }) => name);
    // OpenTofu takes main.tofu instead of main.tf.
    const taken = names.filter((name) => !names.includes(name.replace(/\.tf$/, '.tofu')) || name.endsWith('.tofu'));
    const texts = await Promise.all(
      taken.slice(0, mostFiles).map(async (name) => {
        const file = within(uri, name);
        return { name, text: this.openText(file) ?? (await this.host.readFile(file)) };
      }),
    );
    if (!texts.some(({ text }) => text !== undefined && mayConcernActions(text))) return;
    await this.ready();
    const folder = this.folder(uri);
    for (const { name, text } of texts) {
      const current = this.openText(within(uri, name)) ?? text;
      if (current !== undefined && this.#parse && folder.files.get(name)?.text !== current)
        folder.files.set(name, this.#parse(name, current, folder.files.get(name)));
    }
    folder.resolved = undefined;
  }

  private resolve(folder: Folder): NonNullable<Folder['resolved']> {
    if (folder.resolved === undefined) {
      const resolved = resolveFolder([...folder.files.values()]);
      folder.resolved = { folder: resolved, scripts: scriptsOf(resolved) };
    }
    return folder.resolved;
  }

  private writtenIn(folder: Folder, file: string): readonly WrittenScript[] {
    return this.resolve(folder).scripts.get(file) ?? [];
  }

  /** Actions whose script is a file. */
  private namedBy(uri: string): { readonly folder: string; readonly action: TerraformAction }[] {
    const wanted = sameSpelling(uri);
    const found: { readonly folder: string; readonly action: TerraformAction }[] = [];
    for (const folder of this.#folders.values())
      for (const action of this.resolve(folder).folder.actions)
        if (action.script.kind === 'file' && within(folder.uri, action.script.path) === wanted)
          found.push({ folder: folder.uri, action });
    return found;
  }
}

/** Scripts by the file that they stand in, each once, with ids that a reordering of the file leaves alone. */
function scriptsOf(folder: TerraformFolder): ReadonlyMap<string, readonly WrittenScript[]> {
  const byFile = new Map<string, Map<number, TerraformAction[]>>();
  for (const action of folder.actions) {
    if (action.script.kind !== 'inline') continue;
    const { file, template } = action.script;
    const scripts = byFile.get(file) ?? new Map<number, TerraformAction[]>();
    byFile.set(file, scripts);
    const same = scripts.get(template.span.start);
    if (same === undefined) scripts.set(template.span.start, [action]);
    else same.push(action);
  }
  const all = new Map<string, readonly WrittenScript[]>();
  for (const [file, scripts] of byFile) {
    const ids = new Set<string>();
    const ordered = [...scripts].sort(([a], [b]) => a - b);
    all.set(
      file,
      ordered.map(([, actions]) => ({ id: freeId(ids, actions[0]!), actions })),
    );
  }
  return all;
}

function freeId(taken: Set<string>, { address, name }: TerraformAction): string {
  const plain = address.replace(/\[.*$/, '');
  const own = plain.startsWith('zitadel_action.') ? plain : `${plain}.${name ?? ''}`;
  const base = own.toLowerCase().replace(/[^a-z0-9._-]+/g, '-');
  let id = base;
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
  taken.add(id);
  return id;
}

/** The inside of a quoted text. */
function quote(text: string): string {
  return JSON.stringify(text).slice(1, -1).replace(/\\b/g, '\\u0008').replace(/\\f/g, '\\u000c');
}
