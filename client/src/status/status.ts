import * as vscode from 'vscode';
import { sourceLabels } from '../../../emulator/src/binding/sources.js';
import { triggerById, triggerLabel } from '../../../emulator/src/catalogue/triggers.js';
import type { ActionInfo, RunArguments } from '../../../server/src/protocol.js';
import { Commands, languageId } from '../../../server/src/protocol.js';
import type { ActionAtCursor, ActiveAction } from '../active/at-cursor.js';
import type { Server, ServerState } from '../languageClient.js';
import type { SampleStore } from '../samples/store.js';

const serverStates: Readonly<Record<ServerState, string>> = {
  stopped: 'Not running',
  starting: 'Starting',
  running: 'Ready',
  failed: 'Failed to start',
};

/** The status bar of the action at the cursor: its name and triggers, where they were learnt, the chosen sample; and the server's health. */
export class ActionStatus implements vscode.Disposable {
  readonly #triggers = vscode.window.createStatusBarItem('zitadel.triggers', vscode.StatusBarAlignment.Right, 101);
  readonly #sample = vscode.window.createStatusBarItem('zitadel.sample', vscode.StatusBarAlignment.Right, 100.9);
  readonly #health = vscode.languages.createLanguageStatusItem('zitadel.server', [
    { language: languageId },
    { pattern: '**/*.{tf,tofu,tf.json,tofu.json}' },
  ]);
  readonly #subscriptions: vscode.Disposable[] = [];
  #shown = false;

  constructor(
    private readonly active: ActionAtCursor,
    server: Pick<Server, 'onStateChanged'>,
    private readonly samples: SampleStore,
  ) {
    this.#triggers.name = 'ZITADEL Triggers';
    this.#sample.name = 'ZITADEL Sample';
    this.#health.name = 'ZITADEL Actions';
    this.#health.command = { command: 'zitadel.showLog', title: 'Show Log' };
    this.#showState('stopped');
    this.#subscriptions.push(
      active.onDidChange(() => this.refresh()),
      samples.onDidChoose(() => this.refresh()),
      server.onStateChanged((state) => this.#showState(state)),
    );
    this.refresh();
  }

  /** What the status bar says about the triggers, empty while it says nothing; for tests. */
  get text(): string {
    return this.#shown ? this.#triggers.text : '';
  }

  /** What the status bar says about the sample; for tests. */
  get sampleText(): string {
    return this.#shown ? this.#sample.text : '';
  }

  dispose(): void {
    for (const item of [this.#triggers, this.#sample, this.#health, ...this.#subscriptions]) item.dispose();
  }

  private refresh(): void {
    const { current } = this.active;
    this.#shown = current !== undefined;
    if (current) this.#show(current);
    else for (const item of [this.#triggers, this.#sample]) item.hide();
  }

  #show({ uri, action }: ActiveAction): void {
    const args: RunArguments = { uri: uri.toString(), action: action.id };
    const { short, long } = sourceLabels[action.source];
    const label = action.name ?? 'this action';
    this.#triggers.text = `$(symbol-event) ${action.name ?? 'action'}: ${triggersText(action)} (${short})`;
    // Names of Terraform's actions are any text.
    this.#triggers.tooltip = new vscode.MarkdownString()
      .appendMarkdown('**Triggers of ')
      .appendText(label)
      .appendMarkdown(`**, ${long}\n\n`)
      .appendMarkdown(action.triggers.map((id) => `- ${triggerLabel(id)}\n`).join(''))
      .appendMarkdown(`\nChecked for ZITADEL ${action.targetVersion}`);
    this.#triggers.accessibilityInformation = {
      label: `ZITADEL action ${action.name ?? ''}, triggers: ${action.triggers.map(triggerLabel).join(', ')}, ${long}. Choose triggers.`,
    };
    this.#triggers.command = { command: Commands.pickTriggers, title: 'Choose Triggers', arguments: [args] };
    this.#triggers.show();
    const sample = this.samples.chosen(uri, action.id);
    this.#sample.text = `$(account) ${sample.label}`;
    this.#sample.tooltip = `Sample login that the action is run against\n${sample.description.replaceAll('`', '')}`;
    this.#sample.accessibilityInformation = { label: `Sample login ${sample.label}. Choose another one.` };
    this.#sample.command = { command: 'zitadel.chooseSample', title: 'Choose Sample', arguments: [args] };
    this.#sample.show();
  }

  #showState(state: ServerState): void {
    this.#health.text = serverStates[state];
    this.#health.detail = 'Language server of ZITADEL Actions';
    this.#health.busy = state === 'starting';
    this.#health.severity =
      state === 'failed' ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
  }
}

/** Triggers with as many words as there is room for. */
function triggersText({ triggers, source }: ActionInfo): string {
  const names = [...new Set(triggers.map((id) => triggerById(id).trigger.label))];
  if (source === 'default' || names.length === 0) return 'no trigger';
  return names.length > 3 ? `${triggers.length} triggers` : names.join(', ');
}
