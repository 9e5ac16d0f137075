import { checkScript } from '../../../emulator/src/language/index.js';
import type { Program } from '../../../emulator/src/language/syntax/nodes.js';
import type { Action, OpenDocument } from '../documents.js';
import { type Piece, toSourceRange } from '../embedding/model.js';
import { Certainty } from '../rules/certainty.js';
import { rules } from '../rules/registry.js';
import type { Fix } from '../rules/rule.js';
import { treeOf } from '../rules/tree.js';
import { topLevelFunction } from '../rules/walk.js';
import { outOfBounds } from '../typescript/bounds.js';
import { checkTypes, type TypeFinding } from '../typescript/findings.js';
import type { TypedScripts } from '../typescript/typed-scripts.js';
import { Collector } from './collector.js';
import type { Finding } from './finding.js';
import { mapFixes } from './fixes.js';
import { interpolationFindings } from './interpolations.js';
import type { CheckOptions } from './options.js';
import { type CheckedScript, RuleFindings } from './rule-findings.js';
import { obstacleDrafts, syntaxMessage } from './syntax.js';
import { leaveOpen } from './unknown-texts.js';

/** All findings of one action: syntax as goja sees it, types, rules; in the order of the document. */
export function checkAction(
  language: TypedScripts,
  document: OpenDocument,
  action: Action,
  options: CheckOptions,
): Finding[] {
  if (action.script.text.trim() === '') return [];
  const collector = new Collector(action, options.settings);
  const { program, isWhole } = addSyntax(document, action, collector);
  options.checkpoint();

  const file = language.file(document, action.id);
  const checked = file && checkTypes(language, action, file, options.version);
  // The type checker may have given up on it meanwhile.
  if (language.file(document, action.id)?.blanked) addNotChecked(action, collector);
  options.checkpoint();

  if (file !== undefined && checked !== undefined) {
    if (leaveOpen(program, action.legible.text, action.script.unknown ?? [])) collector.takeNamesForKnown();
    const target = topLevelFunction(program, action.identity.name);
    const certainty = new Certainty(program, target);
    const script = { action, file, checked, program, target, certainty, isWhole };
    const byRules = new RuleFindings(script, options);
    for (const { draft, found } of byRules.told) collector.add(draft, found, action.script.pieces);
    options.checkpoint();
    addTypes(script, byRules, collector);
  }
  return collector.findings;
}

/** What goja's parser says, and what stands in its way. Gives what is left to be looked at. */
function addSyntax(
  document: OpenDocument,
  action: Action,
  collector: Collector,
): Pick<CheckedScript, 'program' | 'isWhole'> {
  const { pieces } = action.script;
  const { text } = action.legible;
  const { errors, parsed } = checkScript(text, { kind: 'script' });
  for (const draft of obstacleDrafts(action))
    collector.add({ ...draft, fixes: mapFixes(draft.fixes, action.script) }, draft, pieces);
  collector.passOver(action.legible);
  for (const found of interpolationFindings(document, action)) collector.place({ severity: 'error', ...found });
  // Only the first: what follows is mostly the parser's way of finding its feet again.
  const [error] = errors;
  if (error === undefined) return { program: parsed.program, isWhole: true };
  const message = syntaxMessage(error.message, text, error.start);
  collector.add({ code: 'syntax', severity: 'error', message }, error, pieces);
  return { program: emptied(parsed.program), isWhole: false };
}

/** Whether a name begins a line behind a dot that ends one: it is the next statement, and the member is yet to be written. */
function beginsLine(text: string, start: number): boolean {
  return /\.[ \t]*(?:\/\/.*)?(?:\r?\n\s*)+$/.test(text.slice(Math.max(0, start - 300), start));
}

/** Nothing of a script that does not parse, for rules that look at what is known of it from outside. */
function emptied(program: Program): Program {
  return { ...program, body: [], vars: [] };
}

function addNotChecked(action: Action, collector: Collector): void {
  const why = outOfBounds(action.scan) ?? 'it is nested too deeply';
  const message = `Not all of this script is checked: ${why}. What needs no types is; members, values and calls are not.`;
  const target = action.scan.functions.find(({ name }) => name === action.identity.name);
  collector.add(
    { code: 'not-checked', severity: 'information', message },
    target?.nameSpan ?? { start: 0, end: 1 },
    action.script.pieces,
  );
}

/** Findings of the type checker's that rules judge. */
const judged: ReadonlySet<string> = new Set(rules.flatMap(({ judges }) => judges ?? []));

/** What the type checker found, where no rule says it better. */
function addTypes(
  { action, file, checked, program, certainty, isWhole }: CheckedScript,
  byRules: RuleFindings,
  collector: Collector,
): void {
  const isSure = ({ start, end }: TypeFinding): boolean => {
    const range = toSourceRange(file.scriptPieces, start, end);
    const node = range && treeOf(program).at(range);
    return node !== undefined && certainty.has(node);
  };
  for (const one of checked.findings) {
    // Where the parser lost its way, names and calls are guesses, and nothing of it runs.
    if (!isWhole && one.severity !== 'hint' && (one.code !== 'unknown-member' || one.asked)) continue;
    if (!isWhole && beginsLine(file.snapshot.text, one.start)) continue;
    // An error is what surely happens.
    const isTold = one.severity !== 'error' || (isWhole && isSure(one));
    const found: TypeFinding = isTold ? one : { ...one, severity: 'warning' };
    const range = toSourceRange(file.pieces, found.start, found.end);
    if (range === undefined || (isWhole && judged.has(found.code)) || byRules.replaces(found.code, range)) continue;
    const fixes = mapFixes(fixOf(found, file.scriptPieces), action.script);
    collector.add({ ...found, fixes }, found, file.pieces);
  }
}

/** The fix that comes with a finding of the type checker's, in offsets of the script. */
function fixOf({ edit }: TypeFinding, scriptPieces: readonly Piece[]): readonly Fix[] {
  const range = edit && toSourceRange(scriptPieces, edit.start, edit.end);
  return range === undefined ? [] : [{ title: edit!.title, edits: [{ ...range, text: edit!.text }] }];
}
