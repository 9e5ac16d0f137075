/**
 * How the scripts of a document are found and how their text relates to the document's. A stand-alone action is one script
 * that is the whole document; a Terraform document has one per heredoc, with escapes and templates in between.
 */

/** A stretch of text that stands in both texts: unchanged, or as an escape in the document. */
export interface Piece {
  /** Offset in the script. */
  readonly script: number;
  /** Offset in the document. */
  readonly source: number;
  /** Length in the script. */
  readonly length: number;
  /** Length in the document, of an escape; what is within has no place. */
  readonly sourceLength?: number;
}

export interface EmbeddedScript {
  /** Stable within the document, lower case (Volar asks for that), letters, digits, `.`, `_` and `-` only. */
  readonly id: string;
  /** Text as ZITADEL would store it; text that is only known when Terraform runs is replaced by placeholders. */
  readonly text: string;
  /** In order, without overlaps. Text of the script outside of them has no place in the document. */
  readonly pieces: readonly Piece[];
  /** Stretches of the script that hold a placeholder. */
  readonly unknown?: readonly { readonly start: number; readonly end: number }[];
  /** Where the script stands in the document. */
  readonly start: number;
  readonly end: number;
  /**
   * A text of the script as the document writes it; absent where both write alike.
   * @param at offset of the document that it goes to, for documents that write the parts of a script in several ways
   */
  readonly encode?: (text: string, at?: number) => string;
  /** The script is code of the document, and whoever serves the document's language answers there too. */
  readonly isCode?: boolean;
  /** Whether what follows the script in the document has to begin a line. */
  readonly endsLine?: boolean;
  /** Absent where the script's lines are the document's. */
  readonly indentation?: Indentation;
}

/** What each line of the document has before the script's text: the spaces that `<<-` or a block of YAML takes away. */
export interface Indentation {
  readonly spaces: string;
  /** Whether a line of the document starts at an offset, before its spaces. */
  readonly startsLine: (offset: number) => boolean;
}

/** Whether text can be put at a place of a script: code begins with its function, and what stands before that is none of it. */
export function takesText({ isCode, start }: EmbeddedScript, at: number): boolean {
  return isCode !== true || at > start;
}

/** Finds the scripts in the documents of some language ids. */
export interface Embedder {
  readonly languageIds: readonly string[];
  /** Whether a document of these languages is one of its; absent where all are. */
  claims?(uri: string): boolean;
  scriptsIn(uri: string, languageId: string, text: string): readonly EmbeddedScript[];
}

/** Where a piece ends in the script. */
export function endInScript({ script, length }: Piece): number {
  return script + length;
}

/** Where a piece ends in the document. */
export function endInSource({ source, length, sourceLength }: Piece): number {
  return source + (sourceLength ?? length);
}

/**
 * Pieces that are as long in both texts: in the place of escapes those of no length where they begin and end, when nothing else
 * begins or ends there.
 */
export function withoutEscapes(pieces: readonly Piece[]): readonly Piece[] {
  if (pieces.every(({ sourceLength }) => sourceLength === undefined)) return pieces;
  return pieces.flatMap((piece, index): readonly Piece[] => {
    if (piece.sourceLength === undefined) return [piece];
    const [before, after] = [pieces[index - 1], pieces[index + 1]];
    const isMet = before?.sourceLength === undefined && before !== undefined && endInSource(before) === piece.source;
    const start = { script: piece.script, source: piece.source, length: 0 };
    const end = { script: endInScript(piece), source: endInSource(piece), length: 0 };
    return [...(isMet ? [] : [start]), ...(after?.source === end.source ? [] : [end])];
  });
}

/** Document offset of a script offset, or undefined when that stands nowhere in the document. */
export function toSource(pieces: readonly Piece[], offset: number): number | undefined {
  const piece = pieces.find((one) => offset >= one.script && offset <= endInScript(one));
  return piece && sourceIn(piece, offset);
}

/** Script offset of a document offset, or undefined when it is outside of the script. */
export function toScript(pieces: readonly Piece[], offset: number): number | undefined {
  const piece = pieces.find((one) => offset >= one.source && offset <= endInSource(one));
  return piece && scriptIn(piece, offset);
}

/** Document offset of a script offset in a piece; within an escape, of its start. */
function sourceIn(piece: Piece, offset: number): number {
  if (piece.sourceLength === undefined) return piece.source + offset - piece.script;
  return offset === endInScript(piece) ? endInSource(piece) : piece.source;
}

function scriptIn(piece: Piece, offset: number): number {
  if (piece.sourceLength === undefined) return piece.script + offset - piece.source;
  return offset === endInSource(piece) ? endInScript(piece) : piece.script;
}

/**
 * Document range of a script range. Ends that stand nowhere in the document are moved inwards; undefined when nothing of
 * the range stands there.
 */
export function toSourceRange(
  pieces: readonly Piece[],
  start: number,
  end: number,
): { readonly start: number; readonly end: number } | undefined {
  if (start === end) {
    // Where one piece ends and the next one begins, as at the start of a line, it is the next one that goes on.
    const starting = pieces.find((piece) => piece.script === start && piece.length > 0);
    const at = starting?.source ?? toSource(pieces, start);
    return at === undefined ? undefined : { start: at, end: at };
  }
  let first: number | undefined;
  let last: number | undefined;
  for (const piece of pieces) {
    const from = Math.max(start, piece.script);
    const to = Math.min(end, endInScript(piece));
    if (from >= to) continue;
    first ??= sourceIn(piece, from);
    // Of an escape there is no half.
    last = piece.sourceLength === undefined ? sourceIn(piece, to) : endInSource(piece);
  }
  return first === undefined || last === undefined ? undefined : { start: first, end: last };
}
