import type { LanguageServicePlugin } from '@volar/language-service';
import { CompletionItemKind, type CompletionList, TextEdit } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { ts } from '../compiler.js';
import type { CheckerOracle } from '../oracle.js';
import { type QuoteStyle, quoteIn } from '../quotes.js';
import { claimNames, headerNames, headerValues, methods, type Offer, providerClaims, scopes, verbs } from './offers.js';
import { claimsSetIn, meaningOfKey, meaningOfText, metadataKeysIn, type TextMeaning } from './places.js';

/** A script as the type checker has it now. */
export interface CheckedScript {
  readonly source: ts.SourceFile;
  readonly oracle: CheckerOracle;
}

/**
 * Words inside of texts: names of claims, scopes, metadata keys, methods and headers, and the verbs of log texts. `checked`
 * gives the script that a virtual document belongs to.
 */
export function textCompletions(
  checked: (virtualUri: string) => CheckedScript | undefined,
  quotes: (virtualUri: string) => QuoteStyle,
): LanguageServicePlugin {
  return {
    name: 'zitadel-texts',
    capabilities: { completionProvider: { triggerCharacters: ['"', "'", '%'] } },
    create: () => ({
      provideCompletionItems(document, position): CompletionList | undefined {
        const script = checked(document.uri);
        const offset = document.offsetAt(position);
        const node = script?.oracle.nodes.covering(offset, offset);
        if (script === undefined || node === undefined) return undefined;
        if (ts.isStringLiteralLike(node)) {
          const start = node.getStart(script.source) + 1;
          const closed = node.end > start && script.source.text[node.end - 1] === script.source.text[start - 1];
          if (offset < start || (closed && offset === node.end)) return undefined;
          const meaning = meaningOfText(node, script.oracle);
          return meaning && listOf(document, start, offset, offersFor(meaning, script, node));
        }
        return keysAt(document, offset, script, node, quotes(document.uri));
      },
    }),
  };
}

function offersFor(meaning: TextMeaning, { source }: CheckedScript, node: ts.Node): readonly Offer[] {
  switch (meaning.kind) {
    case 'claim': {
      const set = claimsSetIn(source, node);
      return claimNames.filter(({ text }) => !set.has(text));
    }
    case 'provider-claim':
      return providerClaims;
    case 'scope':
      return scopes;
    case 'method':
      return methods;
    case 'header':
      return headerNames;
    case 'header-value':
      return headerValues[meaning.header] ?? [];
    case 'metadata-key':
      return metadataKeysIn(source, node).map((text) => ({ text, detail: 'metadata key of this script' }));
    case 'log-text':
      return verbs;
  }
}

/** Names of headers where a key is about to be written without quotes. */
function keysAt(
  document: TextDocument,
  offset: number,
  { source, oracle }: CheckedScript,
  node: ts.Node,
  quotes: QuoteStyle,
): CompletionList | undefined {
  const begun = /[\w$-]*$/.exec(source.text.slice(0, offset))![0];
  const before = source.text.slice(0, offset - begun.length).trimEnd();
  if (!/[{,]$/.test(before)) return undefined;
  let at: ts.Node | undefined = node;
  while (at !== undefined && !ts.isObjectLiteralExpression(at) && at.parent?.pos === at.pos) at = at.parent;
  const object = at !== undefined && ts.isObjectLiteralExpression(at) ? at : node.parent?.parent;
  if (object === undefined || !ts.isObjectLiteralExpression(object)) return undefined;
  if (meaningOfKey(object, oracle)?.kind !== 'header') return undefined;
  const quote = quoteIn(source.text, quotes);
  const names = headerNames.map((offer) => ({ ...offer, written: `${quote}${offer.text}${quote}: ` }));
  return listOf(document, offset - begun.length, offset, names);
}

function listOf(
  document: TextDocument,
  start: number,
  offset: number,
  all: readonly (Offer & { readonly written?: string })[],
): CompletionList | undefined {
  if (all.length === 0) return undefined;
  const typed = document.getText({ start: document.positionAt(start), end: document.positionAt(offset) });
  const isVerbs = all === verbs;
  // A verb is offered behind a percent sign only, and replaces that one.
  const percent = /%*$/.exec(typed)![0].length;
  if (isVerbs && percent % 2 === 0) return { isIncomplete: false, items: [] };
  const range = {
    start: document.positionAt(isVerbs ? offset - 1 : start),
    end: document.positionAt(offset),
  };
  return {
    isIncomplete: false,
    items: all.map(({ text, detail, doc, written }, index) => ({
      label: text,
      kind: CompletionItemKind.Value,
      detail,
      ...(doc !== undefined && { documentation: { kind: 'markdown', value: doc } }),
      sortText: String(index).padStart(3, '0'),
      textEdit: TextEdit.replace(range, written ?? text),
      ...(written !== undefined && { filterText: text }),
      commitCharacters: [],
    })),
  };
}
