/** Which characters may stand where in a script. Code points; -1 is the end of the text. */

const ID_START = /^\p{ID_Start}$/u;
const ID_PART = /^\p{ID_Continue}$/u;

/** Flags of the ASCII characters: 1 = starts a name, 2 = continues one. A backslash does both (it begins an escape). */
const ASCII = new Uint8Array(128);
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$_\\') ASCII[char.charCodeAt(0)] = 3;
for (const char of '0123456789') ASCII[char.charCodeAt(0)] = 2;

export function startsName(char: number): boolean {
  if (char < 128) return char >= 0 && (ASCII[char]! & 1) !== 0;
  return ID_START.test(String.fromCodePoint(char));
}

export function continuesName(char: number): boolean {
  if (char < 128) return char >= 0 && (ASCII[char]! & 2) !== 0;
  if (char === 0x200c || char === 0x200d) return true;
  return ID_PART.test(String.fromCodePoint(char));
}

/** Spaces beyond ASCII as Go's unicode.IsSpace knows them (U+0085 among them, U+FEFF not). */
export function isWideSpace(char: number): boolean {
  return (
    char === 0x85 ||
    char === 0xa0 ||
    char === 0x1680 ||
    (char >= 0x2000 && char <= 0x200a) ||
    char === 0x2028 ||
    char === 0x2029 ||
    char === 0x202f ||
    char === 0x205f ||
    char === 0x3000
  );
}

export function isInlineSpace(char: number): boolean {
  return (
    char === 0x20 ||
    char === 0x09 ||
    char === 0x0b ||
    char === 0x0c ||
    char === 0xa0 ||
    char === 0xfeff ||
    (char > 0x7f && char !== 0x85 && char !== 0x2028 && char !== 0x2029 && isWideSpace(char))
  );
}

/** Value of a digit in bases up to 16; 16 for anything else. */
export function digitValue(char: number): number {
  if (char >= 0x30 && char <= 0x39) return char - 0x30;
  if (char >= 0x61 && char <= 0x66) return char - 0x57;
  if (char >= 0x41 && char <= 0x46) return char - 0x37;
  return 16;
}

export function isDecimal(char: number): boolean {
  return char >= 0x30 && char <= 0x39;
}
