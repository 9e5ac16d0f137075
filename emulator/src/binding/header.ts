import { type TriggerId, triggerIds } from '../catalogue/model.js';
import type { Binding } from './model.js';
import type { Comment, Scan } from './scan.js';

/** `@zitadel a/b, c/d`: the comment that the extension itself writes. */
const ownComment = /(^|\s)@zitadel[ \t]+([^\r\n]*)/;

/** Flow number of each trigger id, as ZITADEL numbers them (facts §1.1). */
const numbers: Readonly<Record<TriggerId, readonly [flow: number, trigger: number]>> = {
  'external-authentication/post-authentication': [1, 1],
  'external-authentication/pre-creation': [1, 2],
  'external-authentication/post-creation': [1, 3],
  'internal-authentication/post-authentication': [3, 1],
  'internal-authentication/pre-creation': [3, 2],
  'internal-authentication/post-creation': [3, 3],
  'complement-token/pre-userinfo-creation': [2, 4],
  'complement-token/pre-access-token-creation': [2, 5],
  'customize-saml-response/pre-saml-response-creation': [4, 6],
};

const flowWords: readonly (readonly [number, RegExp])[] = [
  [1, /\bexternal(?:\s*auth|\s*(?:[/,&+]|or|and)\s*internal)/],
  [2, /\btoken\b/],
  [3, /\binternal(?:\s*auth|\s*(?:[/,&+]|or|and)\s*external)/],
  [4, /\bsaml/],
];
const triggerWords: readonly (readonly [number, RegExp])[] = [
  [1, /\bpost\s*auth/],
  [2, /\bpre\s*creation/],
  [3, /\bpost\s*creation/],
  [4, /\bpre\s*user\s*info/],
  [5, /\bpre\s*access\s*token/],
  [6, /\bsaml/],
];

/** The place of our own comment in a script, when there is one. */
function ownCommentOf(found: Scan): Comment | undefined {
  return found.comments.find((comment) => ownComment.test(comment.text));
}

/** What comments say about triggers: our own comment first, then the `Flow: …, Trigger(s): …` headers people publish. */
export function bindingFromComments(found: Scan): Binding | undefined {
  if (!kept.has(found)) kept.set(found, readComments(found));
  return kept.get(found);
}

/** Results by scan: of the many scripts of a document an edit changes one. */
const kept = new WeakMap<Scan, Binding | undefined>();

function readComments(found: Scan): Binding | undefined {
  const own = ownCommentOf(found);
  if (own !== undefined) {
    const names = ownComment.exec(own.text)![2]!.split(/[\s,;]+/);
    const triggers = triggerIds.filter((id) => names.includes(id));
    if (triggers.length > 0) return { triggers, source: 'comment' };
  }
  for (const text of blocks(found)) {
    const { triggers, isFlow } = readHeader(text);
    if (triggers.length > 0) return { triggers, source: 'header', ...(isFlow && { isFlow }) };
  }
  return undefined;
}

/** Comment texts, with line comments that follow each other put together. */
function blocks(found: Scan): string[] {
  const texts: string[] = [];
  let end = -1;
  for (const comment of found.comments) {
    const adjacent = end >= 0 && /^[ \t]*\r?\n?[ \t]*$/.test(found.text.slice(end, comment.start));
    if (adjacent) texts.push(`${texts.pop()}\n${comment.text}`);
    else texts.push(comment.text);
    end = comment.end;
  }
  return texts;
}

const flowName = String.raw`(?:(?:external|internal)\s*auth\w*|(?:complement|customi[sz]e)\w*\s*(?:saml\s*response|saml|token)\w*)`;
const triggerName = String.raw`(?:pre|post)\s*(?:auth\w*|creation|user\s*info|access\s*token|saml)`;
/** `Complement Token → Pre access token creation`, with any arrow or slash between. */
const arrow = new RegExp(
  `\\b(${flowName})(?:\\s*flow)?\\s*(?:→|->|=>|[›»>]|(?<=\\s)/(?=\\s))\\s*(${triggerName}[^\\n]*)`,
  'g',
);
const labelled =
  /\b(flow(?:\s*types?|s)?|trigger(?:\s*types?|s)?)\s*[:=]\s*(.*?)(?=\b(?:flow|trigger)(?:\s*types?|s)?\s*[:=]|\n|$)/g;

/** What a header says: labels first, then names with an arrow, then the names that the API has for them. */
function readHeader(text: string): { readonly triggers: readonly TriggerId[]; readonly isFlow: boolean } {
  // Addresses of documentation name flows too.
  const own = text.replace(/\bhttps?:\/\/\S+/gi, '').replace(/\r\n?/g, '\n');
  const plain = own.toLowerCase().replace(/[_\-\u2013*`"']+(?!>)/g, ' ');
  const flows = new Set<number>();
  const triggers = new Set<number>();
  for (const [, label, rest] of plain.matchAll(labelled)) {
    if (label!.startsWith('flow')) collect(rest!, flowWords, 4, flows);
    else collect(rest!, triggerWords, 6, triggers);
  }
  for (const [, flow, trigger] of plain.matchAll(arrow)) {
    collect(flow!, flowWords, 0, flows);
    collect(trigger!, triggerWords, 0, triggers);
  }
  if (triggers.size === 0)
    for (const [name] of own.matchAll(/\b(?:FLOW|TRIGGER)_TYPE_\w+/g))
      collect(
        name.toLowerCase().replace(/_/g, ' '),
        name.startsWith('FLOW') ? flowWords : triggerWords,
        0,
        name.startsWith('FLOW') ? flows : triggers,
      );
  if (flows.size === 0 && triggers.size === 0) return { triggers: [], isFlow: false };
  return {
    triggers: triggerIds.filter((id) => {
      const [flow, trigger] = numbers[id];
      return (flows.size === 0 || flows.has(flow)) && (triggers.size === 0 || triggers.has(trigger));
    }),
    isFlow: triggers.size === 0,
  };
}

function collect(text: string, words: readonly (readonly [number, RegExp])[], last: number, into: Set<number>): void {
  const before = into.size;
  for (const [number, pattern] of words) if (pattern.test(text)) into.add(number);
  if (into.size > before) return;
  if (/\b(?:all|any|every)\b/.test(text)) for (let number = 1; number <= last; number++) into.add(number);
  else
    for (const [digits] of text.matchAll(/\b\d\b/g)) {
      const number = Number(digits);
      if (number >= 1 && number <= last) into.add(number);
    }
}

/**
 * The change that makes a script say its triggers: replaces our own comment, or puts one on the first line. An empty list
 * removes it. Offsets are of the script.
 */
export function writeOwnComment(
  found: Scan,
  triggers: readonly TriggerId[],
): { readonly start: number; readonly end: number; readonly text: string } | undefined {
  const own = ownCommentOf(found);
  const names = triggers.join(', ');
  if (own === undefined) {
    if (triggers.length === 0) return undefined;
    const first = found.text.startsWith('\ufeff') ? 1 : 0;
    const start = found.text.startsWith('#!', first) ? lineAfter(found.text, first) : first;
    // In a heredoc all lines are indented, and what Terraform takes away hangs on the one that is least.
    const indent = /^(?:[ \t]*\r?\n)*([ \t]*)/.exec(found.text.slice(start))![1]!;
    return { start, end: start, text: `${indent}// @zitadel ${names}${lineEndOf(found.text)}` };
  }
  const raw = found.text.slice(own.start, own.end);
  const match = ownComment.exec(raw);
  if (match === null) return undefined;
  if (triggers.length === 0 && raw.startsWith('//') && /^\/\/\s*@zitadel\b/.test(raw)) {
    const line = found.text.lastIndexOf('\n', own.start - 1) + 1;
    const isAlone = /^\ufeff?[ \t]*$/.test(found.text.slice(line, own.start));
    const start = isAlone && found.text[line] !== '\ufeff' ? line : own.start;
    return { start, end: isAlone ? lineAfter(found.text, own.end) : own.end, text: '' };
  }
  const start = own.start + match.index + match[1]!.length;
  const list = match[2]!.replace(/\s*\*\/\s*$/, '').trimEnd();
  const end = own.start + match.index + match[0].length - (match[2]!.length - list.length);
  return { start, end, text: triggers.length === 0 ? '' : `@zitadel ${names}` };
}

/** The line ends of a text are those of its first line. */
function lineEndOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}

function lineAfter(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline + 1;
}
