import { applyEdits, createScanner, format, parseTree, SyntaxKind } from 'jsonc-parser';
import { escapeHtml, Html, html } from './markup.js';

/** Characters of one value that are shown; more would make the page slow, and nobody reads them there. */
const shownLimit = 20_000;

/** Whether members of an object differ between two JSON texts, and how. */
export interface MemberChange {
  readonly name: string;
  /** Exact JSON text; absent where the member is not there. */
  readonly before?: string;
  readonly after?: string;
  readonly state: 'added' | 'removed' | 'changed' | 'same';
}

/**
 * The members of two JSON objects side by side, by exact text: a parsed number would lose digits that the token does have.
 * Those of the second come first, in its order.
 */
export function compareMembers(before: string | undefined, after: string | undefined): readonly MemberChange[] {
  const old = membersOf(before);
  const now = membersOf(after);
  const changes: MemberChange[] = [];
  for (const [name, text] of now) {
    const was = old.get(name);
    if (was === undefined) changes.push({ name, after: text, state: 'added' });
    else changes.push({ name, before: was, after: text, state: was === text ? 'same' : 'changed' });
  }
  for (const [name, text] of old) if (!now.has(name)) changes.push({ name, before: text, state: 'removed' });
  return changes;
}

function membersOf(text: string | undefined): Map<string, string> {
  const members = new Map<string, string>();
  const root = text === undefined ? undefined : parseTree(text);
  if (text === undefined || root?.type !== 'object') return members;
  for (const property of root.children ?? []) {
    const [name, value] = property.children ?? [];
    if (name && value) members.set(String(name.value), text.slice(value.offset, value.offset + value.length));
  }
  return members;
}

/** JSON text with line breaks and two blanks of indentation; all values stay as they are written. */
export function prettyJson(text: string): string {
  return applyEdits(text, format(text, undefined, { insertSpaces: true, tabSize: 2, eol: '\n' }));
}

/** A value in one line when it is short, in many when it is not; coloured. */
export function jsonValue(text: string): Html {
  return colour(text.length <= 60 ? text : prettyJson(text));
}

/** A whole document, coloured. */
export function jsonBlock(text: string): Html {
  return html`<pre class="json">${colour(prettyJson(text))}</pre>`;
}

const classes: Partial<Record<SyntaxKind, string>> = {
  [SyntaxKind.NumericLiteral]: 'number',
  [SyntaxKind.TrueKeyword]: 'word',
  [SyntaxKind.FalseKeyword]: 'word',
  [SyntaxKind.NullKeyword]: 'word',
};

function colour(whole: string): Html {
  const text = whole.slice(0, shownLimit);
  const scanner = createScanner(text, false);
  const parts: string[] = [];
  let pendingString: string | undefined;
  const flush = (name: string): void => {
    if (pendingString !== undefined) parts.push(`<span class="${name}">${escapeHtml(pendingString)}</span>`);
    pendingString = undefined;
  };
  for (let kind = scanner.scan(); kind !== SyntaxKind.EOF; kind = scanner.scan()) {
    const token = text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength());
    if (kind === SyntaxKind.ColonToken) flush('key');
    else flush('string');
    const name = classes[kind];
    if (kind === SyntaxKind.StringLiteral) pendingString = token;
    else parts.push(name === undefined ? escapeHtml(token) : `<span class="${name}">${escapeHtml(token)}</span>`);
  }
  flush('string');
  const more = whole.length - text.length;
  if (more > 0) parts.push(`<span class="muted"> … ${more.toLocaleString('en')} more characters</span>`);
  return new Html(parts.join(''));
}
