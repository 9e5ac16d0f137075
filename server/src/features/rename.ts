import {
  ErrorCodes,
  type Position,
  type Range,
  ResponseError,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { anyWords, isName } from '../../../emulator/src/binding/words.js';
import { checkScript } from '../../../emulator/src/language/index.js';
import type { ServerContext } from '../context.js';
import type { Action, OpenDocument } from '../documents.js';
import { toScript, toSource, toSourceRange } from '../embedding/model.js';
import { languageIdOf } from '../neighbours/index.js';
import type { NamedAction } from '../neighbours/model.js';
import { languageId, soleActionId } from '../protocol.js';
import { checkpoint } from '../run-safe.js';
import type { ActionLanguage } from '../typescript/language.js';

/**
 * Rename within an action. What the declarations define has its name from ZITADEL and is refused. The name of an action is
 * its function's: they change together wherever both are written, from either place.
 */
export function registerRename(context: ServerContext): void {
  context.connection.onPrepareRename(
    context.onDocument('textDocument/prepareRename', null as Range | null, async (document, params, token) => {
      const language = await context.language();
      checkpoint(token);
      const offset = document.text.offsetAt(params.position);
      const named = context.neighbours.namedAt(document.uri, offset);
      if (named !== undefined) {
        const written = context.neighbours
          .writtenNames(named.uri, named.action)
          .find(({ uri, start, end }) => uri === document.uri && offset >= start && offset <= end);
        if (written === undefined) refuse(context.neighbours.nameRefusal(named.uri, named.action) ?? severalPlaces);
        return rangeIn(written);
      }
      const refusal = refusedAt(language, document, params.position) ?? refusedName(context, document, offset);
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
      const { position, newName } = params;
      const offset = document.text.offsetAt(position);
      const refusal = refusedAt(language, document, position) ?? refusedName(context, document, offset);
      if (refusal !== undefined) refuse(refusal);
      const unfit = whyUnfit(newName);
      if (unfit !== undefined) refuse(unfit);
      const named = context.neighbours.namedAt(document.uri, offset);
      if (named === undefined) {
        const changes = await changesAt(language, document, position, newName);
        const renamed = document.actions.find((action) => {
          const at = functionAt(document, action);
          return at !== undefined && changes[document.uri]?.some(({ range }) => isSame(range.start, at));
        });
        return editOf(context, document, renamed, newName, changes);
      }
      return withDocument(context, language, named, (script) => {
        const action = script?.action(named.action);
        if (script === undefined || action === undefined) return editOf(context, named, undefined, newName, {});
        const at = functionAt(script, action);
        if (at === undefined) return editOf(context, script, action, newName, {});
        return changesAt(language, script, at, newName).then((changes) =>
          editOf(context, script, action, newName, changes),
        );
      });
    }),
  );
}

const severalPlaces = 'The name of this action is made of several parts; change those';

type Changes = Record<string, TextEdit[]>;

async function changesAt(
  language: ActionLanguage,
  document: OpenDocument,
  position: Position,
  newName: string,
): Promise<Changes> {
  const edit = await language.volar.getRenameEdits(URI.parse(document.uri), position, newName);
  const changes = changesOf((edit ?? {}) as WorkspaceEdit);
  const places = (changes[document.uri] ?? []).map(({ range }) => document.text.offsetAt(range.start));
  const action = document.actionAt(document.text.offsetAt(position));
  if (action !== undefined && language.isTaken(document, action.id, places, newName))
    refuse(`“${newName}” means something else here already; choose another name`);
  return changes;
}

/** Names that have a meaning of their own, though the grammar lets them be declared. */
const special = /^(?:undefined|NaN|Infinity|await)$/;

/** Why nothing can be called by a name. */
function whyUnfit(name: string): string | undefined {
  if (!isName(name)) return `“${name}” is no name of a variable`;
  const isReserved = checkScript(`'use strict'; var ${name};`, { kind: 'script' }).errors.length > 0;
  return isReserved || special.test(name) ? `“${name}” is a word of JavaScript; choose another name` : undefined;
}

/** The changes of a rename, with those that go with it when it is the action's function that is renamed. */
function editOf(
  context: ServerContext,
  document: OpenDocument | { readonly uri: string; readonly action: string },
  action: Action | undefined,
  newName: string,
  changes: Changes,
): WorkspaceEdit | null {
  const id = action?.id ?? ('action' in document && typeof document.action === 'string' ? document.action : undefined);
  if (id === undefined) return Object.keys(changes).length === 0 ? null : { changes };
  for (const written of context.neighbours.writtenNames(document.uri, id)) {
    const edit = { range: rangeIn(written), newText: written.encode?.(newName) ?? newName };
    changes[written.uri] = [...(changes[written.uri] ?? []), edit];
  }
  if (action !== undefined && 'text' in document)
    for (const range of headerNames(document, action))
      changes[document.uri] = [...(changes[document.uri] ?? []), { range, newText: newName }];
  if (Object.keys(changes).length === 0) return null;
  const moved = context.neighbours.scriptNamedAfter(document.uri, id, newName);
  if (moved === undefined || moved === document.uri) return { changes };
  if (!context.client.renamesFiles)
    refuse(`The tool looks for the script in ${newName}.js, and this editor cannot rename files: rename it by hand`);
  const edits = Object.entries(changes).map(
    ([uri, all]): TextDocumentEdit => ({
      textDocument: { uri, version: context.documents.get(uri)?.version ?? null },
      edits: all,
    }),
  );
  return { documentChanges: [...edits, { kind: 'rename', oldUri: document.uri, newUri: moved }] };
}

const headerName = new RegExp(
  String.raw`\b(?:action|name|function)(?:\s+name)?\s*[:=]\s*["'\x60]?(${anyWords.word})`,
  'giu',
);

/** Comments that name the action: `Action: flat`, `Name: flat`. */
function headerNames(document: OpenDocument, { identity, scan, script }: Action): Range[] {
  const { name } = identity;
  if (name === undefined) return [];
  return scan.comments.flatMap((comment) =>
    [...scan.text.slice(comment.start, comment.end).matchAll(headerName)].flatMap((match): Range[] => {
      if (match[1] !== name) return [];
      const end = comment.start + match.index + match[0].length;
      const place = toSourceRange(script.pieces, end - name.length, end);
      if (place === undefined) return [];
      return [{ start: document.text.positionAt(place.start), end: document.text.positionAt(place.end) }];
    }),
  );
}

/** Works on a document that may not be open. */
async function withDocument<T>(
  context: ServerContext,
  language: ActionLanguage,
  { uri, action }: NamedAction,
  work: (document: OpenDocument | undefined) => T | Promise<T>,
): Promise<T> {
  const { documents } = context;
  const open = documents.get(uri);
  if (open !== undefined) return work(open);
  const text = documents.textOf(uri) ?? (await context.host.readFile(uri));
  if (text === undefined) return work(undefined);
  const own = languageIdOf(uri, action === soleActionId ? languageId : 'javascript');
  await context.neighbours.load(uri);
  return documents.withText(uri, own, text, async (document) => {
    try {
      return await work(document);
    } finally {
      if (document !== undefined) language.close(document);
    }
  });
}

/** Why the function of an action at an offset keeps its name. */
function refusedName(context: ServerContext, document: OpenDocument, offset: number): string | undefined {
  const action = document.actionAt(offset);
  const span = action?.identity.target?.nameSpan;
  const at = action && toScript(action.script.pieces, offset);
  if (action === undefined || span === undefined || at === undefined || at < span.start || at > span.end)
    return undefined;
  return context.neighbours.nameRefusal(document.uri, action.id);
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

function changesOf(edit: WorkspaceEdit): Changes {
  const changes: Changes = { ...edit.changes };
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
