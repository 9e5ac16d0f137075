import { type ParseResult, parse } from './parse.js';
import { type LanguageError, summary } from './syntax/errors.js';

export interface CheckOptions {
  kind: 'script' | 'eval' | 'function';
}

export interface CheckResult {
  ok: boolean;
  error?: { text: string; line: number; column: number };
  errors: LanguageError[];
  parsed: ParseResult;
}

export function checkScript(text: string, _options: CheckOptions): CheckResult {
  const parsed = parse(text);
  const { errors } = parsed;
  const [first] = errors;
  if (!first) return { ok: true, errors, parsed };
  return { ok: false, error: { text: summary(errors), line: first.line, column: first.column }, errors, parsed };
}
