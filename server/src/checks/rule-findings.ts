import type { FunctionNode, Program } from '../../../emulator/src/language/syntax/nodes.js';
import type { Action } from '../documents.js';
import { toSourceRange } from '../embedding/model.js';
import type { Certainty } from '../rules/certainty.js';
import { rules } from '../rules/registry.js';
import type { Report, Rule, RuleContext, TypeReport } from '../rules/rule.js';
import { describe } from '../run-safe.js';
import type { CheckedFile } from '../typescript/findings.js';
import type { ScriptFile } from '../typescript/project.js';
import type { Draft } from './collector.js';
import { mapFixes } from './fixes.js';
import type { CheckOptions } from './options.js';

/** A script that the type checker went through, as rules see it. */
export interface CheckedScript {
  readonly action: Action;
  readonly file: ScriptFile;
  readonly checked: CheckedFile;
  readonly program: Program;
  /** The function that ZITADEL will call, when the script has it at its top level. */
  readonly target: FunctionNode | undefined;
  readonly certainty: Certainty;
  /** It parses: half a script tells rules wrong things, so those that look into it wait until then. */
  readonly isWhole: boolean;
}

/** What a rule found: for people, and where in the script. */
export interface RuleFinding {
  readonly draft: Draft;
  readonly found: Report;
}

/** What the rules found, and which findings of others theirs stand for. */
export class RuleFindings {
  readonly #all: RuleFinding[] = [];
  readonly #replacing: {
    readonly rule: string;
    readonly codes: readonly string[];
    readonly start: number;
    readonly end: number;
  }[] = [];

  /** Asks all rules. One that throws is reported, and has found what it found until then. */
  constructor(script: CheckedScript, options: CheckOptions) {
    let asked: Rule | undefined;
    const context = contextOf(script, options, (found) => {
      if (asked !== undefined) this.note(asked, found, script.action);
    });
    for (const rule of rules) {
      if (options.settings.rules[rule.code] === 'off' || !(script.isWhole || rule.unparsed)) continue;
      asked = rule;
      try {
        rule.check(context);
      } catch (error) {
        options.report(`Rule ${rule.code} failed: ${describe(error)}`);
      }
    }
  }

  /** Those that no other rule stands for. */
  get told(): readonly RuleFinding[] {
    return this.#all.filter(({ draft }) => !this.replaces(draft.code, draft));
  }

  /** Whether a rule has a better word than a finding of a code at a place of the document. */
  replaces(code: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
    return this.#replacing.some(
      (by) => by.rule !== code && by.codes.includes(code) && by.start <= end && start <= by.end,
    );
  }

  private note(rule: Rule, found: Report, { script }: Action): void {
    const range = toSourceRange(script.pieces, found.start, found.end);
    if (range === undefined) return;
    if (rule.replaces !== undefined) this.#replacing.push({ rule: rule.code, codes: rule.replaces, ...range });
    const fixes = mapFixes(found.fixes, script);
    this.#all.push({ draft: { code: rule.code, severity: rule.severity, ...found, ...range, fixes }, found });
  }
}

/** What all rules get to look at. */
function contextOf(script: CheckedScript, { version }: CheckOptions, report: RuleContext['report']): RuleContext {
  const { action, checked, program, target, certainty } = script;
  return {
    text: action.legible.text,
    program,
    identity: action.identity,
    action: target,
    certainty,
    types: typeReports(script),
    triggers: action.identity.triggers,
    version,
    oracle: checked.oracle,
    report,
  };
}

/** What the type checker found, for rules. */
function typeReports({ file, checked }: CheckedScript): readonly TypeReport[] {
  return checked.findings.flatMap(({ code, message, asked, start, end }) => {
    const range = toSourceRange(file.scriptPieces, start, end);
    return range === undefined ? [] : [{ code, message, asked, ...range }];
  });
}
