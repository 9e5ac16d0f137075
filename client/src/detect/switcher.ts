import * as vscode from 'vscode';
import { languageId } from '../../../server/src/protocol.js';
import { setting } from '../settings.js';
import { classify } from './classify.js';

const refusedKey = 'detection.refused';

/**
 * Gives plain JavaScript documents that are actions our language id, so that the editor's own JavaScript service does not
 * answer for them too. Never against the person: a document that was set back to JavaScript stays so.
 */
export class LanguageSwitcher implements vscode.Disposable {
  readonly #switched = new Set<string>();
  readonly #asked = new Set<string>();
  readonly #subscription: vscode.Disposable;

  constructor(private readonly memory: vscode.Memento) {
    this.#subscription = vscode.workspace.onDidOpenTextDocument((document) => void this.consider(document));
    for (const document of vscode.workspace.textDocuments) void this.consider(document);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** Looks at one document, and switches or asks. */
  async consider(document: vscode.TextDocument): Promise<void> {
    if (document.languageId !== 'javascript' || !['file', 'untitled', 'vscode-remote'].includes(document.uri.scheme))
      return;
    const mode = setting('detection');
    const key = document.uri.toString();
    if (mode === 'off' || this.#refused().includes(key)) return;
    if (this.#switched.delete(key)) {
      // It comes back as JavaScript: somebody set it so.
      await this.#refuse(key);
      return;
    }
    const likelihood = classify(document.getText());
    if (likelihood === 'certain' && mode === 'automatic') await this.switch(document);
    else if (likelihood !== 'no') await this.#ask(document);
  }

  /** Gives the document our id, whatever its text is. */
  async switch(document: vscode.TextDocument): Promise<void> {
    this.#switched.add(document.uri.toString());
    await vscode.languages.setTextDocumentLanguage(document, languageId);
  }

  /** Command "Treat This JavaScript File as an Action": also where the person had refused it before. */
  async switchActive(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) return;
    const key = document.uri.toString();
    const refused = this.#refused().filter((other) => other !== key);
    await this.memory.update(refusedKey, refused);
    await this.switch(document);
  }

  async #ask(document: vscode.TextDocument): Promise<void> {
    const key = document.uri.toString();
    if (this.#asked.has(key) || !isShown(document)) return;
    this.#asked.add(key);
    const name = vscode.workspace.asRelativePath(document.uri);
    const yes = 'Treat as Action';
    const no = 'Leave as JavaScript';
    const answer = await vscode.window.showInformationMessage(`${name} looks like a ZITADEL action.`, yes, no);
    if (answer === yes && !document.isClosed) await this.switch(document);
    if (answer === no) await this.#refuse(key);
  }

  #refused(): readonly string[] {
    return this.memory.get<string[]>(refusedKey, []);
  }

  async #refuse(key: string): Promise<void> {
    await this.memory.update(refusedKey, [...new Set([...this.#refused(), key])].slice(-500));
  }
}

/** Documents are opened for searches and by other extensions too; nobody is asked about what they do not see. */
function isShown(document: vscode.TextDocument): boolean {
  return vscode.window.tabGroups.all.some((group) =>
    group.tabs.some(
      (tab) => tab.input instanceof vscode.TabInputText && tab.input.uri.toString() === document.uri.toString(),
    ),
  );
}
