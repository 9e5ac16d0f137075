import type { Scalar } from 'yaml';
import type { WrittenAction } from '../binding/written.js';

type Inline = Pick<NonNullable<WrittenAction['inline']>, 'text' | 'pieces'>;

/**
 * A script in a text of YAML's, with where its lines stand in the file. Of texts that are no literal blocks (`script: |`) the
 * script is known, but no places: quotes and folding change its lines.
 */
export function blockScript(node: Scalar, file: string): Inline {
  const text = String(node.value);
  const none: Inline = { text, pieces: [] };
  const range = node.range;
  if (node.type !== 'BLOCK_LITERAL' || range === undefined || range === null) return none;
  const [start, end] = range;
  const first = file.indexOf('\n', start) + 1;
  const header = file.slice(start, first);
  const given = /^\|[-+]?([1-9])/.exec(header)?.[1];
  const lines = file.slice(first, end).split('\n');
  const indent = given === undefined ? indentOf(lines) : undefined;
  if (first === 0 || indent === undefined) return none;
  const pieces: Inline['pieces'][number][] = [];
  let made = '';
  let source = first;
  for (const line of lines) {
    const content = line.slice(Math.min(indent, /^ */.exec(line)![0].length)).replace(/\r$/, '');
    const at = source + line.replace(/\r$/, '').length - content.length;
    const isDouble = line.endsWith('\r');
    const length = Math.min(content.length + (isDouble ? 0 : 1), text.length - made.length);
    if (length > 0) pieces.push({ script: made.length, source: at, length });
    // Of a line end with two signs YAML makes one.
    const end = made.length + content.length;
    if (isDouble && end < text.length)
      pieces.push({ script: end, source: at + content.length, length: 1, sourceLength: 2 });
    made += `${content}\n`;
    source += line.length + 1;
  }
  // Whatever YAML does besides, we do not know places for.
  return made.startsWith(text) || made === `${text}\n` ? { text, pieces } : none;
}

/** Indentation of the first line that has content. */
function indentOf(lines: readonly string[]): number | undefined {
  const first = lines.find((line) => line.trim() !== '');
  return first === undefined ? undefined : /^ */.exec(first)![0].length;
}
