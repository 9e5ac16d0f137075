/** Whether a member differs between two JSON objects, and how. */
export interface MemberChange {
  readonly name: string;
  /** Exact JSON text; absent where the member is not there. */
  readonly before?: string;
  readonly after?: string;
  readonly state: 'added' | 'removed' | 'changed' | 'same';
}

/**
 * The members of two JSON objects side by side, by exact text: a parsed number would lose digits that the token does have.
 * Those of the second come first, in its order. A text that is no object, or none, has no members.
 */
export function compareMembers(before: string | undefined, after: string | undefined): readonly MemberChange[] {
  const old = membersOf(before);
  const now = membersOf(after);
  const changes: MemberChange[] = [];
  for (const [name, text] of now) {
    const was = old.get(name);
    if (was === undefined) changes.push({ name, after: text, state: 'added' });
    else changes.push({ name, before: was, after: text, state: was === text ? 'same' : 'changed' });
  }
  for (const [name, text] of old) if (!now.has(name)) changes.push({ name, before: text, state: 'removed' });
  return changes;
}

/** The exact texts of an object's members by their names, of JSON that is known to be well-formed. */
export function membersOf(text: string | undefined): ReadonlyMap<string, string> {
  const members = new Map<string, string>();
  if (text === undefined || !/^\s*\{/.test(text)) return members;
  let depth = 0;
  let name: string | undefined;
  let start = 0;
  // Token by token, not by a parser: values may be nested deeper than one can call itself.
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g)) {
    if (depth === 1 && name === undefined && token.startsWith('"')) name = JSON.parse(token) as string;
    else if (depth === 1 && token === ':') start = index + 1;
    else if (depth === 1 && (token === ',' || token === '}') && name !== undefined) {
      members.set(name, text.slice(start, index).trim());
      name = undefined;
    }
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
  }
  return members;
}
