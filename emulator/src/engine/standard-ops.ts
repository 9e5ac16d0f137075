import { typesJson } from '../go/declarations.js';
import { checkRegExp } from '../language/index.js';
import { collate } from './collation.js';
import type { HostOp } from './host-op.js';

/** What the guest may always call; {@link Engine.hostOps} may have others of these names. */
export const standardOps: Readonly<Record<string, HostOp>> = {
  'clock.now': () => String(Date.now()),
  'random.next': () => String(Math.random()),
  /** No places are known until a script was evaluated. */
  sites: () => '[]',
  collate,
  'go.types': typesJson,
  /** What goja's parser says against a regular expression, or null. */
  regexp: (json) => {
    const [source, flags] = JSON.parse(json) as readonly [string, string];
    return JSON.stringify(checkRegExp(source, flags) ?? null);
  },
};
