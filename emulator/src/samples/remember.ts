import { remembered } from '../remembered.js';
import type { Sample } from './model.js';
import { type ResolveOptions, resolveSample } from './resolve.js';
import type { ResolvedSample } from './resolved.js';

/**
 * {@link resolveSample} for run after run of the same sample: what was resolved depends on its JSON alone and is never
 * written to, so equal samples give the same object, which others can hang on to what they make of it.
 *
 * @throws UserError as `resolveSample`
 */
export const resolveAgain: (sample: Sample, options: ResolveOptions) => ResolvedSample = remembered(
  {
    // Those that somebody goes back and forth between.
    most: 8,
    key: (sample, { trigger, targetVersion }) => JSON.stringify([trigger, targetVersion, sample]),
    // From there on telling a sample again costs more than it spares.
    longest: 100_000,
  },
  resolveSample,
);
