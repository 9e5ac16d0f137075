import * as vscode from 'vscode';
import type { TriggerId } from '../../../emulator/src/catalogue/model.js';
import { triggers } from '../../../emulator/src/catalogue/triggers.js';
import { ActionsRequest, type RunArguments, SetTriggersRequest } from '../../../server/src/protocol.js';
import type { Server } from '../languageClient.js';
import { applyEdits, targetOf } from '../target.js';

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

/** Command "Choose Triggers of This Action": writes the binding comment into the script. */
export async function chooseTriggers(server: Server, args: RunArguments | undefined): Promise<void> {
  const target = targetOf(args);
  if (!target) return;
  const textDocument = { uri: target.uri.toString() };
  const found = await server.request<ActionsRequest.Params, ActionsRequest.Result | null>(ActionsRequest.method, {
    textDocument,
  });
  const action = found?.actions.find((candidate) => candidate.id === args?.action) ?? found?.actions[0];
  if (!action) {
    void vscode.window.showInformationMessage(
      'There is no action in this file yet: write a function with the parameters (ctx, api).',
    );
    return;
  }
  const known = action.source === 'default' ? [] : action.triggers;
  const chosen = await pickTriggers(known, `Triggers of ${action.name ?? 'this action'}`);
  if (!chosen) return;
  const params: SetTriggersRequest.Params = { textDocument, action: action.id, triggers: chosen, keep: 'comment' };
  const { edits } = await server.request<SetTriggersRequest.Params, SetTriggersRequest.Result>(
    SetTriggersRequest.method,
    params,
  );
  await applyEdits(target.uri, edits);
}

/** Markdown's code marks mean nothing in a picker. */
function firstSentence(doc: string): string {
  return doc.split(/(?<=\.)\s/, 1)[0]!.replaceAll('`', '');
}
