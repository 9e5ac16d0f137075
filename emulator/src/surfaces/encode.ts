/** How registered and custom claims become one JSON document (facts §2.5). */
import type { Exported } from '../go/exported.js';
import { jsonString, tryMarshalJson } from '../go/json.js';
import type { Registered } from './claims.js';

export type EncodedClaims = { readonly text: string } | { readonly error: string };

/** A value of a registered claim: plain JSON data. */
function plainJson(value: unknown): string {
  if (typeof value === 'string') return jsonString(value);
  if (Array.isArray(value)) return `[${value.map(plainJson).join(',')}]`;
  return String(value);
}

/** A registered claim as the map of all claims holds it: read back from JSON. */
function asExported(value: unknown): Exported {
  if (typeof value === 'string') return { kind: 'string', type: 'string', value };
  if (typeof value === 'number') return { kind: 'float', type: 'float64', value };
  if (typeof value === 'boolean') return { kind: 'bool', type: 'bool', value };
  if (Array.isArray(value)) return { kind: 'slice', type: '[]interface {}', items: value.map(asExported) };
  return { kind: 'nil' };
}

/**
 * Registered claims win over custom ones. Without custom claims they stand in the order of the Go struct, with some all
 * keys are sorted.
 */
export function encodeClaims(registered: Registered, custom: ReadonlyMap<string, Exported>): EncodedClaims {
  if (custom.size === 0) {
    const members = Object.entries(registered).map(([name, value]) => `${jsonString(name)}:${plainJson(value)}`);
    return { text: `{${members.join(',')}}` };
  }
  const entries = new Map(custom);
  for (const name of Object.keys(registered)) entries.set(name, asExported(registered[name]));
  const result = tryMarshalJson({ kind: 'map', type: 'map[string]interface {}', entries });
  return 'error' in result ? { error: `oidc custom claims: ${result.error}` } : result;
}

/** The claims as a Go value that marshals itself, such as `oidc.UserInfo`. */
export function claimsValue(type: string, registered: Registered, custom: ReadonlyMap<string, Exported>): Exported {
  return { kind: 'struct', type, fields: [], marshalled: encodeClaims(registered, custom) };
}

/** The userinfo with actions' claims: what the next action's `ctx.v1.claims` is made of. */
export function mergeClaims(registered: Registered, custom: ReadonlyMap<string, Exported>): Exported {
  return claimsValue('oidc.UserInfo', registered, custom);
}
