import type { Action } from '../documents.js';
import type { Legible } from '../embedding/legible.js';
import { type Piece, toScript, toSourceRange } from '../embedding/model.js';
import type { Fix } from '../rules/rule.js';
import type { Settings } from '../settings.js';
import { DisabledLines } from './disable.js';
import type { Finding } from './finding.js';

/** A finding that is not yet known to be told. */
export type Draft = Omit<Finding, 'fixes'> & { readonly fixes?: readonly Fix[] | undefined };

/** What is said of names that a script lacks. */
const aboutNames: ReadonlySet<string> = new Set([
  'undeclared-variable',
  'unknown-global',
  'implicit-global',
  'function-missing',
  'name-mismatch',
]);

/** Puts findings into places of the document; leaves out what is switched off, and what was found twice. */
export class Collector {
  readonly #findings: Finding[] = [];
  readonly #disabled: DisabledLines;
  readonly #seen = new Set<string>();
  #passedOver: Legible | undefined;
  #namesAreKnown = false;

  constructor(
    private readonly action: Action,
    private readonly settings: Settings,
  ) {
    this.#disabled = new DisabledLines(action.scan);
  }

  /** All that was told, in the order of the document. */
  get findings(): Finding[] {
    return this.#findings.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  /** From now on nothing is said of names that the script does not declare: what is filled in may. */
  takeNamesForKnown(): void {
    this.#namesAreKnown = true;
  }

  /** From now on nothing is said of what stands for something else, or was to be imported: one cause, one finding. */
  passOver(legible: Legible): void {
    if (legible.obstacles.length > 0) this.#passedOver = legible;
  }

  /** @param span where it is in the text that `pieces` map into the document; without a place there it is not told */
  add(
    draft: Omit<Draft, 'start' | 'end'>,
    span: { readonly start: number; readonly end: number },
    pieces: readonly Piece[],
  ): void {
    const range = toSourceRange(pieces, span.start, Math.max(span.end, span.start));
    if (range === undefined || (this.#namesAreKnown && aboutNames.has(draft.code))) return;
    const { pieces: ofScript } = this.action.script;
    if (this.isPassedOver(toScript(ofScript, range.start) ?? 0, toScript(ofScript, range.end) ?? 0)) return;
    this.place({ ...draft, ...range });
  }

  /** Adds what has its place in the document already. */
  place(draft: Draft): void {
    const severity = this.settings.rules[draft.code] ?? draft.severity;
    const inScript = toScript(this.action.script.pieces, draft.start) ?? 0;
    if (severity === 'off' || this.#disabled.has(inScript, draft.code)) return;
    const key = `${draft.code} ${draft.start} ${draft.end} ${draft.trigger ?? ''}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const { fixes, ...rest } = draft;
    this.#findings.push({ ...rest, severity, ...(fixes !== undefined && fixes.length > 0 && { fixes }) });
  }

  private isPassedOver(start: number, end: number): boolean {
    if (this.#passedOver === undefined) return false;
    const { obstacles, imported, text } = this.#passedOver;
    return obstacles.some((one) => one.start < end && start < one.end) || imported.has(text.slice(start, end));
  }
}
