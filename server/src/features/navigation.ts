import type { DefinitionLink, DocumentHighlight, Location, SignatureHelp } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { ServerContext } from '../context.js';
import { checkpoint } from '../run-safe.js';
import { registerHover } from './hover.js';

/** Hover, signature help, definitions (into the declarations), references and highlights. */
export function registerNavigation(context: ServerContext): void {
  const { connection } = context;
  registerHover(context);
  connection.onSignatureHelp(
    context.onDocument('textDocument/signatureHelp', null as SignatureHelp | null, async (document, params, token) => {
      const language = await context.language();
      checkpoint(token);
      const help = await language.volar.getSignatureHelp(
        URI.parse(document.uri),
        params.position,
        params.context as Parameters<typeof language.volar.getSignatureHelp>[2],
        token,
      );
      return (help as SignatureHelp | undefined) ?? null;
    }),
  );
  connection.onDefinition(
    context.onDocument('textDocument/definition', null as DefinitionLink[] | null, async (document, params, token) => {
      const language = await context.language();
      checkpoint(token);
      const links = await language.volar.getDefinition(URI.parse(document.uri), params.position, token);
      return (links as DefinitionLink[] | undefined) ?? null;
    }),
  );
  connection.onTypeDefinition(
    context.onDocument(
      'textDocument/typeDefinition',
      null as DefinitionLink[] | null,
      async (document, params, token) => {
        const language = await context.language();
        checkpoint(token);
        const links = await language.volar.getTypeDefinition(URI.parse(document.uri), params.position, token);
        return (links as DefinitionLink[] | undefined) ?? null;
      },
    ),
  );
  connection.onReferences(
    context.onDocument('textDocument/references', null as Location[] | null, async (document, params, token) => {
      const language = await context.language();
      checkpoint(token);
      const places = await language.volar.getReferences(
        URI.parse(document.uri),
        params.position,
        params.context,
        token,
      );
      return inOrder((places as Location[] | undefined) ?? [], document.uri);
    }),
  );
  connection.onDocumentHighlight(
    context.onDocument(
      'textDocument/documentHighlight',
      null as DocumentHighlight[] | null,
      async (document, params, token) => {
        const language = await context.language();
        checkpoint(token);
        const places = await language.volar.getDocumentHighlights(URI.parse(document.uri), params.position, token);
        return (places as DocumentHighlight[] | undefined) ?? null;
      },
    ),
  );
}

/** The places of a document as they stand there, those of others behind them. */
function inOrder(places: readonly Location[], own: string): Location[] {
  const isOther = ({ uri }: Location): number => (uri === own ? 0 : 1);
  return [...places].sort(
    (a, b) =>
      isOther(a) - isOther(b) ||
      a.uri.localeCompare(b.uri) ||
      a.range.start.line - b.range.start.line ||
      a.range.start.character - b.range.start.character,
  );
}
