import * as vscode from 'vscode';
import type { ActionInfo, RunArguments } from '../../../server/src/protocol.js';
import { ActionsRequest, Commands, languageId } from '../../../server/src/protocol.js';
import type { Server, ServerState } from '../languageClient.js';
import { outcomePanelType } from '../outcome/panel.js';
import type { SampleStore } from '../samples/store.js';
import { isAction } from '../target.js';
import { shortTriggerLabel, triggerLabel } from '../triggers/labels.js';

const sources: Readonly<Record<ActionInfo['source'], string>> = {
  person: 'chosen for this session',
  comment: 'from the `@zitadel` comment',
  manifest: 'from `zitadel-actions.json`',
  terraform: 'from Terraform',
  header: 'from the comment at the top of the file',
  inference: 'guessed from the members that the script uses',
  default: 'nothing says where it runs; this is the most common place',
};

const serverStates: Readonly<Record<ServerState, string>> = {
  stopped: 'Not running',
  starting: 'Starting',
  running: 'Ready',
  failed: 'Failed to start',
};

/** The status bar of an action: its triggers, where they were learnt, the chosen sample, and the server's health. */
export class ActionStatus implements vscode.Disposable {
  readonly #triggers = vscode.window.createStatusBarItem('zitadel.triggers', vscode.StatusBarAlignment.Right, 101);
  readonly #sample = vscode.window.createStatusBarItem('zitadel.sample', vscode.StatusBarAlignment.Right, 100.9);
  readonly #health = vscode.languages.createLanguageStatusItem('zitadel.server', { language: languageId });
  readonly #subscriptions: vscode.Disposable[] = [];
  #asked = 0;

  constructor(
    private readonly server: Server,
    private readonly samples: SampleStore,
  ) {
    this.#triggers.name = 'ZITADEL Triggers';
    this.#sample.name = 'ZITADEL Sample';
    this.#sample.command = 'zitadel.chooseSample';
    this.#health.name = 'ZITADEL Actions';
    this.#health.command = { command: 'zitadel.showLog', title: 'Show Log' };
    this.#showState('stopped');
    this.#subscriptions.push(
      vscode.window.onDidChangeActiveTextEditor(() => void this.refresh()),
      vscode.workspace.onDidOpenTextDocument(() => void this.refresh()),
      server.onActionsChanged(({ uri }) => {
        if (vscode.window.activeTextEditor?.document.uri.toString() === uri) void this.refresh();
      }),
      server.onStateChanged((state) => {
        this.#showState(state);
        if (state === 'running') void this.refresh();
      }),
    );
    void this.refresh();
  }

  /** What the status bar says about the triggers; for tests. */
  get text(): string {
    return this.#triggers.text;
  }

  /** Asks about the active document and shows what came. Of several answers under way the last one asked for counts. */
  async refresh(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const asked = ++this.#asked;
    if (!document || !isAction(document)) {
      // While the outcome panel has the focus, what is said about the action beside it stays.
      if (document || !isOutcomePanelActive()) this.#hide();
      return;
    }
    const params: ActionsRequest.Params = { textDocument: { uri: document.uri.toString() } };
    const found = await this.server
      .request<ActionsRequest.Params, ActionsRequest.Result | null>(ActionsRequest.method, params)
      .catch(() => null);
    if (asked !== this.#asked) return;
    const action = found?.actions[0];
    if (!action) this.#hide();
    else this.#show(document.uri, action);
  }

  dispose(): void {
    for (const item of [this.#triggers, this.#sample, this.#health, ...this.#subscriptions]) item.dispose();
  }

  #show(uri: vscode.Uri, action: ActionInfo): void {
    const args: RunArguments = { uri: uri.toString(), action: action.id };
    const names = [...new Set(action.triggers.map(shortTriggerLabel))];
    const unsure = action.source === 'default' || action.source === 'inference';
    this.#triggers.text = `$(symbol-event) ${names.length > 0 ? names.join(', ') : 'No trigger'}${unsure ? '?' : ''}`;
    this.#triggers.tooltip = new vscode.MarkdownString(
      [
        `**Triggers of ${action.name ?? 'this action'}**, ${sources[action.source]}`,
        ...action.triggers.map((id) => `- ${triggerLabel(id)}`),
        '',
        `Checked for ZITADEL ${action.targetVersion}`,
      ].join('\n'),
    );
    this.#triggers.command = { command: Commands.pickTriggers, title: 'Choose Triggers', arguments: [args] };
    this.#triggers.show();
    const sample = this.samples.chosen(uri);
    this.#sample.text = `$(account) ${sample.label}`;
    this.#sample.tooltip = `Sample login that the action is run against\n${sample.description.replaceAll('`', '')}`;
    this.#sample.show();
  }

  #hide(): void {
    this.#triggers.hide();
    this.#sample.hide();
  }

  #showState(state: ServerState): void {
    this.#health.text = serverStates[state];
    this.#health.detail = 'Language server of ZITADEL Actions';
    this.#health.busy = state === 'starting';
    this.#health.severity =
      state === 'failed' ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
  }
}

function isOutcomePanelActive(): boolean {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputWebview && input.viewType.endsWith(outcomePanelType);
}
