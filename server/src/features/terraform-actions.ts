import { type CodeAction, CodeActionKind, type Range, type TextDocumentEdit } from 'vscode-languageserver';
import type { Span, templateAt } from '../../../emulator/src/terraform/index.js';
import { extractScript, fileCallAt, inlineScript } from '../../../emulator/src/terraform/rewrite.js';
import type { ServerContext } from '../context.js';
import type { OpenDocument } from '../documents.js';
import { folderOf, within } from '../neighbours/addresses.js';

/** "Extract to file" and "Inline into Terraform". */
export async function terraformActions(
  context: ServerContext,
  document: OpenDocument,
  range: Range,
  wanted: (kind: string) => boolean,
): Promise<CodeAction[]> {
  const offset = document.text.offsetAt(range.start);
  const actions: (CodeAction | undefined)[] = [];
  if (wanted(CodeActionKind.RefactorExtract)) actions.push(await extract(context, document, offset));
  if (wanted(CodeActionKind.RefactorInline)) actions.push(await inline(context, document, offset));
  return actions.flatMap((action) => action ?? []);
}

async function extract(
  context: ServerContext,
  document: OpenDocument,
  offset: number,
): Promise<CodeAction | undefined> {
  const action = document.actionAt(offset);
  const found = action && context.neighbours.terraform.templateOf(document.uri, action.id);
  if (action === undefined || found === undefined || !context.client.createsFiles) return undefined;
  const path = await freePath(context, document, action.identity.name ?? 'action');
  const extracted = extractScript(found, document.text.getText(), path);
  if (extracted === undefined) return undefined;
  const uri = within(folderOf(document.uri), path);
  const start = { line: 0, character: 0 };
  return {
    title: `Extract script to ${path}`,
    kind: CodeActionKind.RefactorExtract,
    edit: {
      documentChanges: [
        { kind: 'create', uri },
        {
          textDocument: { uri, version: null },
          edits: [{ range: { start, end: start }, newText: extracted.content }],
        },
        replacement(document, spanOf(found), extracted.expression),
      ],
    },
  };
}

function spanOf({ template: { span }, block }: NonNullable<ReturnType<typeof templateAt>>): Span {
  return { start: block.start + span.start, end: block.start + span.end };
}

async function freePath(context: ServerContext, document: OpenDocument, name: string): Promise<string> {
  const base = `actions/${name.replace(/[^\w.-]/g, '_')}`;
  for (let count = 1; ; count++) {
    const path = `${base}${count === 1 ? '' : `-${count}`}.js`;
    const uri = within(folderOf(document.uri), path);
    if (context.documents.textOf(uri) === undefined && (await context.host.readFile(uri)) === undefined) return path;
  }
}

async function inline(context: ServerContext, document: OpenDocument, offset: number): Promise<CodeAction | undefined> {
  const file = context.neighbours.terraform.fileOf(document.uri);
  const call = file && fileCallAt(file, offset);
  if (call === undefined || !/\.[cm]?js$/.test(call.path)) return undefined;
  const text = document.text.getText();
  // A heredoc ends its line.
  if (!/^[ \t]*(?:\r?\n|$)/.test(text.slice(call.end))) return undefined;
  const uri = within(folderOf(document.uri), call.path);
  const content = context.documents.textOf(uri) ?? (await context.host.readFile(uri));
  const indent = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', call.start - 1) + 1))![0];
  const script = content === undefined ? undefined : inlineScript(content, call, indent);
  if (script === undefined) return undefined;
  return {
    title: `Inline ${call.path.replace(/^\.\//, '')} into Terraform`,
    kind: CodeActionKind.RefactorInline,
    edit: { documentChanges: [replacement(document, call, script)] },
  };
}

function replacement(
  document: OpenDocument,
  { start, end }: { readonly start: number; readonly end: number },
  newText: string,
): TextDocumentEdit {
  const range = { start: document.text.positionAt(start), end: document.text.positionAt(end) };
  return { textDocument: { uri: document.uri, version: document.version }, edits: [{ range, newText }] };
}
