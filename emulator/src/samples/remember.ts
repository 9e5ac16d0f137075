import type { Sample } from './model.js';
import { type ResolveOptions, resolveSample } from './resolve.js';
import type { ResolvedSample } from './resolved.js';

/** How many resolved samples are remembered: those that somebody goes back and forth between. */
const kept = 8;
/** Characters of JSON from which telling a sample again costs more than it spares. */
const longest = 100_000;

const remembered = new Map<string, ResolvedSample>();

/**
 * {@link resolveSample} for run after run of the same sample: what was resolved depends on its JSON alone and is never
 * written to, so equal samples give the same object, which others can hang on to what they make of it.
 *
 * @throws UserError as `resolveSample`
 */
export function resolveAgain(sample: Sample, options: ResolveOptions): ResolvedSample {
  const key = JSON.stringify([options.trigger, options.targetVersion, sample]);
  const known = remembered.get(key);
  if (known !== undefined) {
    // What was used last is thrown away last.
    remembered.delete(key);
    remembered.set(key, known);
    return known;
  }
  const resolved = resolveSample(sample, options);
  if (key.length > longest) return resolved;
  remembered.set(key, resolved);
  for (const oldest of remembered.keys()) {
    if (remembered.size <= kept) break;
    remembered.delete(oldest);
  }
  return resolved;
}
