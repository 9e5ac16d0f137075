import { type CompletionItem, CompletionItemKind, InsertTextFormat, type Position } from 'vscode-languageserver';
import { anyWords } from '../../../emulator/src/binding/words.js';
import { type ActionTemplate, scriptOf, snippetOf, templatesFor } from '../../../emulator/src/templates/index.js';
import { triggersLabel } from '../catalogue.js';
import type { ServerContext } from '../context.js';
import type { Action, OpenDocument } from '../documents.js';
import { toScript } from '../embedding/model.js';

/** What template items carry in `data`, so that nobody resolves them. */
const mark = { zitadelTemplate: true } as const;

export function isTemplateItem(item: CompletionItem): boolean {
  return (item.data as Partial<typeof mark> | undefined)?.zitadelTemplate === true;
}

/** A word that is being typed, and those before it that hyphens join to it. */
const typed = new RegExp(`[${anyWords.part}-]*$`, 'u');

/** Whole actions for the triggers of a script that has none yet, at a place where one can stand. */
export function templateItems(context: ServerContext, document: OpenDocument, position: Position): CompletionItem[] {
  const offset = document.text.offsetAt(position);
  const action = document.actionAt(offset);
  const at = action && toScript(action.script.pieces, offset);
  if (action === undefined || at === undefined || action.scan.functions.length > 0) return [];
  // Between quotes all would have to stand on one line.
  if (action.script.endsLine === false) return [];
  const { code, comments } = action.scan;
  if (comments.some(({ start, end }) => start < at && at <= end)) return [];
  // Nothing but a word that is being typed, and at most modules above it.
  const word = typed.exec(code.slice(0, at))![0];
  const line = code.slice(code.lastIndexOf('\n', at - 1) + 1, at);
  if (line.trim() !== word || /[({[]/.test(code.slice(0, at).replace(/require\s*\([^)]*\)/g, ''))) return [];
  if (!isNearlyEmpty(code, word)) return [];
  const { triggers, source } = action.identity;
  const known = source !== 'default' && source !== 'inference';
  const start = document.text.positionAt(offset - word.length);
  return templatesFor(triggers).map((template, index) => {
    const options = { ...(known ? nameOf(action) : { triggers: template.triggers }) };
    const whole = context.client.snippets ? snippetOf(template, options) : scriptOf(template, options);
    const text = action.script.encode === undefined ? whole : encoded(action, whole, context.client.snippets);
    return {
      label: `action: ${template.title}`,
      labelDetails: { description: triggersLabel(template.triggers) },
      kind: CompletionItemKind.Snippet,
      detail: template.doc,
      documentation: { kind: 'markdown', value: preview(template) },
      filterText: `action ${template.id} ${template.title}`,
      sortText: `00${String(index).padStart(2, '0')}`,
      insertTextFormat: context.client.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      textEdit: { range: { start, end: position }, newText: text },
      data: mark,
    };
  });
}

/** A name that something outside of the script says. */
function nameOf({ identity }: Action): { name?: string } {
  return identity.name === undefined ? {} : { name: identity.name };
}

function isNearlyEmpty(code: string, word: string): boolean {
  const rest = code
    .replace(/^[ \t]*(?:const|let|var)\s+[\w${},\s]+=\s*require\s*\([^)]*\)(?:\s*\.\s*\w+)?\s*;?/gm, '')
    .trim();
  return rest === word;
}

/** Snippets have `${…}` of their own, which are gone when the text arrives; only what a document escapes else counts. */
function encoded({ script }: Action, text: string, snippets: boolean): string {
  return snippets || script.encode === undefined ? text : script.encode(text);
}

function preview(template: ActionTemplate): string {
  return `\`\`\`js\n${scriptOf(template)}\`\`\``;
}
