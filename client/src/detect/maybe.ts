import * as vscode from 'vscode';
import { classify } from './classify.js';

/** Characters of a JavaScript file that are looked at; no action is longer. */
const longest = 100_000;
const settle = 300;

/**
 * Offers to treat the active JavaScript file as an action, where it looks like one and is not treated so: in the status bar, and
 * by the context `zitadel.mayBeAction` in menus. Other JavaScript files show nothing.
 */
export class MaybeAction implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('zitadel.maybe', vscode.StatusBarAlignment.Right, 101);
  readonly #subscriptions: vscode.Disposable[] = [];
  #timer: NodeJS.Timeout | undefined;
  #shown = false;

  constructor() {
    this.#item.name = 'ZITADEL Action?';
    this.#item.text = '$(question) ZITADEL action?';
    this.#item.tooltip =
      'This file looks like a ZITADEL action. Treat it as one: completions, diagnostics and Run then know ctx and api.';
    this.#item.command = 'zitadel.treatAsAction';
    const later = (): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#look(), settle);
    };
    this.#subscriptions.push(
      vscode.window.onDidChangeActiveTextEditor(() => this.#look()),
      vscode.workspace.onDidOpenTextDocument(later),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === vscode.window.activeTextEditor?.document && document.languageId === 'javascript') later();
      }),
    );
    this.#look();
  }

  /** Whether it is offered now; for tests. */
  get shown(): boolean {
    return this.#shown;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const one of [this.#item, ...this.#subscriptions]) one.dispose();
  }

  #look(): void {
    const document = vscode.window.activeTextEditor?.document;
    const shown = document?.languageId === 'javascript' && classify(document.getText().slice(0, longest)) !== 'no';
    if (shown === this.#shown) return;
    this.#shown = shown;
    void vscode.commands.executeCommand('setContext', 'zitadel.mayBeAction', shown);
    if (shown) this.#item.show();
    else this.#item.hide();
  }
}
