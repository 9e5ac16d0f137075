/** Values of a program, as far as its text tells them without running it. */
import type { ts } from '../compiler.js';

/** Marks what only a run of the program knows. */
export const unknown = Symbol('unknown');

/** A text, with the literal that it is written as when it is one. */
export interface Text {
  readonly kind: 'text';
  readonly text: string;
  readonly written?: { readonly module: string; readonly start: number; readonly end: number };
}

/** The content of a file; `path` is absolute. */
export interface FileContent {
  readonly kind: 'file';
  readonly path: string;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Value[];
}

export interface Obj {
  readonly kind: 'object';
  readonly members: Map<string, Value>;
}

/** A function of the program's own. */
export interface Func {
  readonly kind: 'function';
  readonly node: ts.FunctionLikeDeclaration;
  readonly scope: Scope;
}

/** An action that the program makes. */
export interface Made {
  readonly kind: 'action';
  readonly index: number;
}

export type Value = typeof unknown | number | boolean | null | Text | FileContent | List | Obj | Func | Made;

/** Names and what they mean, innermost first. */
export class Scope {
  readonly #names = new Map<string, Value>();

  constructor(
    /** Address of the module, absolute with `/`. */
    readonly module: string,
    readonly outer?: Scope,
    /** What `this` is. */
    readonly self: Obj | undefined = outer?.self,
    /** Whether nobody knows that what stands here runs. */
    readonly maybe: boolean = outer?.maybe ?? false,
  ) {}

  get(name: string): Value | undefined {
    return this.#names.get(name) ?? this.outer?.get(name);
  }

  set(name: string, value: Value): void {
    this.#names.set(name, value);
  }
}

export function text(value: string, written?: Text['written']): Text {
  return { kind: 'text', text: value, ...(written !== undefined && { written }) };
}

export function list(items: readonly Value[]): List {
  return { kind: 'list', items };
}

export function object(members: Iterable<readonly [string, Value]> = []): Obj {
  return { kind: 'object', members: new Map(members) };
}

export function is<K extends 'text' | 'file' | 'list' | 'object' | 'function' | 'action'>(
  value: Value | undefined,
  kind: K,
): value is Extract<Value, { readonly kind: K }> {
  return typeof value === 'object' && value !== null && value.kind === kind;
}

/** Text of a value that has one. */
export function textOf(value: Value | undefined): string | undefined {
  if (is(value, 'text')) return value.text;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
