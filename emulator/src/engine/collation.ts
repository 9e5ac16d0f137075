/**
 * Order of texts by the root collation, which is what goja's `localeCompare` uses whatever locale it is given. Made when it is
 * first needed: it takes 10 ms.
 */
let collator: Intl.Collator | undefined;

/** Host operation `collate`: JSON of two texts, answered by -1, 0 or 1. */
export function collate(json: string): string {
  const [left, right] = JSON.parse(json) as readonly [string, string];
  collator ??= new Intl.Collator('en');
  return String(Math.sign(collator.compare(replaced(left), replaced(right))));
}

/**
 * Halves of pairs are U+FFFD to Go, which the root collation has behind all other symbols, and this collator behind everything:
 * the last of the other symbols stands for it.
 */
function replaced(text: string): string {
  return text.replace(/[\ufffd\ud800-\udfff]/gu, '\ufffc');
}
