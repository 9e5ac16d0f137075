import { startsName } from '../syntax/characters.js';
import type { Program } from '../syntax/nodes.js';
import { type LineTable, utf8Length } from '../syntax/positions.js';
import { StatementParser } from '../syntax/statements.js';
import { walk } from './walk.js';

interface Extent {
  start: number;
  end: number;
}

/** Parses and keeps where the tokens were. */
class TokenParser extends StatementParser {
  readonly extents: Extent[] = [];

  protected override next(): void {
    super.next();
    this.extents.push({ start: this.start, end: this.end });
  }
}

/** A text with its tree, and the places of its tokens as QuickJS counts them. */
export class QuickJsText {
  readonly program: Program;
  readonly lines: LineTable;
  readonly accepted: boolean;
  private readonly starts: number[] = [];
  /** For each token: the offset whose place QuickJS takes for it. */
  private readonly marks: number[] = [];

  constructor(text: string) {
    const parser = new TokenParser(text);
    this.program = parser.parseProgram();
    this.accepted = parser.errors.length === 0;
    this.lines = parser.lines;
    // what was read as a slash first and is a regular expression
    walk(this.program, (node) => {
      if (node.type === 'RegExpLiteral') parser.extents.push({ start: node.start, end: node.start + node.raw.length });
      return true;
    });
    const extents = parser.extents.sort((a, b) => a.start - b.start || b.end - a.end);
    let mark = 0;
    let last: Extent | undefined;
    for (const extent of extents) {
      if (last && extent.start === last.start) continue;
      const { start } = extent;
      const code = text.codePointAt(start) ?? -1;
      // A token has a place of its own when space stands before it or when it is a word that begins with an ASCII
      // letter; else that of the token before
      if (!last || start > last.end || (code < 0x80 && startsName(code)) || code === 0x23) mark = start;
      this.starts.push(start);
      this.marks.push(mark);
      const newline = text.slice(start, extent.end).lastIndexOf('\n');
      if (newline >= 0) mark = start + newline + 1;
      last = extent;
    }
  }

  private index(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where the first token at or after an offset begins. */
  nextToken(offset: number): number {
    return this.starts[this.index(offset)] ?? offset;
  }

  /** Line and column that QuickJS gives for the token at an offset: in bytes, on the first line counted from 0. */
  place(offset: number): { line: number; column: number } {
    const mark = this.marks[this.index(offset)] ?? offset;
    const line = this.lines.lineAt(offset);
    const from = this.lines.starts[line]!;
    const bytes = mark >= from ? utf8Length(this.lines.text, from, mark) : 0;
    return { line: line + 1, column: Math.max(1, bytes + (line > 0 ? 1 : 0)) };
  }
}
