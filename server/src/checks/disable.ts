import type { Scan } from '../../../emulator/src/binding/scan.js';

/** Which codes a script switches off on which lines, by `// zitadel-disable-next-line code, code` (no code: all). */
export class DisabledLines {
  readonly #lines = new Map<number, ReadonlySet<string> | 'all'>();
  readonly #starts: number[] = [0];

  constructor(found: Scan) {
    for (let at = found.text.indexOf('\n'); at >= 0; at = found.text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
    for (const comment of found.comments) {
      const match = /^zitadel-disable-next-line\b[ \t]*([^\r\n]*)/.exec(comment.text);
      if (match === null) continue;
      // A reason may follow the codes after two dashes.
      const codes = match[1]!
        .split('--')[0]!
        .split(/[\s,]+/)
        .filter((code) => code !== '');
      this.#lines.set(this.lineOf(comment.end) + 1, codes.length === 0 ? 'all' : new Set(codes));
    }
  }

  /** Whether a finding that starts at an offset of the script is switched off. */
  has(offset: number, code: string): boolean {
    const disabled = this.#lines.size === 0 ? undefined : this.#lines.get(this.lineOf(offset));
    return disabled === 'all' || disabled?.has(code) === true;
  }

  private lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low;
  }
}
