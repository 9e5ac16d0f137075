/** Setters of the login triggers: what they take, and the metadata list that they share. */

import type { Outcome } from '../api.js';
import { GoPanic } from '../engine/panic.js';
import type { Exported, ExportedStruct } from '../go/exported.js';
import { nil } from '../go/exported.js';
import { tryMarshalJson } from '../go/json.js';
import { structWire, type Wire } from '../go/wire.js';
import type { HostCall, HostFunction, ListWrite, Reply, Roots } from './family.js';
import { metadataValueWire } from './objects.js';
import { assertString, textPanic } from './values.js';

const listType = '*[]*object.Metadata';
const nilPointer = 'runtime error: invalid memory address or nil pointer dereference';

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
  /** How many entries this action has appended. */
  #appended = 0;
  /** Keys of pushed entries whose values the start of a following action emptied. */
  readonly #emptied = new Set<string>();

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
    this.#appended++;
    return { push: ['metadata', entryWire(key, Buffer.from(encoded.text, 'utf8'))] };
  };

  /** Takes the list from the script, and tells what was written to it without a call. */
  take(roots: Roots): readonly ListWrite[] {
    const root = roots.get('metadata');
    const list = root?.kind === 'pointer' ? root.target : undefined;
    if (list?.kind !== 'slice') return [];
    const before = this.#entries;
    this.#entries = (list.items ?? []).map((item) =>
      item.kind === 'pointer' && item.target?.kind === 'struct' ? entryOf(item.target) : undefined,
    );
    return this.#writes(before);
  }

  #writes(before: readonly (Entry | undefined)[]): readonly ListWrite[] {
    const member = 'api.metadata';
    const text = (value: string): Exported => ({ kind: 'string', type: 'string', value });
    const isPushed = (entry: Entry | undefined): boolean => entry?.bytes === undefined;
    const old = before.filter(isPushed).map((entry) => entry?.key);
    const pushed = this.#entries.filter(isPushed).filter((entry) => {
      const at = old.indexOf(entry?.key);
      if (at >= 0) old.splice(at, 1);
      return at < 0;
    });
    const gone = before.length + this.#appended + pushed.length - this.#entries.length;
    return [
      ...pushed.map((entry) => ({
        member,
        arguments: [text(entry?.key ?? ''), entry?.value ?? nil],
        note: 'the script wrote this entry to the list itself',
      })),
      ...(gone > 0 ? [{ member, arguments: [], note: `the script took ${gone} of the entries out of the list` }] : []),
    ];
  }

  /** What is to be known of the list. */
  get remarks(): readonly string[] {
    return [...this.#emptied].map(
      (key) =>
        `api.metadata: the value of "${key}" was pushed, and is empty since another action followed. What api.v1.user.appendMetadata adds stays.`,
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
