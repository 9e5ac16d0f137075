import type { Position, Range } from 'vscode-languageserver-protocol';

/** A text with `$0` taken out, and where it stood: once for a cursor, twice for a selection. */
export interface Marked {
  readonly text: string;
  readonly offsets: readonly number[];
}

export function takeCursor(marked: string): Marked {
  const parts = marked.split('$0');
  const offsets: number[] = [];
  let length = 0;
  for (const part of parts.slice(0, -1)) {
    length += part.length;
    offsets.push(length);
  }
  return { text: parts.join(''), offsets };
}

/** One expected or found diagnostic: `LINE:FROM-TO code`, lines and columns from 0. */
export type Place = string;

/**
 * What the caret comments of a text expect. A comment `//   ^^^ code` speaks of the nearest line above it that is no such
 * comment, from the first caret to the last. `//<^^^ code` begins at the line's first character that is no space, where carets
 * cannot always stand. `// ^^^ code, warning` says how severe it is, too, for {@link expectedSeverities}.
 */
export function expectedPlaces(text: string): Place[] {
  return marksIn(text)
    .map(({ place }) => place)
    .sort();
}

/** How severe the caret comments of a text expect something to be, where they say so. */
export function expectedSeverities(text: string): readonly (readonly [place: Place, severity: string])[] {
  return marksIn(text).flatMap(({ place, severity }) => (severity === undefined ? [] : [[place, severity] as const]));
}

function marksIn(text: string): { readonly place: Place; readonly severity: string | undefined }[] {
  const marks: { readonly place: Place; readonly severity: string | undefined }[] = [];
  let line = -1;
  let indent = 0;
  text.split('\n').forEach((content, number) => {
    const match = /^\s*\/\/\s*(<?)(\^+)\s+([\w-]+)(?:, (error|warning|information|hint)$)?/.exec(content);
    if (match === null) {
      line = number;
      indent = content.length - content.trimStart().length;
      return;
    }
    const carets = content.indexOf('^');
    const from = match[1] === '<' ? indent : carets;
    marks.push({ place: `${line}:${from}-${carets + match[2]!.length} ${match[3]}`, severity: match[4] });
  });
  return marks;
}

export function placeOf(range: Range, code: string): Place {
  const end =
    range.end.line === range.start.line ? `${range.end.character}` : `${range.end.line}:${range.end.character}`;
  return `${range.start.line}:${range.start.character}-${end} ${code}`;
}

export function comesBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

/** A text after edits, as a client applies them. */
export function applyEdits(
  text: string,
  edits: readonly { readonly range: Range; readonly newText: string }[],
): string {
  const lines = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.push(at + 1);
  const offset = ({ line, character }: Position): number =>
    Math.min((lines[line] ?? text.length) + character, lines[line + 1] ?? text.length);
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (now, { range, newText }) => now.slice(0, offset(range.start)) + newText + now.slice(offset(range.end)),
      text,
    );
}
