/**
 * How the scripts of a document are found and how their text relates to the document's. A stand-alone action is one script
 * that is the whole document; a Terraform document has one per heredoc, with escapes and templates in between.
 */

/** A stretch of text that stands unchanged in both texts. */
export interface Piece {
  /** Offset in the script. */
  readonly script: number;
  /** Offset in the document. */
  readonly source: number;
  readonly length: number;
}

export interface EmbeddedScript {
  /** Stable within the document, lower case (Volar asks for that), letters, digits, `.`, `_` and `-` only. */
  readonly id: string;
  /** Text as ZITADEL would store it; text that is only known when Terraform runs is replaced by placeholders. */
  readonly text: string;
  /** In order, without overlaps. Text of the script outside of them has no place in the document. */
  readonly pieces: readonly Piece[];
  /** Where the script stands in the document. */
  readonly start: number;
  readonly end: number;
  /** A text of the script as the document writes it; absent where both write alike. */
  readonly encode?: (text: string) => string;
  /** Absent where the script's lines are the document's. */
  readonly indentation?: Indentation;
}

/** What each line of the document has before the script's text: the spaces that `<<-` or a block of YAML takes away. */
export interface Indentation {
  readonly spaces: string;
  /** Whether a line of the document starts at an offset, before its spaces. */
  readonly startsLine: (offset: number) => boolean;
}

/**
 * A text that is put into a script, as the document writes it: with its escapes, its line ends and its indentation.
 * @param place stretch of the document that the text takes the place of
 */
export function asWritten(
  { text, encode, indentation }: EmbeddedScript,
  added: string,
  place: { readonly start: number; readonly end: number },
): string {
  const encoded = encode?.(added) ?? added;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const ended = encoded.replace(/\r?\n/g, end);
  if (indentation === undefined) return ended;
  const { spaces, startsLine } = indentation;
  const lead = startsLine(place.start) && /^[^\r\n]/.test(ended) ? spaces : '';
  // What follows on the line begins a line of its own now.
  const tail = ended.endsWith('\n') && !startsLine(place.end) ? spaces : '';
  return lead + ended.replace(/\n(?=[^\r\n])/g, `\n${spaces}`) + tail;
}

/** Finds the scripts in the documents of some language ids. */
export interface Embedder {
  readonly languageIds: readonly string[];
  scriptsIn(uri: string, languageId: string, text: string): readonly EmbeddedScript[];
}

/** Document offset of a script offset, or undefined when that stands nowhere in the document. */
export function toSource(pieces: readonly Piece[], offset: number): number | undefined {
  for (const piece of pieces)
    if (offset >= piece.script && offset <= piece.script + piece.length) return piece.source + offset - piece.script;
  return undefined;
}

/** Script offset of a document offset, or undefined when it is outside of the script. */
export function toScript(pieces: readonly Piece[], offset: number): number | undefined {
  for (const piece of pieces)
    if (offset >= piece.source && offset <= piece.source + piece.length) return piece.script + offset - piece.source;
  return undefined;
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
    const to = Math.min(end, piece.script + piece.length);
    if (from >= to) continue;
    first ??= piece.source + from - piece.script;
    last = piece.source + to - piece.script;
  }
  return first === undefined || last === undefined ? undefined : { start: first, end: last };
}
