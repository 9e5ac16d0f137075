import type * as vscode from 'vscode';
import { soleActionId } from '../../../server/src/protocol.js';

/** What is remembered about an action stands under this name: the document's address, and in Terraform the action's id. */
export function actionKey(uri: vscode.Uri, action: string = soleActionId): string {
  return action === soleActionId ? uri.toString() : `${uri.toString()}#${action}`;
}
