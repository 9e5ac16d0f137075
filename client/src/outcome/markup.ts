import { withoutTurns } from '../../../emulator/src/visible.js';

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

/**
 * The text with all five characters that mean something in HTML written as entities, and without those that turn the direction of
 * writing: a value that holds one would change how the page around it reads.
 */
export function escapeHtml(text: string): string {
  return withoutTurns(text.replace(/[&<>"']/g, (char) => entities[char]!));
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
