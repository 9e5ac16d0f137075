/** Metadata values as people write them, and the bytes that ZITADEL would have stored. */
import type { DateText, Json, MetadataEntry, MetadataInput, MetadataValue } from './model.js';
import type { ResolvedMetadata, ResolvedMetadataList } from './resolved.js';

const utf8 = new TextEncoder();

/** Bytes of a base64 text (standard or URL alphabet, with or without padding). */
export function bytesOfBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}

function isTagged<Tag extends string>(value: unknown, tag: Tag): value is Record<Tag, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    tag in value &&
    Object.keys(value).length === 1
  );
}

/** The stored bytes that a written value stands for: text as it is, everything else as JSON. */
export function bytesOfValue(value: MetadataValue): Uint8Array {
  if (typeof value === 'string') return utf8.encode(value);
  if (isTagged(value, '$base64')) return bytesOfBase64(String(value.$base64));
  if (isTagged(value, '$text')) return utf8.encode(String(value.$text));
  if (isTagged(value, '$json')) return utf8.encode(JSON.stringify(value.$json));
  return utf8.encode(JSON.stringify(value));
}

function bytesOfEntry(entry: MetadataEntry): Uint8Array {
  if (entry.base64 !== undefined) return bytesOfBase64(entry.base64);
  if (entry.text !== undefined) return utf8.encode(entry.text);
  return bytesOfValue(entry.value ?? '');
}

function entriesOf(input: MetadataInput | undefined): readonly MetadataEntry[] {
  if (input === undefined) return [];
  if (Array.isArray(input)) return input as readonly MetadataEntry[];
  const map = input as Readonly<Record<string, Json>>;
  return Object.entries(map).map(([key, value]) => ({ key, value }));
}

export interface MetadataDefaults {
  readonly creationDate: DateText;
  readonly changeDate: DateText;
  readonly resourceOwner: string;
}

/** A whole list with dates, owners and sequence numbers filled. */
export function metadataList(
  input: MetadataInput | undefined,
  defaults: MetadataDefaults,
  state: { readonly sequence: number | undefined; readonly timestamp: DateText | undefined },
): ResolvedMetadataList {
  const metadata = entriesOf(input).map(
    (entry, index): ResolvedMetadata => ({
      key: entry.key,
      value: bytesOfEntry(entry),
      creationDate: entry.creationDate ?? defaults.creationDate,
      changeDate: entry.changeDate ?? defaults.changeDate,
      resourceOwner: entry.resourceOwner ?? defaults.resourceOwner,
      sequence: entry.sequence ?? index + 9,
    }),
  );
  return { sequence: state.sequence ?? 77, timestamp: state.timestamp ?? defaults.changeDate, metadata };
}

/** Keys and bytes only: what `api.metadata` starts with. */
export function carriedMetadataOf(input: MetadataInput | undefined): readonly { key: string; value: Uint8Array }[] {
  return entriesOf(input).map((entry) => ({ key: entry.key, value: bytesOfEntry(entry) }));
}
