/** Terraform's JSON syntax, as people and cdktf write it: the same tree as of its own syntax. */
import { type Node, parseTree } from 'jsonc-parser';
import { ownResources, wanted } from './read.js';
import type { Attribute, Block, Expression, Template, TemplatePart } from './syntax.js';

/**
 * Reads an expression of Terraform's own syntax.
 * @param at where its text begins, counted from the block
 */
export type ReadExpression = (text: string, at: number) => Expression;

/** The blocks of a text, as far as it is JSON; broken text gives what can be had of it. */
export function jsonBlocks(text: string, read: ReadExpression): readonly Block[] {
  const root = parseTree(text, [], { allowTrailingComma: true });
  return members(root).flatMap(([type, content]): Block[] => {
    if (!wanted.test(type)) return [];
    if (type === 'locals') return bodies(content).flatMap((body) => blockOf(type, [], body, text, read));
    return members(content).flatMap(([label, inner]): Block[] => {
      if (type !== 'resource') return bodies(inner).flatMap((body) => blockOf(type, [label], body, text, read));
      return members(inner).flatMap(([name, resource]) =>
        bodies(resource).flatMap((body) => {
          const concerns = ownResources.test(label) || members(body).some(([key]) => key === 'script');
          return concerns ? blockOf(type, [label, name], body, text, read) : [];
        }),
      );
    });
  });
}

/** Members of an object; where there may be several blocks of one kind, JSON has lists of objects. */
function members(node: Node | undefined): readonly (readonly [string, Node])[] {
  return bodies(node).flatMap((one) =>
    (one.children ?? []).flatMap(({ children }): (readonly [string, Node])[] => {
      const [key, value] = children ?? [];
      return key === undefined || value === undefined ? [] : [[String(key.value), value]];
    }),
  );
}

function bodies(node: Node | undefined): readonly Node[] {
  if (node?.type === 'array') return (node.children ?? []).flatMap(bodies);
  return node?.type === 'object' ? [node] : [];
}

function blockOf(type: string, labels: readonly string[], body: Node, text: string, read: ReadExpression): Block[] {
  const start = body.offset;
  const attributes = (body.children ?? []).flatMap(({ children }): Attribute[] => {
    const [key, value] = children ?? [];
    // A member of this name is a comment.
    if (key === undefined || value === undefined || key.value === '//') return [];
    const nameSpan = { start: key.offset - start, end: key.offset + key.length - start };
    return [{ name: String(key.value), nameSpan, value: expressionOf(value, start, text, read) }];
  });
  return [{ type, labels, attributes, start, end: start + body.length }];
}

function expressionOf(node: Node, from: number, text: string, read: ReadExpression): Expression {
  const span = { start: node.offset - from, end: node.offset + node.length - from };
  const of = (one: Node): Expression => expressionOf(one, from, text, read);
  switch (node.type) {
    case 'string':
      return { kind: 'template', template: templateOf(node, from, text, read), ...span };
    case 'array':
      return { kind: 'list', items: (node.children ?? []).map(of), ...span };
    case 'object': {
      const entries = (node.children ?? []).flatMap(({ children }) => {
        const [key, value] = children ?? [];
        return key && value ? [{ key: of(key), value: of(value) }] : [];
      });
      return { kind: 'object', entries, ...span };
    }
    case 'null':
      return { kind: 'literal', value: null, ...span };
    default:
      return typeof node.value === 'number' || typeof node.value === 'boolean'
        ? { kind: 'literal', value: node.value, ...span }
        : { kind: 'unknown', parts: [], ...span };
  }
}

function templateOf(node: Node, from: number, text: string, read: ReadExpression): Template {
  const isClosed = node.length > 1 && text[node.offset + node.length - 1] === '"';
  const end = node.offset + node.length - (isClosed ? 1 : 0);
  const inside = { start: node.offset + 1 - from, end: end - from };
  const raw = text.slice(node.offset + 1, end);
  const parts: TemplatePart[] = [];
  const add = (start: number, to: number): void => {
    if (to > start) parts.push({ kind: 'text', start: inside.start + start, end: inside.start + to });
  };
  let done = 0;
  const mark = /([$%])(\1?)\{/g;
  for (let match = mark.exec(raw); match !== null; match = mark.exec(raw)) {
    if (match[2] !== '') continue;
    const close = closingBrace(raw, mark.lastIndex);
    if (close === undefined) break;
    add(done, match.index);
    const span = { start: inside.start + match.index, end: inside.start + close };
    const inner = unescaped(raw.slice(mark.lastIndex, close - 1)).replace(/^~|~$/g, ' ');
    parts.push(
      match[1] === '$'
        ? { kind: 'hole', value: read(inner, inside.start + mark.lastIndex), ...span }
        : { kind: 'directive', ...span },
    );
    done = close;
    mark.lastIndex = close;
  }
  add(done, raw.length);
  return {
    form: 'quoted',
    span: { start: node.offset - from, end: node.offset + node.length - from },
    inside,
    parts,
    raw,
  };
}

function unescaped(raw: string): string {
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    // Half a text, while it is typed.
    return raw;
  }
}

/** Offset behind the brace that closes one; texts within, whose quotes have escapes, count as such. */
function closingBrace(raw: string, from: number): number | undefined {
  let depth = 1;
  const sign = /\\"(?:[^"\\]|\\(?:\\\\|[^"]))*\\"|[{}]/g;
  sign.lastIndex = from;
  for (let match = sign.exec(raw); match !== null; match = sign.exec(raw)) {
    if (match[0] === '{') depth++;
    else if (match[0] === '}') depth--;
    if (depth === 0) return sign.lastIndex;
  }
  return undefined;
}
