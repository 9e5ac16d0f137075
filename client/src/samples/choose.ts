import * as vscode from 'vscode';
import type { ActionInfo, RunArguments } from '../../../server/src/protocol.js';
import { actionOf } from '../active/find.js';
import type { Server } from '../languageClient.js';
import { targetOf } from '../target.js';
import type { SampleChoice, SampleStore } from './store.js';

interface SampleItem extends vscode.QuickPickItem {
  readonly choice?: SampleChoice;
}

/** Picker of the sample that an action is run against. True when one was chosen. */
async function chooseSample(
  store: SampleStore,
  uri: vscode.Uri,
  { id, name, triggers }: Pick<ActionInfo, 'id' | 'name' | 'triggers'>,
): Promise<boolean> {
  const present = store.chosen(uri, id);
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
    title: `Sample login that ${name ?? 'the action'} is run against`,
    placeHolder: 'A bundled login, or a *.sample.json file of the workspace',
    matchOnDetail: true,
  });
  if (!picked?.choice) return false;
  await store.choose(uri, picked.choice.id, id);
  return true;
}

/** Command "Choose Sample": for the action that the command is about. True when one was chosen. */
export async function chooseSampleFor(
  args: RunArguments | vscode.Uri | undefined,
  { server, samples }: { readonly server: Server; readonly samples: SampleStore },
): Promise<boolean> {
  const target = targetOf(args);
  const action = target && (await actionOf(server, target));
  return target !== undefined && action !== undefined && chooseSample(samples, target.uri, action);
}
