import { type CompileContext, compileCheck } from './compile/statements.js';
import { type ParseResult, parse } from './parse.js';
import { type LanguageError, summary } from './syntax/errors.js';
import type { Node } from './syntax/nodes.js';

export interface CheckOptions {
  /**
   * What the text is: a script; the text given to `eval`; or the whole text that the Function constructor puts
   * together (`functionText`), which goja evaluates as an indirect eval.
   */
  kind: 'script' | 'eval' | 'function';
  /** Of a direct eval: it is called from strict code. */
  strict?: boolean;
  /** Of a direct eval: the kind of function that it stands in (arrow functions not counted). */
  inside?: CompileContext['inside'];
}

export interface CheckResult {
  /** goja compiles the text. */
  ok: boolean;
  /**
   * What goja says when it does not: `text` is the message of the SyntaxError, such as
   * `SyntaxError: (anonymous): Line 1:7 Unexpected token ; (and 1 more errors)`; ZITADEL logs it after `SyntaxError: `.
   */
  error?: { text: string; line: number; column: number };
  /** Every error that was met, with ranges: several of the parser, or one of the compiler. */
  errors: LanguageError[];
  parsed: ParseResult;
  /** Names of functions and classes as goja's stack traces have them; complete when the text is accepted. */
  names: ReadonlyMap<Node, string>;
}

const NO_NAMES: ReadonlyMap<Node, string> = new Map();

/** Says whether goja accepts a text, and in which words it refuses it. Pure: the answer depends on the arguments only. */
export function checkScript(text: string, options: CheckOptions = { kind: 'script' }): CheckResult {
  const parsed = parse(text);
  const file = options.kind === 'script' ? '' : '<eval>';
  if (parsed.errors.length > 0) return refused(parsed.errors, parsed, file, NO_NAMES);
  const { problem, names } = compileCheck(parsed.program, parsed.lines, {
    kind: options.kind === 'script' ? 'script' : 'eval',
    strict: options.strict ?? false,
    inside: options.inside,
  });
  if (problem) return refused([problem], parsed, file, names);
  return { ok: true, errors: [], parsed, names };
}

function refused(errors: LanguageError[], parsed: ParseResult, file: string, names: CheckResult['names']): CheckResult {
  const { line, column } = errors[0]!;
  return { ok: false, error: { text: summary(errors, file), line, column }, errors, parsed, names };
}

/** The text that the Function constructor evaluates for these arguments (each already turned into a string). */
export function functionText(args: readonly string[], prefix = 'function'): string {
  const parameters = args.slice(0, -1).join(',');
  return `(${prefix} anonymous(${parameters}\n) {\n${args[args.length - 1] ?? ''}\n})`;
}
