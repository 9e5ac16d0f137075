/** `ctx.v1.getUser()`: the user from the query side. */
import { GoPanic } from '../engine/panic.js';
import type { ResolvedSample } from '../samples/resolved.js';
import type { HostFunction } from './family.js';
import { userWire } from './objects.js';

/** The user of a run, the same object during an action. A failing read panics (facts §1.7). */
export function queryUser({ user, storeErrors }: ResolvedSample): HostFunction {
  return () => {
    if (storeErrors.user !== null) throw new GoPanic(storeErrors.user);
    return { v: userWire(user, 'loginNames'), keep: true };
  };
}
