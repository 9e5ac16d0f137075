/**
 * Scripts in the texts of other languages: what ZITADEL is sent, and where each piece of it stands in the file. What only a run of the
 * other language knows gets a stand-in that fits its place.
 */
import { type Span, scan } from './scan.js';
import { anyWords } from './words.js';

/** A stretch of text that stands in both texts: unchanged, or as an escape in the file. */
export interface Stretch {
  /** Offset in the script. */
  readonly script: number;
  /** Offset in the file. */
  readonly source: number;
  readonly length: number;
  /** Length of an escape in the file; what is within has no place. */
  readonly sourceLength?: number;
}

export interface RenderedScript {
  readonly text: string;
  /** In order, without overlaps, at least one. */
  readonly pieces: readonly Stretch[];
  /** Places of it that only a run of the other language could fill in: stand-ins are there. */
  readonly unknown: readonly Span[];
}

/** A part of a script: text as it stands in the file, an escape, text that stands nowhere there, or a place that is filled in. */
export type Unit =
  | { readonly kind: 'kept'; readonly source: number; readonly text: string }
  | { readonly kind: 'escape'; readonly source: number; readonly sourceLength: number; readonly text: string }
  | { readonly kind: 'made'; readonly text: string }
  | { readonly kind: 'hole'; readonly length: number; readonly value: string | undefined };

/** What stands for something unknown where an expression is wanted: of any type, and harmless when it is run. */
const unknownValue = "JSON.parse('null')";

/**
 * The script that its parts make.
 * @param start where a script without any text stands in the file
 */
export function renderUnits(units: readonly Unit[], start: number): RenderedScript {
  const isKnown = units.every((unit) => unit.kind !== 'hole' || unit.value !== undefined);
  const standIns = isKnown ? [] : chooseStandIns(units);
  let text = '';
  const pieces: Stretch[] = [];
  const unknown: Span[] = [];
  let hole = 0;
  for (const unit of units) {
    const script = text.length;
    if (unit.kind === 'kept' || unit.kind === 'escape') {
      const { source, sourceLength } = { sourceLength: undefined, ...unit };
      pieces.push({ script, source, length: unit.text.length, ...(sourceLength !== undefined && { sourceLength }) });
    }
    text += unit.kind === 'hole' ? (unit.value ?? standIns[hole] ?? '') : unit.text;
    if (unit.kind === 'hole') hole++;
    if (unit.kind === 'hole' && unit.value === undefined) unknown.push({ start: script, end: text.length });
  }
  if (pieces.length === 0) pieces.push({ script: 0, source: start, length: 0 });
  return { text, pieces, unknown };
}

/** A stand-in for each hole, by what is around it. */
function chooseStandIns(units: readonly Unit[]): string[] {
  let text = '';
  const holes: Span[] = [];
  for (const unit of units) {
    const start = text.length;
    text += unit.kind === 'hole' ? (unit.value ?? 'x'.repeat(unit.length)) : unit.text;
    if (unit.kind === 'hole') holes.push({ start, end: text.length });
  }
  const { code } = scan(text);
  const goesOnFrom = new RegExp(`[${anyWords.part}.#]$`, 'u');
  const goesOnWith = new RegExp(`^[${anyWords.part}]`, 'u');
  return holes.map(({ start, end }, index) => {
    if (code.slice(start, end).trim() === '') return text.slice(start, end);
    const before = code.slice(Math.max(0, start - 200), start);
    const after = code.slice(end, end + 200);
    // Before what begins a statement there is a whole text, such as that of a library.
    if (/(?:^|[;{}\n])\s*$/.test(before) && /^(?:(?:async|function|const|let|var|class)\b|\/[/*])/.test(after))
      return `${unknownValue};`;
    const isName =
      goesOnFrom.test(before) ||
      goesOnWith.test(after) ||
      /(?:^|[^\w$.])(?:function\s*\*?|const|let|var|class)\s*$/.test(before) ||
      (/[{,]\s*$/.test(before) && /^\s*:/.test(after));
    return isName ? `_${index}` : unknownValue;
  });
}
