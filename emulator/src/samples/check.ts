/** Checks a JSON document against a schema and says what is wrong in words, with places. */
import type { Node } from 'jsonc-parser';
import { isVersion } from '../catalogue/version.js';
import { parseDuration } from '../go/duration.js';
import { nearest } from './nearest.js';
import type { Schema, SchemaType } from './schema.js';

export interface Finding {
  readonly message: string;
  /** `user.human.email`, `grants[0]`. */
  readonly path: string;
  readonly offset: number;
  readonly length: number;
}

const rfc3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/;

const articles: Readonly<Record<SchemaType, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
};

function typesOf(schema: Schema): readonly SchemaType[] {
  return schema.type === undefined ? [] : ([schema.type].flat() as SchemaType[]);
}

function hasType(node: Node, type: SchemaType): boolean {
  if (type === 'integer') return node.type === 'number' && Number.isInteger(node.value);
  return node.type === type;
}

function finding(node: Node, path: string, message: string): Finding {
  return { message, path, offset: node.offset, length: node.length };
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function show(node: Node): string {
  if (node.type === 'string') return `'${node.value}'`;
  return node.type === 'object' || node.type === 'array' ? articles[node.type] : String(node.value);
}

function checkEnum(node: Node, path: string, allowed: NonNullable<Schema['enum']>): Finding[] {
  if (allowed.includes(node.value as string)) return [];
  const words = allowed.map(String);
  const guess = typeof node.value === 'string' ? nearest(node.value, words) : undefined;
  const hint =
    guess === undefined ? `expected ${listed(words.map((word) => `'${word}'`))}` : `did you mean '${guess}'?`;
  return [finding(node, path, `${show(node)} is not known here; ${hint}`)];
}

function checkFormat(node: Node, path: string, format: NonNullable<Schema['format']>): Finding[] {
  if (node.type !== 'string') return [];
  const value = String(node.value);
  switch (format) {
    case 'date-time':
      return rfc3339.test(value) && !Number.isNaN(Date.parse(value.replace(/(\.\d{3})\d+/, '$1')))
        ? []
        : [finding(node, path, `'${value}' is no time; write it as 2026-01-02T03:04:05Z`)];
    case 'go-duration':
      return parseDuration(value) === undefined
        ? [finding(node, path, `'${value}' is no length of time; write it as 1h, 15m30s or 250ms`)]
        : [];
    case 'version':
      return isVersion(value) ? [] : [finding(node, path, `'${value}' is no version; write it as 4.13.1`)];
    case 'base64':
      return /^[A-Za-z0-9+/_-]*={0,2}$/.test(value) ? [] : [finding(node, path, 'this is no base64')];
  }
}

function checkRange(node: Node, path: string, { minimum, maximum }: Schema): Finding[] {
  if (node.type !== 'number') return [];
  const value = Number(node.value);
  if (value >= (minimum ?? value) && value <= (maximum ?? value)) return [];
  const range = maximum === undefined ? `${minimum} or more` : `from ${minimum} to ${maximum}`;
  return [finding(node, path, `${value} stands where ${range} is expected`)];
}

function checkObject(node: Node, path: string, schema: Schema): Finding[] {
  const findings: Finding[] = [];
  const known = schema.properties ?? {};
  const seen = new Set<string>();
  for (const property of node.children ?? []) {
    const [keyNode, valueNode] = property.children ?? [];
    if (!keyNode || !valueNode) continue;
    const key = String(keyNode.value);
    const at = path === '' ? key : `${path}.${key}`;
    if (seen.has(key)) findings.push(finding(keyNode, at, `'${key}' stands here twice; the last one wins`));
    seen.add(key);
    const member = Object.hasOwn(known, key) ? known[key] : undefined;
    if (member) findings.push(...checkNode(valueNode, at, member));
    else if (typeof schema.additionalProperties === 'object') {
      findings.push(...checkNode(valueNode, at, schema.additionalProperties));
    } else if (schema.additionalProperties === false) findings.push(unknownKey(keyNode, at, key, Object.keys(known)));
  }
  for (const key of schema.required ?? []) {
    if (!seen.has(key)) findings.push(finding(node, path, `'${key}' is missing`));
  }
  return findings;
}

function unknownKey(node: Node, path: string, key: string, known: readonly string[]): Finding {
  const guess = nearest(key, known);
  const hint = guess === undefined ? `known are ${listed(known)}` : `did you mean '${guess}'?`;
  return finding(node, path, `'${key}' is not known here; ${hint}`);
}

/** The alternative that fits best: its findings when none fits wholly. */
function checkAlternatives(node: Node, path: string, alternatives: readonly Schema[]): Finding[] {
  const fitting = alternatives.filter(
    (schema) => schema.enum !== undefined || typesOf(schema).some((t) => hasType(node, t)),
  );
  const results = (fitting.length > 0 ? fitting : alternatives).map((schema) => checkNode(node, path, schema));
  if (results.some((result) => result.length === 0)) return [];
  if (fitting.length > 0) return results.reduce((best, next) => (next.length < best.length ? next : best));
  const wanted = alternatives.flatMap((schema) => typesOf(schema).map((type) => articles[type]));
  return [finding(node, path, `${show(node)} stands where ${listed(wanted)} is expected`)];
}

function checkNode(node: Node, path: string, schema: Schema): Finding[] {
  if (schema.anyOf) return checkAlternatives(node, path, schema.anyOf);
  if (schema.enum) return checkEnum(node, path, schema.enum);
  const types = typesOf(schema);
  if (types.length > 0 && !types.some((type) => hasType(node, type))) {
    return [
      finding(node, path, `${show(node)} stands where ${listed(types.map((type) => articles[type]))} is expected`),
    ];
  }
  if (schema.format) return checkFormat(node, path, schema.format);
  if (schema.minimum !== undefined) return checkRange(node, path, schema);
  if (node.type === 'object') return checkObject(node, path, schema);
  const { items } = schema;
  if (node.type === 'array' && items) {
    return (node.children ?? []).flatMap((child, index) => checkNode(child, `${path}[${index}]`, items));
  }
  return [];
}

/** Everything in the document that the schema does not allow, in the order of the text. */
export function checkDocument(root: Node, schema: Schema): readonly Finding[] {
  return checkNode(root, '', schema).sort((a, b) => a.offset - b.offset);
}
