import { append, charCodeAt } from '../builtins/primordials.js';

/** UTF-8 bytes of a text; lone surrogates become U+FFFD. */
export function bytesOf(text: string): number[] {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    let code = charCodeAt(text, i);
    if (code >= 0xd800 && code < 0xdc00 && i + 1 < text.length) {
      const low = charCodeAt(text, i + 1);
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        i++;
      }
    }
    if (code >= 0xd800 && code < 0xe000) code = 0xfffd;
    if (code < 0x80) append(bytes, code);
    else if (code < 0x800) {
      append(bytes, 0xc0 | (code >> 6));
      append(bytes, 0x80 | (code & 63));
    } else if (code < 0x10000) {
      append(bytes, 0xe0 | (code >> 12));
      append(bytes, 0x80 | ((code >> 6) & 63));
      append(bytes, 0x80 | (code & 63));
    } else {
      append(bytes, 0xf0 | (code >> 18));
      append(bytes, 0x80 | ((code >> 12) & 63));
      append(bytes, 0x80 | ((code >> 6) & 63));
      append(bytes, 0x80 | (code & 63));
    }
  }
  return bytes;
}
