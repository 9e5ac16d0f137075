import type { DeclaredName } from '../declarations/model.js';

/** Range in the script, as the syntax tree has it. */
export interface ScriptRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What an expression means: a member of `ctx` or `api` with its path in the catalogue (`ctx` and `api` themselves have no
 * members), a field or method of a Go type, a claim, a module or one of its functions.
 */
export type Resolved = DeclaredName;

/** What is known of the value of an expression. */
export interface ValueType {
  /** The type as TypeScript prints it. */
  readonly text: string;
  /** Nothing is known. */
  readonly any: boolean;
  /** Can be null, can be undefined; both false for `any`. */
  readonly nullable: boolean;
  readonly optional: boolean;
  /** Nothing but null or undefined. */
  readonly empty: boolean;
  /** A Go value that JavaScript sees as an object: always truthy, never `===` to a literal, no `length`. */
  readonly boxed: 'string' | 'number' | 'boolean' | undefined;
  /** The kind of boxed value that it can be, where it can also be a JavaScript value: texts in the script, or anything. */
  readonly partlyBoxed:
    | { readonly kind: 'string' | 'number' | 'boolean'; readonly beside: readonly string[] | 'anything' }
    | undefined;
  /** A Go time. */
  readonly time: boolean;
  readonly callable: boolean;
  /** A JavaScript value of one of these kinds, and nothing else. */
  readonly primitive: 'string' | 'number' | 'boolean' | 'bigint' | 'symbol' | undefined;
  readonly array: boolean;
  /** Name of the Go type in the catalogue, as the declarations have it; of a union without null and undefined. */
  readonly goType: string | undefined;
}

/**
 * Answers questions of rules about expressions by their range in the script. The syntax tree of the rules and the one of the
 * type checker are different trees; ranges are what they share. Undefined: there is no such expression.
 */
export interface Oracle {
  /** What an expression means in the catalogue, through variables, destructuring and aliases too. */
  resolve(range: ScriptRange): Resolved | undefined;
  typeOf(range: ScriptRange): ValueType | undefined;
  /** Whether all that is known of an expression's type, null and undefined aside, comes from ZITADEL and has no member of a name. */
  lacks(range: ScriptRange, name: string): boolean;
  /** Whether the name at the range is declared in the script or in the language; false for unknown globals, true where there is no name. */
  declared(range: ScriptRange): boolean;
}
