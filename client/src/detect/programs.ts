import * as vscode from 'vscode';
import {
  isProgramFile,
  isProgramSource,
  mayConcernPrograms,
  programFilesGlob,
} from '../../../emulator/src/binding/outside.js';

const languages: readonly string[] = ['typescript', 'javascript'];
/** Folders above a module that may be that of the program. */
const levels = 12;
/** Milliseconds after the last key before a module is looked at again. */
const settle = 300;

const found = new WeakSet<vscode.TextDocument>();

/** Whether a document was found to be a module of a Pulumi or cdktf program that has to do with actions. */
export function isProgram(document: vscode.TextDocument): boolean {
  return found.has(document) && languages.includes(document.languageId);
}

/**
 * Finds the modules of Pulumi's and cdktf's programs that have to do with actions among the open documents. All other TypeScript and
 * JavaScript is none of ours: the server never hears of it.
 */
export class ProgramDocuments implements vscode.Disposable {
  readonly #emitter = new vscode.EventEmitter<vscode.TextDocument>();
  readonly onFound = this.#emitter.event;
  /** Whether folders are those of programs. */
  readonly #projects = new Map<string, Promise<boolean>>();
  /** Folders whose modules belong to no program. */
  readonly #foreign = new Set<string>();
  readonly #subscriptions: vscode.Disposable[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor() {
    const projects = vscode.workspace.createFileSystemWatcher(programFilesGlob, false, true);
    const forget = (): void => {
      this.#projects.clear();
      this.#foreign.clear();
    };
    this.#subscriptions.push(
      projects,
      projects.onDidCreate(forget),
      projects.onDidDelete(forget),
      vscode.workspace.onDidOpenTextDocument((document) => void this.consider(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (!this.#mayBe(document)) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.consider(document), settle);
      }),
    );
  }

  /** Looks at the documents that are open already. */
  start(): void {
    for (const document of vscode.workspace.textDocuments) void this.consider(document);
  }

  /** Looks at one document, and tells of it when it is a module of a program with actions. */
  async consider(document: vscode.TextDocument): Promise<void> {
    if (!this.#mayBe(document) || !mayConcernPrograms(document.getText())) return;
    const folder = folderOf(document.uri);
    if (!(await this.#isInProject(folder))) {
      this.#foreign.add(folder.toString());
      return;
    }
    if (document.isClosed || found.has(document)) return;
    found.add(document);
    this.#emitter.fire(document);
  }

  /** Whether a document was found; for tests. */
  has(document: vscode.TextDocument): boolean {
    return isProgram(document);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const one of [this.#emitter, ...this.#subscriptions]) one.dispose();
  }

  #mayBe(document: vscode.TextDocument): boolean {
    return (
      languages.includes(document.languageId) &&
      !found.has(document) &&
      isProgramSource(document.uri.path) &&
      !this.#foreign.has(folderOf(document.uri).toString())
    );
  }

  async #isInProject(from: vscode.Uri): Promise<boolean> {
    let folder = from;
    for (let level = 0; level < levels; level++) {
      const key = folder.toString();
      let project = this.#projects.get(key);
      if (project === undefined) {
        project = holdsProject(folder);
        this.#projects.set(key, project);
      }
      if (await project) return true;
      const above = folderOf(folder);
      if (above.path === folder.path) return false;
      folder = above;
    }
    return false;
  }
}

function folderOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}

async function holdsProject(folder: vscode.Uri): Promise<boolean> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.some(([name]) => isProgramFile(name));
  } catch {
    // Documents need not lie in folders: some were never saved.
    return false;
  }
}
