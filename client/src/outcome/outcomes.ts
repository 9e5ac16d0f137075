import * as vscode from 'vscode';
import type { SourcePlace } from '../../../emulator/src/api.js';
import type { TriggerId } from '../../../emulator/src/catalogue/model.js';
import { PlacesRequest } from '../../../server/src/protocol.js';
import type { Server } from '../languageClient.js';
import { summaryOf } from '../run/summary.js';
import { setting } from '../settings.js';
import { OutcomeDecorations } from './decorations.js';
import { OutcomeDocuments } from './documents.js';
import { OutcomePanel } from './panel.js';
import type { OutcomeView } from './view.js';

/** What the outcomes ask of others when a person presses a button. */
export interface OutcomeCommands {
  run(view: OutcomeView, trigger?: TriggerId): void;
  chooseSample(view: OutcomeView): void;
}

/** The last outcomes, and the three places that show them: the panel, the failing line, the comparison of claims. */
export class Outcomes implements vscode.Disposable {
  readonly #panel: OutcomePanel;
  readonly #documents = new OutcomeDocuments();
  readonly #decorations = new OutcomeDecorations(() => setting('outcome.inline'));
  #last: OutcomeView | undefined;

  constructor(
    private readonly server: Server,
    extension: vscode.Uri,
    commands: OutcomeCommands,
  ) {
    this.#panel = new OutcomePanel(extension, {
      run: (view) => commands.run(view),
      runTrigger: (view, trigger) => commands.run(view, trigger),
      chooseSample: (view) => commands.chooseSample(view),
      compareClaims: (view) => void this.#compare(view),
      open: (view, place) => void this.#open(view, place),
    });
  }

  get last(): OutcomeView | undefined {
    return this.#last;
  }

  /** Text of the panel's page; for tests. */
  get panelText(): string | undefined {
    return this.#panel.text;
  }

  async add(view: OutcomeView): Promise<void> {
    this.#last = view;
    void vscode.commands.executeCommand('setContext', 'zitadel.hasOutcome', true);
    this.#panel.show(view);
    const { outcome } = view;
    const failed = outcome.error?.place;
    const position = failed ? await this.#position(view, failed) : undefined;
    this.#decorations.set(vscode.Uri.parse(view.uri), {
      ok: outcome.ok,
      summary: summaryOf(outcome),
      ...(position ? { failedLine: position.line } : {}),
    });
  }

  showLast(): void {
    if (this.#last) this.#panel.show(this.#last, { focus: true });
    else void vscode.window.showInformationMessage('No action was run yet.');
  }

  compareLast(): Promise<void> {
    if (this.#last) return this.#compare(this.#last);
    void vscode.window.showInformationMessage('No action was run yet.');
    return Promise.resolve();
  }

  dispose(): void {
    this.#panel.dispose();
    this.#documents.dispose();
    this.#decorations.dispose();
  }

  async #compare(view: OutcomeView): Promise<void> {
    if (await this.#documents.compareClaims(view)) return;
    void vscode.window.showInformationMessage('The last run has no claims that can be compared.');
  }

  async #open(view: OutcomeView, place: SourcePlace): Promise<void> {
    const position = (await this.#position(view, place)) ?? new vscode.Position(place.line - 1, place.column - 1);
    const uri = vscode.Uri.parse(view.uri);
    const shown = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === view.uri);
    await vscode.window.showTextDocument(uri, {
      selection: new vscode.Range(position, position),
      viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
    });
  }

  /** Where a place of the script stands in the document; in Terraform they differ. */
  async #position(view: OutcomeView, place: SourcePlace): Promise<vscode.Position | undefined> {
    const params: PlacesRequest.Params = {
      textDocument: { uri: view.uri },
      action: view.action,
      offsets: [place.offset],
    };
    const [found] = await this.server
      .request<PlacesRequest.Params, PlacesRequest.Result>(PlacesRequest.method, params)
      .catch(() => []);
    return found ? new vscode.Position(found.line, found.character) : undefined;
  }
}
