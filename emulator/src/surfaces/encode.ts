/** How registered and custom claims become one JSON document (facts §2.5). */
import type { Exported } from '../go/exported.js';
import { compareUtf8, GoJsonError, jsonString, marshalJson } from '../go/json.js';
import { wellFormed } from '../go/quote.js';
import type { Registered } from './claims.js';

export type EncodedClaims = { readonly text: string } | { readonly error: string };

/** A value of a registered claim: plain JSON data. */
function plainJson(value: unknown): string {
  if (typeof value === 'string') return jsonString(value);
  if (Array.isArray(value)) return `[${value.map(plainJson).join(',')}]`;
  return String(value);
}

/** What a claim is encoded to; the same claims, most of them the sample's, stand on several surfaces of each run. */
const encoded = new WeakMap<Exported, string>();

function claimJson(value: Exported): string {
  let text = encoded.get(value);
  if (text === undefined) {
    text = marshalJson(value);
    encoded.set(value, text);
  }
  return text;
}

type Members = ReadonlyMap<string, string>;

/** Registered claims as members of JSON, by name; those of a sample are the same in each run. */
const members = new WeakMap<Registered, Members>();

function membersOf(registered: Registered): Members {
  let made = members.get(registered);
  if (made === undefined) {
    const entries = Object.entries(registered);
    made = new Map(entries.map(([name, value]) => [name, `${jsonString(name)}:${plainJson(value)}`]));
    members.set(registered, made);
  }
  return made;
}

/**
 * Registered claims win over custom ones. Without custom claims they stand in the order of the Go struct, with some all
 * keys are sorted.
 */
function encodeClaims(registered: Registered, custom: ReadonlyMap<string, Exported>): EncodedClaims {
  const own = membersOf(registered);
  if (custom.size === 0) return { text: `{${[...own.values()].join(',')}}` };
  const names = new Map<string, string>();
  for (const name of custom.keys()) names.set(name, wellFormed(name));
  for (const name of own.keys()) names.set(name, name);
  const sorted = [...names].sort(([, a], [, b]) => compareUtf8(a, b));
  try {
    const texts = sorted.map(
      ([name, shown]) => own.get(name) ?? `${jsonString(shown)}:${claimJson(custom.get(name) as Exported)}`,
    );
    return { text: `{${texts.join(',')}}` };
  } catch (error) {
    if (error instanceof GoJsonError) return { error: `oidc custom claims: ${error.message}` };
    throw error;
  }
}

/** The JSON of a Go value that marshals itself by {@link encodeClaims}, such as `oidc.UserInfo`; or the error of its encoding. */
export function marshalClaims(
  goType: string,
  registered: Registered,
  custom: ReadonlyMap<string, Exported>,
): EncodedClaims {
  const claims = encodeClaims(registered, custom);
  return 'text' in claims ? claims : { error: `json: error calling MarshalJSON for type *${goType}: ${claims.error}` };
}

/** The userinfo with actions' claims: what the next action's `ctx.v1.claims` is made of. */
export function marshalUserinfo(registered: Registered, custom: ReadonlyMap<string, Exported>): EncodedClaims {
  return marshalClaims('oidc.UserInfo', registered, custom);
}
