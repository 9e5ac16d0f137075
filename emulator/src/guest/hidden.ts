import { type HiddenName, hidden, hiddenValues } from '../language/hidden.js';
import type { GuestEnv } from './builtins/env.js';
import { jsonParse, jsonStringify, type NativeRegExp, NativeSyntaxError } from './builtins/primordials.js';
import { makeTransparent } from './errors/frames.js';
import { iterableHelper } from './errors/iterables.js';
import type { OperandHelpers } from './errors/operands.js';

/**
 * Lays out what prepared scripts use under hidden names. The engine then declares the names as lexical ones (only a
 * script of its own can) and takes the property away again: see `engine/prelude.ts`.
 */
export function layOutHidden(env: GuestEnv, operands: OperandHelpers): void {
  const makeRegExp = RegExp as typeof NativeRegExp;
  const gate = (value: unknown, context: string): unknown => {
    if (typeof value !== 'string') return value;
    const query = { ...(jsonParse(context) as object), text: value };
    const answer = jsonParse(env.call('language.gate', jsonStringify(query))) as { code?: string; error?: string };
    if (answer.error !== undefined) throw new NativeSyntaxError(answer.error);
    return answer.code;
  };
  const regExp = (pattern: string, flags: string): RegExp => new makeRegExp(pattern, flags);
  makeTransparent(gate);
  makeTransparent(regExp);
  const values: Record<HiddenName, unknown> = { ...operands, iterable: iterableHelper(env), gate, regExp };
  const named: Record<string, unknown> = {};
  for (const key of Object.keys(hidden) as HiddenName[]) named[hidden[key]] = values[key];
  Object.defineProperty(globalThis, hiddenValues, { value: named, configurable: true });
}
