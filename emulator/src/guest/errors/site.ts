import type { GuestEnv } from '../builtins/env.js';
import { jsonParse, jsonStringify } from '../builtins/primordials.js';

/** What went wrong at a place, as far as QuickJS tells. Its own positions are those of the last call before it. */
export interface Trouble {
  readonly kind: /** A name that is not there, or not there yet; `name` is the identifier. */
    | 'reference'
    /** A property read from null or undefined; `name` is the property. */
    | 'read'
    /** A property written on null or undefined; `name` is the property. */
    | 'write'
    /** Assignment to a constant or a read-only property; `name` is it. */
    | 'readonly'
    /** A value that cannot be called, or constructed. */
    | 'call'
    | 'construct'
    /** Something that cannot be iterated, or taken apart. */
    | 'iterate'
    /** An operand that does not fit its operator. */
    | 'operand'
    /** `new Error()` or `super()` of one: the place of that expression. */
    | 'created'
    /** A call that is on the stack below. */
    | 'frame'
    | 'other';
  readonly name?: string;
  /** Of a frame: name of the function that was called from it. */
  readonly callee?: string;
}

/** A place as QuickJS gives it: 1-based, columns in UTF-16 units. */
export interface SiteQuery {
  /** Name of the evaluated text: `<eval>` for the action itself. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly trouble: Trouble;
}

/** What goja would say of that place. */
export interface Site {
  /** Name of the function around it as goja prints it; empty for the script and for functions without a name. */
  readonly functionName: string;
  /** 1-based line and byte column that goja reports. */
  readonly line: number;
  readonly column: number;
  /** What stands there; `call` and `construct` tell whether a native function shows as a frame of its own. */
  readonly node: 'call' | 'construct' | 'other';
  /** For a call: the name of the property that is called (`b` in `a.b()`), when it can be read off the text. */
  readonly member?: string;
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
