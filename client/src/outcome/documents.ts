import * as vscode from 'vscode';
import { prettyJson } from './json.js';
import type { OutcomeView } from './view.js';

const scheme = 'zitadel-outcome';

/** Read-only documents of the last runs, for the editor's own comparison. Their texts live in memory alone. */
export class OutcomeDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions = [
    vscode.workspace.registerTextDocumentContentProvider(scheme, this),
    // Claims are secrets, and may be large: they are kept as long as somebody looks at them.
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
  ];

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Opens claims before and after a run side by side. False when the run has no claims that can be written. */
  async compareClaims(view: OutcomeView): Promise<boolean> {
    const { claims } = view.outcome;
    if (claims?.before.text === undefined || claims.after.text === undefined) return false;
    const before = this.#put(view, 'before', claims.before.text);
    const after = this.#put(view, 'after', claims.after.text);
    const title = `${view.names.join(', ')}: claims before ↔ after`;
    await vscode.commands.executeCommand('vscode.diff', before, after, title, { preview: true });
    return true;
  }

  dispose(): void {
    for (const one of [...this.#subscriptions, this.#changed]) one.dispose();
    this.#texts.clear();
  }

  #put(view: OutcomeView, which: 'before' | 'after', text: string): vscode.Uri {
    const query = new URLSearchParams({ of: view.uri, action: view.action }).toString();
    const uri = vscode.Uri.from({ scheme, path: `/claims ${which}.json`, query });
    this.#texts.set(uri.toString(), `${prettyJson(text)}\n`);
    this.#changed.fire(uri);
    return uri;
  }
}
