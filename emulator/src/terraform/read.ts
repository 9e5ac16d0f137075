/** From the parser's tree to ours. Whatever is broken is left out; nothing here throws on any text. */
import type { Node } from 'web-tree-sitter';
import type { Attribute, Block, Expression, Step, Template, TemplatePart } from './syntax.js';

/** Blocks that may hold actions, bindings, or values that those use; all others are passed over. */
const wanted = /^(?:resource|locals|variable|module)$/;
const ownResources = /^zitadel_(?:action|trigger_actions)$/;

/** What was read of each block of a file, by its text: while one is edited, the others are only moved. */
export type KnownBlocks = ReadonlyMap<string, { readonly at: number; readonly blocks: readonly Block[] }>;

/** The blocks of a tree, also those within what the parser could not make sense of. */
export function blocksOf(root: Node, text: string, before: KnownBlocks): { blocks: Block[]; known: KnownBlocks } {
  const blocks: Block[] = [];
  const known = new Map<string, { at: number; blocks: readonly Block[] }>();
  const visit = (node: Node): void => {
    for (const child of node.namedChildren) {
      if (child.type === 'block') {
        const at = child.startIndex;
        const content = text.slice(at, child.endIndex);
        const kept = before.get(content);
        const read = kept === undefined ? readBlock(child, text) : moved(kept.blocks, at - kept.at);
        known.set(content, { at, blocks: read });
        blocks.push(...read);
      } else if (child.type === 'body' || child.type === 'ERROR') visit(child);
    }
  };
  visit(root);
  return { blocks, known };
}

/** A part of our tree with all its places moved. */
function moved<T>(part: T, by: number): T {
  if (by === 0 || typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.map((item) => moved(item as unknown, by)) as T;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]: [string, unknown]) => [
      key,
      (key === 'start' || key === 'end') && typeof value === 'number' ? value + by : moved(value, by),
    ]),
  ) as T;
}

function readBlock(node: Node, text: string): Block[] {
  const children = node.namedChildren;
  const labels: string[] = [];
  for (const child of children) {
    if (child.type === 'identifier') labels.push(textOf(child, text));
    else if (child.type === 'string_lit') labels.push(textOf(child, text).slice(1, -1));
    else break;
  }
  const type = labels.shift() ?? '';
  if (!wanted.test(type)) return [];
  if (type === 'resource' && !ownResources.test(labels[0] ?? '') && !/\bscript\b/.test(textOf(node, text))) return [];
  const attributes: Attribute[] = [];
  const nested: Block[] = [];
  const visit = (parent: Node): void => {
    for (const child of parent.namedChildren) {
      if (child.type === 'attribute') attributes.push(...readAttribute(child, text));
      // A block that another one swallowed while its end was missing.
      else if (child.type === 'block') nested.push(...readBlock(child, text));
      else if (child.type === 'body' || child.type === 'ERROR') visit(child);
    }
  };
  visit(node);
  return [{ type, labels, attributes, start: node.startIndex, end: node.endIndex }, ...nested];
}

function readAttribute(node: Node, text: string): Attribute[] {
  const [name, value] = node.namedChildren.filter(({ type }) => type === 'identifier' || type === 'expression');
  if (name === undefined || value === undefined) return [];
  const nameSpan = { start: name.startIndex, end: name.endIndex };
  // An attribute without a value yet takes the value of the next one; what is between is broken, and names the next.
  const broken = node.namedChildren.find(({ type }) => type === 'ERROR');
  const next = broken && /([\w-]+)\s*=\s*$/.exec(textOf(broken, text));
  if (next?.[1] !== undefined) return [{ name: next[1], nameSpan, value: readExpression(value, text) }];
  return [{ name: textOf(name, text), nameSpan, value: readExpression(value, text) }];
}

/** @param node an `expression`, or any node where one stands */
export function readExpression(node: Node, text: string): Expression {
  const span = { start: node.startIndex, end: node.endIndex };
  if (node.type !== 'expression') return readBase(node, text);
  const [first, ...rest] = node.namedChildren.filter(({ type }) => type !== 'comment');
  if (first === undefined) return { kind: 'unknown', parts: [], ...span };
  const base = readExpressionOrBase(first, text);
  const steps = rest.flatMap((one) => readSteps(one, text));
  return steps.length === 0 ? { ...base, ...span } : { kind: 'access', base, steps, ...span };
}

function readExpressionOrBase(node: Node, text: string): Expression {
  return node.type === 'expression' ? readExpression(node, text) : readBase(node, text);
}

function readSteps(node: Node, text: string): Step[] {
  switch (node.type) {
    case 'get_attr':
      return [{ kind: 'attribute', name: textOf(node, text).replace(/^\s*\.\s*/, '') }];
    case 'index':
    case 'new_index':
    case 'legacy_index': {
      const inner = node.namedChildren[0];
      if (inner === undefined) return [];
      return inner.type.endsWith('_index')
        ? readSteps(inner, text)
        : [{ kind: 'index', index: readExpression(inner, text) }];
    }
    case 'splat':
    case 'full_splat':
    case 'attr_splat': {
      const inner = node.namedChildren.flatMap((child) => readSteps(child, text));
      return inner[0]?.kind === 'splat' ? inner : [{ kind: 'splat' }, ...inner];
    }
    default:
      return [];
  }
}

function readBase(node: Node, text: string): Expression {
  const span = { start: node.startIndex, end: node.endIndex };
  const children = (): Node[] => node.namedChildren.filter(({ type }) => type !== 'comment');
  switch (node.type) {
    case 'literal_value':
    case 'template_expr':
    case 'collection_value':
    case 'for_expr': {
      const inner = node.namedChildren[0];
      return inner === undefined ? { kind: 'unknown', parts: [], ...span } : readBase(inner, text);
    }
    case 'string_lit':
    case 'quoted_template':
    case 'heredoc_template':
      return { kind: 'template', template: readTemplate(node, text), ...span };
    case 'numeric_lit':
      return { kind: 'literal', value: Number(textOf(node, text)), ...span };
    case 'bool_lit':
      return { kind: 'literal', value: textOf(node, text) === 'true', ...span };
    case 'null_lit':
      return { kind: 'literal', value: null, ...span };
    case 'tuple': {
      const items = children().filter(({ type }) => type === 'expression');
      return { kind: 'list', items: items.map((item) => readExpression(item, text)), ...span };
    }
    case 'object': {
      const entries = children()
        .filter(({ type }) => type === 'object_elem')
        .flatMap((element) => {
          const [key, value] = element.namedChildren.filter(({ type }) => type === 'expression');
          return key && value ? [{ key: readExpression(key, text), value: readExpression(value, text) }] : [];
        });
      return { kind: 'object', entries, ...span };
    }
    case 'variable_expr':
    case 'identifier':
      return { kind: 'name', name: textOf(node, text), ...span };
    case 'function_call': {
      const [name, list] = children();
      const parameters = (list?.namedChildren ?? []).filter(({ type }) => type === 'expression');
      return {
        kind: 'call',
        name: name === undefined ? '' : textOf(name, text),
        parameters: parameters.map((one) => readExpression(one, text)),
        ...span,
      };
    }
    case 'for_tuple_expr':
    case 'for_object_expr':
      return readFor(node, text);
    case 'conditional': {
      const [, yes, no] = children();
      if (yes && no) return { kind: 'choice', yes: readExpression(yes, text), no: readExpression(no, text), ...span };
      return { kind: 'unknown', parts: [], ...span };
    }
    default:
      return { kind: 'unknown', parts: children().map((child) => readExpressionOrBase(child, text)), ...span };
  }
}

function readFor(node: Node, text: string): Expression {
  const span = { start: node.startIndex, end: node.endIndex };
  const intro = node.namedChildren.find(({ type }) => type === 'for_intro');
  const names = (intro?.namedChildren ?? [])
    .filter(({ type }) => type === 'identifier')
    .map((one) => textOf(one, text));
  const collection = intro?.namedChildren.find(({ type }) => type === 'expression');
  const results = node.namedChildren
    .filter(({ type }) => type === 'expression')
    .map((one) => readExpression(one, text));
  const condition = node.namedChildren.find(({ type }) => type === 'for_cond')?.namedChildren[0];
  const value = results.at(-1);
  if (collection === undefined || value === undefined) return { kind: 'unknown', parts: results, ...span };
  return {
    kind: 'for',
    names,
    collection: readExpression(collection, text),
    key: results.length > 1 ? results[0] : undefined,
    value,
    condition: condition && readExpression(condition, text),
    ...span,
  };
}

function readTemplate(node: Node, text: string): Template {
  const span = { start: node.startIndex, end: node.endIndex };
  const heredoc = node.type === 'heredoc_template';
  const inside = heredoc
    ? insideHeredoc(node, text)
    : { start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) };
  const form = !heredoc ? 'quoted' : text.startsWith('<<-', span.start) ? 'indented' : 'heredoc';
  const marks = marksOf(node, text).filter((mark) => mark.start >= inside.start && mark.end <= inside.end);
  const parts: TemplatePart[] = [];
  let from = inside.start;
  for (const mark of marks) {
    if (mark.start > from) parts.push({ kind: 'text', start: from, end: mark.start });
    parts.push(mark);
    from = mark.end;
  }
  if (inside.end > from) parts.push({ kind: 'text', start: from, end: inside.end });
  return { form, span, inside, parts, raw: text.slice(inside.start, inside.end) };
}

/** From the line after the marker to the start of the line with the closing one. */
function insideHeredoc(node: Node, text: string): { start: number; end: number } {
  const start = text.indexOf('\n', node.startIndex) + 1;
  const closing = node.namedChildren.filter(({ type }) => type === 'heredoc_identifier')[1];
  const end = closing === undefined ? node.endIndex : text.lastIndexOf('\n', closing.startIndex) + 1;
  return start === 0 ? { start: node.endIndex, end: node.endIndex } : { start, end: Math.max(start, end) };
}

/** Interpolations and the signs of directives. Of the branches of a condition only the first counts. */
function marksOf(node: Node, text: string): Exclude<TemplatePart, { kind: 'text' }>[] {
  return node.namedChildren.flatMap((child): Exclude<TemplatePart, { kind: 'text' }>[] => {
    const span = { start: child.startIndex, end: child.endIndex };
    switch (child.type) {
      case 'template_interpolation': {
        const inner = child.namedChildren.find(({ type }) => type === 'expression');
        const value: Expression = inner ? readExpression(inner, text) : { kind: 'unknown', parts: [], ...span };
        return [{ kind: 'hole', value, ...span }];
      }
      case 'template_directive':
      case 'template_for':
        return marksOf(child, text);
      case 'template_if':
        return marksOfCondition(child, text);
      case 'template_if_intro':
      case 'template_if_end':
      case 'template_for_start':
      case 'template_for_end':
        return [{ kind: 'directive', ...span }];
      default:
        return [];
    }
  });
}

function marksOfCondition(node: Node, text: string): Exclude<TemplatePart, { kind: 'text' }>[] {
  const children = node.namedChildren;
  const otherwise = children.find(({ type }) => type === 'template_else_intro' || type === 'template_else');
  const end = children.find(({ type }) => type === 'template_if_end');
  const marks = marksOf(node, text);
  if (otherwise === undefined || end === undefined) return marks;
  const skipped = { kind: 'directive', start: otherwise.startIndex, end: end.endIndex } as const;
  return [...marks.filter((mark) => mark.end <= skipped.start), skipped];
}

function textOf(node: Node, text: string): string {
  return text.slice(node.startIndex, node.endIndex);
}
