import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import { triggersLabel } from '../catalogue.js';
import type { ServerContext } from '../context.js';
import type { OpenDocument } from '../documents.js';
import { toSource } from '../embedding/model.js';
import { checkpoint } from '../run-safe.js';
import { WorkspaceActions } from '../workspace-actions.js';

/** Milliseconds for which what was found on disk is taken for what is there: while somebody types the name. */
const fresh = 5000;

/** The actions of the workspace by their names, in open documents and in files. */
export function registerWorkspaceSymbols(context: ServerContext): void {
  const actions = new WorkspaceActions(context.host, context.neighbours);
  let kept: { readonly until: number; readonly symbols: readonly WorkspaceSymbol[] } | undefined;
  context.connection.onWorkspaceSymbol(
    context.onRequest(
      'workspace/symbol',
      () => [] as WorkspaceSymbol[],
      async ({ query }, token) => {
        const isOpen = (uri: string): boolean => context.documents.get(uri) !== undefined;
        if (kept === undefined || kept.until < context.host.now()) {
          const found = await actions.find(context.folders(), isOpen, () => checkpoint(token));
          kept = { until: context.host.now() + fresh, symbols: found.flatMap(symbolsOf) };
        }
        const inFiles = kept.symbols.filter(({ location }) => !isOpen(location.uri));
        const all = [...[...context.documents.all()].flatMap(symbolsOf), ...inFiles];
        return all.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()));
      },
    ),
  );
}

function symbolsOf(document: OpenDocument): WorkspaceSymbol[] {
  return document.actions.flatMap(({ identity, script }) => {
    const { name, target, triggers } = identity;
    const at = target && toSource(script.pieces, target.nameSpan.start);
    if (name === undefined || at === undefined) return [];
    return [
      {
        name,
        kind: SymbolKind.Function,
        containerName: triggersLabel(triggers),
        location: {
          uri: document.uri,
          range: { start: document.text.positionAt(at), end: document.text.positionAt(at + name.length) },
        },
      },
    ];
  });
}
