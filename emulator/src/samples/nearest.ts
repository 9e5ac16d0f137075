/** "Did you mean": the known word that a mistyped one is closest to. */
import { closest, distance } from 'fastest-levenshtein';

/** The nearest of `known`, or undefined when none is close enough to be meant. Case does not count. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const folded = known.map((candidate) => candidate.toLowerCase());
  const found = closest(word.toLowerCase(), folded);
  const allowed = Math.max(1, Math.floor(Math.max(word.length, found.length) / 3));
  return distance(word.toLowerCase(), found) <= allowed ? known[folded.indexOf(found)] : undefined;
}
