import * as vscode from 'vscode';
import type { TriggerId } from '../../../emulator/src/catalogue/model.js';
import { ActionsRequest, type RunArguments } from '../../../server/src/protocol.js';
import type { Server } from '../languageClient.js';
import { targetOf } from '../target.js';
import type { SampleChoice, SampleStore } from './store.js';

interface SampleItem extends vscode.QuickPickItem {
  readonly choice?: SampleChoice;
}

/** Picker of the sample that a document's action is run against. True when one was chosen. */
async function chooseSample(store: SampleStore, uri: vscode.Uri, triggers: readonly TriggerId[]): Promise<boolean> {
  const present = store.chosen(uri);
  const item = (choice: SampleChoice): SampleItem => ({
    label: choice.label,
    detail: choice.description.replaceAll('`', ''),
    ...(choice.id === present.id ? { description: '$(check) chosen' } : {}),
    choice,
  });
  const separator = (label: string): SampleItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const items = async (): Promise<SampleItem[]> => {
    const files = await store.files();
    return [
      ...(files.length > 0 ? [separator('In this workspace'), ...files.map(item)] : []),
      separator('Bundled'),
      ...store.bundled(triggers).map(item),
    ];
  };
  const picked = await vscode.window.showQuickPick(items(), {
    title: 'Sample login that the action is run against',
    placeHolder: 'A bundled login, or a *.sample.json file of the workspace',
    matchOnDetail: true,
  });
  if (!picked?.choice) return false;
  await store.choose(uri, picked.choice.id);
  return true;
}

/** Command "Choose Sample": for the document that the command is about. True when one was chosen. */
export async function chooseSampleFor(
  args: RunArguments | vscode.Uri | undefined,
  { server, samples }: { readonly server: Server; readonly samples: SampleStore },
): Promise<boolean> {
  const target = targetOf(args);
  if (!target) return false;
  const params: ActionsRequest.Params = { textDocument: { uri: target.uri.toString() } };
  const found = await server.request<ActionsRequest.Params, ActionsRequest.Result | null>(
    ActionsRequest.method,
    params,
  );
  const action = found?.actions.find(({ id }) => id === target.action) ?? found?.actions[0];
  return chooseSample(samples, target.uri, action?.triggers ?? []);
}
