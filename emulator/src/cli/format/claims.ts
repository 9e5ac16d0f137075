/** Compares two sets of claims, for people. */

export interface ClaimChange {
  readonly kind: 'kept' | 'added' | 'changed' | 'removed';
  readonly name: string;
  readonly before?: string;
  readonly after?: string;
}

/** One row per claim, in the order of the names. Values are compact JSON text. */
export function compareClaims(before: string, after: string): readonly ClaimChange[] {
  const old = members(before);
  const now = members(after);
  return [...new Set([...old.keys(), ...now.keys()])].sort().map((name): ClaimChange => {
    const was = old.get(name);
    const is = now.get(name);
    if (was === undefined) return { kind: 'added', name, after: is ?? '' };
    if (is === undefined) return { kind: 'removed', name, before: was };
    return { kind: was === is ? 'kept' : 'changed', name, before: was, after: is };
  });
}

function members(json: string): Map<string, string> {
  const value = JSON.parse(json) as Record<string, unknown>;
  return new Map(Object.entries(value).map(([name, member]) => [name, JSON.stringify(member)]));
}
