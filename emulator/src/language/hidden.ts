/**
 * Names that prepared scripts use and that the guest declares for them: lexical names of the outermost scope, so that
 * nothing shows on the global object. They hold a letter that nobody types; the dollar gives them places of their own in
 * QuickJS's notes.
 */
export const hidden = {
  /** Around a callee that is no function: answers a function that throws goja's error. */
  callee: '$ꞏcallee',
  /** Around a callee that is the result of something. */
  invoked: '$ꞏinvoked',
  /** Instead of a callee that nothing declares: its error comes after the arguments. */
  unresolved: '$ꞏunresolved',
  /** Around `o` in `o.m()` when `m` is no method that is known: remembers what it is if that is no function. */
  receiver: '$ꞏreceiver',
  /** Around `k` in `o[k]()`, with `o` once more: the same for a property that is worked out. */
  member: '$ꞏmember',
  /** Around `o` and `k` in `o[k]()` when `o` cannot be read twice. */
  object: '$ꞏobject',
  key: '$ꞏkey',
  /** Around `k` in `o[k] += 1`: remembers it. */
  noted: '$ꞏnoted',
  /** Around what is spread in an object literal. */
  spread: '$ꞏspread',
  /** Around what `new` is applied to when it is no name. */
  newTarget: '$ꞏnewTarget',
  /** `a ** b` as Go works it out. */
  power: '$ꞏpower',
  /** Around what `new` is applied to when it is no function. */
  constructed: '$ꞏconstructed',
  /** At the end of a derived constructor: `super()` must have been called. */
  derived: '$ꞏderived',
  /** Around what `new Promise` gets that is no function. */
  executor: '$ꞏexecutor',
  /** Around what is iterated, in scripts that make iterators of their own; with `true` for a loop. */
  iterable: '$ꞏiterable',
  /** Around `o` in `o.x = …` in strict code: remembers it when it is no object, which QuickJS's error does not tell. */
  assigned: '$ꞏassigned',
  /** Around what is thrown: tells it from what a `finally` throws again. */
  thrown: '$ꞏthrown',
  /** Around the right side of `in`. */
  container: '$ꞏcontainer',
  /** Around the right side of `instanceof`. */
  instanceClass: '$ꞏinstanceClass',
  /** Around the text of a direct eval, with JSON of what is around it: checks and prepares the text. */
  gate: '$ꞏgate',
  /** Makes the regular expressions that QuickJS's own parser would refuse: pattern, flags. */
  regExp: '$ꞏregExp',
} as const;

/** How all these names begin. */
export const hiddenStart = '$ꞏ';

/** Name that prepared scripts give to the arguments of an arrow function; nothing is declared for it. */
export const ownArguments = '$ꞏarguments';

export type HiddenName = keyof typeof hidden;

/** Property of the global object under which the guest lays out the values, for as long as it takes to declare them. */
export const hiddenValues = '$ꞏhidden';

/** The script that declares the names. */
export function declareHidden(): string {
  return `const {${Object.values(hidden).join(',')}}=globalThis.${hiddenValues};delete globalThis.${hiddenValues};`;
}
