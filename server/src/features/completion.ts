import { type CompletionItem, CompletionItemKind, type CompletionList, InsertTextFormat } from 'vscode-languageserver';
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
      const trigger = params.context?.triggerCharacter;
      // A slash or a quote asks only inside `require('…')`; elsewhere it is division or the end of a text.
      if (
        trigger === '/' &&
        !/require\s*\(\s*["'][^"']*$/.test(textBefore(document.text.getText(), document.text.offsetAt(params.position)))
      )
        return null;
      const list = await language.volar.getCompletionItems(
        URI.parse(document.uri),
        params.position,
        params.context as Parameters<typeof language.volar.getCompletionItems>[2],
        token,
      );
      const action = document.actionAt(document.text.offsetAt(params.position));
      const items = (list.items.filter(worthOffering).map(withSaneCommit) as CompletionItem[]).map((item) =>
        action === undefined ? item : written(item, document, action.script),
      );
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
        const resolved = (await language.volar.resolveCompletionItem(item as never, token)) as CompletionItem;
        if (!context.client.snippets && resolved.insertTextFormat === InsertTextFormat.Snippet) return item;
        const { documentation } = resolved;
        return documentation === undefined
          ? resolved
          : { ...resolved, documentation: readableDocumentation(documentation) };
      },
    ),
  );
}

/** An item as the document writes its texts. Editors indent the lines of the text itself as they do with all that is inserted. */
function written(item: CompletionItem, document: OpenDocument, { encode }: EmbeddedScript): CompletionItem {
  const { textEdit, additionalTextEdits, insertTextFormat } = item;
  return {
    ...item,
    ...(textEdit !== undefined &&
      encode !== undefined &&
      insertTextFormat !== InsertTextFormat.Snippet && {
        textEdit: { ...textEdit, newText: encode(textEdit.newText) },
      }),
    ...(additionalTextEdits !== undefined && {
      additionalTextEdits: additionalTextEdits.flatMap((edit) => writtenEdit(document, edit) ?? []),
    }),
  };
}

function textBefore(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}

/** Keywords that goja refuses, and words of other files, are left out. */
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
]);

function worthOffering(item: CompletionItem): boolean {
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
