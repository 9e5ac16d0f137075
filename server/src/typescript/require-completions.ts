import type { LanguageServicePlugin } from '@volar/language-service';
import { type CompletionItem, CompletionItemKind, type CompletionList, TextEdit } from 'vscode-languageserver-protocol';
import { scan } from '../../../emulator/src/binding/scan.js';
import type { ModuleId } from '../../../emulator/src/catalogue/model.js';
import { type QuoteStyle, quoteIn } from './quotes.js';

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
export function autoRequire(
  offered: (virtualUri: string) => readonly OfferedModule[],
  quotes: (virtualUri: string) => QuoteStyle,
): LanguageServicePlugin {
  return {
    name: 'zitadel-auto-require',
    capabilities: { completionProvider: { triggerCharacters: [] } },
    create: () => ({
      isAdditionalCompletion: true,
      provideCompletionItems(document, position): CompletionList | undefined {
        const before = document.getText({ start: { line: position.line, character: 0 }, end: position });
        const match = atIdentifier.exec(before);
        if (match === null) return undefined;
        const text = document.getText();
        const { code } = scan(text);
        // In texts and comments there is no code.
        if (!code.endsWith(match[0], document.offsetAt(position))) return undefined;
        const place = requirePlace(text, code);
        const quote = quoteIn(text, quotes(document.uri));
        const items = offered(document.uri)
          .filter(({ id }) => !declares(code, variables[id]))
          .map((module): CompletionItem => {
            const name = variables[module.id];
            const statement = `${place.keyword} ${name} = require(${quote}${module.id}${quote})`;
            return {
              label: name,
              labelDetails: { description: module.id },
              kind: CompletionItemKind.Variable,
              detail: statement,
              documentation: { kind: 'markdown', value: module.doc },
              sortText: `16${name}`,
              additionalTextEdits: [
                TextEdit.insert(document.positionAt(place.offset), `${place.before}${statement};${place.after}`),
              ],
            };
          });
        return items.length === 0 ? undefined : { isIncomplete: false, items };
      },
    }),
  };
}

function declares(code: string, name: string): boolean {
  return new RegExp(`(?:let|const|var|function)\\s+${name}\\b|[{,]\\s*${name}\\s*[},]`).test(code);
}

/** Where a `require` goes, and what stands there before and behind it. */
interface RequirePlace {
  readonly offset: number;
  /** `let`, unless the others say otherwise. */
  readonly keyword: string;
  readonly before: string;
  readonly after: string;
}

const requireLine = /^(let|const|var)\s[^\r\n]*?(?<![\w$.])require\s*\([^)\r\n]*\)[^\r\n]*/gm;

/**
 * Below the other `require`s; without any, above the first statement and the comment that belongs to it. Comments at the top
 * that an empty line parts from the rest, and what tools read, stay at the top.
 */
function requirePlace(text: string, code: string): RequirePlace {
  const last = [...code.matchAll(requireLine)].at(-1);
  if (last !== undefined) {
    const end = last.index + last[0].length;
    return { offset: end, keyword: last[1]!, before: '\n', after: '' };
  }
  let offset = /^\ufeff?(?:#![^\n]*\n)?/.exec(text)![0].length;
  for (let at = offset; ; ) {
    const comment = /^\s*(?:\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)[ \t]*(\r?\n|$)/.exec(text.slice(at));
    if (comment === null) break;
    at += comment[0].length;
    const isParted = /^[ \t]*\r?\n/.test(text.slice(at));
    if (isParted || /^\s*\/\/ ?@(?:zitadel|ts-)/.test(comment[0])) offset = at;
  }
  offset += /^(?:[ \t]*\r?\n)*/.exec(text.slice(offset))![0].length;
  return { offset, keyword: 'let', before: '', after: '\n' };
}
