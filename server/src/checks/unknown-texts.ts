import type {
  Expression,
  Identifier,
  Literal,
  Node,
  Program,
  TemplateElement,
  TemplateLiteral,
} from '../../../emulator/src/language/syntax/nodes.js';
import { walk } from '../rules/walk.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Makes templates with unknown parts of the texts in a script that only Terraform can complete: `'https://${var.host}/a'` begins with
 * `https://`, and what follows nobody knows. What stands there meanwhile must not be taken for the text.
 * @param program the tree of the script; it is changed
 * @param text the script
 * @param unknown the stretches that Terraform fills in, in order
 * @returns whether something stands in for whole statements, which may declare any name
 */
export function leaveOpen(program: Program, text: string, unknown: readonly Span[]): boolean {
  if (unknown.length === 0) return false;
  let declares = false;
  const within = ({ start, end }: Span): readonly Span[] => unknown.filter((one) => start < one.end && one.start < end);
  walk(program, (node) => {
    if (within(node).length === 0) return false;
    if (node.type === 'ExpressionStatement') {
      const { start, end } = node.expression;
      declares ||= unknown.some((one) => one.start === start && one.end >= end);
    }
    if (node.type === 'TemplateLiteral') {
      const all = node.quasis.flatMap((quasi) => split(quasi, text, within(quasi)));
      const between = [...all.flatMap(({ holes }) => holes), ...node.expressions];
      node.quasis = all.flatMap(({ quasis }) => quasis);
      node.expressions = between.sort((a, b) => a.start - b.start);
      return undefined;
    }
    for (const [key, value] of Object.entries(node) as [string, unknown][]) {
      if (!Array.isArray(value)) replace(node, key, opened(value, text, within));
      else for (const [index, one] of (value as unknown[]).entries()) value[index] = opened(one, text, within);
    }
    return undefined;
  });
  return declares;
}

function replace(node: Node, key: string, value: unknown): void {
  const all = node as unknown as Record<string, unknown>;
  if (all[key] === value) return;
  all[key] = value;
  // A key between quotes is known, one between brackets is worked out.
  if (key === 'key') all.computed = true;
}

function opened(value: unknown, text: string, within: (span: Span) => readonly Span[]): unknown {
  if (!isText(value)) return value;
  const holes = within(value);
  if (holes.length === 0) return value;
  const { start, end } = value;
  const inner: TemplateElement = {
    type: 'TemplateElement',
    start: start + 1,
    end: end - 1,
    value: { raw: '', cooked: '' },
    tail: true,
  };
  const { quasis, holes: expressions } = split(inner, text, holes);
  return { type: 'TemplateLiteral', start, end, quasis, expressions } satisfies TemplateLiteral;
}

function isText(value: unknown): value is Literal {
  const { type, value: of } = (value ?? {}) as Partial<Literal>;
  return type === 'Literal' && typeof of === 'string';
}

/** The known parts of a text, and what is between them. */
function split(
  whole: TemplateElement,
  text: string,
  holes: readonly Span[],
): { readonly quasis: readonly TemplateElement[] & TemplateElement[]; readonly holes: Expression[] } {
  if (holes.length === 0) return { quasis: [whole], holes: [] };
  const quasis: TemplateElement[] = [];
  const names: Identifier[] = [];
  let from = whole.start;
  for (const { start, end } of holes) {
    quasis.push(elementOf(text, from, start));
    names.push({ type: 'Identifier', name: text.slice(start, end), start, end });
    from = end;
  }
  quasis.push({ ...elementOf(text, from, whole.end), tail: whole.tail });
  return { quasis, holes: names };
}

function elementOf(text: string, start: number, end: number): TemplateElement {
  const raw = text.slice(start, end);
  return { type: 'TemplateElement', start, end, value: { raw, cooked: cookedOf(raw) }, tail: false };
}

/** What the commonest escapes stand for; others say nothing of the beginning of an address or a name. */
function cookedOf(raw: string): string {
  return raw.replace(/\\([\s\S])/g, (_, sign: string) => ({ n: '\n', t: '\t', r: '\r' })[sign] ?? sign);
}
