import * as vscode from 'vscode';
import type { TriggerId } from '../../emulator/src/catalogue/model.js';
import { type ActionInfo, Commands, type RunArguments } from '../../server/src/protocol.js';
import { newAction } from './actions/new-action.js';
import { ActionAtCursor } from './active/at-cursor.js';
import { provideDeclarations } from './declarations/provider.js';
import { showDeclarations } from './declarations/show.js';
import { MaybeAction } from './detect/maybe.js';
import { ProgramDocuments } from './detect/programs.js';
import { LanguageSwitcher } from './detect/switcher.js';
import { Server } from './languageClient.js';
import { Outcomes } from './outcome/outcomes.js';
import type { OutcomeView } from './outcome/view.js';
import { LazyEmulator } from './run/emulator.js';
import { Runner } from './run/runner.js';
import { chooseSampleFor } from './samples/choose.js';
import { SampleStore } from './samples/store.js';
import { setting } from './settings.js';
import { ActionStatus } from './status/status.js';
import { keepTriggers } from './triggers/keep.js';
import { chooseTriggers } from './triggers/pick.js';

/** What the extension gives to others that activate it: its tests. */
export interface ExtensionApi {
  readonly active: ActionAtCursor;
  /** Writes triggers of an action into its script, or into a manifest. */
  keepTriggers(
    uri: vscode.Uri,
    action: ActionInfo,
    triggers: readonly TriggerId[],
    manifest?: vscode.Uri,
  ): Promise<void>;
  readonly maybe: MaybeAction;
  readonly outcomes: Outcomes;
  readonly programs: ProgramDocuments;
  readonly runner: Runner;
  readonly samples: SampleStore;
  readonly server: Server;
  readonly status: ActionStatus;
}

let stop: (() => Promise<void>) | undefined;

export function activate(context: vscode.ExtensionContext): ExtensionApi {
  const log = vscode.window.createOutputChannel('ZITADEL Actions', { log: true });
  const file = (path: string): string => context.asAbsolutePath(path);
  const memory = context.workspaceState;
  const server = new Server(file('dist/server.js'), log);
  const emulator = new LazyEmulator(file('dist/engine-worker.js'), () => setting('memoryLimit'));
  const samples = new SampleStore(memory);
  const switcher = new LanguageSwitcher(memory);
  const maybe = new MaybeAction();
  const programs = new ProgramDocuments();
  const active = new ActionAtCursor(server);
  const status = new ActionStatus(active, server, samples);
  const runner = new Runner({ server, samples, emulator, log, memory });
  const argumentsOf = ({ uri, action }: OutcomeView): RunArguments => ({ uri, action });
  const chooseSample = (args?: RunArguments | vscode.Uri): Promise<boolean> =>
    chooseSampleFor(args, { server, samples });
  /** The action that a lens names, or the one at the cursor; menus hand over the address of their document. */
  const named = (args?: RunArguments | vscode.Uri): RunArguments | undefined =>
    args && !(args instanceof vscode.Uri)
      ? args
      : active.current && { uri: active.current.uri.toString(), action: active.current.action.id };
  const outcomes = new Outcomes(server, context.extensionUri, {
    run: (view, trigger) => void runner.run(argumentsOf(view), trigger),
    chooseSample: async (view) => {
      if (await chooseSample(argumentsOf(view))) await runner.run(argumentsOf(view));
    },
  });
  stop = async () => {
    await Promise.all([server.stop(), emulator.stop()]);
  };

  const commands: Readonly<Record<string, (...args: never[]) => unknown>> = {
    [Commands.run]: (args?: RunArguments | vscode.Uri) => runner.run(args),
    [Commands.pickTriggers]: (args?: RunArguments | vscode.Uri) => chooseTriggers(server, args),
    [Commands.showOutcome]: (args?: RunArguments | vscode.Uri) => outcomes.showLast(named(args)),
    'zitadel.chooseSample': chooseSample,
    'zitadel.newAction': (folder?: vscode.Uri) => newAction(folder),
    'zitadel.compareClaims': (args?: RunArguments | vscode.Uri) => outcomes.compareLast(named(args)),
    'zitadel.treatAsAction': () => switcher.switchActive(),
    'zitadel.showDeclarations': () => showDeclarations(server),
    'zitadel.restartServer': () => server.restart(),
    'zitadel.showLog': () => log.show(),
  };
  for (const [id, run] of Object.entries(commands))
    context.subscriptions.push(vscode.commands.registerCommand(id, run));
  context.subscriptions.push(
    log,
    switcher,
    maybe,
    programs,
    active,
    status,
    outcomes,
    runner,
    server,
    provideDeclarations(server),
    runner.onFinished((view) => outcomes.add(view)),
    server.startWhenNeeded(),
    programs.onFound((document) => void server.serve(document)),
  );
  programs.start();
  const keep: ExtensionApi['keepTriggers'] = (...all) => keepTriggers(server, ...all);
  return { active, keepTriggers: keep, maybe, outcomes, programs, runner, samples, server, status };
}

export async function deactivate(): Promise<void> {
  await stop?.();
}
