import type { Site, Trouble } from '../../language/sites/trouble.js';

/** What QuickJS says, and what is known about the place. */
export interface Fault {
  readonly message: string;
  /** Name of the native function that failed, or undefined when it was the script's own code. */
  readonly native: string | undefined;
  /** Name of the native function that the script called, which may have called the one that failed. */
  readonly outer?: string | undefined;
  /** It happened in the constructor of a class that writes none: what that calls is its parent. */
  readonly inParent?: boolean;
}

/** goja's text for a fault; it may depend on what stands at the place. */
export interface Wording {
  readonly trouble: Trouble;
  text(site: Site | null): string;
  /** Name of the error class when it is another than QuickJS's. */
  readonly errorClass?: 'TypeError' | 'RangeError' | 'SyntaxError' | 'ReferenceError';
}

export type Rule = (match: RegExpExecArray, fault: Fault) => Wording | undefined;

export const other: Trouble = { kind: 'other' };
export const operand: Trouble = { kind: 'operand' };

/** A text that is the same everywhere. */
export function fixed(text: string, trouble: Trouble = other): Rule {
  return () => ({ trouble, text: () => text });
}

/** A rule for faults of the script's own code. */
export const inScript =
  (rule: Rule): Rule =>
  (match, fault) =>
    fault.native === undefined ? rule(match, fault) : undefined;

/** A text of one native function. */
export const inNative =
  (name: string, text: string, trouble: Trouble = other): Rule =>
  (_match, fault) =>
    fault.native === name ? { trouble, text: () => text } : undefined;
