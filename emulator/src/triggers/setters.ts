/** Setters of the login triggers: what they take, and the metadata list that they share. */

import type { Outcome } from '../api.js';
import { GoPanic } from '../engine/panic.js';
import type { Exported, ExportedStruct } from '../go/exported.js';
import { nil } from '../go/exported.js';
import { tryMarshalJson } from '../go/json.js';
import { nilPointer } from '../go/panics.js';
import { structWire, type Wire } from '../go/wire.js';
import type { HostCall, HostFunction, Reply, Roots } from './family.js';
import { metadataValueWire } from './objects.js';
import { assertString, textPanic } from './values.js';

const listType = '*[]*object.Metadata';

/** An entry of `api.metadata`: what is stored are the bytes, when there are any (facts §2.1). */
interface Entry {
  readonly key: string;
  /** Bytes of an entry that was appended or there before; absent for pushed ones. */
  readonly bytes?: Uint8Array;
  /** What the script sees as `value`; undefined: it set none. */
  readonly value?: Exported;
  /** What a getter of the value threw. */
  readonly exception?: string;
}

/** `api.metadata` and `api.v1.user.appendMetadata`, through a chain of actions. */
export class MetadataList {
  /** undefined: a nil pointer in the list. */
  #entries: readonly (Entry | undefined)[];

  constructor(initial: readonly { readonly key: string; readonly value: Uint8Array }[]) {
    this.#entries = initial.map(({ key, value }) => ({ key, bytes: value }));
  }

  /**
   * The list for the next action. Values are read from the stored bytes, which pushed entries do not have.
   * @throws GoPanic that leaves the run when there is a nil pointer in the list
   */
  root(): readonly [type: string, value: Wire] {
    return [
      listType,
      this.#entries.map((entry) => {
        if (entry === undefined) throw new GoPanic(nilPointer, true);
        return entryWire(entry.key, entry.bytes);
      }),
    ];
  }

  readonly append: HostFunction = (call: HostCall): Reply => {
    if (call.count !== 2) throw textPanic('exactly 2 (key, value) arguments expected');
    // The value is looked at before the key.
    const encoded = tryMarshalJson(call.args[1] ?? nil);
    if ('error' in encoded) throw new GoPanic(encoded.error, false, '*json.UnsupportedTypeError');
    const key = assertString(call.args[0]);
    return { push: ['metadata', entryWire(key, Buffer.from(encoded.text, 'utf8'))] };
  };

  /** Takes the list from the script. */
  take(roots: Roots): void {
    const root = roots.get('metadata');
    const list = root?.kind === 'pointer' ? root.target : undefined;
    if (list?.kind !== 'slice') return;
    this.#entries = (list.items ?? []).map((item) =>
      item.kind === 'pointer' && item.target?.kind === 'struct' ? entryOf(item.target) : undefined,
    );
  }

  /**
   * Bytes of all entries.
   * @throws GoPanic that leaves the run: an entry without value, or one that JSON cannot hold (facts §1.7)
   */
  stored(): NonNullable<Outcome['metadata']> {
    return this.#entries.map((entry) => {
      if (entry === undefined) throw new GoPanic(nilPointer, true);
      const bytes = entry.bytes ?? encoded(entry);
      return {
        key: entry.key,
        value: Buffer.from(bytes).toString('utf8'),
        valueBase64: Buffer.from(bytes).toString('base64'),
      };
    });
  }
}

function encoded(entry: Entry): Uint8Array {
  if (entry.value === undefined) throw new GoPanic(nilPointer, true);
  if (entry.exception !== undefined) throw new GoPanic(entry.exception, true);
  const result = tryMarshalJson(entry.value);
  if ('error' in result) throw new GoPanic(result.error, true);
  return Buffer.from(result.text, 'utf8');
}

/** An entry on the wire; its bytes are private to Go. */
function entryWire(key: string, bytes: Uint8Array | undefined): Wire {
  const Value = bytes === undefined ? '' : metadataValueWire(bytes);
  const fields = structWire('object.Metadata', { Key: key, Value });
  return bytes === undefined ? fields : [...fields, Buffer.from(bytes).toString('base64')];
}

function entryOf(struct: ExportedStruct): Entry {
  const field = (name: string): Exported | undefined =>
    struct.fields.find((candidate) => candidate.name === name)?.value;
  const key = field('Key');
  const bytes = field('value');
  const value = field('Value');
  return {
    key: key?.kind === 'string' ? key.value : '',
    ...(bytes?.kind === 'string' && { bytes: Buffer.from(bytes.value, 'base64') }),
    ...(value?.kind === 'goja' && {
      value: value.exported ?? nil,
      ...(value.exception !== undefined && { exception: value.exception }),
    }),
  };
}
