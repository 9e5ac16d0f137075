import type { DocumentSymbol, FoldingRange, SelectionRange, SemanticTokens } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { isTerraformFile } from '../../../emulator/src/terraform/index.js';
import type { ServerContext } from '../context.js';
import type { OpenDocument } from '../documents.js';
import { programLanguageId } from '../neighbours/programs.js';
import { checkpoint } from '../run-safe.js';
import { semanticTokensLegend } from './capabilities.js';

/** Symbols, folding, selection ranges and semantic tokens. In Terraform files and programs tokens are left to the server of those: editors take them of one. */
export function registerStructure(context: ServerContext): void {
  const { connection } = context;
  connection.onDocumentSymbol(
    context.onDocument('textDocument/documentSymbol', [] as DocumentSymbol[], async (document, _params, token) => {
      const language = await context.language();
      checkpoint(token);
      const symbols = await language.volar.getDocumentSymbols(URI.parse(document.uri), token);
      return inOrder((symbols as DocumentSymbol[] | undefined) ?? []);
    }),
  );
  connection.onFoldingRanges(
    context.onDocument('textDocument/foldingRange', [] as FoldingRange[], async (document, _params, token) => {
      const language = await context.language();
      checkpoint(token);
      const ranges = await language.volar.getFoldingRanges(URI.parse(document.uri), token);
      // Within one line, as in quoted texts of Terraform, there is nothing to fold.
      return ((ranges as FoldingRange[] | undefined) ?? []).filter(({ startLine, endLine }) => startLine < endLine);
    }),
  );
  connection.onSelectionRanges(
    context.onDocument('textDocument/selectionRange', [] as SelectionRange[], async (document, params, token) => {
      const language = await context.language();
      checkpoint(token);
      const ranges = await language.volar.getSelectionRanges(URI.parse(document.uri), params.positions, token);
      return (ranges as SelectionRange[] | undefined) ?? [];
    }),
  );
  connection.languages.semanticTokens.on(
    context.onDocument(
      'textDocument/semanticTokens/full',
      { data: [] } as SemanticTokens,
      async (document, _params, token) => {
        if (hasOwnTokens(document)) return { data: [] };
        const language = await context.language();
        checkpoint(token);
        const tokens = await language.volar.getSemanticTokens(
          URI.parse(document.uri),
          undefined,
          semanticTokensLegend,
          undefined,
          token,
        );
        return tokens ?? { data: [] };
      },
    ),
  );
  connection.languages.semanticTokens.onRange(
    context.onDocument(
      'textDocument/semanticTokens/range',
      { data: [] } as SemanticTokens,
      async (document, params, token) => {
        if (hasOwnTokens(document)) return { data: [] };
        const language = await context.language();
        checkpoint(token);
        const tokens = await language.volar.getSemanticTokens(
          URI.parse(document.uri),
          params.range,
          semanticTokensLegend,
          undefined,
          token,
        );
        return tokens ?? { data: [] };
      },
    ),
  );
}

function hasOwnTokens({ uri, text }: OpenDocument): boolean {
  return isTerraformFile(uri) || text.languageId === programLanguageId;
}

/** Symbols as they stand in the document; TypeScript sorts them by name. */
function inOrder(symbols: DocumentSymbol[]): DocumentSymbol[] {
  for (const { children } of symbols) if (children !== undefined) inOrder(children);
  return symbols.sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}
