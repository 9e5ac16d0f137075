import * as vscode from 'vscode';
import { type ActionInfo, ActionsRequest, type Range } from '../../../server/src/protocol.js';
import type { Server } from '../languageClient.js';
import type { Target } from '../target.js';
import { isAction } from './documents.js';

/** The actions of a document as the server knows them; null when it knows none. */
export function actionsOf(server: Server, uri: vscode.Uri): Promise<ActionsRequest.Result | null> {
  const params: ActionsRequest.Params = { textDocument: { uri: uri.toString() } };
  return server.request<ActionsRequest.Params, ActionsRequest.Result | null>(ActionsRequest.method, params);
}

/** Of a document's actions the one with an id, or the one whose script holds a position. A file that is one action needs neither. */
export function pickAction(
  actions: readonly ActionInfo[],
  {
    action,
    position,
    whole,
  }: { readonly action?: string; readonly position?: vscode.Position; readonly whole: boolean },
): ActionInfo | undefined {
  if (action !== undefined) return actions.find(({ id }) => id === action);
  if (whole) return actions[0];
  return position && actions.find(({ span }) => toRange(span).contains(position));
}

/** The action that a command is about. Tells the person when there is none. */
export async function actionOf(server: Server, target: Target): Promise<ActionInfo | undefined> {
  const found = await actionsOf(server, target.uri);
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === target.uri.toString());
  const whole = document !== undefined && isAction(document);
  const action = pickAction(found?.actions ?? [], { ...target, whole });
  if (!action)
    void vscode.window.showInformationMessage(
      whole
        ? 'There is no action in this file yet: write a function with the parameters (ctx, api).'
        : 'Put the cursor into the script of an action first.',
    );
  return action;
}

function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
