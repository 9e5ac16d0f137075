import { longestTimeout } from '../../../emulator/src/catalogue/limits.js';
import type { Action } from '../documents.js';
import type { Finding } from './finding.js';
import type { CheckOptions } from './options.js';

interface Kept {
  /** All that the findings hang on, besides places. */
  readonly basis: readonly unknown[];
  readonly identity: string;
  readonly action: Action;
  readonly findings: readonly Finding[];
}

/**
 * Findings of each action, for as long as its script and what is known of it stay the same. An edit in one heredoc of fifty
 * leaves forty-nine as they were, only further down; and asking for quick fixes asks for nothing new.
 */
export class FindingCache {
  readonly #kept = new Map<string, Kept>();

  /**
   * The findings of an action: kept ones at their present places, or new ones by `check`.
   * @param key names the action
   * @param basis objects that are the same as long as script, annotations and declarations are
   */
  of(
    key: string,
    action: Action,
    basis: readonly unknown[],
    options: CheckOptions,
    check: () => readonly Finding[],
  ): readonly Finding[] {
    const all = [...basis, action.script.text, options.settings, options.version];
    const kept = this.#kept.get(key);
    const identity = kept?.action.identity === action.identity ? kept.identity : identityText(action);
    if (kept !== undefined && kept.identity === identity && kept.basis.every((one, index) => one === all[index])) {
      const by = shiftOf(kept.action, action);
      if (by !== undefined) return by === 0 ? kept.findings : kept.findings.map((found) => shifted(found, by));
    }
    const findings = check();
    this.#kept.set(key, { basis: all, identity, action, findings });
    return findings;
  }

  delete(key: string): void {
    this.#kept.delete(key);
  }
}

/**
 * What findings depend on. Lines that speak of an action move with every line above them, and count only where a finding
 * names them.
 */
function identityText({ identity }: Action): string {
  const { name, nameSource, triggers, source, inferred, binding, timed } = identity;
  const bound = binding && { ...binding, origin: '' };
  const limit = timed && { ...timed, origin: (timed.timeoutMs ?? 0) > longestTimeout ? timed.origin : '' };
  return JSON.stringify([name, nameSource, triggers, source, inferred, bound, limit]);
}

/** By how much all of a script moved in its document; undefined when its pieces moved apart. */
function shiftOf(before: Action, after: Action): number | undefined {
  const a = before.script.pieces;
  const b = after.script.pieces;
  if (a === b) return 0;
  const by = (b[0]?.source ?? 0) - (a[0]?.source ?? 0);
  const same =
    a.length === b.length &&
    a.every((piece, index) => {
      const other = b[index]!;
      return (
        piece.script === other.script &&
        piece.length === other.length &&
        piece.sourceLength === other.sourceLength &&
        piece.source + by === other.source
      );
    });
  return same ? by : undefined;
}

function shifted(found: Finding, by: number): Finding {
  return {
    ...found,
    start: found.start + by,
    end: found.end + by,
    ...(found.fixes !== undefined && {
      fixes: found.fixes.map((fix) => ({
        ...fix,
        edits: fix.edits.map((edit) => ({ ...edit, start: edit.start + by, end: edit.end + by })),
      })),
    }),
  };
}
