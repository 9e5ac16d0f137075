import * as vscode from 'vscode';
import type { ActionInfo, ActionsRequest } from '../../../server/src/protocol.js';
import type { Server } from '../languageClient.js';
import { outcomePanelType } from '../outcome/panel.js';
import { isAction, mayHoldActions } from './documents.js';
import { actionsOf, pickAction } from './find.js';

/** Milliseconds after the last key before the server is asked where the scripts of a Terraform file stand now. */
const settle = 150;

/** The action that the cursor is in. */
export interface ActiveAction {
  readonly uri: vscode.Uri;
  readonly action: ActionInfo;
}

/**
 * Follows the cursor from action to action: through stand-alone files, which are one action each, and through the scripts of
 * Terraform files. Keys and menus ask for the context `zitadel.inAction`, the status bar listens.
 */
export class ActionAtCursor implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<ActiveAction | undefined>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable[] = [];
  #current: ActiveAction | undefined;
  #known: { readonly uri: string; readonly found: ActionsRequest.Result | null } | undefined;
  #asked = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly server: Server) {
    const isActive = (uri: string): boolean => vscode.window.activeTextEditor?.document.uri.toString() === uri;
    this.#subscriptions.push(
      vscode.window.onDidChangeActiveTextEditor(() => void this.refresh()),
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (isActive(document.uri.toString())) void this.refresh();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) this.#locate();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        // The server tells of names and triggers itself; scripts that are part of a document move with its text.
        if (contentChanges.length === 0 || isAction(document) || !isActive(document.uri.toString())) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.refresh(), settle);
      }),
      server.onActionsChanged(({ uri }) => {
        if (isActive(uri)) void this.refresh();
      }),
      server.onStateChanged((state) => {
        if (state === 'running') void this.refresh();
      }),
    );
    void this.refresh();
  }

  get current(): ActiveAction | undefined {
    return this.#current;
  }

  /** Asks about the active document. Of several answers under way the last one asked for counts. */
  async refresh(): Promise<void> {
    clearTimeout(this.#timer);
    const document = vscode.window.activeTextEditor?.document;
    const asked = ++this.#asked;
    // While the outcome panel has the focus, what is said about the action beside it stays.
    if (!document && isOutcomePanelActive()) return;
    const key = document?.uri.toString();
    if (this.#known?.uri !== key) this.#known = undefined;
    if (document && mayHoldActions(document)) {
      const found = await actionsOf(this.server, document.uri).catch(() => null);
      if (asked !== this.#asked) return;
      this.#known = { uri: document.uri.toString(), found };
    } else this.#known = undefined;
    this.#locate();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #locate(): void {
    const editor = vscode.window.activeTextEditor;
    const whole = editor !== undefined && isAction(editor.document);
    const found = editor && this.#known?.uri === editor.document.uri.toString() ? this.#known.found : undefined;
    const action = pickAction(found?.actions ?? [], { whole, ...(editor && { position: editor.selection.active }) });
    const before = this.#current;
    this.#current = editor && action && { uri: editor.document.uri, action };
    void vscode.commands.executeCommand('setContext', 'zitadel.inAction', whole || action !== undefined);
    if (before?.action !== action || before?.uri !== this.#current?.uri) this.#changed.fire(this.#current);
  }
}

function isOutcomePanelActive(): boolean {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputWebview && input.viewType.endsWith(outcomePanelType);
}
