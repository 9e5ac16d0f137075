import type { ActionIdentity } from '../../../emulator/src/binding/resolve.js';
import type { Scan } from '../../../emulator/src/binding/scan.js';
import { handedOn } from './handed-on.js';
import type { Piece } from './model.js';

/** Names of the types of the two parameters, as the declarations have them. */
export interface ParameterTypes {
  readonly context: string;
  readonly api: string;
}

const unnamed = /\(\s*ctx\s*,\s*api\s*\)(?=\s*(?:=>|\{))/g;

export interface AnnotatedText {
  readonly text: string;
  /** From the annotated text to the script. */
  readonly pieces: readonly Piece[];
}

/**
 * The script as the type checker reads it: the parameters of functions that look like the action, and of those that it hands
 * its own on to, carry their type in a comment in front of them. The author's own comments stay what they are, and positions move by whole insertions only.
 */
export function annotate(
  written: string,
  identity: ActionIdentity,
  found: Pick<Scan, 'code' | 'comments' | 'functions'>,
  types: ParameterTypes,
): AnnotatedText {
  const script = withoutDirectives(written, found.comments);
  const typed = new Map(handedOn(found, identity, types));
  for (const one of found.functions) {
    const [context, api] = one.parameters;
    const isAction = one === identity.target;
    const looksLikeOne = context?.name === 'ctx' && (api === undefined || api.name === 'api');
    if (context === undefined || !(isAction || looksLikeOne)) continue;
    typed.set(context, types.context);
    if (api !== undefined) typed.set(api, types.api);
  }
  // Functions without a name of their own, in objects or given back by others: nothing but actions has these parameters.
  const starts = new Set([...typed.keys()].map(({ start }) => start));
  for (const { index, 0: list } of found.code.matchAll(unnamed)) {
    const context = index + list.indexOf('ctx');
    const api = index + list.lastIndexOf('api');
    if (starts.has(context)) continue;
    typed.set({ name: 'ctx', start: context, end: context + 3 }, types.context);
    typed.set({ name: 'api', start: api, end: api + 3 }, types.api);
  }
  const insertions = [...typed]
    .map(([parameter, type]) => ({ at: parameter.start, text: `/** @type {${type}} */ ` }))
    .sort((a, b) => a.at - b.at);
  const pieces: Piece[] = [];
  const parts: string[] = [];
  let from = 0;
  let length = 0;
  for (const { at, text } of [...insertions, { at: script.length, text: '' }]) {
    parts.push(script.slice(from, at), text);
    pieces.push({ script: length, source: from, length: at - from });
    length += at - from + text.length;
    from = at;
  }
  return { text: parts.join(''), pieces };
}

/**
 * A script whose comments for TypeScript say nothing to it: they are about types that the author had not, and would hide what ZITADEL
 * does. Of the same length; our own comments are `zitadel-disable`.
 */
function withoutDirectives(script: string, comments: Scan['comments']): string {
  if (!script.includes('@ts-')) return script;
  let text = script;
  for (const { start, end } of comments) {
    const said = text.slice(start, end).replace(/@ts-(?=(?:ignore|expect-error|nocheck)\b)/g, '@ts_');
    text = text.slice(0, start) + said + text.slice(end);
  }
  return text;
}

/** Pieces from the outermost text to the innermost, given both halves of the way. */
export function compose(outer: readonly Piece[], inner: readonly Piece[]): Piece[] {
  const composed: Piece[] = [];
  for (const one of outer)
    for (const two of inner) {
      const from = Math.max(one.source, two.script);
      const to = Math.min(one.source + one.length, two.script + two.length);
      const { sourceLength } = two;
      if (from < to || (from === to && one.length === 0 && two.length > 0 && composed.length === 0))
        composed.push({
          script: one.script + from - one.source,
          source: two.source + from - two.script,
          length: to - from,
          ...(sourceLength !== undefined && { sourceLength }),
        });
    }
  return composed;
}
