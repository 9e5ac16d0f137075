/** Customize SAML Response: Pre SAML Response creation (facts §2.6). */

import { GoPanic } from '../engine/panic.js';
import { nilPointer } from '../go/panics.js';
import { heldWire } from '../go/wire.js';
import type { ResolvedSample } from '../samples/resolved.js';
import type { Family, HostCall, Reply, Results } from './family.js';
import { MetadataStore } from './metadata-store.js';
import { grantsWire, loginNamesRoot, metadataListWire } from './objects.js';
import { grantOrgFunctions, orgMetadata } from './org-metadata.js';
import { queryUser } from './query-user.js';
import { asText } from './values.js';

interface Attribute {
  readonly name: string;
  readonly nameFormat: string;
  readonly values: readonly string[];
}

export class SamlFamily implements Family {
  readonly #sample: ResolvedSample;
  readonly #store: MetadataStore;
  readonly #attributes = new Map<string, Attribute>();

  constructor(sample: ResolvedSample) {
    this.#sample = sample;
    this.#store = new MetadataStore(sample);
  }

  begin() {
    const sample = this.#sample;
    const grants = sample.shownGrants;
    const { functions, wireOf } = grantOrgFunctions(sample, 'saml');
    return {
      implementation: {
        'ctx.v1.getUser': queryUser(sample),
        'ctx.v1.user.getMetadata': () => this.#getMetadata(),
        'ctx.v1.user.grants': { value: grants && heldWire(grantsWire(grants, wireOf)) },
        'ctx.v1.org.getMetadata': orgMetadata(sample, sample.runOrgId),
        'api.v1.attributes.setCustomAttribute': (call: HostCall) => this.#setAttribute(call),
        'api.v1.user.setMetadata': (call: HostCall) => ({
          ...this.#store.set(call),
          forget: 'ctx.v1.user.getMetadata',
        }),
      },
      functions,
      shared: { loginNames: loginNamesRoot(sample.user.loginNames) },
    };
  }

  #getMetadata(): Reply {
    const { userMetadata: failure } = this.#sample.storeErrors;
    if (failure !== null) throw new GoPanic(failure);
    return { v: metadataListWire('user', this.#store.current()), keep: true };
  }

  #setAttribute(call: HostCall): Reply | undefined {
    const [name, nameFormat, ...values] = call.args.map(asText);
    if (this.#attributes.has(name ?? '')) return { ignored: 'an attribute of this name was set before' };
    this.#attributes.set(name ?? '', { name: name ?? '', nameFormat: nameFormat ?? '', values });
    return undefined;
  }

  end(): void {}

  finish(): Results {
    if (this.#sample.shownGrants === null) {
      throw new GoPanic(nilPointer, true);
    }
    return { metadata: this.#store.written, attributes: [...this.#attributes.values()] };
  }
}
