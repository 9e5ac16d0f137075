/** Where a script called what it was given, from what QuickJS tells of the call. */
import type { SourcePlace } from '../api.js';
import { wordsOf } from '../binding/words.js';
import type { HostOp } from '../engine/host-op.js';
import { scriptFile } from '../language/script.js';
import { sourcePlace } from './error-place.js';

/**
 * A call as the guest tells it: line and column as QuickJS counts them in the prepared text, and the built-in that the
 * script called (`forEach`), empty when it called the function itself.
 */
export type RawCall = readonly [line: number, column: number, builtIn: string];

/** The length of the name before an opening parenthesis, or before `?.(`, with all that stands between. */
function nameLength(before: string): number {
  const { part, flag } = wordsOf(before);
  return new RegExp(`[${part}]+\\s*(?:\\?\\.\\s*)?$`, flag).exec(before)?.[0].length ?? 0;
}

type Known = Map<string, SourcePlace | undefined>;

/** What was found before, by the operation that looks places up: it is the same as long as the prepared script is kept. */
const found = new WeakMap<HostOp, Known>();

/** Places of one action's calls; a call is looked up once, in however many runs. */
export class CallPlaces {
  readonly #script: string;
  readonly #action: number;

  constructor(script: string, action: number) {
    this.#script = script;
    this.#action = action;
  }

  /**
   * The place of a call in the author's text: that of the called name, or of the parenthesis where none stands before it.
   * @param member path of the function that was called
   * @param sites the engine's operation that looks places up; undefined before a script was prepared
   */
  find(raw: RawCall, member: string, sites: HostOp | undefined): SourcePlace | undefined {
    if (sites === undefined) return undefined;
    const known: Known = found.get(sites) ?? new Map();
    found.set(sites, known);
    const callee = raw[2] === '' ? member.slice(member.lastIndexOf('.') + 1) : raw[2];
    const key = `${this.#action}:${raw[0]}:${raw[1]}:${callee}`;
    if (known.has(key)) return known.get(key);
    const place = this.#lookUp(raw[0], raw[1], callee, sites);
    known.set(key, place);
    return place;
  }

  #lookUp(line: number, column: number, callee: string, sites: HostOp): SourcePlace | undefined {
    const query = { file: scriptFile, line, column, trouble: { kind: 'frame', callee } };
    const [site] = JSON.parse(sites(JSON.stringify([query]))) as ({ line: number; column: number } | null)[];
    if (!site) return undefined;
    const place = sourcePlace(this.#script, this.#action, site.line, site.column);
    if (place === undefined || !/[(?]/.test(this.#script[place.offset] ?? '')) return place;
    const before = this.#script.slice(place.offset - (place.column - 1), place.offset);
    const back = nameLength(before);
    return { ...place, column: place.column - back, offset: place.offset - back };
  }
}
