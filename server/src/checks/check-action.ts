import { checkScript } from '../../../emulator/src/language/index.js';
import type { Program } from '../../../emulator/src/language/syntax/nodes.js';
import type { Action, OpenDocument } from '../documents.js';
import type { Legible } from '../embedding/legible.js';
import { asWritten, type EmbeddedScript, type Piece, toSourceRange } from '../embedding/model.js';
import { Certainty } from '../rules/certainty.js';
import { rules } from '../rules/registry.js';
import type { Fix, Report, Rule } from '../rules/rule.js';
import { treeOf } from '../rules/tree.js';
import { topLevelFunction } from '../rules/walk.js';
import { describe } from '../run-safe.js';
import type { Settings } from '../settings.js';
import { outOfBounds } from '../typescript/bounds.js';
import { checkTypes, type TypeFinding } from '../typescript/findings.js';
import type { TypedScripts } from '../typescript/typed-scripts.js';
import { DisabledLines } from './disable.js';
import type { Finding } from './finding.js';
import type { CheckOptions } from './options.js';
import { obstacleDrafts, syntaxMessage } from './syntax.js';

/** All findings of one action: syntax as goja sees it, types, rules; in the order of the document. */
export function checkAction(
  language: TypedScripts,
  document: OpenDocument,
  action: Action,
  options: CheckOptions,
): Finding[] {
  if (action.script.text.trim() === '') return [];
  const collector = new Collector(action, options.settings);
  const { pieces } = action.script;
  const { text } = action.legible;
  const syntax = checkScript(text, { kind: 'script' });
  for (const draft of obstacleDrafts(action))
    collector.add({ ...draft, fixes: mapFixes(draft.fixes, pieces, action.script) }, draft, pieces);
  collector.passOver(action.legible);
  // Only the first: what follows is mostly the parser's way of finding its feet again.
  for (const error of syntax.errors.slice(0, 1))
    collector.add(
      {
        code: 'syntax',
        severity: 'error',
        message: syntaxMessage(error.message, text, error.start),
      },
      error,
      pieces,
    );
  options.checkpoint();

  const file = language.file(document, action.id);
  const checked = file && checkTypes(language, action, file, options.version);
  const unchecked = language.file(document, action.id)?.blanked
    ? (outOfBounds(action.scan) ?? 'it is nested too deeply')
    : undefined;
  if (unchecked !== undefined)
    collector.add(
      {
        code: 'not-checked',
        severity: 'information',
        message: `Not all of this script is checked: ${unchecked}. What needs no types is; members, values and calls are not.`,
      },
      action.scan.functions.find(({ name }) => name === action.identity.name)?.nameSpan ?? { start: 0, end: 1 },
      pieces,
    );
  options.checkpoint();

  const replaced: {
    readonly rule: string;
    readonly codes: readonly string[];
    readonly start: number;
    readonly end: number;
  }[] = [];
  const isReplaced = (code: string, { start, end }: { readonly start: number; readonly end: number }): boolean =>
    replaced.some((by) => by.rule !== code && by.codes.includes(code) && by.start <= end && start <= by.end);
  const byRules: { readonly draft: Draft; readonly found: Report }[] = [];
  // Half a script tells rules wrong things: those that look into it wait until it parses.
  const isWhole = syntax.errors.length === 0;
  let isSure = (_found: TypeFinding): boolean => false;
  if (checked !== undefined) {
    const program = isWhole ? syntax.parsed.program : emptied(syntax.parsed.program);
    const target = topLevelFunction(program, action.identity.name);
    const certainty = new Certainty(program, target);
    const types = checked.findings.flatMap((found) => {
      const range = file && toSourceRange(file.scriptPieces, found.start, found.end);
      return range === undefined ? [] : [{ code: found.code, message: found.message, ...range }];
    });
    isSure = ({ start, end }) => {
      const range = file && toSourceRange(file.scriptPieces, start, end);
      const node = range && treeOf(program).at(range);
      return node !== undefined && certainty.has(node);
    };
    for (const rule of rules) {
      if (options.settings.rules[rule.code] === 'off' || !(isWhole || rule.unparsed)) continue;
      runRule(rule, options, {
        text,
        program,
        identity: action.identity,
        action: target,
        certainty,
        types,
        triggers: action.identity.triggers,
        version: options.version,
        oracle: checked.oracle,
        report: (found: Report) => {
          const range = toSourceRange(pieces, found.start, found.end);
          if (range === undefined) return;
          if (rule.replaces !== undefined) replaced.push({ rule: rule.code, codes: rule.replaces, ...range });
          const draft = { code: rule.code, severity: rule.severity, ...found, ...range };
          byRules.push({ draft: { ...draft, fixes: mapFixes(found.fixes, pieces, action.script) }, found });
        },
      });
    }
    for (const { draft, found } of byRules) if (!isReplaced(draft.code, draft)) collector.add(draft, found, pieces);
    options.checkpoint();
  }
  const judged = checked === undefined || !isWhole ? [] : rules.flatMap(({ judges }) => judges ?? []);

  for (const one of checked?.findings ?? []) {
    // Where the parser lost its way, names and calls are guesses, and nothing of it runs.
    if (!isWhole && one.severity !== 'hint' && one.code !== 'unknown-member') continue;
    // An error is what surely happens.
    const isTold = one.severity !== 'error' || (isWhole && isSure(one));
    const found: TypeFinding = isTold ? one : { ...one, severity: 'warning' };
    const range = file && toSourceRange(file.pieces, found.start, found.end);
    if (file === undefined || range === undefined || judged.includes(found.code) || isReplaced(found.code, range))
      continue;
    collector.add({ ...found, fixes: editOf(found, file.pieces, action.script) }, found, file.pieces);
  }
  return collector.findings.sort((a, b) => a.start - b.start || a.end - b.end);
}

type Draft = Omit<Finding, 'fixes'> & { readonly fixes?: readonly Fix[] | undefined };

/** Puts findings into places of the document; leaves out what is switched off, and what was found twice. */
class Collector {
  readonly findings: Finding[] = [];
  readonly #disabled: DisabledLines;
  readonly #seen = new Set<string>();

  #passedOver: Legible | undefined;

  constructor(
    private readonly action: Action,
    private readonly settings: Settings,
  ) {
    this.#disabled = new DisabledLines(action.scan);
  }

  /** From now on nothing is said of what stands for something else, or was to be imported: one cause, one finding. */
  passOver(legible: Legible): void {
    if (legible.obstacles.length > 0) this.#passedOver = legible;
  }

  add(
    draft: Omit<Draft, 'start' | 'end'>,
    span: { readonly start: number; readonly end: number },
    pieces: readonly Piece[],
  ): void {
    const severity = this.settings.rules[draft.code] ?? draft.severity;
    const range = toSourceRange(pieces, span.start, Math.max(span.end, span.start));
    if (severity === 'off' || range === undefined) return;
    const inScript = toScriptOffset(this.action.script.pieces, range.start);
    if (this.#passedOver !== undefined) {
      const end = toScriptOffset(this.action.script.pieces, range.end);
      const { obstacles, imported, text } = this.#passedOver;
      if (obstacles.some((one) => one.start < end && inScript < one.end)) return;
      if (imported.has(text.slice(inScript, end))) return;
    }
    if (this.#disabled.has(inScript, draft.code)) return;
    const key = `${draft.code} ${range.start} ${range.end} ${draft.trigger ?? ''}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const { fixes, ...rest } = draft;
    this.findings.push({ ...rest, ...range, severity, ...(fixes !== undefined && fixes.length > 0 && { fixes }) });
  }
}

/** Nothing of a script that does not parse, for rules that look at what is known of it from outside. */
function emptied(program: Program): Program {
  return { ...program, body: [], vars: [] };
}

function toScriptOffset(pieces: readonly Piece[], offset: number): number {
  const piece = pieces.find(({ source, length }) => offset >= source && offset <= source + length);
  return piece === undefined ? 0 : piece.script + offset - piece.source;
}

function runRule(rule: Rule, options: CheckOptions, context: Parameters<Rule['check']>[0]): void {
  try {
    rule.check(context);
  } catch (error) {
    options.report(`Rule ${rule.code} failed: ${describe(error)}`);
  }
}

/** Fixes whose every edit has a place in the document. */
function mapFixes(fixes: readonly Fix[] | undefined, pieces: readonly Piece[], script: EmbeddedScript): readonly Fix[] {
  return (fixes ?? []).flatMap((fix) => {
    const edits = fix.edits.map(({ start, end, text }) => {
      const range = toSourceRange(pieces, start, end);
      return range && { ...range, text: asWritten(script, text, range) };
    });
    return edits.every((edit) => edit !== undefined) ? [{ ...fix, edits }] : [];
  });
}

function editOf(found: TypeFinding, pieces: readonly Piece[], script: EmbeddedScript): readonly Fix[] {
  const { edit } = found;
  return edit === undefined ? [] : mapFixes([{ title: edit.title, edits: [edit] }], pieces, script);
}
