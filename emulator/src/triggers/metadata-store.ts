/** `api.v1.user.setMetadata`: writes to the user's metadata at once (facts §2.5). */

import type { Outcome } from '../api.js';
import { GoPanic } from '../engine/panic.js';
import { nil } from '../go/exported.js';
import { tryMarshalJson } from '../go/json.js';
import type { ResolvedMetadataList, ResolvedSample } from '../samples/resolved.js';
import type { HostCall, Reply } from './family.js';
import { assertString, textPanic } from './values.js';

type Written = NonNullable<Outcome['metadata']>[number];

export class MetadataStore {
  /** What the trigger loaded before the actions ran. */
  readonly preloaded: ResolvedMetadataList;
  readonly #sample: ResolvedSample;
  readonly #stored = new Map<string, Uint8Array>();
  /** In the order of writing, one entry for each call. */
  readonly written: Written[] = [];

  constructor(sample: ResolvedSample) {
    this.#sample = sample;
    this.preloaded = sample.user.metadata;
    for (const entry of this.preloaded.metadata) this.#stored.set(entry.key, entry.value);
  }

  /** The list as a query made now would give it. */
  current(): ResolvedMetadataList {
    const known = new Map(this.preloaded.metadata.map((entry) => [entry.key, entry]));
    const [sample] = this.preloaded.metadata;
    const metadata = [...this.#stored].map(([key, value]) => {
      const entry = known.get(key);
      if (entry) return { ...entry, value };
      return {
        key,
        value,
        creationDate: this.preloaded.timestamp,
        changeDate: this.preloaded.timestamp,
        resourceOwner: sample?.resourceOwner ?? this.#sample.user.resourceOwner,
        sequence: this.preloaded.sequence + 1,
      };
    });
    return { ...this.preloaded, metadata };
  }

  set(call: HostCall): Reply | undefined {
    if (call.count !== 2) throw textPanic('exactly 2 (key, value) arguments expected');
    const key = assertString(call.args[0]);
    const encoded = tryMarshalJson(call.args[1] ?? nil);
    if ('error' in encoded) throw new GoPanic(encoded.error);
    const { setMetadata: failure } = this.#sample.storeErrors;
    if (failure !== null) throw new GoPanic(failure);
    if (key === '') throw new GoPanic('ID=META-2m00f Message=Errors.Metadata.Invalid');
    const bytes = Buffer.from(encoded.text, 'utf8');
    const before = this.#stored.get(key);
    const changed = before === undefined || !bytes.equals(before);
    this.#stored.set(key, bytes);
    this.written.push({ key, value: encoded.text, valueBase64: bytes.toString('base64'), changed });
    return changed ? undefined : { ignored: 'the same value is stored already' };
  }
}
