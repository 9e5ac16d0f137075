import { ErrorCodes, type Range, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { ServerContext } from '../context.js';
import type { OpenDocument } from '../documents.js';
import { toScript } from '../embedding/model.js';
import { checkpoint } from '../run-safe.js';
import type { ActionLanguage } from '../typescript/language.js';

/** Rename within an action. What the declarations define has its name from ZITADEL and is refused. */
export function registerRename(context: ServerContext): void {
  context.connection.onPrepareRename(
    context.onDocument('textDocument/prepareRename', null as Range | null, async (document, params, token) => {
      const language = await context.language();
      checkpoint(token);
      const refusal = refusedAt(language, document, params.position);
      if (refusal !== undefined) refuse(refusal);
      const answer = await language.volar.getRenameRange(URI.parse(document.uri), params.position, token);
      if (answer === undefined || answer === null) return null;
      if ('message' in answer) return refuse(answer.message);
      return 'range' in answer ? answer.range : answer;
    }),
  );
  context.connection.onRenameRequest(
    context.onDocument('textDocument/rename', null as WorkspaceEdit | null, async (document, params, token) => {
      const language = await context.language();
      checkpoint(token);
      const refusal = refusedAt(language, document, params.position);
      if (refusal !== undefined) refuse(refusal);
      if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(params.newName))
        refuse(`“${params.newName}” is no name of a variable`);
      const edit = await language.volar.getRenameEdits(URI.parse(document.uri), params.position, params.newName, token);
      return (edit as WorkspaceEdit | undefined) ?? null;
    }),
  );
}

/** An answer that clients show as text. */
function refuse(message: string): never {
  throw new ResponseError(ErrorCodes.InvalidRequest, message);
}

/** Why the name at a position cannot be changed, as far as TypeScript does not know it. */
function refusedAt(
  language: ActionLanguage,
  document: OpenDocument,
  position: { line: number; character: number },
): string | undefined {
  const offset = document.text.offsetAt(position);
  const action = document.actionAt(offset);
  const file = action && language.file(document, action.id);
  if (file === undefined) return undefined;
  const at = toScript(file.pieces, offset);
  if (at === undefined) return undefined;
  const definitions = language.typescript.getDefinitionAtPosition(file.fileName, at) ?? [];
  const declared = definitions.find((definition) => definition.fileName !== file.fileName);
  return declared === undefined
    ? undefined
    : `“${declared.name}” is declared by ZITADEL or JavaScript and keeps its name`;
}
