/**
 * Scripts in Terraform's texts: what ZITADEL is sent, and where each piece of it stands in the file. Escapes and
 * indentation go as Terraform takes them away; what only a run of Terraform knows gets a stand-in.
 */
import { type RenderedScript, renderUnits, type Unit } from '../binding/units.js';
import type { Block, Expression, Span, Template } from './syntax.js';

/**
 * The script that a template makes.
 * @param textFor text of an interpolation where it is known; unknown ones get a stand-in that fits its place: an expression,
 * a name, or letters within a text
 */
export function renderTemplate(
  template: Template,
  textFor: (value: Expression) => string | undefined = () => undefined,
): RenderedScript {
  return renderUnits(unitsOf(template, textFor), template.inside.start);
}

function unitsOf(template: Template, textFor: (value: Expression) => string | undefined): Unit[] {
  const { start } = template.inside;
  const cuts = template.form === 'indented' ? indentation(template) : [];
  const units: Unit[] = [];
  const keep = (from: number, to: number): void => {
    let at = from;
    for (const cut of cuts) {
      if (cut.end <= at || cut.start >= to) continue;
      if (cut.start > at)
        units.push({ kind: 'kept', source: at, text: template.raw.slice(at - start, cut.start - start) });
      at = Math.min(cut.end, to);
    }
    if (at < to) units.push({ kind: 'kept', source: at, text: template.raw.slice(at - start, to - start) });
  };
  const special =
    template.form === 'quoted'
      ? /\\u[\da-fA-F]{4}|\\U[\da-fA-F]{8}|\\[\s\S]|\$\$(?=\{)|%%(?=\{)/g
      : /\$\$(?=\{)|%%(?=\{)/g;
  for (const part of template.parts) {
    if (part.kind === 'directive') continue;
    if (part.kind === 'hole') {
      units.push({ kind: 'hole', length: part.end - part.start, value: textFor(part.value) });
      continue;
    }
    const raw = template.raw.slice(part.start - start, part.end - start);
    let from = part.start;
    for (const { 0: sign, index } of raw.matchAll(special)) {
      const at = part.start + index;
      keep(from, at);
      const text = sign.startsWith('\\') ? unescaped(sign) : sign[0]!;
      units.push({ kind: 'escape', source: at, sourceLength: sign.length, text });
      from = at + sign.length;
    }
    keep(from, part.end);
  }
  return units;
}

function unescaped(sign: string): string {
  switch (sign[1]) {
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    // JSON's; Terraform's own syntax has neither.
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'u':
    case 'U': {
      const code = Number.parseInt(sign.slice(2), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
    }
    default:
      return sign.slice(1);
  }
}

/** What `<<-` takes away from each line of a script; nothing in other texts. */
export function removedIndent(template: Template): string {
  const [cut] = template.form === 'indented' ? indentation(template) : [];
  const { start } = template.inside;
  return cut === undefined ? '' : template.raw.slice(cut.start - start, cut.end - start);
}

/**
 * The spaces that `<<-` takes away: as many per line as the line with the fewest has. Lines of nothing but spaces neither count
 * nor change.
 */
function indentation(template: Template): readonly Span[] {
  let cuts = indentations.get(template);
  if (cuts === undefined) {
    cuts = findIndentation(template);
    indentations.set(template, cuts);
  }
  return cuts;
}

// Blocks that an edit leaves alone keep their templates, and all scripts of a file are rendered at each edit.
const indentations = new WeakMap<Template, readonly Span[]>();
const plainlyRendered = new WeakMap<Template, RenderedScript>();

function findIndentation(template: Template): Span[] {
  const { start, end } = template.inside;
  const marks = template.parts.filter(({ kind }) => kind !== 'text');
  const lines: Span[] = [];
  for (let at = start; at < end; ) {
    // A line that begins within an interpolation is none of the text's.
    const within = marks.some((mark) => at > mark.start && at < mark.end);
    const spaces = /^[^\S\n]*/.exec(template.raw.slice(at - start))![0].length;
    const next = template.raw[at + spaces - start];
    if (!within && next !== undefined && next !== '\n') lines.push({ start: at, end: at + spaces });
    const newline = template.raw.indexOf('\n', at - start);
    at = newline < 0 ? end : newline + 1 + start;
  }
  const fewest = Math.min(...lines.map((line) => line.end - line.start));
  return lines.map((line) => ({ start: line.start, end: line.start + fewest })).filter((cut) => cut.end > cut.start);
}

/** The script of a template in a block, with places in the file, and what is known of its interpolations filled in. */
export function renderInline(
  { template, block }: { readonly template: Template; readonly block: Block },
  holes: readonly (string | undefined)[],
): RenderedScript {
  const rendered = renderWith(template, holes);
  return { ...rendered, pieces: rendered.pieces.map((piece) => ({ ...piece, source: piece.source + block.start })) };
}

function renderWith(template: Template, holes: readonly (string | undefined)[]): RenderedScript {
  const isPlain = template.parts.every(({ kind }) => kind === 'text');
  const known = isPlain ? plainlyRendered.get(template) : undefined;
  if (known !== undefined) return known;
  let next = 0;
  const rendered = renderTemplate(template, (value) => holes[next++] ?? literalText(value));
  if (isPlain) plainlyRendered.set(template, rendered);
  return rendered;
}

/** The script that `templatefile()` makes of a file. */
export function renderFile(text: string, variables: ReadonlyMap<string, string>): RenderedScript {
  return renderTemplate(fileTemplate(text), (value) =>
    value.kind === 'name' ? variables.get(value.name) : literalText(value),
  );
}

/**
 * A script as the content of a heredoc, or of a file for `templatefile()`. Signs before one that is doubled would be taken for
 * its escape: they go into an interpolation of their own.
 */
export function escapeTemplate(script: string): string {
  return script.replace(/([$%]*)([$%])\{/g, (_, before: string, sign: string) => {
    const apart = before === '' ? '' : `\${"${before}"}`;
    return `${apart}${sign}${sign}{`;
  });
}

/** A script as the inside of a quoted text. */
export function escapeQuoted(script: string): string {
  return JSON.stringify(script)
    .slice(1, -1)
    .replace(/\\[bf]/g, (sign) => (sign === '\\b' ? '\\u0008' : '\\u000c'))
    .replace(/([$%]*)([$%])\{/g, (_, before: string, sign: string) => {
      const apart = before.replaceAll('$', '\\u0024').replaceAll('%', '\\u0025');
      return `${apart}${sign}${sign}{`;
    });
}

/** Text of an expression that is nothing but a text. */
export function literalText(expression: Expression): string | undefined {
  if (expression.kind === 'literal' && typeof expression.value === 'string') return expression.value;
  if (expression.kind !== 'template' || expression.template.form !== 'quoted') return undefined;
  const plain = expression.template.parts.every(({ kind }) => kind === 'text');
  return plain ? renderTemplate(expression.template).text : undefined;
}

/**
 * The template that the content of a file is to `templatefile()`. Interpolations that are no plain names are unknown
 * values; a `${` without an end is text.
 */
export function fileTemplate(text: string): Template {
  const span = { start: 0, end: text.length };
  const parts: Template['parts'][number][] = [];
  let from = 0;
  const mark = /([$%])(\1?)\{/g;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    if (match[2] !== '') continue;
    const end = closingBrace(text, mark.lastIndex);
    if (end === undefined) break;
    if (match.index > from) parts.push({ kind: 'text', start: from, end: match.index });
    const inner = text
      .slice(mark.lastIndex, end - 1)
      .replace(/^~|~$/g, '')
      .trim();
    const place = { start: match.index, end };
    const signs = /^"([$%]+)"$/.exec(inner)?.[1];
    const value: Expression = /^[\w-]+$/.test(inner)
      ? { kind: 'name', name: inner, ...place }
      : signs !== undefined
        ? { kind: 'literal', value: signs, ...place }
        : { kind: 'unknown', parts: [], ...place };
    parts.push(match[1] === '$' ? { kind: 'hole', value, ...place } : { kind: 'directive', ...place });
    from = end;
    mark.lastIndex = end;
  }
  if (from < text.length) parts.push({ kind: 'text', start: from, end: text.length });
  return { form: 'file', span, inside: span, parts, raw: text };
}

/** Offset behind the brace that closes one; texts within count as such. */
function closingBrace(text: string, from: number): number | undefined {
  let depth = 1;
  const sign = /"(?:[^"\\\n]|\\.)*"|[{}]/g;
  sign.lastIndex = from;
  for (let match = sign.exec(text); match !== null; match = sign.exec(text)) {
    if (match[0] === '{') depth++;
    else if (match[0] === '}') depth--;
    if (depth === 0) return sign.lastIndex;
  }
  return undefined;
}
