/**
 * What becomes of each of TypeScript's diagnostics. It speaks of types that JavaScript does not have and that goja does not
 * check, so what is not listed here is left out: a false alarm is worse than a miss.
 *
 * Left out on purpose, with the reason, so that nobody adds them in good faith:
 * - 1xxx, 8xxx (syntax, TypeScript-only syntax): goja's own parser speaks, in goja's words.
 * - 2300, 2451 (declared twice): the same parser.
 * - 2322, 2345, 2554, 2555, 2769 (argument and assignment types, argument counts): Go converts most arguments; where it does
 *   not, a rule says what happens.
 * - 2362, 2363, 2365 (operators): JavaScript converts.
 * - 2367 (comparison without overlap): the rule on boxed Go values says it in words that help; else it is guesswork.
 * - 2454, 2565 (used before assigned): undefined, no error.
 * - 2540 (read-only): writes to what Go owns have a rule of their own.
 * - 2538, 7053 (index types): plain objects take any key.
 * - 2774, 2801, 2872, 2873 (always true): scripts test for members on purpose.
 * - 18046, 2571 (unknown): a matter of types only.
 * - 80001 and following (suggestions of modernisation): goja has no modules, and taste is the author's.
 */
export type Treatment =
  | 'unknown-member'
  | 'unknown-global'
  | 'unknown-module'
  | 'possibly-null'
  | 'not-callable'
  | 'assign-to-const'
  | 'used-before-declaration'
  | 'unused'
  | 'unreachable-code'
  | 'deprecated';

export const treatments: ReadonlyMap<number, Treatment> = new Map<number, Treatment>([
  // Property does not exist, with and without "did you mean".
  [2339, 'unknown-member'],
  [2551, 'unknown-member'],
  [2568, 'unknown-member'],
  [2570, 'unknown-member'],
  [2550, 'unknown-member'],
  // Cannot find name, in all the forms that suggest to change libraries.
  [2304, 'unknown-global'],
  [2552, 'unknown-global'],
  [2580, 'unknown-global'],
  [2581, 'unknown-global'],
  [2582, 'unknown-global'],
  [2583, 'unknown-global'],
  [2584, 'unknown-global'],
  [2585, 'unknown-global'],
  [2591, 'unknown-global'],
  [2592, 'unknown-global'],
  [2593, 'unknown-global'],
  [2867, 'unknown-global'],
  [2868, 'unknown-global'],
  // `{ name }` of a name that nothing declares.
  [18004, 'unknown-global'],
  // A name that is a type only, such as Iterator.
  [2693, 'unknown-global'],
  // Cannot find module.
  [2307, 'unknown-module'],
  [2792, 'unknown-module'],
  // Object or expression is possibly null or undefined; the object is named or not.
  [2531, 'possibly-null'],
  [2532, 'possibly-null'],
  [2533, 'possibly-null'],
  [18047, 'possibly-null'],
  [18048, 'possibly-null'],
  [18049, 'possibly-null'],
  [2721, 'possibly-null'],
  [2722, 'possibly-null'],
  [2723, 'possibly-null'],
  // Not callable.
  [2349, 'not-callable'],
  // Assignment to a constant: goja throws TypeError.
  [2588, 'assign-to-const'],
  // Temporal dead zone: goja throws ReferenceError.
  [2448, 'used-before-declaration'],
  [2449, 'used-before-declaration'],
  // Shown greyed out, never as a problem.
  [6133, 'unused'],
  [6138, 'unused'],
  [6192, 'unused'],
  [6196, 'unused'],
  [6198, 'unused'],
  [6199, 'unused'],
  [7027, 'unreachable-code'],
  [6385, 'deprecated'],
  [6386, 'deprecated'],
  [6387, 'deprecated'],
]);
