import type { Scan } from '../../../emulator/src/binding/scan.js';

type Codes = ReadonlySet<string> | 'all';

function codesIn(text: string): Codes {
  const codes = text
    .split('--')[0]!
    .split(/[\s,]+/)
    .filter((code) => code !== '');
  return codes.length === 0 ? 'all' : new Set(codes);
}

function together(one: Codes | undefined, other: Codes): Codes {
  if (one === undefined) return other;
  return one === 'all' || other === 'all' ? 'all' : new Set([...one, ...other]);
}

function includes(codes: Codes | undefined, code: string): boolean {
  return codes === 'all' || codes?.has(code) === true;
}

/**
 * Which codes a script switches off, and where: `// zitadel-disable-next-line code, code` on one line, `// zitadel-disable code`
 * from its line on, or in all of the script when it stands before all code. No code means all of them, and a reason may follow
 * after two dashes.
 */
export class DisabledLines {
  readonly #lines = new Map<number, Codes>();
  /** In the order of the script: from which line on. */
  readonly #rest: { readonly from: number; readonly codes: Codes }[] = [];
  readonly #starts: number[] = [0];

  constructor(found: Scan) {
    for (let at = found.text.indexOf('\n'); at >= 0; at = found.text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
    const above = new Map<number, Codes>();
    for (const comment of found.comments) {
      const match = /^\s*zitadel-disable(-next-line)?(?![\w-])[ \t]*([^\r\n]*)/.exec(comment.text);
      if (match === null) continue;
      const codes = codesIn(match[2]!);
      if (match[1] !== undefined) above.set(this.lineOf(comment.end), codes);
      else {
        const first = found.code.slice(0, comment.start).trim() === '';
        this.#rest.push({ from: first ? 0 : this.lineOf(comment.start), codes });
      }
    }
    // Of several such comments on lines above each other, all are about the line below the last.
    for (const [line, codes] of above) {
      let next = line + 1;
      while (above.has(next)) next++;
      this.#lines.set(next, together(this.#lines.get(next), codes));
    }
  }

  /** Whether a finding that starts at an offset of the script is switched off. */
  has(offset: number, code: string): boolean {
    if (this.#lines.size === 0 && this.#rest.length === 0) return false;
    const line = this.lineOf(offset);
    return (
      includes(this.#lines.get(line), code) ||
      this.#rest.some(({ from, codes }) => from <= line && includes(codes, code))
    );
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
