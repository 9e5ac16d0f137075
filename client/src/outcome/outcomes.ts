import * as vscode from 'vscode';
import type { SourcePlace } from '../../../emulator/src/api.js';
import type { TriggerId } from '../../../emulator/src/catalogue/model.js';
import { OutcomeNotification, PlacesRequest, type RunArguments, soleActionId } from '../../../server/src/protocol.js';
import { actionKey } from '../active/key.js';
import type { Server } from '../languageClient.js';
import { summaryOf } from '../run/summary.js';
import { setting } from '../settings.js';
import { OutcomeDecorations } from './decorations.js';
import { OutcomeDocuments } from './documents.js';
import { OutcomePanel } from './panel.js';
import type { OutcomeView } from './view.js';

/** Outcomes that are kept, each with all that its page shows. */
const mostViews = 50;

function keyOf({ uri, action }: RunArguments): string {
  return actionKey(vscode.Uri.parse(uri), action);
}

/** What the outcomes ask of others when a person presses a button. */
export interface OutcomeCommands {
  run(view: OutcomeView, trigger?: TriggerId): void;
  chooseSample(view: OutcomeView): Promise<void>;
}

/** The last outcomes, and the three places that show them: the panel, the failing line, the comparison of claims. */
export class Outcomes implements vscode.Disposable {
  readonly #panel: OutcomePanel;
  readonly #documents = new OutcomeDocuments();
  readonly #decorations = new OutcomeDecorations(() => setting('outcome.inline'));
  /** By action; the last one is the newest. */
  readonly #views = new Map<string, OutcomeView>();
  readonly #subscriptions: vscode.Disposable[] = [];

  constructor(
    private readonly server: Server,
    extension: vscode.Uri,
    commands: OutcomeCommands,
  ) {
    this.#subscriptions.push(
      // A server that was started anew knows nothing of earlier runs.
      server.onStateChanged((state) => {
        if (state === 'running') for (const view of this.#views.values()) void this.#tell(view);
      }),
    );
    this.#panel = new OutcomePanel(extension, {
      run: (view) => commands.run(view),
      runTrigger: (view, trigger) => commands.run(view, trigger),
      chooseSample: (view) => void commands.chooseSample(view),
      compareClaims: (view) => void this.#compare(view),
      open: (view, place) => void this.#open(view, place),
    });
  }

  get last(): OutcomeView | undefined {
    return [...this.#views.values()].at(-1);
  }

  /** Text of the panel's page; for tests. */
  get panelText(): string | undefined {
    return this.#panel.text;
  }

  async add(run: OutcomeView): Promise<void> {
    const view = run.action === soleActionId ? run : { ...run, lines: await this.#linesOf(run) };
    const key = keyOf(view);
    this.#views.delete(key);
    this.#views.set(key, view);
    for (const oldest of this.#views.keys()) if (this.#views.size > mostViews) this.#views.delete(oldest);
    void vscode.commands.executeCommand('setContext', 'zitadel.hasOutcome', true);
    this.#panel.show(view);
    await this.#tell(view);
    const { outcome } = view;
    const failed = outcome.error?.place;
    const position = failed ? await this.#position(view, failed) : undefined;
    this.#decorations.set(vscode.Uri.parse(view.uri), {
      ok: outcome.ok,
      summary: summaryOf(outcome),
      ...(position ? { failedLine: position.line } : {}),
    });
  }

  /** Shows the outcome of an action, or of the last run where that one was not run. */
  showLast(action?: RunArguments): void {
    const view = this.#of(action);
    if (view) this.#panel.show(view, { focus: true });
    else void vscode.window.showInformationMessage('No action was run yet.');
  }

  compareLast(action?: RunArguments): Promise<void> {
    const view = this.#of(action);
    if (view) return this.#compare(view);
    void vscode.window.showInformationMessage('No action was run yet.');
    return Promise.resolve();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#panel.dispose();
    this.#documents.dispose();
    this.#decorations.dispose();
  }

  #of(action: RunArguments | undefined): OutcomeView | undefined {
    return (action && this.#views.get(keyOf(action))) ?? this.last;
  }

  /** Tells the server, for the lens above the function. */
  async #tell({ uri, action, outcome, sample }: OutcomeView): Promise<void> {
    await this.server
      .notify<OutcomeNotification.Params>(OutcomeNotification.method, {
        uri,
        action,
        ok: outcome.ok,
        summary: summaryOf(outcome),
        sample: sample.label,
        milliseconds: outcome.timings.total,
      })
      // A server that is gone is told when it is back.
      .catch(() => undefined);
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

  /** Lines of the document for all places that an outcome names. */
  async #linesOf({ uri, action, outcome }: OutcomeView): Promise<ReadonlyMap<number, number>> {
    const places = [outcome.error, ...outcome.logs, ...outcome.effects].flatMap((one) => one?.place ?? []);
    const offsets = [...new Set(places.map(({ offset }) => offset))];
    const params: PlacesRequest.Params = { textDocument: { uri }, action, offsets };
    const found = await this.server
      .request<PlacesRequest.Params, PlacesRequest.Result>(PlacesRequest.method, params)
      .catch(() => []);
    return new Map(offsets.flatMap((offset, index) => (found[index] ? [[offset, found[index].line + 1]] : [])));
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
