/** Internal Authentication: Post Authentication (facts §2.4). */
import { heldWire, typed, type Wire } from '../go/wire.js';
import type { ResolvedSample } from '../samples/resolved.js';
import type { Family, Leftovers, Results } from './family.js';
import { authRequestWire, httpRequestWire } from './objects.js';
import { MetadataList } from './setters.js';

export class InternalFamily implements Family {
  readonly #sample: ResolvedSample;
  readonly #metadata: MetadataList;

  constructor(sample: ResolvedSample) {
    this.#sample = sample;
    this.#metadata = new MetadataList(sample.carriedMetadata);
  }

  begin() {
    const { authMethod, authError, authRequest, httpRequest } = this.#sample;
    return {
      implementation: {
        'ctx.v1.authMethod': { value: typed('login.authMethod', authMethod) },
        'ctx.v1.authError': { value: authError ?? 'none' },
        'ctx.v1.authRequest': { value: heldWire(authRequestWire(authRequest)) },
        'ctx.v1.httpRequest': { value: heldWire(httpRequestWire(httpRequest)) },
        'api.metadata': { value: ['$', 'metadata'] as Wire },
        'api.v1.user.appendMetadata': this.#metadata.append,
      },
      roots: { metadata: this.#metadata.root() },
    };
  }

  end({ roots }: Leftovers): void {
    this.#metadata.take(roots);
  }

  finish(failed: boolean): Results {
    return failed ? {} : { metadata: this.#metadata.stored() };
  }
}
