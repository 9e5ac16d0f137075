import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  ErrorCodes,
  type Range,
  ResponseError,
  type TextEdit,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { scan } from '../../../emulator/src/binding/scan.js';
import { isTerraformFile, isTerraformJson } from '../../../emulator/src/terraform/index.js';
import type { Finding } from '../checks/finding.js';
import type { ServerContext } from '../context.js';
import type { Action, OpenDocument } from '../documents.js';
import { textEdit, writtenChange, writtenEdit } from '../embedding/edits.js';
import {
  type EmbeddedScript,
  endInScript,
  endInSource,
  takesText,
  toScript,
  toSource,
  toSourceRange,
} from '../embedding/model.js';
import { checkpoint } from '../run-safe.js';
import type { ActionLanguage } from '../typescript/language.js';
import { type DiagnosticData, findingsOf, toDiagnostics } from './diagnostics.js';
import { fixAll, fixAllKind } from './fix-all.js';
import { terraformActions } from './terraform-actions.js';

/** TypeScript's quick fixes that make sense in an action; all others change files, types or the way modules are written. */
const allowedFixes: ReadonlySet<string> = new Set([
  'spelling',
  'fixUnreachableCode',
  'unusedIdentifier',
  'deleteUnmatchedParameter',
  'constToLet',
]);
/** Its refactorings that stay within the script. */
const allowedRefactorings =
  /^refactor\.(?:extract\.(?:constant|function)|inline|rewrite\.(?:string|arrow|expression|parameters))/;

/** Quick fixes of findings, and refactorings. */
export function registerCodeActions(context: ServerContext): void {
  context.connection.onCodeAction(
    context.onDocument('textDocument/codeAction', [] as CodeAction[], async (document, params, token) => {
      const language = await context.language();
      checkpoint(token);
      const wanted = (kind: string): boolean =>
        params.context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? true;
      const actions: CodeAction[] = [];
      // Never among the fixes of a place: it is asked for by its kind, from a menu or when a file is saved.
      if (params.context.only !== undefined && wanted(fixAllKind)) {
        actions.push(...fixAll(document, await findingsOf(context, document, token)));
        checkpoint(token);
      }
      if (wanted(CodeActionKind.QuickFix)) {
        const findings = await findingsOf(context, document, token);
        checkpoint(token);
        actions.push(...ownFixes(document, findings, params.range));
        for (const diagnostic of params.context.diagnostics)
          actions.push(...typescriptFixes(context, language, document, diagnostic));
      }
      checkpoint(token);
      if (isTerraformFile(document.uri) && !isTerraformJson(document.uri))
        actions.push(...(await terraformActions(context, document, params.range, wanted)));
      checkpoint(token);
      if (
        wanted(CodeActionKind.Refactor) &&
        (params.range.start.line !== params.range.end.line ||
          params.range.start.character !== params.range.end.character)
      )
        actions.push(...(await refactorings(language, document, params.range)));
      return actions;
    }),
  );
  context.connection.onCodeActionResolve(
    context.onRequest(
      'codeAction/resolve',
      (action: CodeAction) => action,
      async (action) => {
        const language = await context.language();
        if (action.data === undefined) return action;
        return writtenAction(context, (await language.volar.resolveCodeAction(action)) as CodeAction);
      },
    ),
  );
}

/** Fixes of rules at a range, and the comment that switches a finding off. */
function ownFixes(document: OpenDocument, findings: readonly Finding[], range: Range): CodeAction[] {
  const start = document.text.offsetAt(range.start);
  const end = document.text.offsetAt(range.end);
  const actions: CodeAction[] = [];
  for (const found of findings) {
    if (found.start > end || found.end < start || found.severity === 'hint') continue;
    const diagnostics = toDiagnostics(document, [found]);
    for (const fix of found.fixes ?? [])
      actions.push({
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics,
        ...(fix.safe === true && { isPreferred: true }),
        edit: {
          changes: { [document.uri]: fix.edits.map((edit) => textEdit(document, edit)) },
        },
      });
    if (found.code !== 'syntax') actions.push(...disableActions(document, found, diagnostics));
  }
  return actions;
}

/** Comments that switch a finding off: on its line, and in all of its script. */
function disableActions(document: OpenDocument, found: Finding, diagnostics: Diagnostic[]): CodeAction[] {
  const at = document.actionAt(found.start);
  if (at === undefined) return [];
  const { script } = at;
  const here = commentEdit(document, at, found.start, `zitadel-disable-next-line ${found.code}`);
  const first = /^(?:#!.*\r?\n)?\s*/.exec(script.text)![0].length;
  const top = toSource(script.pieces, first);
  const all = top === undefined ? undefined : commentEdit(document, at, top, `zitadel-disable ${found.code}`);
  const action = (title: string, edit: TextEdit | undefined): CodeAction[] =>
    edit === undefined
      ? []
      : [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit: { changes: { [document.uri]: [edit] } } }];
  return [
    ...action(`Disable ${found.code} for this line`, here),
    ...action(`Disable ${found.code} for this script`, all),
  ];
}

/**
 * A comment on a line of its own above an offset; undefined where the line is not all the script's, as in one-line texts, and where
 * it would be part of a text that goes on over lines.
 */
function commentEdit(
  document: OpenDocument,
  { script, legible }: Action,
  offset: number,
  comment: string,
): TextEdit | undefined {
  const { line } = document.text.positionAt(offset);
  const at = { line, character: 0 };
  const text = document.text.getText({ start: at, end: { line: line + 1, character: 0 } });
  const indent = /^[ \t]*/.exec(text)![0];
  const inScript = toScript(script.pieces, document.text.offsetAt(at) + indent.length);
  const isWhole = inScript !== undefined && /(?:^|[\r\n])[ \t]*$/.test(script.text.slice(0, inScript));
  if (!isWhole) return undefined;
  const commented = `${legible.text.slice(0, inScript)}// ${comment}\n${legible.text.slice(inScript)}`;
  if (!scan(commented).comments.some(({ start }) => start === inScript)) return undefined;
  const end = text.endsWith('\r\n') ? '\r\n' : '\n';
  return takesText(script, toSource(script.pieces, inScript) ?? 0)
    ? { range: { start: at, end: at }, newText: `${indent}// ${comment}${end}` }
    : undefined;
}

function typescriptFixes(
  context: ServerContext,
  language: ActionLanguage,
  document: OpenDocument,
  diagnostic: Diagnostic,
): CodeAction[] {
  const code = (diagnostic.data as DiagnosticData | undefined)?.typescript;
  const start = document.text.offsetAt(diagnostic.range.start);
  const action = document.actionAt(start);
  const file = action && language.file(document, action.id);
  if (code === undefined || action === undefined || file === undefined) return [];
  const from = toScript(file.pieces, start);
  const to = toScript(file.pieces, document.text.offsetAt(diagnostic.range.end));
  if (from === undefined || to === undefined) return [];
  const quotes = context.settings(document.uri).quoteStyle;
  const preferences = quotes === 'auto' ? {} : { quotePreference: quotes };
  return language.typescript
    .getCodeFixesAtPosition(file.fileName, from, to, [code], { newLineCharacter: '\n' }, preferences)
    .filter((fix) => allowedFixes.has(fix.fixName))
    .flatMap((fix): CodeAction[] => {
      const edits: TextEdit[] = [];
      for (const change of fix.changes) {
        if (change.fileName !== file.fileName) return [];
        for (const { span, newText } of change.textChanges) {
          const range = toSourceRange(file.scriptPieces, span.start, span.start + span.length);
          const written = range && writtenChange(action.script, { ...range, text: newText });
          if (written === undefined) return [];
          edits.push(textEdit(document, written));
        }
      }
      return [
        {
          title: fix.description,
          kind: CodeActionKind.QuickFix,
          diagnostics: [diagnostic],
          isPreferred: fix.fixName === 'spelling',
          edit: { changes: { [document.uri]: edits } },
        },
      ];
    });
}

async function refactorings(language: ActionLanguage, document: OpenDocument, range: Range): Promise<CodeAction[]> {
  const action = document.actionAt(document.text.offsetAt(range.start));
  // What Terraform fills in has a stand-in in the script, which would take its place.
  if (
    action !== undefined &&
    hasHoles(action.script, document.text.offsetAt(range.start), document.text.offsetAt(range.end))
  )
    return [];
  const actions = await language.volar.getCodeActions(URI.parse(document.uri), range, {
    diagnostics: [],
    only: [CodeActionKind.Refactor],
  });
  return (actions ?? []).filter(
    (action) => allowedRefactorings.test(action.kind ?? '') && action.disabled === undefined,
  ) as CodeAction[];
}

function hasHoles({ pieces }: EmbeddedScript, start: number, end: number): boolean {
  const touched = pieces.filter((piece) => endInSource(piece) >= start && piece.source <= end);
  return touched.some((piece, index) => index > 0 && piece.script > endInScript(touched[index - 1]!));
}

/** A refactoring of Volar's, whose texts are the script's, in the document's writing. */
function writtenAction(context: ServerContext, action: CodeAction): CodeAction {
  const changes = (action.edit?.documentChanges ?? []).map((change) => {
    if (!('edits' in change)) return change;
    const document = context.documents.get(change.textDocument.uri);
    if (document === undefined) return change;
    const edits = change.edits.map((edit) => ('newText' in edit ? writtenEdit(document, edit) : edit));
    if (!edits.every((edit) => edit !== undefined))
      throw new ResponseError(ErrorCodes.InvalidRequest, 'This would change text that Terraform fills in');
    return { ...change, edits };
  });
  return changes.length === 0 ? action : { ...action, edit: { ...action.edit, documentChanges: changes } };
}
