import type { ResolvedSample } from '../samples/resolved.js';
import type { Surface } from './surface.js';

/** Makes what depends on a sample and a surface only once, as long as the sample is there. */
export function onceForEach<Value>(
  make: (sample: ResolvedSample, surface: Surface) => Value,
): (sample: ResolvedSample, surface: Surface) => Value {
  const made = new WeakMap<ResolvedSample, Map<Surface, Value>>();
  return (sample, surface) => {
    let values = made.get(sample);
    if (values === undefined) {
      values = new Map();
      made.set(sample, values);
    }
    const known = values.get(surface);
    if (known !== undefined) return known;
    const value = make(sample, surface);
    values.set(surface, value);
    return value;
  };
}
