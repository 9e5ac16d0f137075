import type { FormattingOptions, TextEdit } from 'vscode-languageserver';
import type { ServerContext } from '../context.js';
import type { OpenDocument } from '../documents.js';
import { textEdit, writtenChange } from '../embedding/edits.js';
import { type EmbeddedScript, toScript } from '../embedding/model.js';
import { checkpoint } from '../run-safe.js';
import type { FormatScope } from '../typescript/formatting.js';

/** Formatting of whole documents, of ranges and while typing. */
export function registerFormatting(context: ServerContext): void {
  const { connection } = context;
  connection.onDocumentFormatting(
    context.onDocument('textDocument/formatting', [] as TextEdit[], async (document, params, token) => {
      await context.language();
      checkpoint(token);
      return format(context, document, params.options, { start: 0, end: document.text.getText().length });
    }),
  );
  connection.onDocumentRangeFormatting(
    context.onDocument('textDocument/rangeFormatting', [] as TextEdit[], async (document, params, token) => {
      await context.language();
      checkpoint(token);
      const range = {
        start: document.text.offsetAt(params.range.start),
        end: document.text.offsetAt(params.range.end),
      };
      return format(context, document, params.options, range);
    }),
  );
  connection.onDocumentOnTypeFormatting(
    context.onDocument('textDocument/onTypeFormatting', [] as TextEdit[], async (document, params, token) => {
      await context.language();
      checkpoint(token);
      return format(context, document, params.options, {
        typed: params.ch,
        at: document.text.offsetAt(params.position),
      });
    }),
  );
}

type Wanted = { readonly start: number; readonly end: number } | { readonly typed: string; readonly at: number };

async function format(
  context: ServerContext,
  document: OpenDocument,
  options: FormattingOptions,
  wanted: Wanted,
): Promise<TextEdit[]> {
  const { formatter } = await context.language();
  const edits: TextEdit[] = [];
  for (const { script } of document.actions) {
    // Whoever formats the program formats its functions.
    if (script.isCode) continue;
    const touched =
      'typed' in wanted
        ? wanted.at >= script.start && wanted.at <= script.end
        : wanted.start <= script.end && wanted.end >= script.start;
    const scope = touched ? scopeOf(wanted, script) : 'nothing';
    if (scope === 'nothing') continue;
    for (const edit of formatter.format(script.text, scope, options)) {
      const change = writtenChange(script, edit);
      if (change !== undefined) edits.push(textEdit(document, change));
    }
  }
  return edits;
}

function scopeOf(wanted: Wanted, { pieces, start, end }: EmbeddedScript): FormatScope | 'nothing' {
  if ('typed' in wanted) {
    const at = toScript(pieces, wanted.at);
    return at === undefined ? 'nothing' : { typed: wanted.typed, at };
  }
  if (wanted.start <= start && wanted.end >= end) return undefined;
  const from = toScript(pieces, Math.max(wanted.start, start));
  const to = toScript(pieces, Math.min(wanted.end, end));
  return from === undefined || to === undefined ? 'nothing' : { start: from, end: to };
}
