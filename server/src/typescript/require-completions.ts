import type { LanguageServicePlugin } from '@volar/language-service';
import { type CompletionItem, CompletionItemKind, type CompletionList, TextEdit } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ModuleId } from '../../../emulator/src/catalogue/model.js';

/** A module that the action under the cursor may require. */
export interface OfferedModule {
  readonly id: ModuleId;
  readonly doc: string;
}

/** Variable that most published scripts give a module (facts: users-scripts §4). */
const variables: Readonly<Record<ModuleId, string>> = {
  'zitadel/log': 'logger',
  'zitadel/http': 'http',
  'zitadel/uuid': 'uuid',
};

const insideRequire = /(?<![\w$.])require\s*\(\s*(["'])([^"'\r\n]*)$/;
const atIdentifier = /(?<![\w$.])[A-Za-z_$][\w$]*$/;

/**
 * Names of modules inside `require('`, and `logger`, `http`, `uuid` as names that bring their `require` along. `offered` gives
 * the modules of the action that a virtual document belongs to.
 */
export function requireCompletions(offered: (virtualUri: string) => readonly OfferedModule[]): LanguageServicePlugin {
  return {
    name: 'zitadel-require',
    capabilities: { completionProvider: { triggerCharacters: ['"', "'", '/'] } },
    create: () => ({
      provideCompletionItems(document, position): CompletionList | undefined {
        const before = document.getText({ start: { line: position.line, character: 0 }, end: position });
        const match = insideRequire.exec(before);
        if (match === null) return undefined;
        const start = { line: position.line, character: position.character - match[2]!.length };
        return {
          isIncomplete: false,
          items: offered(document.uri).map((module) => ({
            label: module.id,
            kind: CompletionItemKind.Module,
            detail: `module ${module.id}`,
            documentation: { kind: 'markdown', value: module.doc },
            textEdit: TextEdit.replace({ start, end: position }, module.id),
            commitCharacters: [],
          })),
        };
      },
    }),
  };
}

/** The second half: names that bring their `require`. A plugin of its own, because it adds to TypeScript's list. */
export function autoRequire(offered: (virtualUri: string) => readonly OfferedModule[]): LanguageServicePlugin {
  return {
    name: 'zitadel-auto-require',
    capabilities: { completionProvider: { triggerCharacters: [] } },
    create: () => ({
      isAdditionalCompletion: true,
      provideCompletionItems(document, position): CompletionList | undefined {
        const before = document.getText({ start: { line: position.line, character: 0 }, end: position });
        const match = atIdentifier.exec(before);
        if (match === null || /(?:\/\/|["'`])/.test(before)) return undefined;
        const text = document.getText();
        const items = offered(document.uri)
          .filter(({ id }) => !declares(text, variables[id]))
          .map((module): CompletionItem => {
            const name = variables[module.id];
            const quote = text.split('"').length > text.split("'").length ? '"' : "'";
            return {
              label: name,
              labelDetails: { description: module.id },
              kind: CompletionItemKind.Variable,
              detail: `let ${name} = require(${quote}${module.id}${quote})`,
              documentation: { kind: 'markdown', value: module.doc },
              sortText: `16${name}`,
              additionalTextEdits: [
                TextEdit.insert(firstStatement(document), `let ${name} = require(${quote}${module.id}${quote});\n`),
              ],
            };
          });
        return items.length === 0 ? undefined : { isIncomplete: false, items };
      },
    }),
  };
}

function declares(text: string, name: string): boolean {
  return new RegExp(`(?:let|const|var|function)\\s+${name}\\b|[{,]\\s*${name}\\s*[},]`).test(text);
}

/** Start of the first line that is no comment: the comments at the top stay at the top. */
function firstStatement(document: TextDocument): { line: number; character: number } {
  const head = /^(?:#![^\n]*\n)?(?:\s*\/\/ ?@zitadel[^\n]*\n|\s*\/\/ ?@ts-[^\n]*\n)*/.exec(document.getText())![0];
  return document.positionAt(head.length);
}
