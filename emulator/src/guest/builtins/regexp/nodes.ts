/** Which of goja's two engines reads a pattern: Go's `regexp`, or regexp2 with its ECMAScript option. */
export type Dialect = 're2' | 'regexp2';

/** Inclusive ranges of UTF-16 units, or of code points with the flag `u`. */
export type Ranges = readonly (readonly [low: number, high: number])[];

export interface SetNode {
  readonly kind: 'set';
  readonly negated: boolean;
  readonly ranges: Ranges;
  /** Categories and scripts of Unicode that belong to it, each a pattern for one character. */
  readonly properties?: readonly RegExp[];
}

export interface RepeatNode {
  readonly kind: 'repeat';
  readonly body: Node;
  readonly min: number;
  readonly max: number;
  readonly lazy: boolean;
}

/** What holds at a place without taking a character. */
export type Assertion = 'start' | 'end' | 'word' | 'notWord';

export type Node =
  | { readonly kind: 'char'; readonly code: number }
  | SetNode
  | { readonly kind: 'never' }
  | { readonly kind: Assertion }
  /** `number` is goja's: groups with names come after those without. `position` counts in the order of the text. */
  | { readonly kind: 'capture'; readonly number: number; readonly position: number; readonly body: Node }
  | { readonly kind: 'look'; readonly ahead: boolean; readonly negated: boolean; readonly body: Node }
  | { readonly kind: 'back'; readonly number: number }
  | { readonly kind: 'sequence'; readonly items: readonly Node[] }
  | { readonly kind: 'choice'; readonly options: readonly Node[] }
  | RepeatNode;

export interface Flags {
  readonly global: boolean;
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly unicode: boolean;
  readonly sticky: boolean;
}

/** A pattern that was read. */
export interface Syntax {
  readonly root: Node;
  /** Number of captures, the whole match not counted. */
  readonly captures: number;
  /** goja's numbers of the captures in the order of the text; duplicates of a name share one. */
  readonly numbers: readonly number[];
}
