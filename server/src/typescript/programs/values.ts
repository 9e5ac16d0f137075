/** Values of a program, as far as its text tells them without running it. */
import type { ts } from '../compiler.js';

/** Marks what only a run of the program knows. */
export const unknown = Symbol('unknown');

/** A stretch of a module's text. */
export interface Place {
  readonly module: string;
  readonly start: number;
  readonly end: number;
}

/** How a module writes a text: the quotes around it, a template, one without escapes, or as code that is made a text. */
export type Form = "'" | '"' | '`' | 'raw' | 'code';

/** A part of a text: as it stands in a module, made by the program, or known to a run of it only. */
export type Part =
  | {
      readonly kind: 'kept';
      readonly text: string;
      readonly module: string;
      readonly start: number;
      readonly form: Form;
    }
  | { readonly kind: 'made'; readonly text: string }
  /** `length` is that of what stands for it in the module. */
  | { readonly kind: 'hole'; readonly length: number };

/** The expression that a text was made of, also when something in it was replaced; a literal without its quotes. */
export interface Origin extends Place {
  readonly isLiteral: boolean;
}

/** A text, with the literal that it is written as when it is one. */
export interface Text {
  readonly kind: 'text';
  readonly text: string;
  readonly written?: Place;
  readonly parts: readonly Part[];
  readonly origin?: Origin | undefined;
  /** It is the name of a function: renaming that renames it. */
  readonly ofFunction?: boolean;
}

/** A text of which a run fills in something. */
export interface PartlyKnown {
  readonly kind: 'partly';
  readonly parts: readonly Part[];
  readonly origin?: Origin | undefined;
}

/** A regular expression that finds one text. */
export interface Pattern {
  readonly kind: 'pattern';
  readonly finds: string;
  readonly all: boolean;
}

/** What an import brings from a package, or from a file that is not read. */
export interface Imported {
  readonly kind: 'imported';
  readonly from: string;
  /** Name that it is exported by; absent for all of a module. */
  readonly name?: string;
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

export type Value =
  | typeof unknown
  | number
  | boolean
  | null
  | Text
  | PartlyKnown
  | Pattern
  | Imported
  | FileContent
  | List
  | Obj
  | Func
  | Made;
type Kind = Extract<Value, { readonly kind: string }>['kind'];

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

  set(name: string, value: Value): this {
    this.#names.set(name, value);
    return this;
  }
}

export function text(value: string): Text {
  return { kind: 'text', text: value, parts: [{ kind: 'made', text: value }] };
}

export function list(items: readonly Value[]): List {
  return { kind: 'list', items };
}

export function object(members: Iterable<readonly [string, Value]> = []): Obj {
  return { kind: 'object', members: new Map(members) };
}

export function is<K extends Kind>(value: Value | undefined, kind: K): value is Extract<Value, { readonly kind: K }> {
  return typeof value === 'object' && value !== null && value.kind === kind;
}

/** Text of a value that has one. */
export function textOf(value: Value | undefined): string | undefined {
  if (is(value, 'text')) return value.text;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
