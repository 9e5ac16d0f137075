import {
  type CodeInformation,
  type CodeMapping,
  createLanguage,
  type Language,
  type LanguagePlugin,
  type SourceScript,
  type VirtualCode,
} from '@volar/language-core';
import {
  createLanguageService,
  createUriMap,
  decodeEmbeddedDocumentUri,
  type LanguageService,
  type LanguageServiceEnvironment,
  type LanguageServicePlugin,
} from '@volar/language-service';
import type {} from '@volar/typescript';
import { create as createTypeScriptPlugins } from 'volar-service-typescript';
import { URI } from 'vscode-uri';
import type { Version } from '../../../emulator/src/catalogue/model.js';
import { modulesOfAny } from '../catalogue.js';
import { FindingCache } from '../checks/cache.js';
import { checkAction } from '../checks/check-action.js';
import type { Finding } from '../checks/finding.js';
import type { CheckOptions } from '../checks/options.js';
import type { Action, Documents, OpenDocument } from '../documents.js';
import { type AnnotatedText, annotate, compose } from '../embedding/annotate.js';
import { type Piece, toScript, withoutEscapes } from '../embedding/model.js';
import { describe } from '../run-safe.js';
import type { Settings } from '../settings.js';
import { outOfBounds } from './bounds.js';
import { ts } from './compiler.js';
import { javascriptConfiguration } from './configuration.js';
import { DeclarationStore, parameterTypes } from './declaration-store.js';
import { simplifyFlow } from './flow/simplify.js';
import { Formatter } from './formatting.js';
import { isTaken } from './names.js';
import { CheckerOracle } from './oracle.js';
import { blankOf, Project, type ScriptFile } from './project.js';
import { autoRequire, type OfferedModule, requireCompletions } from './require-completions.js';
import { ScriptMap } from './script-map.js';
import { TextSnapshot } from './snapshot.js';
import { type CheckedScript, textCompletions } from './texts/plugin.js';
import type { TypedScripts } from './typed-scripts.js';

const allFeatures: CodeInformation = {
  verification: true,
  completion: true,
  semantic: true,
  navigation: true,
  structure: true,
  format: true,
};

interface ActionCode extends VirtualCode {
  readonly fileName: string;
  /** What it was made from: while one script of many is edited, the others keep theirs. */
  readonly action: Action;
  readonly version: Version;
  readonly annotated: AnnotatedText;
}

export interface LanguageOptions {
  readonly documents: Documents;
  readonly settings: (uri?: string) => Settings;
  readonly version: (uri: string) => Version;
  /** Told of everything that a library swallowed. */
  readonly report: (message: string) => void;
}

/**
 * The language features of all open actions: Volar for what is the same in every editor, and TypeScript's service itself
 * for what needs more speed or other words. Both see the same project.
 */
export class ActionLanguage implements TypedScripts {
  readonly declarations = new DeclarationStore();
  readonly formatter = new Formatter();
  readonly project: Project;
  readonly typescript: ts.LanguageService;
  readonly volar: LanguageService;
  private readonly language: Language<URI>;
  /** Document version and settings that the virtual code of each document was made from. */
  readonly #findings = new FindingCache();
  readonly #codes = new Map<string, ActionCode>();
  readonly #synced = new Map<string, { readonly actions: readonly Action[]; readonly version: Version }>();

  constructor(private readonly options: LanguageOptions) {
    this.project = new Project(this.declarations, (fileName) => this.refresh(fileName));
    this.typescript = focusing(
      ts.createLanguageService(this.project.host, this.project.registry),
      this.project,
      options.report,
    );
    this.language = createLanguage<URI>([this.plugin()], createUriMap<SourceScript<URI>>(), (uri) => this.sync(uri));
    this.language.mapperFactory = (mappings) => new ScriptMap(mappings);
    this.volar = this.createVolar();
  }

  /** The file of an action, brought up to date. */
  file(document: OpenDocument, action: string): ScriptFile | undefined {
    this.syncDocument(document);
    return this.project.get(fileNameOf(document, action));
  }

  /** All findings of one action as it is now. */
  check(document: OpenDocument, action: Action, options: CheckOptions): readonly Finding[] {
    const file = this.file(document, action.id);
    if (file === undefined) return [];
    const { unknown = [], start, end } = action.script;
    // What Terraform fills in has stand-ins in the script, and is spoken of as it is written.
    const filledIn = unknown.length === 0 ? '' : document.text.getText().slice(start, end);
    const basis = [file.snapshot, file.declarations, filledIn];
    return this.#findings.of(file.fileName, action, basis, options, () => checkAction(this, document, action, options));
  }

  /** Whether a name means something already where others of a script, at these offsets of the document, would become it. */
  isTaken(document: OpenDocument, action: string, offsets: readonly number[], name: string): boolean {
    const file = this.file(document, action);
    if (file === undefined) return false;
    this.project.focus(file.fileName);
    const program = this.typescript.getProgram();
    const source = program?.getSourceFile(file.fileName);
    const places = offsets.flatMap((offset) => toScript(file.pieces, offset) ?? []);
    return program !== undefined && source !== undefined && isTaken(program, source, places, name);
  }

  /** Forgets a closed document. */
  close(document: OpenDocument): void {
    this.#synced.delete(document.uri);
    this.language.scripts.delete(URI.parse(document.uri));
  }

  dispose(): void {
    this.volar.dispose();
    this.typescript.dispose();
  }

  private refresh(fileName: string): void {
    const file = this.project.get(fileName);
    const document = file && this.options.documents.get(file.uri);
    if (document !== undefined) this.syncDocument(document);
  }

  private sync(uri: URI): void {
    const document = this.documentOf(uri);
    if (document === undefined) {
      const declared = this.declarations.byUri(uri.toString());
      if (declared !== undefined) this.language.scripts.set(uri, declared.snapshot, 'typescript');
      return;
    }
    this.syncDocument(document);
  }

  private syncDocument(document: OpenDocument): void {
    const actions = document.actions;
    const version = this.options.version(document.uri);
    const synced = this.#synced.get(document.uri);
    if (synced?.actions === actions && synced.version === version) return;
    this.#synced.set(document.uri, { actions, version });
    const snapshot = new TextSnapshot(document.text.getText());
    this.language.scripts.set(URI.parse(document.uri), snapshot, document.text.languageId);
  }

  /** Turns a document into its actions, each a JavaScript text with mappings. */
  private plugin(): LanguagePlugin<URI> {
    const create = (uri: URI): VirtualCode | undefined => {
      const document = this.documentOf(uri);
      if (document === undefined) return undefined;
      const version = this.options.version(document.uri);
      return {
        id: 'root',
        languageId: document.text.languageId,
        snapshot: new TextSnapshot(document.text.getText()),
        mappings: [],
        embeddedCodes: document.actions.map((action) => this.codeOf(document, action, version)),
      };
    };
    const dispose = (root: VirtualCode): void => {
      for (const code of root.embeddedCodes ?? []) this.drop((code as ActionCode).fileName);
    };
    return {
      getLanguageId: () => undefined,
      createVirtualCode: create,
      updateVirtualCode: (uri, old) => {
        const next = create(uri);
        const kept = new Set(next?.embeddedCodes?.map((code) => (code as ActionCode).fileName));
        for (const code of old.embeddedCodes ?? [])
          if (!kept.has((code as ActionCode).fileName)) this.drop((code as ActionCode).fileName);
        return next;
      },
      disposeVirtualCode: (_uri, root) => dispose(root),
      typescript: {
        extraFileExtensions: [],
        getServiceScript: () => undefined,
        getExtraServiceScripts: (_fileName, root) =>
          (root.embeddedCodes ?? []).map((code) => ({
            code,
            fileName: (code as ActionCode).fileName,
            extension: '.js',
            scriptKind: ts.ScriptKind.JS,
          })),
      },
    };
  }

  private codeOf(document: OpenDocument, action: Action, version: Version): ActionCode {
    const fileName = fileNameOf(document, action.id);
    const known = this.#codes.get(fileName);
    if (known?.action === action && known.version === version && this.project.has(fileName)) return known;
    const { legible, identity, scan, script } = action;
    // A script that only moved in its document reads as it did.
    const moved = known?.action.legible === legible && known.action.identity === identity && known.action.scan === scan;
    const annotated = moved ? known.annotated : annotate(legible.text, identity, scan, parameterTypes);
    let composed: readonly Piece[] | undefined;
    const piecesOf = (): readonly Piece[] => (composed ??= compose(annotated.pieces, script.pieces));
    const old = this.project.get(fileName);
    const blanked = outOfBounds(scan) !== undefined;
    const text = blanked ? blankOf(annotated.text) : annotated.text;
    const same = old?.snapshot.text === text;
    const snapshot = same ? old.snapshot : new TextSnapshot(text, old?.blanked === true);
    const declarations = this.declarations.of(identity.triggers, version);
    this.project.set({
      fileName,
      uri: document.uri,
      id: action.id,
      snapshot,
      get pieces() {
        return piecesOf();
      },
      scriptPieces: annotated.pieces,
      declarations,
      ...(blanked && { blanked }),
    });
    let mappings: CodeMapping[] | undefined;
    const code: ActionCode = {
      fileName,
      action,
      version,
      annotated,
      id: action.id,
      languageId: 'javascript',
      snapshot,
      // Asked for one script of fifty.
      get mappings() {
        mappings ??= withoutEscapes(piecesOf()).map(({ script: generated, source, length }) => ({
          sourceOffsets: [source],
          generatedOffsets: [generated],
          lengths: [length],
          data: allFeatures,
        }));
        return mappings;
      },
    };
    this.#codes.set(fileName, code);
    return code;
  }

  private modulesAt(virtualUri: string): readonly OfferedModule[] {
    const at = this.actionAt(virtualUri);
    return at === undefined ? [] : modulesOfAny(at.action.identity.triggers, this.options.version(at.document.uri));
  }

  /** The script of a virtual document as the type checker has it now. */
  private checkedAt(virtualUri: string): CheckedScript | undefined {
    const at = this.actionAt(virtualUri);
    const file = at && this.file(at.document, at.action.id);
    if (file === undefined) return undefined;
    this.project.focus(file.fileName);
    const program = this.typescript.getProgram();
    const source = program?.getSourceFile(file.fileName);
    if (program === undefined || source === undefined) return undefined;
    return { source, oracle: new CheckerOracle(program, source, file.scriptPieces, this.declarations) };
  }

  private actionAt(virtualUri: string): { readonly document: OpenDocument; readonly action: Action } | undefined {
    const [uri, id] = decodeEmbeddedDocumentUri(URI.parse(virtualUri)) ?? [];
    const document = uri && this.documentOf(uri);
    const action = id === undefined ? undefined : document?.action(id);
    return document === undefined || action === undefined ? undefined : { document, action };
  }

  private documentOf(uri: URI): OpenDocument | undefined {
    return this.options.documents.get(uri.toString());
  }

  private drop(fileName: string): void {
    this.project.delete(fileName);
    this.#codes.delete(fileName);
    this.#findings.delete(fileName);
  }

  private createVolar(): LanguageService {
    const environment: LanguageServiceEnvironment = {
      workspaceFolders: [],
      getConfiguration: async <T>(section: string) =>
        javascriptConfiguration(this.options.settings(this.project.focusedUri), section) as T | undefined,
    };
    // The plugin makes its language service itself; it gets ours, so that there is one program and not two. For what is a
    // matter of syntax alone it makes another one, with a host of its own.
    const createService: typeof ts.createLanguageService = (host, ...rest) =>
      host === this.project.host ? this.typescript : ts.createLanguageService(host, ...rest);
    const shared = Object.create(ts, { createLanguageService: { value: createService } }) as typeof ts;
    const plugins = createTypeScriptPlugins(shared, { disableAutoImportCache: true }).filter(
      (plugin) => plugin.name !== 'typescript-directive-comment',
    );
    const offered = (uri: string): readonly OfferedModule[] => this.modulesAt(uri);
    const quotes = (uri: string): Settings['quoteStyle'] =>
      this.options.settings(this.actionAt(uri)?.document.uri).quoteStyle;
    const texts = textCompletions((uri) => this.checkedAt(uri), quotes);
    const all = [requireCompletions(offered), texts, ...plugins, autoRequire(offered, quotes)];
    return createLanguageService(this.language, loud(all, this.options.report), environment, {
      typescript: {
        configFileName: undefined,
        sys: this.project.system,
        languageServiceHost: this.project.host,
        uriConverter: this.project.uriConverter,
        getExtraServiceScript: (fileName) => {
          const code = this.project.has(fileName) ? this.#codes.get(fileName) : undefined;
          return code === undefined ? undefined : { code, fileName, extension: '.js', scriptKind: ts.ScriptKind.JS };
        },
      },
    });
  }
}

/** Name of an action's file in the project: fixed for as long as its document is open. */
function fileNameOf(document: OpenDocument, action: string): string {
  return `/actions/${document.ordinal}/${action}.js`;
}

/**
 * A service that puts the file it is asked about into the program first, and that answers about spaces when a text is too
 * deeply nested for it.
 */
function focusing(
  service: ts.LanguageService,
  project: Project,
  report: (message: string) => void,
): ts.LanguageService {
  const wrapped: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(service) as [string, unknown][]) {
    const call = (...parameters: unknown[]): unknown => {
      simplifyFocused(service, project);
      return (member as (...all: unknown[]) => unknown).apply(service, parameters);
    };
    wrapped[name] =
      typeof member !== 'function'
        ? member
        : (...parameters: unknown[]): unknown => {
            const [first] = parameters;
            if (typeof first === 'string' && project.has(first)) project.focus(first);
            try {
              return call(...parameters);
            } catch (error) {
              if (error instanceof RangeError && project.blankFocus()) return call(...parameters);
              // Volar's plugin swallows what is thrown here, and a fault would show as an empty answer only.
              report(`TypeScript's ${name} failed: ${describe(error)}`);
              throw error;
            }
          };
  }
  return wrapped as unknown as ts.LanguageService;
}

/** Characters from which on a script's flow is made small; for shorter ones the checker's ways are short as they are. */
const longFlow = 4000;

/** Makes the checker's ways through the focused file short, before it goes them. */
function simplifyFocused(service: ts.LanguageService, { focusedFile }: Project): void {
  const program = focusedFile === undefined ? undefined : service.getProgram();
  const source = program?.getSourceFile(focusedFile!);
  // With its checker a program gets its flow.
  if (source !== undefined && source.text.length >= longFlow && program?.getTypeChecker() !== undefined)
    simplifyFlow(source);
}

/** Plugins whose faults are told before Volar swallows them. */
function loud(plugins: readonly LanguageServicePlugin[], report: (message: string) => void): LanguageServicePlugin[] {
  return plugins.map((plugin) => ({
    ...plugin,
    create(context) {
      const instance = plugin.create(context) as Record<string, unknown>;
      for (const [name, member] of Object.entries(instance)) {
        if (typeof member !== 'function' || !/^(?:provide|resolve)[A-Z]/.test(name)) continue;
        instance[name] = async (...parameters: unknown[]): Promise<unknown> => {
          try {
            return await (member as (...all: unknown[]) => unknown).apply(instance, parameters);
          } catch (error) {
            report(`${plugin.name ?? 'A plugin'}'s ${name} failed: ${describe(error)}`);
            throw error;
          }
        };
      }
      return instance;
    },
  }));
}
