import {
  ErrorCodes,
  type Position,
  type Range,
  ResponseError,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { ServerContext } from '../context.js';
import type { Action, OpenDocument } from '../documents.js';
import { toScript, toSource } from '../embedding/model.js';
import { checkpoint } from '../run-safe.js';
import type { ActionLanguage } from '../typescript/language.js';

/** Rename within an action. What the declarations define has its name from ZITADEL and is refused. */
export function registerRename(context: ServerContext): void {
  context.connection.onPrepareRename(
    context.onDocument('textDocument/prepareRename', null as Range | null, async (document, params, token) => {
      const language = await context.language();
      checkpoint(token);
      const named = nameAt(context, document, params.position);
      if (named !== undefined) return named.range;
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
      const named = nameAt(context, document, params.position);
      const position = named === undefined ? params.position : functionAt(document, named.action);
      const edit =
        position && (await language.volar.getRenameEdits(URI.parse(document.uri), position, params.newName, token));
      const changes = changesOf((edit ?? {}) as WorkspaceEdit);
      for (const action of document.actions) {
        const at = functionAt(document, action);
        const touched = at && changes[document.uri]?.some(({ range }) => isSame(range.start, at));
        if (touched !== true && action !== named?.action) continue;
        const written = context.neighbours.terraform.writtenName(document.uri, action.id);
        if (written === undefined) continue;
        changes[written.uri] = [...(changes[written.uri] ?? []), { range: rangeIn(written), newText: params.newName }];
      }
      return Object.keys(changes).length === 0 ? null : { changes };
    }),
  );
}

/** The action whose name, as Terraform has it, stands at a position. */
function nameAt(
  context: ServerContext,
  document: OpenDocument,
  position: Position,
): { readonly action: Action; readonly range: Range } | undefined {
  const offset = document.text.offsetAt(position);
  for (const action of document.actions) {
    const written = context.neighbours.terraform.writtenName(document.uri, action.id);
    if (written?.uri === document.uri && offset >= written.start && offset <= written.end)
      return { action, range: rangeIn(written) };
  }
  return undefined;
}

/** Position of the name of an action's function. */
function functionAt(document: OpenDocument, { identity, script }: Action): Position | undefined {
  const at = identity.target && toSource(script.pieces, identity.target.nameSpan.start);
  return at === undefined ? undefined : document.text.positionAt(at);
}

function isSame(a: Position, b: Position): boolean {
  return a.line === b.line && a.character === b.character;
}

function rangeIn({ uri, text, start, end }: { uri: string; text: string; start: number; end: number }): Range {
  const document = TextDocument.create(uri, '', 0, text);
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

function changesOf(edit: WorkspaceEdit): Record<string, TextEdit[]> {
  const changes: Record<string, TextEdit[]> = { ...edit.changes };
  for (const one of edit.documentChanges ?? [])
    if ('edits' in one) {
      const { uri } = one.textDocument;
      changes[uri] = [
        ...(changes[uri] ?? []),
        ...one.edits.flatMap((each) => ('newText' in each ? [each as TextEdit] : [])),
      ];
    }
  return changes;
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
