/** Walking through JSON text without a regular expression, whose stack long strings would use up. */

/** Where a string ends that begins at an offset, its quote included. */
export function endOfString(text: string, start: number): number {
  for (let at = start + 1; ; ) {
    const end = text.indexOf('"', at);
    if (end < 0) return text.length;
    let before = end;
    while (text[before - 1] === '\\') before--;
    if ((end - before) % 2 === 0) return end + 1;
    at = end + 1;
  }
}
