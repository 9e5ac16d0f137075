import type { DocumentLink } from 'vscode-languageserver';
import { catalogue } from '../../../emulator/src/catalogue/index.js';
import type { ServerContext } from '../context.js';
import { toSource } from '../embedding/model.js';

/** Names of modules in `require` lead to ZITADEL's page about them, paths in files beside scripts to the scripts. */
export function registerDocumentLinks(context: ServerContext): void {
  context.connection.onDocumentLinks(
    context.onDocument('textDocument/documentLink', [] as DocumentLink[], (document) => {
      const links: DocumentLink[] = [];
      for (const action of document.actions)
        for (const match of action.script.text.matchAll(/(?<![\w$.])require\s*\(\s*(["'])([^"'\r\n]+)\1/g)) {
          const module = catalogue.modules.find(({ id }) => id === match[2]);
          const offset = match.index + match[0].length - 1 - match[2]!.length;
          // In a comment or a text it is no require: there the blanked code has nothing.
          if (module?.link === undefined || action.scan.code[match.index] !== 'r') continue;
          const start = toSource(action.script.pieces, offset);
          const end = toSource(action.script.pieces, offset + match[2]!.length);
          if (start === undefined || end === undefined) continue;
          links.push({
            range: { start: document.text.positionAt(start), end: document.text.positionAt(end) },
            target: module.link,
            tooltip: `ZITADEL’s page on ${module.id}`,
          });
        }
      for (const { start, end, target } of context.neighbours.linksIn(document.uri))
        links.push({
          range: { start: document.text.positionAt(start), end: document.text.positionAt(end) },
          target,
        });
      return links;
    }),
  );
}
