/** HTML that is safe to put into a page: whatever is not {@link Html} is escaped. */
export class Html {
  constructor(readonly text: string) {}
}

type Content = Html | string | number | boolean | null | undefined | readonly Content[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that turn the direction of what follows: a value that holds one would change how the page around it reads. */
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * The text with all five characters that mean something in HTML written as entities, and with those that turn the direction of
 * writing as JavaScript and JSON write them.
 */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (char) => entities[char]!)
    .replace(directions, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * Tag of template literals: the literal parts are HTML, every value is escaped unless it is {@link Html} itself. Lists are
 * joined; `false`, null and undefined give nothing. Attributes must be written in quotes.
 */
export function html(literals: TemplateStringsArray, ...values: readonly Content[]): Html {
  let text = literals[0]!;
  for (const [index, value] of values.entries()) text += textOf(value) + literals[index + 1]!;
  return new Html(text);
}

function textOf(value: Content): string {
  if (value instanceof Html) return value.text;
  if (value === null || value === undefined || typeof value === 'boolean') return '';
  if (typeof value === 'object') return value.map(textOf).join('');
  return escapeHtml(String(value));
}
