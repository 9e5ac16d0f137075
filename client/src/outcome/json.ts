import { applyEdits, format } from 'jsonc-parser';
import { type Html, html } from './markup.js';

/** Characters of one value that are shown; more would make the page slow, and nobody reads them there. */
const shownLimit = 20_000;

/** What is shown of one value without asking for it. */
const mostLines = 8;
const mostCharacters = 600;

/** JSON text with line breaks and two blanks of indentation; all values stay as they are written. */
export function prettyJson(text: string): string {
  return applyEdits(text, format(text, undefined, { insertSpaces: true, tabSize: 2, eol: '\n' }));
}

/** A value in one line when it is short, in some when it is not, and folded when they are many; coloured. */
export function jsonValue(text: string): Html {
  if (text.length <= 60) return colour(text);
  const whole = prettyJson(text);
  const lines = whole.split('\n').length;
  const isLong = lines > mostLines || whole.length > mostCharacters;
  if (!isLong) return colour(whole);
  const size = lines > 1 ? `${lines} lines` : `${text.length.toLocaleString('en')} characters`;
  return html`<details class="value"><summary>${colour(text.slice(0, 60))}<span class="muted">… ${size}</span></summary>${colour(whole)}</details>`;
}

/** A whole document, coloured. */
export function jsonBlock(text: string): Html {
  return html`<pre class="json">${colour(prettyJson(text))}</pre>`;
}

const token = /("(?:\\.|[^"\\])*"?)(\s*:)?|(-?\d[\d.eE+-]*)|\b(true|false|null)\b/g;

function colour(whole: string): Html {
  const text = whole.slice(0, shownLimit);
  const parts: Html[] = [];
  let done = 0;
  for (const match of text.matchAll(token)) {
    const [all, string, colon, number] = match;
    parts.push(html`${text.slice(done, match.index)}`);
    if (string !== undefined) parts.push(html`<span class="${colon ? 'key' : 'string'}">${string}</span>${colon}`);
    else parts.push(html`<span class="${number === undefined ? 'word' : 'number'}">${all}</span>`);
    done = match.index + all.length;
  }
  const more = whole.length - text.length;
  return html`${parts}${text.slice(done)}${more > 0 ? html`<span class="muted"> … ${more} more characters</span>` : undefined}`;
}
