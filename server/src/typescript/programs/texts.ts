/** Texts of a program, part by part, so that each stretch of a script is known by its place in the program. */
import { ts } from '../compiler.js';
import { typeSyntaxOf } from '../type-syntax.js';
import { lastName, rootName } from './names.js';
import {
  type Form,
  type Func,
  is,
  type Origin,
  type Part,
  type PartlyKnown,
  type Place,
  type Text,
  textOf,
  unknown,
  type Value,
} from './values.js';

/** What stands for one character that nobody knows, in searches. */
const unknownCharacter = '\uE000';

/** The text that parts make. */
export function textFrom(parts: readonly Part[], origin?: Origin): Text | PartlyKnown {
  const merged = parts.filter((part) => part.kind === 'hole' || part.text !== '');
  if (merged.some(({ kind }) => kind === 'hole')) return { kind: 'partly', parts: merged, origin };
  return { kind: 'text', text: flat(merged), parts: merged, origin };
}

/** The text of parts as one; unknown characters stand for holes. */
function flat(parts: readonly Part[]): string {
  return parts.map((part) => (part.kind === 'hole' ? unknownCharacter.repeat(part.length) : part.text)).join('');
}

/**
 * Parts of what a value is within a text: functions are their own text there.
 * @param width characters that stand for the value in the program
 */
export function partsOf(value: Value | undefined, width: number): readonly Part[] {
  if (is(value, 'text') || is(value, 'partly')) return value.parts;
  if (is(value, 'function')) return functionText(value)?.parts ?? [{ kind: 'hole', length: width }];
  const plain = textOf(value);
  return [plain === undefined ? { kind: 'hole', length: Math.max(1, width) } : { kind: 'made', text: plain }];
}

/** Whether a value is a text, or becomes one that is known in part where it is made one. */
export function isTextual(value: Value | undefined): boolean {
  return is(value, 'text') || is(value, 'partly') || is(value, 'function');
}

/** A literal's text. */
export function literalText(node: ts.StringLiteralLike, source: ts.SourceFile): Text {
  const start = node.getStart(source) + 1;
  const end = Math.max(start, node.end - (isClosed(node, source) ? 1 : 0));
  const written = { module: source.fileName, start, end };
  const form = source.text[start - 1] as Form;
  return { ...literalParts(node.text, written, form, source), written };
}

/** Text of a template, whose places are filled in by `valueAt`. */
export function templateText(
  node: ts.TemplateExpression,
  source: ts.SourceFile,
  valueAt: (one: ts.Expression) => Value,
  raw = false,
): Text | PartlyKnown {
  const form = raw ? 'raw' : '`';
  const parts: Part[] = [];
  const add = (one: ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail, closing: number): void => {
    const place = { module: source.fileName, start: one.getStart(source) + 1, end: one.end - closing };
    parts.push(...literalParts(raw ? (one.rawText ?? one.text) : one.text, place, form, source).parts);
  };
  add(node.head, 2);
  for (const { expression, literal } of node.templateSpans) {
    // Of the braces, too, nothing is left.
    parts.push(...partsOf(valueAt(expression), expression.end - expression.getStart(source) + 3));
    add(literal, ts.isTemplateTail(literal) ? (isClosed(literal, source) ? 1 : 0) : 2);
  }
  const origin = { module: source.fileName, start: node.getStart(source) + 1, end: node.end - 1, isLiteral: true };
  return textFrom(parts, origin);
}

/** A text behind a tag that leaves it the text that it is: `String.raw`, and Pulumi's `interpolate`. */
export function taggedText(
  { tag, template }: ts.TaggedTemplateExpression,
  source: ts.SourceFile,
  valueAt: (one: ts.Expression) => Value,
): Value {
  const name = lastName(tag);
  const raw = name === 'raw' && rootName(tag) === 'String';
  if (!raw && name !== 'interpolate') return unknown;
  if (ts.isTemplateExpression(template)) return templateText(template, source, valueAt, raw);
  return raw ? rawText(template, source) : literalText(template, source);
}

/** `String.raw` of a text without places that are filled in. */
function rawText(node: ts.NoSubstitutionTemplateLiteral, source: ts.SourceFile): Text {
  const place = { module: source.fileName, start: node.getStart(source) + 1, end: node.end - 1 };
  return literalParts(node.rawText ?? node.text, place, 'raw', source);
}

function isClosed(node: ts.LiteralLikeNode, source: ts.SourceFile): boolean {
  const last = source.text[node.end - 1];
  return !node.isUnterminated && last !== undefined && /["'`]/.test(last);
}

const escapes = /\\(?:u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|\r\n|[\s\S])|\r\n?/g;

function literalParts(cooked: string, at: Place, form: Form, source: ts.SourceFile): Text {
  const raw = source.text.slice(at.start, at.end);
  const parts: Part[] = [];
  const keep = (from: number, to: number): void => {
    if (to <= from) return;
    parts.push({ kind: 'kept', text: raw.slice(from, to), module: at.module, start: at.start + from, form });
  };
  let from = 0;
  if (raw !== cooked)
    for (const { 0: sign, index } of raw.matchAll(form === 'raw' ? /\r\n?/g : escapes)) {
      keep(from, index);
      from = index + sign.length;
      // Templates have one kind of line end, whatever the file has.
      if (sign === '\r\n') keep(from - 1, from);
      else parts.push({ kind: 'made', text: sign === '\r' ? '\n' : unescaped(sign) });
    }
  keep(from, raw.length);
  const known = flat(parts) === cooked;
  const origin = { ...at, isLiteral: true };
  return { kind: 'text', text: cooked, parts: known ? parts : [{ kind: 'made', text: cooked }], origin };
}

const plainEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
  '\n': '',
  '\r': '',
  '\u2028': '',
  '\u2029': '',
};

function unescaped(sign: string): string {
  const code = /^\\(?:u\{?|x)([\da-fA-F]+)/.exec(sign)?.[1];
  if (code !== undefined) {
    const point = Number.parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '';
  }
  return plainEscapes[sign[1]!] ?? sign.slice(1);
}

/**
 * What `String()` makes of a function: its text, as it is written but for what only TypeScript has, which a program does not run
 * with. Undefined for what has no text of its own, such as methods.
 */
export function functionText({ node }: Func): Text | undefined {
  if (!ts.isFunctionDeclaration(node) && !ts.isFunctionExpression(node) && !ts.isArrowFunction(node)) return undefined;
  if (node.body === undefined) return undefined;
  const source = node.getSourceFile();
  // `export` and `default` are no part of a function.
  const modifiers = ts.getModifiers(node)?.filter(({ kind }) => kind !== ts.SyntaxKind.AsyncKeyword) ?? [];
  const lead = modifiers.at(-1)?.end;
  const start = lead === undefined ? node.getStart(source) : lead + /^\s*/.exec(source.text.slice(lead))![0].length;
  const parts: Part[] = [];
  const keep = (from: number, to: number): void => {
    if (to > from)
      parts.push({
        kind: 'kept',
        text: source.text.slice(from, to),
        module: source.fileName,
        start: from,
        form: 'code',
      });
  };
  let from = start;
  for (const type of /\.[cm]?ts$/.test(source.fileName) ? typeSyntaxOf(node) : []) {
    if (type.start < from) continue;
    keep(from, type.start);
    parts.push({ kind: 'made', text: source.text.slice(type.start, type.end).replace(/[^\r\n]/g, ' ') });
    from = type.end;
  }
  keep(from, node.end);
  const origin = { module: source.fileName, start, end: node.end, isLiteral: true };
  return { kind: 'text', text: flat(parts), parts, origin };
}

/** A part of parts, counted as their text is. */
function slice(parts: readonly Part[], from: number, to: number): readonly Part[] {
  const found: Part[] = [];
  let at = 0;
  for (const part of parts) {
    const length = part.kind === 'hole' ? part.length : part.text.length;
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, length)];
    at += length;
    if (start >= end) continue;
    if (part.kind === 'hole') found.push(part);
    else if (part.kind === 'made') found.push({ kind: 'made', text: part.text.slice(start, end) });
    else found.push({ ...part, text: part.text.slice(start, end), start: part.start + start });
  }
  return found;
}

type Textual = Text | PartlyKnown;

/** What a method of a text gives; undefined for methods that nobody here knows. */
export function callText(name: string, base: Textual, parameters: readonly Value[]): Value | undefined {
  const { parts, origin } = base;
  const whole = flat(parts);
  const [first, second] = parameters;
  switch (name) {
    case 'toString':
    case 'valueOf':
    case 'normalize':
      return base;
    case 'trim':
    case 'trimStart':
    case 'trimEnd': {
      const from = name === 'trimEnd' ? 0 : whole.length - whole.trimStart().length;
      const to = name === 'trimStart' ? whole.length : whole.trimEnd().length;
      return textFrom(slice(parts, from, to), origin);
    }
    case 'concat':
      return textFrom([parts, ...parameters.map((one) => partsOf(one, 1))].flat());
    case 'replace':
    case 'replaceAll': {
      const finds = is(first, 'pattern') ? first.finds : textOf(first);
      // Which part is replaced is known to a run only; the rest is what it was.
      if (finds === undefined || finds === '') return base;
      const all = name === 'replaceAll' || (is(first, 'pattern') && first.all);
      return textFrom(replaced(parts, whole, finds, all, second), origin);
    }
    case 'toLowerCase':
    case 'toUpperCase': {
      const plain = textOf(base);
      if (plain === undefined) return unknown;
      const made = name === 'toLowerCase' ? plain.toLowerCase() : plain.toUpperCase();
      return textFrom([{ kind: 'made', text: made }]);
    }
    default:
      return undefined;
  }
}

function replaced(
  parts: readonly Part[],
  whole: string,
  finds: string,
  all: boolean,
  by: Value | undefined,
): readonly Part[] {
  const found: Part[] = [];
  let from = 0;
  for (let index = whole.indexOf(finds); index >= 0; index = whole.indexOf(finds, from)) {
    found.push(...slice(parts, from, index));
    const known = is(by, 'function') ? undefined : textOf(by);
    found.push(
      known === undefined
        ? { kind: 'hole', length: finds.length }
        : // `$&` and `$$` mean what they do in JavaScript.
          { kind: 'made', text: finds.replace(finds, known) },
    );
    from = index + finds.length;
    if (!all) break;
  }
  found.push(...slice(parts, from, whole.length));
  return found;
}

/** Texts of a list, put together. */
export function joinedText(items: readonly Value[], between: Value | undefined): Value {
  const comma = between === undefined ? ',' : textOf(between);
  if (comma === undefined) return unknown;
  return textFrom(
    items.flatMap((item, index): readonly Part[] => [
      ...(index === 0 ? [] : [{ kind: 'made', text: comma } as const]),
      ...partsOf(item, 1),
    ]),
  );
}

/** The text that a regular expression finds, when it can be one only. */
export function patternOf(node: ts.RegularExpressionLiteral): Value {
  const [, body, flags] = /^\/(.*)\/(\w*)$/s.exec(node.text) ?? [];
  if (body === undefined || flags === undefined || !/^[gmsuy]*$/.test(flags)) return unknown;
  if (!/^(?:[^\\^$.|?*+()[\]{]|\{(?!\d)|\\[^\w\s])+$/.test(body)) return unknown;
  return { kind: 'pattern', finds: body.replace(/\\(.)/g, '$1'), all: flags.includes('g') };
}
