/** Effects of writes to the lists of `api`: `push` and its like, elements and fields that are assigned (facts §2.1, §2.3). */

import type { Effect, SourcePlace } from '../api.js';
import { nilPointer } from '../go/panics.js';
import type { RawCall } from './call-place.js';
import type { Recorder } from './recorder.js';

/** What the guest tells of one write: see `guest/go/writes.ts`. */
type RawWrite = readonly [
  path: string,
  kind: 'set' | 'length' | 'delete' | 'order' | 'replace',
  shown: string,
  state: string,
  from: RawCall | null,
];

/** Methods of arrays that are one change although they write several times; those that end by setting the length. */
const endsWithLength = new Set(['push', 'pop', 'shift', 'unshift', 'splice']);
const others = new Set(['fill', 'reverse', 'sort', 'copyWithin']);

/** Writes that gave an entry of `api.metadata` a value. */
const blanked = /^api\.metadata(?:\.(?:push|unshift|splice|fill)|\[\d+\](?:\.value)?)$/;

const panics = `ZITADEL panics after the actions: ${nilPointer}. An entry needs key and value`;

/** A built-in of arrays that is at work on a list. */
interface Running {
  readonly member: string;
  readonly place: string;
  readonly effect: { -readonly [Key in keyof Effect]: Effect[Key] } & { arguments: string[] };
}

export class ListWrites {
  readonly #recorder: Recorder;
  readonly #placeOf: (from: RawCall, member: string) => SourcePlace | undefined;
  #running: Running | undefined;

  constructor(recorder: Recorder, placeOf: (from: RawCall, member: string) => SourcePlace | undefined) {
    this.#recorder = recorder;
    this.#placeOf = placeOf;
  }

  /** @param json one {@link RawWrite} */
  take(json: string): void {
    const [path, kind, shown, state, from] = JSON.parse(json) as RawWrite;
    const list = path.replace(/\[\d+\]$/, '');
    const method = from?.[2] ?? '';
    const isMethod = kind !== 'replace' && (endsWithLength.has(method) || others.has(method));
    if (!isMethod) {
      this.#running = undefined;
      if (kind === 'length') this.#add(`${list}.length`, [], 'assignment', from, state);
      else
        this.#add(
          path,
          kind === 'delete' ? [] : [shown],
          kind === 'delete' ? 'deletion' : 'assignment',
          from,
          state,
          kind,
        );
      return;
    }
    const member = `${list}.${method}`;
    const place = String(from);
    if (this.#running?.member !== member || this.#running.place !== place) {
      this.#running = { member, place, effect: this.#add(member, [], undefined, from, '') };
    }
    const { effect } = this.#running;
    if (kind === 'set' && isGiven(method, shown, effect.arguments)) effect.arguments.push(shown);
    if (kind === 'set' && isBad(list, state)) Object.assign(effect, consequence(list, state));
    if (kind === 'length' && endsWithLength.has(method)) this.#running = undefined;
  }

  /** The next action of the trigger starts: values of entries that were pushed are emptied (facts §2.1). */
  static blank(effects: readonly Effect[]): void {
    for (const effect of effects as (Effect & { note?: string; consequence: Effect['consequence'] })[]) {
      const pushed = effect.arguments.length > 0 && blanked.test(effect.member);
      if (!pushed || effect.consequence !== 'applied' || effect.note !== undefined) continue;
      effect.note =
        'the value is lost: when the next action of the trigger starts, "" takes its place. appendMetadata keeps it';
    }
  }

  #add(
    member: string,
    args: string[],
    form: Effect['form'],
    from: RawCall | null,
    state: string,
    kind?: RawWrite[1],
  ): Running['effect'] {
    const place = from === null ? undefined : this.#placeOf(from, member);
    const effect = {
      action: this.#recorder.action,
      member,
      arguments: args,
      ...(form && { form }),
      ...(kind === 'replace' ? replaced : consequence(member, state)),
      ...(place && { place }),
    };
    this.#recorder.effects.push(effect);
    return effect;
  }
}

const replaced = {
  consequence: 'ignored',
  note: 'ZITADEL keeps its own list: change that one, with push for example',
} as const;

/** Whether an element that a method set is one that it was given, and not one that it moved. */
function isGiven(method: string, shown: string, before: readonly string[]): boolean {
  switch (method) {
    case 'push':
      return true;
    case 'unshift':
    case 'splice':
      return !shown.startsWith('object.');
    case 'fill':
      return before.length === 0;
    default:
      return false;
  }
}

function isBad(list: string, state: string): boolean {
  return state === 'nil' || (state === 'empty' && !list.includes('roles'));
}

/** What comes of a write, by where it went and what is there now. */
function consequence(path: string, state: string): Pick<Effect, 'consequence' | 'note'> {
  const metadata = path.startsWith('api.metadata');
  if (metadata && state === 'stored' && path.endsWith('.value')) {
    return { consequence: 'ignored', note: 'what is stored are the bytes that the entry came with' };
  }
  if (metadata && (state === 'nil' || state === 'empty')) return { consequence: 'failed', note: panics };
  if (!metadata && state === 'empty') {
    return {
      consequence: 'failed',
      note: 'the grant has no projectID, so that ZITADEL refuses it: Errors.UserGrant.Invalid',
    };
  }
  return { consequence: 'applied' };
}
