import { classify } from '../../../emulator/src/binding/classify.js';
import type { Binding } from '../../../emulator/src/binding/model.js';
import { type OutsideBinding, programFiles } from '../../../emulator/src/binding/outside.js';
import { triggerIds } from '../../../emulator/src/catalogue/model.js';
import type { Host } from '../host.js';
import { soleActionId } from '../protocol.js';
import { loadPrograms } from '../typescript/load.js';
import type { ProgramAction } from '../typescript/programs/interpret.js';
import { foldersAbove, nameOf, pathBetween, pathOf, sameSpelling, within, withPath } from './addresses.js';
import type { Neighbour, WrittenName } from './model.js';

const levels = 12;
/** What lies in a project that nobody wrote, or that is made of what people wrote. */
const passedOver = /^(?:node_modules|\..*|dist|build|out|bin|cdktf\.out|coverage)$/;
const sources = /(?<!\.d)\.(?:[cm]?ts|[cm]?js)$/;
const mostFolders = 200;
const mostFiles = 400;
const longest = 300_000;
/** Only modules that speak of actions, or of flows and triggers, are read. */
const mayMatter = /zitadel|TriggerActions|(?:FLOW|TRIGGER)_TYPE_/i;

interface Program {
  /** Texts of the modules, by address. */
  readonly modules: ReadonlyMap<string, string>;
  readonly actions: ReadonlyMap<string, readonly ProgramAction[]>;
}

/** What Pulumi's and cdktf's programs say about the scripts that they read. */
export class Programs implements Neighbour {
  /** By the folder of the project; undefined for folders that hold none. */
  readonly #loading = new Map<string, Promise<Program | undefined>>();
  readonly #known = new Map<string, Program>();
  readonly #bindings = new WeakMap<
    ProgramAction,
    { readonly all: readonly ProgramAction[]; readonly binding: Binding }
  >();

  constructor(private readonly host: Pick<Host, 'readFile' | 'readDirectory'>) {}

  async load(uri: string): Promise<void> {
    if (!/\.[cm]?js$/.test(uri)) return;
    for (const folder of foldersAbove(uri, levels)) {
      let loading = this.#loading.get(folder);
      if (loading === undefined) {
        loading = this.read(folder);
        this.#loading.set(folder, loading);
      }
      const program = await loading;
      if (program === undefined) continue;
      if (this.#loading.get(folder) === loading) this.#known.set(folder, program);
      return;
    }
  }

  private async read(folder: string): Promise<Program | undefined> {
    const entries = await this.host.readDirectory(folder);
    if (!entries.some(({ name, directory }) => !directory && programFiles.test(name))) return undefined;
    const modules = new Map<string, string>();
    for (const uri of await this.sourcesIn(folder)) {
      const text = await this.host.readFile(uri);
      // The scripts themselves are no part of the program.
      if (text === undefined || text.length > longest || !mayMatter.test(text) || classify(text) === 'certain')
        continue;
      modules.set(pathOf(uri), text);
    }
    const actions = new Map<string, ProgramAction[]>();
    if (modules.size > 0)
      for (const action of loadPrograms().readProgram(modules, pathOf(folder))) {
        const script = withPath(folder, action.script);
        actions.set(script, [...(actions.get(script) ?? []), action]);
      }
    return { modules, actions };
  }

  private async sourcesIn(root: string): Promise<readonly string[]> {
    const found: string[] = [];
    const folders = [root];
    for (let at = 0; at < folders.length && at < mostFolders && found.length < mostFiles; at++) {
      const folder = folders[at]!;
      for (const { name, directory } of await this.host.readDirectory(folder))
        if (directory && !passedOver.test(name)) folders.push(within(folder, name));
        else if (!directory && sources.test(name)) found.push(within(folder, name));
    }
    return found.slice(0, mostFiles);
  }

  private of(uri: string): { readonly folder: string; readonly actions: readonly ProgramAction[] } | undefined {
    for (const folder of foldersAbove(uri, levels)) {
      const program = this.#known.get(folder);
      if (program !== undefined) return { folder, actions: program.actions.get(sameSpelling(uri)) ?? [] };
    }
    return undefined;
  }

  bindingOf(uri: string, action: string): Binding | undefined {
    const found = action === soleActionId ? this.of(uri) : undefined;
    const all = found?.actions ?? [];
    const [first] = all;
    if (found === undefined || first === undefined) return undefined;
    const kept = this.#bindings.get(first);
    if (kept?.all === all) return kept.binding;
    const { name } = first;
    const said = all.find(({ triggers }) => triggers.length > 0) ?? first;
    const binding: Binding = {
      ...(name !== undefined && all.every((one) => one.name === name) && { name }),
      triggers: triggerIds.filter((id) => all.some(({ triggers }) => triggers.includes(id))),
      timeoutMs: first.timeoutMs,
      source: 'program',
      origin: `${pathBetween(found.folder, withPath(found.folder, said.module)) ?? said.module}:${said.line}`,
    };
    this.#bindings.set(first, { all, binding });
    return binding;
  }

  /** What a program says of the action of a script file, for a run of it. */
  outsideOf(uri: string): OutsideBinding | undefined {
    const binding = this.bindingOf(uri, soleActionId);
    if (binding === undefined) return undefined;
    const { name, triggers, timeoutMs } = binding;
    return { name, triggers, timeoutMs, allowedToFail: this.of(uri)?.actions[0]?.allowedToFail };
  }

  /** Folders of the programs that were read. */
  get folders(): readonly string[] {
    return [...this.#known.keys()];
  }

  forget(uri: string): boolean {
    let concerned = false;
    for (const folder of foldersAbove(uri, levels)) {
      // Scripts come and go beside the program; of JavaScript only its own modules count.
      const program = this.#known.get(folder);
      const isKnown = program !== undefined && (/(?<!\.d)\.[cm]?ts$/.test(uri) || program.modules.has(pathOf(uri)));
      if (!isKnown && !programFiles.test(nameOf(uri))) continue;
      this.#known.delete(folder);
      concerned = this.#loading.delete(folder) || concerned;
    }
    return concerned;
  }

  writtenNames(uri: string, action: string): readonly WrittenName[] {
    const found = action === soleActionId ? this.of(uri) : undefined;
    const places = (found?.actions ?? []).map(({ nameAt }) => nameAt);
    const [first] = places;
    if (found === undefined || first === undefined) return [];
    if (!places.every((one) => one?.module === first.module && one.start === first.start)) return [];
    const text = this.#known.get(found.folder)?.modules.get(first.module);
    if (text === undefined) return [];
    return [{ uri: withPath(found.folder, first.module), text, start: first.start, end: first.end }];
  }

  nameRefusal(uri: string, action: string): string | undefined {
    const binding = this.bindingOf(uri, action);
    if (binding === undefined || this.writtenNames(uri, action).length > 0) return undefined;
    return `The program makes the name of this action from an expression (${binding.origin}); change it there`;
  }

  // Its modules are TypeScript's documents, and none of the server's.
  summaryOf(): undefined {
    return undefined;
  }
  isWaiting(): boolean {
    return false;
  }
  namedAt(): undefined {
    return undefined;
  }
  linksIn(): readonly [] {
    return [];
  }
  scriptNamedAfter(): undefined {
    return undefined;
  }
}
