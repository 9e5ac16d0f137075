import { URI } from 'vscode-uri';
import type { Piece } from '../embedding/model.js';
import { compilerOptions, ts } from './compiler.js';
import type { DeclarationFile, DeclarationStore } from './declaration-store.js';
import { TextSnapshot } from './snapshot.js';

/** One action as the type checker sees it: a JavaScript file of its own that no disk holds. */
export interface ScriptFile {
  readonly fileName: string;
  /** Document that the script stands in, and the script's id there. */
  readonly uri: string;
  readonly id: string;
  readonly snapshot: TextSnapshot;
  /** From the text of this file to the document. */
  readonly pieces: readonly Piece[];
  /** From the text of this file to the script. */
  readonly scriptPieces: readonly Piece[];
  readonly declarations: DeclarationFile;
  /** The text was too long or nested too deeply, and spaces stand in its place. */
  readonly blanked?: boolean;
}

/**
 * The one project behind all open actions. Its program holds the library, the declarations of one trigger set and *one*
 * action: the one that was asked about last. Turning to another action costs as much as an edit does, and in return two
 * actions may declare the same names, each has the declarations of its own triggers, an edit costs the same whether one
 * action is open or two hundred, and there is never more than one type checker in memory. Nothing of a workspace
 * (tsconfig.json, jsconfig.json, node_modules) is looked at.
 */
export class Project {
  readonly #files = new Map<string, ScriptFile>();
  #focus: string | undefined;
  #version = 0;
  readonly host: ts.LanguageServiceHost;
  readonly system: ts.System;
  readonly registry = ts.createDocumentRegistry(true, '/');
  readonly #versions = new WeakMap<TextSnapshot, string>();
  #snapshots = 0;

  constructor(
    private readonly declarations: DeclarationStore,
    /** Brings the files of a document up to date before it is read. */
    private readonly refresh: (fileName: string) => void,
  ) {
    this.host = this.createHost();
    this.system = createSystem();
  }

  /** Adds or replaces the file of an action. */
  set(file: ScriptFile): void {
    const old = this.#files.get(file.fileName);
    // Its place in the document may be another one, also when the text is the same.
    this.#files.set(file.fileName, file);
    if (old?.snapshot === file.snapshot && old.declarations === file.declarations) return;
    if (this.#focus === file.fileName) this.#version++;
  }

  /**
   * Puts spaces in place of the text in the program, because it is nested so deeply that the stack ends. Holds until the text
   * changes. False when there is nothing left to blank.
   */
  blankFocus(): boolean {
    const file = this.focused;
    const blank = file && blankOf(file.snapshot.text);
    if (file === undefined || blank === undefined || blank === file.snapshot.text) return false;
    this.set({ ...file, snapshot: new TextSnapshot(blank, true), blanked: true });
    return true;
  }

  delete(fileName: string): void {
    this.#files.delete(fileName);
    if (this.#focus === fileName) {
      this.#focus = undefined;
      this.#version++;
    }
  }

  get(fileName: string): ScriptFile | undefined {
    return this.#files.get(fileName);
  }

  has(fileName: string): boolean {
    return this.#files.has(fileName);
  }

  /** Makes an action the one in the program. */
  focus(fileName: string): void {
    this.refresh(fileName);
    if (this.#focus === fileName || !this.#files.has(fileName)) return;
    this.#focus = fileName;
    this.#version++;
  }

  /** Name of the action's file that is in the program. */
  get focusedFile(): string | undefined {
    return this.#focus !== undefined && this.#files.has(this.#focus) ? this.#focus : undefined;
  }

  /** Address of the document that the action in the program stands in. */
  get focusedUri(): string | undefined {
    return this.focused?.uri;
  }

  private get focused(): ScriptFile | undefined {
    return this.#focus === undefined ? undefined : this.#files.get(this.#focus);
  }

  private snapshotOf(fileName: string): ts.IScriptSnapshot | undefined {
    return this.#files.get(fileName)?.snapshot ?? this.declarations.byFileName(fileName)?.snapshot;
  }

  private versionOf(fileName: string): string {
    const snapshot = this.#files.get(fileName)?.snapshot;
    if (snapshot === undefined) return '1';
    let version = this.#versions.get(snapshot);
    if (version === undefined) {
      version = String(++this.#snapshots);
      this.#versions.set(snapshot, version);
    }
    return version;
  }

  private createHost(): ts.LanguageServiceHost {
    const text = (fileName: string): string | undefined => {
      const snapshot = this.snapshotOf(fileName);
      return snapshot?.getText(0, snapshot.getLength());
    };
    return {
      getCompilationSettings: () => compilerOptions,
      getCurrentDirectory: () => '/',
      getDefaultLibFileName: () => this.declarations.library.fileName,
      getNewLine: () => '\n',
      useCaseSensitiveFileNames: () => true,
      getProjectVersion: () => String(this.#version),
      getScriptFileNames: () => {
        const focused = this.focused;
        return focused === undefined
          ? [this.declarations.library.fileName]
          : [this.declarations.library.fileName, focused.declarations.fileName, focused.fileName];
      },
      getScriptKind: (fileName) => (fileName.endsWith('.d.ts') ? ts.ScriptKind.TS : ts.ScriptKind.JS),
      getScriptVersion: (fileName) => this.versionOf(fileName),
      getScriptSnapshot: (fileName) => this.snapshotOf(fileName),
      fileExists: (fileName) => this.snapshotOf(fileName) !== undefined,
      readFile: text,
      directoryExists: () => false,
      getDirectories: () => [],
      readDirectory: () => [],
      // Modules are declared by name in the declarations of the trigger set; no other module exists.
      resolveModuleNameLiterals: (literals) => literals.map(() => ({ resolvedModule: undefined })),
    };
  }

  /** How Volar's TypeScript plugin turns names of files into addresses and back. */
  readonly uriConverter = {
    asUri: (fileName: string): URI => {
      const declared = this.declarations.byFileName(fileName);
      return declared === undefined ? URI.from({ scheme: 'zitadel-unknown', path: fileName }) : URI.parse(declared.uri);
    },
    asFileName: (uri: URI): string => this.declarations.byUri(uri.toString())?.fileName ?? uri.path,
  };
}

/** Spaces in place of a text; the lines stay. */
export function blankOf(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

/** A system without a disk: everything the project reads, it has in memory. */
function createSystem(): ts.System {
  return {
    args: [],
    newLine: '\n',
    useCaseSensitiveFileNames: true,
    write: () => {},
    readFile: () => undefined,
    writeFile: () => {},
    resolvePath: (path) => path,
    fileExists: () => false,
    directoryExists: () => false,
    createDirectory: () => {},
    getExecutingFilePath: () => '/',
    getCurrentDirectory: () => '/',
    getDirectories: () => [],
    readDirectory: () => [],
    exit: () => {},
  };
}
