/** Values of expressions, as far as they stand in the files; everything else is `unknown`. */
import type { Block, Expression, Template } from './syntax.js';

/** Marks what only a run of Terraform knows. */
export const unknown = Symbol('unknown');
/** Marks an expression that fails, as the attribute that an object has not does; `try()` goes on after those only. */
export const failed = Symbol('failed');

/** Where a text is written: a template in a block of a file. */
export interface Written {
  readonly file: string;
  /** Number of the block in the file. */
  readonly block: number;
  readonly owner: Block;
  readonly expression: Extract<Expression, { readonly kind: 'template' }>;
  /** Texts of the template's interpolations, as far as they are known. */
  readonly holes: () => readonly (string | undefined)[];
}

/** The file that a text was read from. */
export interface ReadFrom {
  /** Relative to the folder that is read. */
  readonly path: string;
  /** Values of the variables, when that was `templatefile()`. */
  readonly variables: ReadonlyMap<string, Value> | undefined;
}

/** A text, with where its content comes from. */
export class TextValue {
  readonly #content: string | undefined | (() => string | undefined);

  constructor(
    /** Undefined where parts of it are unknown. Long texts are put together when somebody asks. */
    content: string | undefined | (() => string | undefined),
    readonly written?: Written,
    readonly read?: ReadFrom,
  ) {
    this.#content = content;
  }

  get text(): string | undefined {
    return typeof this.#content === 'function' ? this.#content() : this.#content;
  }

  /** Whether that is a text that people do not make names of: one of several lines, or a file's. */
  get isLong(): boolean {
    const form: Template['form'] | undefined = this.written?.expression.template.form;
    return this.read !== undefined || form === 'heredoc' || form === 'indented';
  }
}

/** A `zitadel_action` resource, or one instance of it. */
export class ActionReference {
  constructor(
    /** Address without the key. */
    readonly address: string,
    /** Undefined for all instances. */
    readonly key: string | typeof unknown | undefined,
    /** Keys of all instances, as far as they are known; undefined for a resource without instances. */
    readonly keys: () => readonly string[] | undefined,
  ) {}

  of(key: string | typeof unknown): ActionReference {
    return new ActionReference(this.address, key, this.keys);
  }
}

export type Value =
  | typeof unknown
  | typeof failed
  | number
  | boolean
  | null
  | TextValue
  | ActionReference
  | readonly Value[]
  | ReadonlyMap<string, Value>;

/** Text of a value that has one. */
export function textOf(value: Value | undefined): string | undefined {
  if (value instanceof TextValue) return value.text;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: Value | undefined): value is ReadonlyMap<string, Value> {
  return value instanceof Map;
}

/** Whether nothing in a value is unknown. */
export function isWhole(value: Value): boolean {
  if (value === unknown || value === failed || value instanceof ActionReference) return false;
  if (value instanceof TextValue) return value.text !== undefined;
  if (isList(value)) return value.every(isWhole);
  return !isMap(value) || [...value.values()].every(isWhole);
}

/** Elements of a collection with their keys; undefined when it is unknown or none. */
export function elementsOf(value: Value): readonly (readonly [key: Value, value: Value])[] | undefined {
  if (isList(value)) return value.map((item, index) => [index, item]);
  if (isMap(value)) return [...value].map(([key, item]) => [new TextValue(key), item]);
  if (value instanceof ActionReference)
    return value.key === undefined ? value.keys()?.map((key) => [new TextValue(key), value.of(key)]) : undefined;
  return undefined;
}

/** A value that was read from JSON or YAML. */
export function valueOfJson(json: unknown): Value {
  if (typeof json === 'string') return new TextValue(json);
  if (typeof json === 'number' || typeof json === 'boolean' || json === null) return json;
  if (Array.isArray(json)) return json.map(valueOfJson);
  if (typeof json === 'object')
    return new Map(Object.entries(json as object).map(([key, value]) => [key, valueOfJson(value)]));
  return unknown;
}

/** What JSON makes of a value without unknown parts, with keys in their order as Terraform has them. */
export function jsonOf(value: Value): unknown {
  if (value instanceof TextValue) return value.text;
  if (isList(value)) return value.map(jsonOf);
  if (isMap(value))
    return Object.fromEntries([...value].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, jsonOf(one)]));
  return value;
}

/** A set of texts: to our evaluation an object whose keys are its values. */
export function setOf(values: readonly Value[]): Value {
  const texts = values.map((value) => [textOf(value), value] as const);
  if (texts.some(([text]) => text === undefined)) return unknown;
  return new Map(texts.map(([text, value]) => [text!, value] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A path without `.` and with each `..` that has something to go up from done. */
export function normalized(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
