/** From the parser's tree to ours. Whatever is broken is left out; nothing here throws on any text. */
import type { Node } from 'web-tree-sitter';
import type { Attribute, Block, Expression, Span, Step, Template, TemplatePart } from './syntax.js';

/** Blocks that may hold actions, bindings, or values that those use; all others are passed over. */
export const wanted = /^(?:resource|locals|variable|module|output)$/;
export const ownResources = /^zitadel_(?:action|trigger_actions)$/;

/** A block, and those that it swallowed, with their places counted from its start. */
type ReadBlocks = readonly Block[];

/** What was read of each block of a file, by its text: while one is edited, the others stay. */
export type KnownBlocks = ReadonlyMap<string, ReadBlocks>;

/** A text, and where what is read of it counts from. */
interface Source {
  readonly text: string;
  readonly base: number;
}

/** The blocks of a tree, also those within what the parser could not make sense of. */
export function blocksOf(root: Node, text: string, before: KnownBlocks): { blocks: Block[]; known: KnownBlocks } {
  const blocks: Block[] = [];
  const known = new Map<string, ReadBlocks>();
  const visit = (node: Node): void => {
    for (const child of node.namedChildren) {
      if (child.type === 'block') {
        const at = child.startIndex;
        const content = text.slice(at, child.endIndex);
        const read = before.get(content) ?? readBlock(child, text, at);
        known.set(content, read);
        for (const block of read)
          blocks.push(at === 0 ? block : { ...block, start: block.start + at, end: block.end + at });
      } else if (child.type === 'body' || child.type === 'ERROR') visit(child);
    }
  };
  visit(root);
  return { blocks, known };
}

/**
 * The expression of a text that gives one name a value.
 * @param base what places are less than in the text
 */
export function onlyExpression(root: Node, text: string, base: number): Expression {
  const found: Attribute[] = [];
  const visit = (node: Node): void => {
    for (const child of node.namedChildren) {
      if (child.type === 'attribute') found.push(...readAttribute(child, { text, base }));
      else if (child.type === 'body' || child.type === 'ERROR') visit(child);
    }
  };
  visit(root);
  return found[0]?.value ?? { kind: 'unknown', parts: [], start: -base, end: text.length - base };
}

/** The content of a file of values, as one block. */
export function valuesOf(root: Node, text: string): Block[] {
  const attributes: Attribute[] = [];
  const visit = (node: Node): void => {
    for (const child of node.namedChildren) {
      if (child.type === 'attribute') attributes.push(...readAttribute(child, { text, base: 0 }));
      else if (child.type === 'body' || child.type === 'ERROR') visit(child);
    }
  };
  visit(root);
  return attributes.length === 0 ? [] : [{ type: 'tfvars', labels: [], attributes, start: 0, end: text.length }];
}

/** @param outer where the outermost block starts: places of blocks count from there, all others from the block itself */
function readBlock(node: Node, text: string, outer: number): Block[] {
  const source = { text, base: node.startIndex };
  const children = node.namedChildren;
  const labels: string[] = [];
  for (const child of children) {
    if (child.type === 'identifier') labels.push(textOf(child, source));
    else if (child.type === 'string_lit') labels.push(textOf(child, source).slice(1, -1));
    else break;
  }
  const type = labels.shift() ?? '';
  if (!wanted.test(type)) return [];
  if (type === 'resource' && !ownResources.test(labels[0] ?? '') && !/\bscript\b/.test(textOf(node, source))) return [];
  const attributes: Attribute[] = [];
  const nested: Block[] = [];
  const visit = (parent: Node): void => {
    for (const child of parent.namedChildren) {
      if (child.type === 'attribute') attributes.push(...readAttribute(child, source));
      // A block that another one swallowed while its end was missing.
      else if (child.type === 'block') nested.push(...readBlock(child, text, outer));
      else if (child.type === 'body' || child.type === 'ERROR') visit(child);
    }
  };
  visit(node);
  return [{ type, labels, attributes, start: node.startIndex - outer, end: node.endIndex - outer }, ...nested];
}

function readAttribute(node: Node, source: Source): Attribute[] {
  const [name, value] = node.namedChildren.filter(({ type }) => type === 'identifier' || type === 'expression');
  if (name === undefined || value === undefined) return [];
  const nameSpan = spanOf(name, source);
  // An attribute without a value yet takes the value of the next one; what is between is broken, and names the next.
  const broken = node.namedChildren.find(({ type }) => type === 'ERROR');
  const next = broken && /([\w-]+)\s*=\s*$/.exec(textOf(broken, source));
  if (next?.[1] !== undefined) return [{ name: next[1], nameSpan, value: readExpression(value, source) }];
  return [{ name: textOf(name, source), nameSpan, value: readExpression(value, source) }];
}

/** @param node an `expression`, or any node where one stands */
function readExpression(node: Node, source: Source): Expression {
  const span = spanOf(node, source);
  if (node.type !== 'expression') return readBase(node, source);
  const children = node.namedChildren.filter(({ type }) => type !== 'comment');
  return readChain(children, span, source);
}

/** An expression and the steps behind it. */
function readChain([first, ...rest]: readonly Node[], span: Span, source: Source): Expression {
  if (first === undefined) return { kind: 'unknown', parts: [], ...span };
  const base = readExpressionOrBase(first, source);
  const steps = rest.flatMap((one) => readSteps(one, source));
  return steps.length === 0 ? { ...base, ...span } : { kind: 'access', base, steps, ...span };
}

function readExpressionOrBase(node: Node, source: Source): Expression {
  return node.type === 'expression' ? readExpression(node, source) : readBase(node, source);
}

function readSteps(node: Node, source: Source): Step[] {
  switch (node.type) {
    case 'get_attr':
      return [{ kind: 'attribute', name: textOf(node, source).replace(/^\s*\.\s*/, '') }];
    case 'index':
    case 'new_index':
    case 'legacy_index': {
      const inner = node.namedChildren[0];
      if (inner === undefined) return [];
      return inner.type.endsWith('_index')
        ? readSteps(inner, source)
        : [{ kind: 'index', index: readExpression(inner, source) }];
    }
    case 'splat':
    case 'full_splat':
    case 'attr_splat': {
      const inner = node.namedChildren.flatMap((child) => readSteps(child, source));
      return inner[0]?.kind === 'splat' ? inner : [{ kind: 'splat' }, ...inner];
    }
    default:
      return [];
  }
}

function readBase(node: Node, source: Source): Expression {
  const span = spanOf(node, source);
  const children = (): Node[] => node.namedChildren.filter(({ type }) => type !== 'comment');
  switch (node.type) {
    case 'literal_value':
    case 'template_expr':
    case 'collection_value':
    case 'for_expr': {
      const inner = node.namedChildren[0];
      return inner === undefined ? { kind: 'unknown', parts: [], ...span } : readBase(inner, source);
    }
    case 'string_lit':
    case 'quoted_template':
    case 'heredoc_template':
      return { kind: 'template', template: readTemplate(node, source), ...span };
    case 'numeric_lit':
      return { kind: 'literal', value: Number(textOf(node, source)), ...span };
    case 'bool_lit':
      return { kind: 'literal', value: textOf(node, source) === 'true', ...span };
    case 'null_lit':
      return { kind: 'literal', value: null, ...span };
    case 'tuple': {
      const items = children().filter(({ type }) => type === 'expression');
      return { kind: 'list', items: items.map((item) => readExpression(item, source)), ...span };
    }
    case 'object': {
      const entries = children()
        .filter(({ type }) => type === 'object_elem')
        .flatMap((element) => {
          const [key, value] = element.namedChildren.filter(({ type }) => type === 'expression');
          return key && value ? [{ key: readExpression(key, source), value: readExpression(value, source) }] : [];
        });
      return { kind: 'object', entries, ...span };
    }
    case 'variable_expr':
    case 'identifier':
      return { kind: 'name', name: textOf(node, source), ...span };
    case 'function_call': {
      const [name, list] = children();
      const parameters = (list?.namedChildren ?? []).filter(({ type }) => type === 'expression');
      return {
        kind: 'call',
        name: name === undefined ? '' : textOf(name, source),
        parameters: parameters.map((one) => readExpression(one, source)),
        spread: list?.namedChildren.some(({ type }) => type === 'ellipsis') === true,
        ...span,
      };
    }
    case 'for_tuple_expr':
    case 'for_object_expr':
      return readFor(node, source);
    case 'conditional': {
      const [condition, yes, no] = children().map((one) => readExpression(one, source));
      return condition && yes && no
        ? { kind: 'choice', condition, yes, no, ...span }
        : { kind: 'unknown', parts: [], ...span };
    }
    case 'operation':
      return readOperation(node, source);
    default:
      return { kind: 'unknown', parts: children().map((child) => readExpressionOrBase(child, source)), ...span };
  }
}

function readFor(node: Node, source: Source): Expression {
  const span = spanOf(node, source);
  const intro = node.namedChildren.find(({ type }) => type === 'for_intro');
  const names = (intro?.namedChildren ?? [])
    .filter(({ type }) => type === 'identifier')
    .map((one) => textOf(one, source));
  const collection = intro?.namedChildren.find(({ type }) => type === 'expression');
  const results = node.namedChildren
    .filter(({ type }) => type === 'expression')
    .map((one) => readExpression(one, source));
  const condition = node.namedChildren.find(({ type }) => type === 'for_cond')?.namedChildren[0];
  const value = results.at(-1);
  if (collection === undefined || value === undefined) return { kind: 'unknown', parts: results, ...span };
  return {
    kind: 'for',
    names,
    collection: readExpression(collection, source),
    key: results.length > 1 ? results[0] : undefined,
    value,
    condition: condition && readExpression(condition, source),
    grouped: node.namedChildren.some(({ type }) => type === 'ellipsis'),
    ...span,
  };
}

/** The operands stand there as an expression and its steps do, without a node around them. */
function readOperation(node: Node, source: Source): Expression {
  const span = spanOf(node, source);
  const [operation] = node.namedChildren;
  if (operation === undefined) return { kind: 'unknown', parts: [], ...span };
  const groups: Node[][] = [[]];
  let operator = '';
  for (const child of operation.children) {
    if (child.type === 'comment') continue;
    if (child.isNamed) groups.at(-1)!.push(child);
    else {
      operator = child.type;
      if (groups.at(-1)!.length > 0) groups.push([]);
    }
  }
  const operands = groups
    .filter((group) => group.length > 0)
    .map((group) => readChain(group, spanBetween(group[0]!, group.at(-1)!, source), source));
  return { kind: 'operation', operator, operands, ...span };
}

function spanBetween(first: Node, last: Node, { base }: Source): Span {
  return { start: first.startIndex - base, end: last.endIndex - base };
}

function readTemplate(node: Node, source: Source): Template {
  const span = spanOf(node, source);
  const heredoc = node.type === 'heredoc_template';
  const inside = heredoc
    ? insideHeredoc(node, source)
    : { start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) };
  const form = !heredoc ? 'quoted' : source.text.startsWith('<<-', node.startIndex) ? 'indented' : 'heredoc';
  const marks = marksOf(node, source).filter((mark) => mark.start >= inside.start && mark.end <= inside.end);
  const parts: TemplatePart[] = [];
  let from = inside.start;
  for (const mark of marks) {
    if (mark.start > from) parts.push({ kind: 'text', start: from, end: mark.start });
    parts.push(mark);
    from = mark.end;
  }
  if (inside.end > from) parts.push({ kind: 'text', start: from, end: inside.end });
  return { form, span, inside, parts, raw: source.text.slice(inside.start + source.base, inside.end + source.base) };
}

/** From the line after the marker to the start of the line with the closing one. */
function insideHeredoc(node: Node, { text, base }: Source): Span {
  const start = text.indexOf('\n', node.startIndex) + 1;
  const closing = node.namedChildren.filter(({ type }) => type === 'heredoc_identifier')[1];
  const end = closing === undefined ? node.endIndex : text.lastIndexOf('\n', closing.startIndex) + 1;
  return start === 0
    ? { start: node.endIndex - base, end: node.endIndex - base }
    : { start: start - base, end: Math.max(start, end) - base };
}

/** Interpolations and the signs of directives. Of the branches of a condition only the first counts. */
function marksOf(node: Node, source: Source): Exclude<TemplatePart, { kind: 'text' }>[] {
  return node.namedChildren.flatMap((child): Exclude<TemplatePart, { kind: 'text' }>[] => {
    const span = spanOf(child, source);
    switch (child.type) {
      case 'template_interpolation': {
        const inner = child.namedChildren.find(({ type }) => type === 'expression');
        const value: Expression = inner ? readExpression(inner, source) : { kind: 'unknown', parts: [], ...span };
        return [{ kind: 'hole', value, ...span }];
      }
      case 'template_directive':
      case 'template_for':
        return marksOf(child, source);
      case 'template_if':
        return marksOfCondition(child, source);
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

function marksOfCondition(node: Node, source: Source): Exclude<TemplatePart, { kind: 'text' }>[] {
  const children = node.namedChildren;
  const otherwise = children.find(({ type }) => type === 'template_else_intro' || type === 'template_else');
  const end = children.find(({ type }) => type === 'template_if_end');
  const marks = marksOf(node, source);
  if (otherwise === undefined || end === undefined) return marks;
  const skipped = {
    kind: 'directive',
    start: otherwise.startIndex - source.base,
    end: end.endIndex - source.base,
  } as const;
  return [...marks.filter((mark) => mark.end <= skipped.start), skipped];
}

function textOf(node: Node, { text }: Source): string {
  return text.slice(node.startIndex, node.endIndex);
}

function spanOf(node: Node, { base }: Source): Span {
  return { start: node.startIndex - base, end: node.endIndex - base };
}
