/** `getMetadata()` and `getOrgMetadata()` of an organisation. */
import { GoPanic } from '../engine/panic.js';
import type { Wire } from '../go/wire.js';
import type { ResolvedSample } from '../samples/resolved.js';
import type { HostFunction } from './family.js';
import { grantFunctionName } from './go-names.js';
import { metadataListWire } from './objects.js';

/** Metadata of an organisation; an unknown one has none. A failing read panics (facts §1.7). */
export function orgMetadata(sample: ResolvedSample, orgId: string, memo?: string): HostFunction {
  return () => {
    const { orgMetadata: failure } = sample.storeErrors;
    if (failure !== null) throw new GoPanic(failure);
    const org = sample.orgs[orgId];
    const list = org?.metadata ?? { sequence: 0, timestamp: '0001-01-01T00:00:00Z', metadata: [] };
    return { v: metadataListWire('org', list), keep: true, ...(memo !== undefined && { memo }) };
  };
}

/** `getOrgMetadata` of grants: one function for each granting organisation; during a run each gives the same object. */
export function grantOrgFunctions(
  sample: ResolvedSample,
  trigger: 'token' | 'saml',
): {
  readonly functions: Readonly<Record<string, HostFunction>>;
  /** The function for an organisation, for the field of a grant. */
  wireOf(orgId: string): Wire;
} {
  const functions: Record<string, HostFunction> = {};
  return {
    functions,
    wireOf(orgId) {
      const op = `grant.getOrgMetadata:${orgId}`;
      functions[op] = orgMetadata(sample, orgId, op);
      return [op, grantFunctionName(trigger), null, 0];
    },
  };
}
