import * as vscode from 'vscode';
import type { TriggerId } from '../../../emulator/src/catalogue/model.js';
import { triggers } from '../../../emulator/src/catalogue/triggers.js';
import type { ActionInfo, RunArguments } from '../../../server/src/protocol.js';
import { actionOf } from '../active/find.js';
import type { Server } from '../languageClient.js';
import { targetOf } from '../target.js';
import { keepTriggers } from './keep.js';

interface TriggerItem extends vscode.QuickPickItem {
  readonly id?: TriggerId;
}

/** Picker of triggers for a new script. Undefined when the person left it. */
export async function pickTriggers(
  chosen: readonly TriggerId[],
  title: string,
): Promise<readonly TriggerId[] | undefined> {
  const items: TriggerItem[] = [];
  let flow: string | undefined;
  for (const trigger of triggers) {
    if (trigger.flow.label !== flow)
      items.push({ label: trigger.flow.label, kind: vscode.QuickPickItemKind.Separator });
    flow = trigger.flow.label;
    items.push({
      label: trigger.trigger.label,
      detail: firstSentence(trigger.doc),
      ...(trigger.loginV1Only ? { description: 'Login V1 only' } : {}),
      id: trigger.id,
      picked: chosen.includes(trigger.id),
    });
  }
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: 'One or several places where ZITADEL runs it',
    canPickMany: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return picked?.flatMap((item) => (item.id === undefined ? [] : [item.id]));
}

/** Command "Choose Triggers of This Action": writes them where they are kept, into the script or into the manifest. */
export async function chooseTriggers(server: Server, args: RunArguments | vscode.Uri | undefined): Promise<void> {
  const target = targetOf(args);
  const action = target && (await actionOf(server, target));
  if (!target || !action) return;
  const known = action.source === 'default' ? [] : action.triggers;
  const chosen = await pickTriggers(known, `Triggers of ${action.name ?? 'this action'}`);
  if (!chosen) return;
  const manifest = await placeFor(action);
  if (manifest === 'nowhere') return;
  await keepTriggers(server, target.uri, action, chosen, manifest);
}

/** The manifest that keeps the triggers, or undefined for the script itself. Asks where both can. */
async function placeFor(action: ActionInfo): Promise<vscode.Uri | undefined | 'nowhere'> {
  if (action.manifest === undefined) return undefined;
  const uri = vscode.Uri.parse(action.manifest);
  const script = {
    label: 'In the script',
    detail: 'As a comment, which says so to everybody who reads it',
    uri: undefined,
  };
  const manifest = { label: `In ${vscode.workspace.asRelativePath(uri)}`, detail: 'With all other actions', uri };
  const picked = await vscode.window.showQuickPick(
    action.source === 'manifest' ? [manifest, script] : [script, manifest],
    { title: 'Where are the triggers kept?', ignoreFocusOut: true },
  );
  return picked ? picked.uri : 'nowhere';
}
/** Markdown's code marks mean nothing in a picker. */
function firstSentence(doc: string): string {
  return doc.split(/(?<=\.)\s/, 1)[0]!.replaceAll('`', '');
}
