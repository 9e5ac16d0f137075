import type { Binding } from '../../../emulator/src/binding/model.js';
import {
  isProgramFile,
  isProgramSource,
  mayConcernPrograms,
  type OutsideBinding,
} from '../../../emulator/src/binding/outside.js';
import { triggerIds } from '../../../emulator/src/catalogue/model.js';
import type { EmbeddedScript, Embedder } from '../embedding/model.js';
import type { Host } from '../host.js';
import { soleActionId } from '../protocol.js';
import { loadPrograms } from '../typescript/load.js';
import type { NamePlace, ProgramAction, WrittenText } from '../typescript/programs/index.js';
import { foldersAbove, nameOf, pathBetween, pathOf, sameSpelling } from './addresses.js';
import type { NamedAction, Neighbour, WrittenName } from './model.js';
import { ProgramProject, type ProgramScript } from './program-project.js';

const levels = 12;

/** Language id that the server gives to modules of programs; editors have TypeScript's and JavaScript's for them. */
export const programLanguageId = 'zitadel-program';

/** Whether a document may be a module, by its language id and its address. */
export function isProgramDocument(uri: string, languageId: string): boolean {
  const path = uri.replace(/[?#].*$/, '');
  return isProgramSource(path) && (/^(?:type|java)script$/.test(languageId) || /ts$/.test(path));
}

interface Found {
  readonly project: ProgramProject;
  readonly actions: readonly ProgramAction[];
  /** The text that is the script; undefined when it is a file. */
  readonly written?: ProgramScript;
}

/** What Pulumi's and cdktf's programs say about the scripts that they read, and the scripts in their own texts. */
export class Programs implements Neighbour, Embedder {
  readonly languageIds = [programLanguageId];
  /** By the folder of the project; undefined for folders that hold none. */
  readonly #loading = new Map<string, Promise<ProgramProject | undefined>>();
  readonly #known = new Map<string, ProgramProject>();
  /** Modules that are or were open: they count also before they are saved. */
  readonly #opened = new Set<string>();
  readonly #adopted = new Set<string>();
  /** The last ones by document and action: as long as they say the same, they are the same objects, whatever else is edited. */
  readonly #bindings = new Map<string, { readonly said: string; readonly binding: Binding; found: Found }>();
  readonly #embedded = new Map<string, { written: ProgramScript; script: EmbeddedScript }>();

  constructor(
    private readonly host: Pick<Host, 'readFile' | 'readDirectory'>,
    /** Text of a file that is open, which counts instead of the one on disk. */
    private readonly openText: (uri: string) => string | undefined,
  ) {}

  async load(uri: string): Promise<void> {
    if (!isProgramSource(uri)) return;
    const isScript = /\.[cm]?js$/.test(uri);
    const open = this.openText(uri);
    // Of TypeScript that has nothing to do with actions nobody wants to know anything.
    if (!isScript && !mayConcernPrograms(open ?? (await this.host.readFile(uri)) ?? '')) return;
    if (open !== undefined) this.#opened.add(sameSpelling(uri));
    for (const folder of foldersAbove(uri, levels)) {
      let loading = this.#loading.get(folder);
      if (loading === undefined) {
        loading = this.read(folder);
        this.#loading.set(folder, loading);
      }
      const project = await loading;
      if (project === undefined) continue;
      if (this.#loading.get(folder) === loading) this.#known.set(folder, project);
      return;
    }
  }

  /** Takes a folder for that of a program, whatever lies in it: somebody named a module there. */
  adopt(folder: string): void {
    if (this.#adopted.has(folder)) return;
    this.#adopted.add(folder);
    this.#loading.delete(folder);
  }

  private async read(folder: string): Promise<ProgramProject | undefined> {
    const entries = await this.host.readDirectory(folder);
    const isProject = entries.some(({ name, directory }) => !directory && isProgramFile(name));
    if (!isProject && !this.#adopted.has(folder)) return undefined;
    return ProgramProject.read(folder, this.host, this.#opened, this.openText);
  }

  private projectOf(uri: string): ProgramProject | undefined {
    if (this.#known.size === 0) return undefined;
    for (const folder of foldersAbove(uri, levels)) {
      const project = this.#known.get(folder);
      if (project !== undefined) return project;
    }
    return undefined;
  }

  private found(uri: string, action: string): Found | undefined {
    const project = this.projectOf(uri);
    if (project === undefined) return undefined;
    const path = pathOf(uri);
    if (action === soleActionId) {
      const actions = project.current.files.get(path);
      return actions && { project, actions };
    }
    const written = project.current.scripts.get(path)?.find(({ id }) => id === action);
    return written && { project, actions: written.actions, written };
  }

  /** Whether a document is a module of a program that was read. */
  isModule(uri: string): boolean {
    return isProgramSource(uri) && this.projectOf(uri)?.has(uri) === true;
  }

  /** Whether a document holds scripts of actions, or names actions whose scripts are elsewhere. */
  claims(uri: string): boolean {
    const project = this.isModule(uri) ? this.projectOf(uri) : undefined;
    if (project === undefined) return false;
    const path = pathOf(uri);
    const { scripts, actions } = project.current;
    return scripts.has(path) || actions.some(({ module, nameAt }) => module === path || nameAt?.module === path);
  }

  /** The actions that a module makes or has the scripts of; each of a loop is one. */
  actionsIn(uri: string): readonly ProgramAction[] {
    const path = pathOf(uri);
    return (this.projectOf(uri)?.current.actions ?? []).filter(
      ({ module, script }) => module === path || (script.kind === 'text' && script.at.module === path),
    );
  }

  scriptsIn(uri: string, _languageId: string, text: string): readonly EmbeddedScript[] {
    const project = this.projectOf(uri);
    const path = pathOf(uri);
    // What is asked about is another text than the one that was read, as between a change on disk and the news of it.
    if (project?.current.modules.get(path) !== text) return [];
    const taken: { readonly start: number; readonly end: number }[] = [];
    return (project.current.scripts.get(path) ?? []).map((written) => {
      const key = keyOf(uri, written.id);
      const kept = this.#embedded.get(key);
      let script = kept?.script;
      if (kept === undefined || script === undefined || kept.written !== written) {
        const isTaken = (start: number, end: number) => taken.some((one) => start < one.end && one.start < end);
        const next = embedded(written, loadPrograms().writtenText(written.script, isTaken));
        script = kept !== undefined && isSame(kept.script, next) ? kept.script : next;
        this.#embedded.set(key, { written, script });
      }
      taken.push(...script.pieces.map(({ source, length }) => ({ start: source, end: source + length })));
      return script;
    });
  }

  bindingOf(uri: string, action: string): Binding | undefined {
    const found = this.found(uri, action);
    const [first] = found?.actions ?? [];
    if (found === undefined || first === undefined) return undefined;
    const key = keyOf(uri, action);
    const before = this.#bindings.get(key);
    if (before?.found.actions === found.actions) return before.binding;
    const { actions: all } = found;
    const name = all.every((one) => one.name === first.name) ? first.name : undefined;
    const triggers = triggerIds.filter((id) => all.some((one) => one.triggers.includes(id)));
    const said = JSON.stringify([name, triggers, first.timeoutMs]);
    if (before?.said === said) {
      before.found = found;
      return before.binding;
    }
    const kept: { readonly said: string; readonly binding: Binding; found: Found } = {
      said,
      found,
      binding: {
        ...(name !== undefined && { name }),
        triggers,
        timeoutMs: first.timeoutMs,
        source: 'program',
        // The line moves with every one above it.
        get origin() {
          return describe(kept.found);
        },
      },
    };
    this.#bindings.set(key, kept);
    return kept.binding;
  }

  /** What a program says of the action of a script file, for a run of it. */
  outsideOf(uri: string): OutsideBinding | undefined {
    const binding = this.bindingOf(uri, soleActionId);
    if (binding === undefined) return undefined;
    const { name, triggers, timeoutMs } = binding;
    return { name, triggers, timeoutMs, allowedToFail: this.found(uri, soleActionId)?.actions[0]?.allowedToFail };
  }

  /** Folders of the programs that were read. */
  get folders(): readonly string[] {
    return [...this.#known.keys()];
  }

  forget(uri: string): boolean {
    if (!isProgramSource(uri) && !isProgramFile(nameOf(uri))) return false;
    const wasOpen = this.openText(uri) === undefined && this.#opened.delete(sameSpelling(uri));
    let concerned = false;
    for (const folder of foldersAbove(uri, levels)) {
      // Scripts come and go beside the program; of JavaScript only its own modules count.
      const project = this.#known.get(folder);
      const isOwn = (): boolean => wasOpen || /ts$/.test(uri) || project?.isOnDisk(sameSpelling(uri)) === true;
      const isKnown = project !== undefined && isOwn();
      if (!isKnown && !isProgramFile(nameOf(uri))) continue;
      this.#known.delete(folder);
      concerned = this.#loading.delete(folder) || concerned;
    }
    return concerned;
  }

  writtenNames(uri: string, action: string): readonly WrittenName[] {
    const found = this.found(uri, action);
    const places = (found?.actions ?? []).map(({ nameAt }) => nameAt);
    const [first] = places;
    if (found === undefined) return [];
    const same =
      first !== undefined && places.every((one) => one?.module === first.module && one.start === first.start);
    const name = found.actions[0]?.namedByFunction === true ? [] : same ? [first] : undefined;
    if (name === undefined) return [];
    const { modules } = found.project.current;
    const others = found.written === undefined ? [] : loadPrograms().namesOf(modules, found.written.script);
    return [...name, ...others].flatMap((place): WrittenName[] => {
      const text = modules.get(place.module);
      if (text === undefined) return [];
      const { start, end } = place;
      const { encode } = place as Partial<NamePlace>;
      return [{ uri: found.project.address(place.module), text, start, end, ...(encode !== undefined && { encode }) }];
    });
  }

  nameRefusal(uri: string, action: string): string | undefined {
    const found = this.found(uri, action);
    const binding = this.bindingOf(uri, action);
    if (found === undefined || binding === undefined) return undefined;
    if (found.actions.some(({ namedByFunction }) => namedByFunction)) return undefined;
    if (this.writtenNames(uri, action).length > 0) return undefined;
    const names = new Set(found.actions.map(({ name }) => name));
    return names.size > 1
      ? `This script is the one of ${names.size} actions with names of their own (${binding.origin}); ZITADEL calls a function of each name`
      : `The program makes the name of this action from an expression (${binding.origin}); change it there`;
  }

  namedAt(uri: string, offset: number): NamedAction | undefined {
    const project = this.projectOf(uri);
    if (project === undefined) return undefined;
    const path = pathOf(uri);
    const named = project.current.actions.find(
      ({ nameAt }) => nameAt?.module === path && offset >= nameAt.start && offset <= nameAt.end,
    );
    if (named === undefined) return undefined;
    if (named.script.kind === 'file') return { uri: project.address(named.script.path), action: soleActionId };
    const { module } = named.script.at;
    const script = project.current.scripts.get(module)?.find(({ actions }) => actions.includes(named));
    return script && { uri: project.address(module), action: script.id };
  }

  summaryOf(uri: string): string | undefined {
    return this.isModule(uri) ? this.projectOf(uri)?.current.summary : undefined;
  }

  /** Whether the project around a module was not looked for yet. */
  isWaiting(uri: string): boolean {
    const text = this.openText(uri);
    if (!isProgramSource(uri) || text === undefined || !mayConcernPrograms(text)) return false;
    return !this.#opened.has(sameSpelling(uri));
  }

  linksIn(): readonly [] {
    return [];
  }
  scriptNamedAfter(): undefined {
    return undefined;
  }
}

function keyOf(uri: string, action: string): string {
  return `${sameSpelling(uri)} ${action}`;
}

/** The place in a program that binds an action, else that makes it. */
function describe({ project, actions }: Found): string {
  const { module, line } = actions.find(({ triggers }) => triggers.length > 0) ?? actions[0]!;
  return `${pathBetween(project.folder, project.address(module)) ?? module}:${line}`;
}

function isSame(a: EmbeddedScript, b: EmbeddedScript): boolean {
  return (
    a.text === b.text &&
    a.start === b.start &&
    a.end === b.end &&
    a.isCode === b.isCode &&
    JSON.stringify([a.pieces, a.unknown]) === JSON.stringify([b.pieces, b.unknown])
  );
}

function embedded({ id }: ProgramScript, { text, pieces, unknown, start, end, formAt }: WrittenText): EmbeddedScript {
  const { encode } = loadPrograms();
  return {
    id,
    text,
    pieces,
    unknown,
    start,
    end,
    encode: (added, at) => encode(added, formAt(at ?? start)),
    ...(formAt(start) === 'code' && { isCode: true }),
  };
}
