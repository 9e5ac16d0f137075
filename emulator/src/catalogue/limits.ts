/** What ZITADEL's management API takes of an action (facts §5). */
import type { Version } from './model.js';
import { compareVersions } from './version.js';

/** Milliseconds that an action has when none are set (or 0), and the most that it can have. */
export const longestTimeout = 20_000;

/** Effective timeout of an action in milliseconds (facts §1.8). */
export function effectiveTimeout(timeoutMs: number | undefined): number {
  return timeoutMs !== undefined && timeoutMs > 0 && timeoutMs < longestTimeout ? timeoutMs : longestTimeout;
}

/** Characters that the name of an action has at most; at least one. */
export const longestName = 200;

/** The most that any version stores of a script, in bytes of UTF-8. */
export const largestScript = 40_000;

/** How much of what a version stores of a script one takes. */
export interface ScriptSize {
  readonly size: number;
  readonly limit: number;
  readonly unit: 'bytes' | 'characters';
}

/** The size of a script, in the unit that a version counts in: until 2.37.0 characters, since then bytes of UTF-8. */
export function scriptSize(script: string, version: Version): ScriptSize {
  return compareVersions(version, '2.37.0') < 0
    ? { size: [...script].length, limit: 2_000, unit: 'characters' }
    : { size: Buffer.byteLength(script), limit: largestScript, unit: 'bytes' };
}
