import type { Site, Trouble } from '../../language/sites/trouble.js';
import type { GuestEnv } from '../builtins/env.js';
import { jsonParse, jsonStringify } from '../builtins/primordials.js';

/** A place as QuickJS gives it: 1-based, columns in UTF-16 units. */
export interface SiteQuery {
  /** Name of the evaluated text: `<eval>` for the action itself. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly trouble: Trouble;
}

/**
 * Looks places up in the texts that were evaluated, all at once: host operation `sites` with an array of
 * {@link SiteQuery}, answered by an array of {@link Site} or null where nothing is known.
 */
export function lookUpSites(env: GuestEnv, queries: readonly SiteQuery[]): readonly (Site | null)[] {
  try {
    const answer = jsonParse(env.call('sites', jsonStringify(queries))) as readonly (Site | null)[] | null;
    return answer ?? [];
  } catch {
    return [];
  }
}
