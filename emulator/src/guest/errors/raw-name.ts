import { charCodeAt } from '../builtins/primordials.js';

const fromCodePoint = String.fromCodePoint;
const replacement = '\ufffd';

/**
 * A property name as goja prints it where it forgets how it keeps names: those that are not ASCII are UTF-16 with a mark
 * in front, low bytes first, and Go takes the bytes for UTF-8. `größe` is `\ufffd\ufffdg\0r\0\ufffd\0\ufffd\0e\0`.
 */
export function rawName(name: string): string {
  const bytes: number[] = [0xff, 0xfe];
  let ascii = true;
  for (let i = 0; i < name.length; i++) {
    const unit = charCodeAt(name, i);
    ascii &&= unit < 0x80;
    bytes[bytes.length] = unit & 0xff;
    bytes[bytes.length] = unit >> 8;
  }
  return ascii ? name : decoded(bytes);
}

/** UTF-8 as Go reads it: each byte that fits nowhere is a replacement character. */
function decoded(bytes: readonly number[]): string {
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i] as number;
    const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    let code = length < 2 ? first : first & (0x7f >> length);
    let whole = length > 0 && i + length <= bytes.length;
    for (let j = 1; whole && j < length; j++) {
      const next = bytes[i + j] as number;
      whole = next >> 6 === 2;
      code = (code << 6) | (next & 0x3f);
    }
    // too long for what they hold, or halves of a pair
    if (
      (length === 3 && (code < 0x800 || code >> 11 === 0x1b)) ||
      (length === 4 && (code < 0x10000 || code > 0x10ffff))
    ) {
      whole = false;
    }
    text += whole ? fromCodePoint(code) : replacement;
    i += whole ? length : 1;
  }
  return text;
}
