import { writeOwnComment } from '../../../emulator/src/binding/header.js';
import type { ServerContext } from '../context.js';
import type { OpenDocument } from '../documents.js';
import { textEdit, writtenChange } from '../embedding/edits.js';
import { toSource } from '../embedding/model.js';
import {
  ActionsChangedNotification,
  ActionsRequest,
  DeclarationsRequest,
  PlacesRequest,
  RunTargetRequest,
  SetTriggersRequest,
} from '../protocol.js';
import { actionInfo } from './action-info.js';

/** The messages of our own protocol that are about actions. */
export function registerActions(context: ServerContext): {
  actionsChanged: (document: OpenDocument) => void;
  forget: (document: OpenDocument) => void;
} {
  const { connection } = context;
  /** What the client was told last, so that it hears of changes only. */
  const told = new Map<string, string>();

  connection.onRequest(
    ActionsRequest.method,
    context.onDocument<ActionsRequest.Params, ActionsRequest.Result | null>(
      ActionsRequest.method,
      null,
      (document) => ({
        version: document.version,
        actions: document.actions.map((action) => actionInfo(context, document, action)),
      }),
    ),
  );

  connection.onRequest(
    RunTargetRequest.method,
    context.onDocument<RunTargetRequest.Params, RunTargetRequest.Result | null>(
      RunTargetRequest.method,
      null,
      (document, params) => {
        const action =
          params.action !== undefined
            ? document.action(params.action)
            : params.position !== undefined
              ? document.actionAt(document.text.offsetAt(params.position))
              : document.actions[0];
        if (action === undefined) return null;
        return {
          version: document.version,
          action: actionInfo(context, document, action),
          script: action.script.text,
        };
      },
    ),
  );

  connection.onRequest(
    PlacesRequest.method,
    context.onDocument<PlacesRequest.Params, PlacesRequest.Result>(PlacesRequest.method, [], (document, params) => {
      const pieces = document.action(params.action)?.script.pieces ?? [];
      return params.offsets.map((offset) => {
        const at = toSource(pieces, offset);
        return at === undefined ? null : document.text.positionAt(at);
      });
    }),
  );

  connection.onRequest(
    SetTriggersRequest.method,
    context.onDocument<SetTriggersRequest.Params, SetTriggersRequest.Result>(
      SetTriggersRequest.method,
      { edits: [] },
      (document, params) => setTriggers(context, document, params),
    ),
  );

  connection.onRequest(
    DeclarationsRequest.method,
    context.onRequest<DeclarationsRequest.Params, DeclarationsRequest.Result>(
      DeclarationsRequest.method,
      () => null,
      async ({ uri }) => {
        const language = await context.language();
        return language.declarations.textAt(uri) ?? null;
      },
    ),
  );

  return {
    actionsChanged(document) {
      const now = JSON.stringify(
        document.actions.map(({ id, identity: { name, triggers, source } }) => [id, name, triggers, source]),
      );
      if (told.get(document.uri) === now) return;
      told.set(document.uri, now);
      const params: ActionsChangedNotification.Params = { uri: document.uri, version: document.version };
      void connection.sendNotification(ActionsChangedNotification.method, params);
    },
    forget(document) {
      told.delete(document.uri);
    },
  };
}

function setTriggers(
  context: ServerContext,
  document: OpenDocument,
  params: SetTriggersRequest.Params,
): SetTriggersRequest.Result {
  const action = document.action(params.action);
  if (action === undefined) return { edits: [] };
  const change = writeOwnComment(action.scan, params.triggers);
  const written = change && writtenChange(action.script, change);
  // Above a function that is code of a program no comment is part of it.
  const hasPlace = change === undefined || written !== undefined;
  if (params.keep === 'session' || !hasPlace) {
    if (params.triggers.length === 0) document.chosen.delete(action.id);
    else document.chosen.set(action.id, params.triggers);
    context.bindingsChanged(document);
    return { edits: [] };
  }
  // The comment speaks from now on; a choice for the session would hide it.
  if (document.chosen.delete(action.id)) context.bindingsChanged(document);
  return { edits: written === undefined ? [] : [textEdit(document, written)] };
}
