import { remembered } from '../remembered.js';
import { type CheckOptions, checkScript, functionText } from './check.js';
import type { EditedText } from './sites/edits.js';
import { SiteTable } from './sites/lookup.js';
import { prepareProgram } from './sites/prepare.js';
import type { Site, Trouble } from './sites/trouble.js';
import type { Program } from './syntax/nodes.js';

/** A script ready for QuickJS. */
export interface PreparedScript {
  /** The text to evaluate; its lines are those of the author's text. */
  readonly code: string;
  /** UTF-16 offset in the author's text of an offset in `code`. */
  toOriginal(offset: number): number;
  /** What the author wrote for a part of `code`, such as a function. */
  originalOf(part: string): string | undefined;
  /**
   * What goja says of a place that QuickJS reports in `code` (line from 1, column as QuickJS counts).
   * Undefined when nothing is known of it. The tables behind it are made when it is first asked.
   */
  lookupSite(line: number, column: number, trouble: Trouble): Site | undefined;
}

/** Prepares a script that goja accepts. `program` is its tree, when it has been parsed already. */
export function prepareScript(text: string, program: Program = checkScript(text).parsed.program): PreparedScript {
  const edited: EditedText = prepareProgram(text, program);
  let table: SiteTable | undefined;
  return {
    code: edited.code,
    toOriginal: (offset) => edited.toOriginal(offset),
    originalOf: (part) => edited.originalOf(part),
    lookupSite(line, column, trouble) {
      table ??= new SiteTable(text, edited);
      return table.lookup(line, column, trouble);
    },
  };
}

/** A host operation: takes JSON, answers JSON. */
export type LanguageOp = (json: string) => string;

export interface CompiledScript {
  /** What to evaluate; the author's text when goja refuses it. */
  readonly text: string;
  /** goja refuses the script: what ZITADEL logs after `action run failed: `. */
  readonly error?: string;
  /** Names of the functions that it declares at its top. */
  readonly functions: ReadonlySet<string>;
  /** Host operations that the guest needs while the script runs. */
  readonly ops: {
    readonly sites: LanguageOp;
    readonly 'language.gate': LanguageOp;
    readonly 'language.original': LanguageOp;
  };
}

/** One question of the guest about a place. */
interface SiteQuery {
  file: string;
  line: number;
  column: number;
  trouble: Trouble;
}

/** A text that the script wants evaluated: given to eval, or (`args`) to a constructor of functions. */
export interface GateQuery extends Omit<CheckOptions, 'kind'> {
  text?: string;
  args?: string[];
  /** `function`, `async function`, `function*` … */
  prefix?: string;
}

/** Answer of the gate: the prepared text, or the message of goja's SyntaxError. */
export type GateAnswer = { code: string; error?: undefined } | { error: string; code?: undefined };

/** Name under which the engine evaluates scripts, and goja's for texts without one. */
export const scriptFile = '<eval>';

/** How many of the texts that a script had evaluated are remembered. */
const GATED_LIMIT = 16;

/**
 * Checks a script and prepares it; all that the engine needs to run it as goja would. The last texts are kept, since
 * the same action is run again and again.
 */
export const compile = remembered({ most: 64 }, compileAnew);

function compileAnew(text: string): CompiledScript {
  const checked = checkScript(text);
  if (checked.error)
    return { text, error: `SyntaxError: ${checked.error.text}`, functions: new Set(), ops: makeOps(undefined) };
  const { program } = checked.parsed;
  const script = prepareScript(text, program);
  const functions = new Set(
    program.body.flatMap((statement) =>
      statement.type === 'FunctionDeclaration' && statement.id ? [statement.id.name] : [],
    ),
  );
  return { text: script.code, functions, ops: makeOps(script) };
}

function makeOps(script: PreparedScript | undefined): CompiledScript['ops'] {
  const texts = script ? [script] : [];
  return {
    sites(json) {
      const queries = JSON.parse(json) as SiteQuery[];
      const answers = queries.map(({ file, line, column, trouble }) => {
        if (file === scriptFile) return script?.lookupSite(line, column, trouble) ?? null;
        // texts that were evaluated have no names of their own: the last one that fits
        for (let at = texts.length - 1; at > 0; at--) {
          const site = texts[at]?.lookupSite(line, column, trouble);
          if (site) return site;
        }
        return null;
      });
      return JSON.stringify(answers);
    },
    'language.gate'(json) {
      const answer = passAgain(json);
      if (typeof answer === 'string') return JSON.stringify({ error: answer } satisfies GateAnswer);
      if (!texts.includes(answer)) {
        if (texts.length > GATED_LIMIT) texts.splice(1, 1);
        texts.push(answer);
      }
      return JSON.stringify({ code: answer.code } satisfies GateAnswer);
    },
    'language.original'(json) {
      const part = JSON.parse(json) as string;
      for (const text of texts) {
        const original = text.originalOf(part);
        if (original !== undefined) return JSON.stringify(original);
      }
      return JSON.stringify(part);
    },
  };
}

/** Checks and prepares a text that a script wants evaluated. */
export function gate(query: GateQuery): GateAnswer {
  const answer = passGate(query);
  return typeof answer === 'string' ? { error: answer } : { code: answer.code };
}

/** Like {@link passGate}, for a question that may have been asked before: scripts evaluate texts in loops. */
const passAgain = remembered({ most: 64, longest: 2000 }, (json: string) => passGate(JSON.parse(json) as GateQuery));

/** The prepared text, or goja's message. */
function passGate({ text, args, prefix, ...context }: GateQuery): PreparedScript | string {
  const source = args ? functionText(args, prefix) : (text ?? '');
  const checked = checkScript(source, { kind: args ? 'function' : 'eval', ...context });
  if (checked.error) return checked.error.text;
  return prepareScript(source, checked.parsed.program);
}
