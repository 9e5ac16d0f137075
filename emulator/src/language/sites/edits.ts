/** A change of a text: [start, end) gives way to `text`. */
export interface Edit {
  start: number;
  end: number;
  text: string;
  /** It closes something that ends there, so it comes before what is put in for things that begin there. */
  closes?: boolean;
}

/** A text with edits done, and where its places were before. */
export class EditedText {
  readonly code: string;
  readonly original: string;
  readonly edits: readonly Edit[];

  /**
   * Edits must not overlap. Several insertions at one place: first those that close something, innermost (last given)
   * first, then the others in the order given.
   */
  constructor(text: string, edits: readonly Edit[]) {
    const closing = edits.filter((edit) => edit.closes).reverse();
    this.edits = [...closing, ...edits.filter((edit) => !edit.closes)].sort((a, b) => a.start - b.start);
    this.original = text;
    let code = '';
    let at = 0;
    for (const edit of this.edits) {
      code += text.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    this.code = code + text.slice(at);
  }

  /** The place in the original text; what was put in is at the place of the edit. */
  toOriginal(offset: number): number {
    let shift = 0;
    for (const { start, end, text } of this.edits) {
      const from = start + shift;
      if (offset < from) break;
      if (offset < from + text.length) return start;
      shift += text.length - (end - start);
    }
    return offset - shift;
  }

  /** What the author wrote where this part of the changed text is; undefined when the text does not hold it. */
  originalOf(part: string): string | undefined {
    const at = this.code.indexOf(part);
    if (at < 0 || part === '') return undefined;
    const last = at + part.length - 1;
    const end = this.toOriginal(last) + (this.isInserted(last) ? 0 : 1);
    return this.original.slice(this.toOriginal(at), end);
  }

  /** Whether a place lies in text that was put in. */
  isInserted(offset: number): boolean {
    let shift = 0;
    for (const { start, end, text } of this.edits) {
      const from = start + shift;
      if (offset < from) return false;
      if (offset < from + text.length) return true;
      shift += text.length - (end - start);
    }
    return false;
  }
}
