import * as vscode from 'vscode';
import type { Outcome, RunRequest } from '../../../emulator/src/api.js';
import type { TriggerId } from '../../../emulator/src/catalogue/model.js';
import { UserError } from '../../../emulator/src/errors.js';
import { type ActionInfo, type RunArguments, RunTargetRequest } from '../../../server/src/protocol.js';
import { actionKey } from '../active/key.js';
import type { Server } from '../languageClient.js';
import type { OutcomeView } from '../outcome/view.js';
import { type SampleStore, sampleArgument } from '../samples/store.js';
import { setting } from '../settings.js';
import { type Target, targetOf } from '../target.js';
import { commandLine } from './command-line.js';
import type { LazyEmulator } from './emulator.js';
import { withDelayedProgress } from './progress.js';
import { requireTrust } from './trust.js';

export interface RunnerParts {
  readonly server: Server;
  readonly samples: SampleStore;
  readonly emulator: LazyEmulator;
  readonly log: vscode.LogOutputChannel;
  /** Remembers, per file, at which of its triggers an action is run. */
  readonly memory: vscode.Memento;
}

const triggerKey = 'run.trigger';

/** Runs actions of documents, and says what came out. */
export class Runner implements vscode.Disposable {
  readonly #finished = new vscode.EventEmitter<OutcomeView>();
  readonly onFinished = this.#finished.event;
  #running: AbortController | undefined;

  constructor(private readonly parts: RunnerParts) {}

  dispose(): void {
    this.#running?.abort();
    this.#finished.dispose();
  }

  /** Command "Run Action". A run that is still under way is ended: the newest text is what counts. */
  async run(args?: RunArguments | vscode.Uri, trigger?: TriggerId): Promise<OutcomeView | undefined> {
    if (!requireTrust()) return undefined;
    const target = targetOf(args);
    if (!target) return undefined;
    this.#running?.abort();
    const controller = new AbortController();
    this.#running = controller;
    try {
      return await this.#run(target, trigger, controller);
    } catch (error) {
      if (!controller.signal.aborted) this.#report(error);
      return undefined;
    } finally {
      if (this.#running === controller) this.#running = undefined;
    }
  }

  /** The trigger that an action of a document is run at: the one used last, else its first. */
  triggerFor(uri: vscode.Uri, { id, triggers }: Pick<ActionInfo, 'id' | 'triggers'>): TriggerId | undefined {
    const last = this.parts.memory.get<Record<string, TriggerId>>(triggerKey, {})[actionKey(uri, id)];
    return last !== undefined && triggers.includes(last) ? last : triggers[0];
  }

  async #run(
    target: Target,
    wanted: TriggerId | undefined,
    controller: AbortController,
  ): Promise<OutcomeView | undefined> {
    const { samples, emulator, log } = this.parts;
    const found = await this.#find(target);
    if (!found) return undefined;
    const { action, script } = found;
    const name = action.name;
    if (name === undefined) {
      throw new UserError(
        'There is no function to run yet: write one with the parameters (ctx, api), as ZITADEL calls it by the name of the action.',
      );
    }
    const trigger = wanted ?? this.triggerFor(target.uri, action);
    if (trigger === undefined)
      throw new UserError('This action has no trigger yet. Choose one with "ZITADEL: Choose Triggers of This Action".');
    if (wanted) await this.#remember(actionKey(target.uri, action.id), wanted);
    const sample = samples.chosen(target.uri, action.id);
    const request: RunRequest = {
      trigger,
      actions: [{ name, script }],
      sample: await samples.load(sample.id),
      http: { mode: setting('http.mode') },
      targetVersion: action.targetVersion,
    };
    const outcome = await withDelayedProgress(`Running ${name}`, controller, () =>
      emulator.get().run(request, { signal: controller.signal }),
    );
    if (controller.signal.aborted) return undefined;
    // Neither samples nor what scripts log is written there: both may hold secrets.
    log.info(
      `${name} on ${sample.label}, ${trigger}: ${outcome.ok ? 'succeeded' : 'failed'} in ${outcome.timings.total.toFixed(1)} ms`,
    );
    const view = this.#view(target.uri, action.id, name, outcome, sample, action.triggers);
    this.#finished.fire(view);
    return view;
  }

  async #find(target: Target): Promise<RunTargetRequest.Result | null> {
    const params: RunTargetRequest.Params = {
      textDocument: { uri: target.uri.toString() },
      ...(target.action === undefined ? {} : { action: target.action }),
      ...(target.position === undefined ? {} : { position: target.position }),
    };
    const found = await this.parts.server.request<RunTargetRequest.Params, RunTargetRequest.Result | null>(
      RunTargetRequest.method,
      params,
    );
    if (!found)
      void vscode.window.showInformationMessage('There is no ZITADEL action here: put the cursor into a script.');
    return found;
  }

  #view(
    uri: vscode.Uri,
    action: string,
    name: string,
    outcome: Outcome,
    sample: OutcomeView['sample'],
    triggers: readonly TriggerId[],
  ): OutcomeView {
    const path = vscode.workspace.asRelativePath(uri, false);
    return {
      outcome,
      uri: uri.toString(),
      action,
      names: [name],
      file: path.replace(/^.*[\\/]/, ''),
      sample: { id: sample.id, label: sample.label },
      triggers,
      commandLine: commandLine({ file: path, name, trigger: outcome.trigger, sample: sampleArgument(sample.id) }),
    };
  }

  async #remember(key: string, trigger: TriggerId): Promise<void> {
    const all = { ...this.parts.memory.get<Record<string, TriggerId>>(triggerKey, {}), [key]: trigger };
    await this.parts.memory.update(triggerKey, Object.fromEntries(Object.entries(all).slice(-1000)));
  }

  #report(error: unknown): void {
    if (error instanceof UserError) {
      void vscode.window.showErrorMessage(error.message);
      return;
    }
    this.parts.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    void vscode.window
      .showErrorMessage('The action could not be run: the emulator failed.', 'Show Log')
      .then((answer) => {
        if (answer) this.parts.log.show();
      });
  }
}
