import { CodeActionKind, type SemanticTokensLegend, type ServerCapabilities } from 'vscode-languageserver';
import type { ClientAbilities } from '../context.js';
import { fixAllKind } from './fix-all.js';

/** Kinds and modifiers of semantic tokens, in the order in which TypeScript's plugin numbers them; a test holds the two equal. */
export const semanticTokensLegend: SemanticTokensLegend = {
  tokenTypes: [
    'namespace',
    'class',
    'enum',
    'interface',
    'typeParameter',
    'type',
    'parameter',
    'variable',
    'property',
    'enumMember',
    'function',
    'method',
  ],
  tokenModifiers: ['declaration', 'readonly', 'static', 'async', 'defaultLibrary', 'local'],
};

/** What the server can do. Static, so that it can be told before TypeScript is loaded. */
export function capabilities(client: ClientAbilities): ServerCapabilities {
  return {
    completionProvider: { resolveProvider: true, triggerCharacters: ['.', '"', "'", '/', '%'] },
    hoverProvider: true,
    signatureHelpProvider: { triggerCharacters: ['(', ','], retriggerCharacters: [')'] },
    definitionProvider: true,
    typeDefinitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    semanticTokensProvider: { legend: semanticTokensLegend, full: true, range: true },
    inlayHintProvider: true,
    ...(!client.registersFormatting && { documentFormattingProvider: true, documentRangeFormattingProvider: true }),
    documentOnTypeFormattingProvider: { firstTriggerCharacter: ';', moreTriggerCharacter: ['}', '\n'] },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, fixAllKind],
      resolveProvider: true,
    },
    codeLensProvider: { resolveProvider: false },
    documentLinkProvider: { resolveProvider: false },
    ...(client.folders && { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
    ...(client.pullDiagnostics && {
      diagnosticProvider: { identifier: 'zitadel', interFileDependencies: false, workspaceDiagnostics: false },
    }),
  };
}
