/** The samples that come with the program. */
import type { TriggerId } from '../../catalogue/model.js';
import type { Sample } from '../model.js';
import { providers } from './providers.js';
import { richHuman } from './rich-human.js';
import { variants } from './variants.js';

export const defaultBundledSample = 'rich-human';

export const bundledSamples: readonly Sample[] = [richHuman, ...variants, ...providers];

export const bundledSampleNames: readonly string[] = bundledSamples.map((sample) => sample.name ?? '');

export function bundledSample(name: string): Sample | undefined {
  return bundledSamples.find((sample) => sample.name === name);
}

/** The bundled samples that make sense for a trigger, the default first. */
export function bundledSamplesFor(trigger: TriggerId): readonly Sample[] {
  return bundledSamples.filter((sample) => !sample.triggers || sample.triggers.includes(trigger));
}
