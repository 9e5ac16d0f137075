/** Merging a sample over the one that it extends. */
import type { Sample } from './model.js';

/** Parts that stand for themselves: given, they replace the inherited value and are not merged member by member. */
const wholes = new Set([
  'user.metadata',
  'org.metadata',
  'carriedMetadata',
  'idp.user',
  'tokens.idTokenClaims',
  'httpRequest.form',
  'httpRequest.postForm',
  'httpRequest.headers',
  'authRequest.browserInfo',
]);

type Plain = { readonly [key: string]: unknown };

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

function mergeAt(path: string, base: unknown, over: unknown): unknown {
  if (over === undefined) return base;
  if (!isPlain(over) || !isPlain(base) || wholes.has(path)) return over;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    merged[key] = mergeAt(path === '' ? key : `${path}.${key}`, base[key], value);
  }
  if (path === 'user') dropOtherKind(merged, over);
  if (path === 'tokens' && 'idToken' in over && !('idTokenClaims' in over)) delete merged.idTokenClaims;
  if (path === 'idp' && 'kind' in over && !('user' in over)) merged.user = null;
  return merged;
}

/** A user is either human or machine: giving one drops the inherited other. */
function dropOtherKind(merged: Record<string, unknown>, over: Plain): void {
  if (over.machine && !over.human) delete merged.human;
  else if (over.human && !over.machine) delete merged.machine;
}

/**
 * `over` laid on `base`: objects member by member, lists and everything else replaced as a whole; null replaces.
 * Metadata, the provider's user, id-token claims and the request's values are wholes too.
 */
export function mergeSamples(base: Sample, over: Sample): Sample {
  return mergeAt('', base, over) as Sample;
}
