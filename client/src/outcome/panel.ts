import * as vscode from 'vscode';
import type { SourcePlace } from '../../../emulator/src/api.js';
import { type TriggerId, triggerIds } from '../../../emulator/src/catalogue/model.js';
import { page } from './page.js';
import { renderEmpty, renderOutcome } from './render.js';
import type { OutcomeView } from './view.js';

/** The panel's type; the editor puts a prefix before it in its tabs. */
export const outcomePanelType = 'zitadel.outcome';

/** What a person does in the panel. */
export interface PanelActions {
  run(view: OutcomeView): void;
  runTrigger(view: OutcomeView, trigger: TriggerId): void;
  chooseSample(view: OutcomeView): void;
  compareClaims(view: OutcomeView): void;
  open(view: OutcomeView, place: SourcePlace): void;
}

/** The panel "ZITADEL Action Outcome": one for all runs, beside the editor. */
export class OutcomePanel implements vscode.Disposable {
  #panel: vscode.WebviewPanel | undefined;
  #view: OutcomeView | undefined;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly actions: PanelActions,
  ) {}

  /** Shows an outcome; the focus stays in the editor unless the person asked for the panel. */
  show(view: OutcomeView, options: { readonly focus?: boolean } = {}): void {
    this.#view = view;
    const panel = this.#panel ?? this.#create();
    panel.webview.html = page(renderOutcome(view));
    if (!panel.visible || options.focus) panel.reveal(panel.viewColumn ?? vscode.ViewColumn.Beside, !options.focus);
  }

  /** Text of the page, as it is shown; for tests. */
  get text(): string | undefined {
    return this.#panel?.webview.html;
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #create(): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(
      outcomePanelType,
      'ZITADEL Action Outcome',
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [], enableFindWidget: true },
    );
    const icon = (theme: string): vscode.Uri =>
      vscode.Uri.joinPath(this.extension, 'client/media', `outcome-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    panel.webview.html = page(renderEmpty());
    panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    this.#panel = panel;
    return panel;
  }

  /** The page is ours, but what arrives is checked all the same. */
  #receive(message: unknown): void {
    const view = this.#view;
    if (!view || typeof message !== 'object' || message === null) return;
    const { type, command, place, value } = message as Record<string, unknown>;
    if (type === 'command' && command === 'run') this.actions.run(view);
    else if (type === 'command' && command === 'sample') this.actions.chooseSample(view);
    else if (type === 'command' && command === 'compare') this.actions.compareClaims(view);
    else if (type === 'open' && isPlace(place)) this.actions.open(view, place);
    else if (type === 'trigger' && isTrigger(value)) this.actions.runTrigger(view, value);
  }
}

function isPlace(value: unknown): value is SourcePlace {
  if (typeof value !== 'object' || value === null) return false;
  const { action, line, column, offset } = value as Record<string, unknown>;
  return [action, line, column, offset].every((part) => Number.isInteger(part));
}

function isTrigger(value: unknown): value is TriggerId {
  return (triggerIds as readonly unknown[]).includes(value);
}
