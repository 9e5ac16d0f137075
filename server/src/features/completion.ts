import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type InsertReplaceEdit,
  InsertTextFormat,
  type Position,
  type Range,
  type TextEdit,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { ServerContext } from '../context.js';
import type { OpenDocument } from '../documents.js';
import { writtenEdit } from '../embedding/edits.js';
import type { EmbeddedScript } from '../embedding/model.js';
import { checkpoint } from '../run-safe.js';
import { readableDocumentation } from './hover.js';
import { isTemplateItem, templateItems } from './templates.js';

/** Completion: TypeScript's list, module names and names that bring their `require`. Documentation comes on resolve. */
export function registerCompletion(context: ServerContext): void {
  context.connection.onCompletion(
    context.onDocument('textDocument/completion', null as CompletionList | null, async (document, params, token) => {
      const language = await context.language();
      checkpoint(token);
      const offset = document.text.offsetAt(params.position);
      const before = textBefore(document.text.getText(), offset);
      const trigger = params.context?.triggerCharacter;
      // A slash or a quote asks only inside `require('…')`; elsewhere it is division or the end of a text.
      if (trigger === '/' && !/require\s*\(\s*["'][^"']*$/.test(before)) return null;
      const action = document.actionAt(offset);
      // All else a program's own language server offers there.
      if (action?.script.isCode && !asksForMember(before)) return null;
      const list = await language.volar.getCompletionItems(
        URI.parse(document.uri),
        params.position,
        params.context as Parameters<typeof language.volar.getCompletionItems>[2],
        token,
      );
      const both = context.client.insertReplace;
      const items = (list.items.filter(worthOffering).map(withSaneCommit) as CompletionItem[])
        .map((item) => around(item, document, params.position, both))
        .map((item) => (action === undefined ? item : written(item, document, action.script)));
      return { ...list, items: [...templateItems(context, document, params.position), ...items] };
    }),
  );
  context.connection.onCompletionResolve(
    context.onRequest(
      'completionItem/resolve',
      (item: CompletionItem) => item,
      async (item, token) => {
        if (isTemplateItem(item)) return item;
        const language = await context.language();
        checkpoint(token);
        // Volar writes into what it is given.
        const found = (await language.volar.resolveCompletionItem({ ...item } as never, token)) as CompletionItem;
        const resolved = atItsPlace(found, item);
        if (!context.client.snippets && resolved.insertTextFormat === InsertTextFormat.Snippet) return item;
        const { documentation } = resolved;
        return documentation === undefined
          ? resolved
          : { ...resolved, documentation: readableDocumentation(documentation) };
      },
    ),
  );
}

/**
 * An item whose edit has the cursor in it, in the one form that the client knows. Of a member that goes behind `?.` TypeScript's
 * edit ends at the dot where the typed letters are not the first ones of the name, and they would be left behind it.
 */
function around(item: CompletionItem, document: OpenDocument, position: Position, both: boolean): CompletionItem {
  const { textEdit } = item;
  if (textEdit === undefined) return item;
  if ('range' in textEdit) return { ...item, textEdit: { ...textEdit, range: upTo(textEdit.range, position) } };
  const insert = upTo(textEdit.insert, position);
  if (!both) return { ...item, textEdit: { range: insert, newText: textEdit.newText } };
  if (!isBefore(textEdit.replace.end, position)) return { ...item, textEdit: { ...textEdit, insert } };
  const rest = { start: position, end: { ...position, character: position.character + 1000 } };
  const word = /^[\w$]*/.exec(document.text.getText(rest))![0];
  const end = { ...position, character: position.character + word.length };
  return { ...item, textEdit: { ...textEdit, insert, replace: { ...textEdit.replace, end } } };
}

/** A resolved item with the edits that were offered: Volar gives its own again, and a call with its placeholders as the text. */
function atItsPlace(resolved: CompletionItem, { textEdit, additionalTextEdits }: CompletionItem): CompletionItem {
  const isCall = resolved.insertTextFormat === InsertTextFormat.Snippet;
  const newText = isCall ? resolved.textEdit?.newText : undefined;
  return {
    ...resolved,
    ...(textEdit !== undefined && { textEdit: { ...textEdit, newText: newText ?? textEdit.newText } }),
    ...(additionalTextEdits !== undefined && { additionalTextEdits }),
  };
}

function upTo(range: Range, position: Position): Range {
  return isBefore(range.end, position) ? { ...range, end: position } : range;
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

/** An item as the document writes its texts. Editors indent the lines of the text itself as they do with all that is inserted. */
function written(item: CompletionItem, document: OpenDocument, { encode }: EmbeddedScript): CompletionItem {
  const { textEdit, additionalTextEdits, insertTextFormat } = item;
  return {
    ...item,
    ...(textEdit !== undefined &&
      encode !== undefined &&
      insertTextFormat !== InsertTextFormat.Snippet && {
        textEdit: { ...textEdit, newText: encode(textEdit.newText, offsetOf(document, textEdit)) },
      }),
    ...(additionalTextEdits !== undefined && {
      additionalTextEdits: additionalTextEdits.flatMap((edit) => writtenEdit(document, edit) ?? []),
    }),
  };
}

function offsetOf({ text }: OpenDocument, edit: TextEdit | InsertReplaceEdit): number {
  return text.offsetAt(('range' in edit ? edit.range : edit.insert).start);
}

function textBefore(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}

/** Whether what stands before the cursor asks for a member of a value, or for what stands in a text. */
function asksForMember(before: string): boolean {
  return /\.\s*[\w$]*$/.test(before) || before.split(/["'`]/).length % 2 === 0;
}

/** Keywords that goja refuses, words of other languages and of other files are left out. */
const refused = new Set([
  'import',
  'export',
  'enum',
  'package',
  'interface',
  'implements',
  'private',
  'protected',
  'public',
  'as',
  'satisfies',
  'using',
]);

function worthOffering(item: CompletionItem): boolean {
  // For members that have symbols as their names TypeScript offers to begin with `[Symbol`.
  if (item.label === 'Symbol' && item.textEdit !== undefined && item.textEdit.newText.startsWith('[')) return false;
  return !(item.kind === CompletionItemKind.Keyword && refused.has(item.label));
}

/**
 * Characters that accept an item while typing: a dot after a value, nothing after functions and keywords, where it took the
 * wrong item too often.
 */
function withSaneCommit(item: CompletionItem): CompletionItem {
  const value =
    item.kind === CompletionItemKind.Field ||
    item.kind === CompletionItemKind.Property ||
    item.kind === CompletionItemKind.Variable ||
    item.kind === CompletionItemKind.Constant;
  const { commitCharacters: _, ...rest } = item;
  return value ? { ...rest, commitCharacters: ['.'] } : { ...rest, commitCharacters: [] };
}
