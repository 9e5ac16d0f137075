import type { ActionIdentity } from '../../../emulator/src/binding/resolve.js';
import type { TriggerId, Version } from '../../../emulator/src/catalogue/model.js';
import type { FunctionNode, Program } from '../../../emulator/src/language/syntax/nodes.js';
import type { Severity } from '../../../emulator/src/manifest/model.js';
import type { Certainty } from './certainty.js';
import type { Oracle, ScriptRange } from './oracle.js';

/** A change of the script that puts a finding right. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  /** Right in every case: offered first, and applied by "fix all". */
  readonly safe?: boolean;
}

/** One thing that a rule found, in offsets of the script. */
export interface Report extends ScriptRange {
  /** What ZITADEL does, and what to write instead. */
  readonly message: string;
  readonly fixes?: readonly Fix[];
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
  /** Where it is true of one of the action's triggers only. */
  readonly trigger?: TriggerId;
  /** Where it is less severe than the rule says. */
  readonly severity?: Exclude<Severity, 'off'>;
}

/** What the type checker found, in offsets of the script. */
export interface TypeReport extends ScriptRange {
  /** Of a member: the script asks whether it is there, or reads it with `?.`. */
  readonly asked?: boolean | undefined;
  readonly code: string;
  readonly message: string;
}

/** What a rule gets to look at. */
export interface RuleContext {
  readonly text: string;
  readonly program: Program;
  readonly identity: ActionIdentity;
  /** The function that ZITADEL will call, when the script has it at its top level. */
  readonly action: FunctionNode | undefined;
  readonly triggers: readonly TriggerId[];
  readonly version: Version;
  readonly oracle: Oracle;
  /** What surely runs; anything else is worth a warning at most. */
  readonly certainty: Certainty;
  readonly types: readonly TypeReport[];
  report(found: Report): void;
}

export interface Rule {
  /** Stable; also the name of the page in docs/rules/. */
  readonly code: string;
  readonly severity: Exclude<Severity, 'off'>;
  /** One line for lists. */
  readonly summary: string;
  /** Codes of other findings, the type checker's and other rules', that this rule's findings replace where they overlap. */
  readonly replaces?: readonly string[];
  /** Codes of the type checker's findings that are this rule's to judge: they are not shown as they are. */
  readonly judges?: readonly string[];
  /** Judges what is known of an action from outside, also while its text does not parse; the program is empty then. */
  readonly unparsed?: boolean;
  check(context: RuleContext): void;
}
