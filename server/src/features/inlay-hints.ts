import { type InlayHint, InlayHintKind, type Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { triggerLabel } from '../../../emulator/src/catalogue/triggers.js';
import { triggersLabel } from '../catalogue.js';
import type { ServerContext } from '../context.js';
import { toSource } from '../embedding/model.js';
import { checkpoint } from '../run-safe.js';

/** Parameter names and types from TypeScript, and the triggers behind the action's parameters. */
export function registerInlayHints(context: ServerContext): void {
  context.connection.languages.inlayHint.on(
    context.onDocument('textDocument/inlayHint', [] as InlayHint[], async (document, params, token) => {
      const language = await context.language();
      checkpoint(token);
      const found =
        ((await language.volar.getInlayHints(URI.parse(document.uri), params.range, token)) as
          | InlayHint[]
          | undefined) ?? [];
      const hints = found.filter(({ position }) => !isModule(document.text, position));
      checkpoint(token);
      if (!context.settings(document.uri).inlayHints.triggers) return hints;
      for (const action of document.actions) {
        const { target, triggers } = action.identity;
        const at = target === undefined ? undefined : toSource(action.script.pieces, target.end);
        if (at === undefined) continue;
        const position = document.text.positionAt(at);
        if (position.line < params.range.start.line || position.line > params.range.end.line) continue;
        hints.push({
          position,
          label: triggersLabel(triggers),
          paddingLeft: true,
          kind: InlayHintKind.Type,
          tooltip: { kind: 'markdown', value: triggers.map((id) => `- ${triggerLabel(id)}`).join('\n') },
        });
      }
      return hints;
    }),
  );
}

/** The name of a module says itself what it is. */
function isModule(text: TextDocument, { line, character }: Position): boolean {
  return /(?<![\w$.])require\s*\(\s*$/.test(text.getText({ start: { line, character: 0 }, end: { line, character } }));
}
