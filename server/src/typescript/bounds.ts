import type { Scan } from '../../../emulator/src/binding/scan.js';

/** Characters; two and a half times what ZITADEL takes. */
const longest = 100_000;
/** Brackets in brackets. What people write stays below thirty, and a checker's time grows with the third power. */
const deepest = 100;

/** Why a script is not worth a type checker's time; undefined for all that people write. */
export function outOfBounds({ text, code }: Scan): string | undefined {
  if (text.length > longest) return 'it is too long';
  let depth = 0;
  for (let index = 0; index < code.length; index++) {
    const char = code.charCodeAt(index);
    // ( [ {
    if (char === 0x28 || char === 0x5b || char === 0x7b) {
      if (++depth > deepest) return 'it is nested too deeply';
    } else if (char === 0x29 || char === 0x5d || char === 0x7d) depth = Math.max(0, depth - 1);
  }
  return undefined;
}
