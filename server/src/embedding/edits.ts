/** Changes of scripts, as the document that holds them writes them. */
import type { TextEdit } from 'vscode-languageserver';
import type { OpenDocument } from '../documents.js';
import { type EmbeddedScript, endInScript, endInSource, type Piece, takesText, toScript, toSource } from './model.js';

/** A stretch of a text, and what takes its place. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A change of a script as one of its document: with the escapes, the line ends and the indentation of the document. Undefined
 * where it would take away what is not the script's: text that Terraform fills in, and its directives.
 */
export function writtenChange(script: EmbeddedScript, { start, end, text }: Change): Change | undefined {
  const { text: whole, endsLine } = script;
  const isLines = text === '' && (start === 0 || whole[start - 1] === '\n');
  if (endsLine && end === whole.length && start < end && !isLines && !text.endsWith('\n') && whole.endsWith('\n'))
    return writtenChange(script, { start, end: end - (whole.endsWith('\r\n') ? 2 : 1), text });
  const place = placeOf(script, start, end, text);
  return place && takesText(script, place.start) ? { ...place, text: asWritten(script, text, place) } : undefined;
}

/** An edit of a document whose text is a script's, in the document's writing; undefined where that cannot be. */
export function writtenEdit<E extends TextEdit>(document: OpenDocument, edit: E): E | undefined {
  const from = document.text.offsetAt(edit.range.start);
  const script = document.actionAt(from)?.script;
  if (script === undefined) return edit;
  const start = toScript(script.pieces, from);
  const end = toScript(script.pieces, document.text.offsetAt(edit.range.end));
  const change =
    start === undefined || end === undefined ? undefined : writtenChange(script, { start, end, text: edit.newText });
  return change && { ...edit, ...textEdit(document, change) };
}

/** A change of a document in the client's words. */
export function textEdit(document: OpenDocument, { start, end, text }: Change): TextEdit {
  return { range: { start: document.text.positionAt(start), end: document.text.positionAt(end) }, newText: text };
}

function placeOf(
  script: EmbeddedScript,
  start: number,
  end: number,
  text: string,
): { readonly start: number; readonly end: number } | undefined {
  const { pieces } = script;
  if (start === end) {
    // Where one piece ends and the next one begins, as at the start of a line, it is the next one that goes on.
    const at = pieces.find((piece) => piece.script === start && piece.length > 0)?.source ?? toSource(pieces, start);
    // What Terraform fills in may be the first of all.
    const place = at ?? (start === 0 ? script.start : undefined);
    return place === undefined ? undefined : { start: place, end: place };
  }
  const first = pieces.findIndex((piece) => start >= piece.script && start < endInScript(piece));
  const last = pieces.findIndex((piece) => end > piece.script && end <= endInScript(piece));
  const one = pieces[first];
  const other = pieces[last];
  if (one === undefined || other === undefined) return undefined;
  for (let index = first; index < last; index++) if (!isJoined(script, index)) return undefined;
  const from = exactly(one, start);
  const to = exactly(other, end);
  if (from === undefined || to === undefined) return undefined;
  const { indentation } = script;
  if (indentation === undefined) return { start: from, end: to };
  // Whole lines go with their indentation.
  const behindSpaces = start === one.script && isIndented(script, first);
  const isLines = text === '' && (behindSpaces || indentation.startsLine(from)) && indentation.startsLine(to);
  if (isLines) return { start: behindSpaces ? from - indentation.spaces.length : from, end: to };
  // What is left of a line whose end is gone goes on behind what comes before it.
  const next = pieces[last + 1];
  const joins = end === endInScript(other) && isIndented(script, last + 1) && !text.endsWith('\n');
  return { start: from, end: joins && next !== undefined ? next.source : to };
}

/** Document offset of a script offset in a piece; there is none within an escape. */
function exactly(piece: Piece, offset: number): number | undefined {
  if (offset === endInScript(piece)) return endInSource(piece);
  if (piece.sourceLength === undefined) return piece.source + offset - piece.script;
  return offset === piece.script ? piece.source : undefined;
}

/** Whether nothing stands between a piece and the next one but indentation. */
function isJoined(script: EmbeddedScript, index: number): boolean {
  const [piece, next] = [script.pieces[index]!, script.pieces[index + 1]!];
  if (endInScript(piece) !== next.script) return false;
  return endInSource(piece) === next.source || isIndented(script, index + 1);
}

/** Whether a piece begins a line behind the spaces that are none of the script's. */
function isIndented({ pieces, indentation, start }: EmbeddedScript, index: number): boolean {
  const piece = pieces[index];
  if (piece === undefined || indentation === undefined) return false;
  const before = index === 0 ? start : endInSource(pieces[index - 1]!);
  return piece.source - before === indentation.spaces.length && indentation.startsLine(before);
}

/** A text that is put into a script, with the document's escapes, line ends and indentation. */
function asWritten(
  { text, pieces, encode, indentation }: EmbeddedScript,
  added: string,
  place: { readonly start: number; readonly end: number },
): string {
  // YAML reads line ends of two signs as one.
  const isDouble =
    encode === undefined && pieces.some(({ script, sourceLength }) => sourceLength === 2 && text[script] === '\n');
  const end = isDouble || text.includes('\r\n') ? '\r\n' : '\n';
  const ended = added.replace(/\r?\n/g, end);
  const encoded = encode?.(ended, place.start) ?? ended;
  if (indentation === undefined) return encoded;
  const { spaces, startsLine } = indentation;
  const leads = encoded === '' ? !startsLine(place.end) : /^[^\r\n]/.test(encoded);
  const lead = leads && startsLine(place.start) ? spaces : '';
  // What follows on the line begins a line of its own now.
  const tail = encoded.endsWith('\n') && !startsLine(place.end) ? spaces : '';
  return lead + encoded.replace(/\n(?=[^\r\n])/g, `\n${spaces}`) + tail;
}
