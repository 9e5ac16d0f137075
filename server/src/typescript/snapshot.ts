import type { IScriptSnapshot, TextChangeRange } from '@volar/language-core';

/**
 * A text that can tell where it differs from an earlier one, so that TypeScript parses again only what an edit touched.
 * The difference is found by comparing from both ends, which for scripts of at most 40,000 bytes costs next to nothing
 * and stays right whatever the client sent in between.
 */
export class TextSnapshot implements IScriptSnapshot {
  /**
   * @param whole gives no differences, so that the text is parsed from scratch: needed where the parse of an earlier text was cut
   *   short, after which TypeScript refuses to build on it.
   */
  constructor(
    readonly text: string,
    private readonly whole = false,
  ) {}

  getText(start: number, end: number): string {
    return this.text.slice(start, end);
  }

  getLength(): number {
    return this.text.length;
  }

  getChangeRange(old: IScriptSnapshot): TextChangeRange | undefined {
    if (this.whole || !(old instanceof TextSnapshot)) return undefined;
    const shorter = Math.min(this.text.length, old.text.length);
    let start = 0;
    while (start < shorter && this.text.charCodeAt(start) === old.text.charCodeAt(start)) start++;
    let tail = 0;
    while (
      tail < shorter - start &&
      this.text.charCodeAt(this.text.length - 1 - tail) === old.text.charCodeAt(old.text.length - 1 - tail)
    )
      tail++;
    return { span: { start, length: old.text.length - tail - start }, newLength: this.text.length - tail - start };
  }
}
