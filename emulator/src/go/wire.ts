/**
 * The host's end of the form in which Go values cross to the guest and back; `emulator/src/guest/go/wire.ts` is the
 * other end and describes it.
 */

import { types } from './declarations.js';
import type {
  Exported,
  ExportedGojaValue,
  ExportedPointer,
  ExportedSlice,
  ExportedStruct,
  GoTime,
} from './exported.js';
import { nil } from './exported.js';
import { parseIp } from './ip.js';
import { marshalProvider } from './methods/providers.js';
import { parseRfc3339, zeroTime } from './time.js';
import type { Type } from './types.js';

/** A value on the wire: JSON that follows a Go type. */
export type Wire = null | boolean | number | string | readonly Wire[] | { readonly [key: string]: Wire };

/** `time.Time` on the wire; undefined means the zero time. */
export function timeWire(time: GoTime): Wire {
  const { seconds, nanoseconds, zone } = time;
  return zone ? [seconds, nanoseconds, zone.name, zone.offsetSeconds] : [seconds, nanoseconds];
}

/** `time.Time` of an RFC 3339 text. */
export function dateWire(text: string): Wire {
  return timeWire(parseRfc3339(text) ?? zeroTime);
}

/** A `time.Time` from the wire. */
function timeFromWire(wire: Wire): GoTime {
  if (wire === null) return zeroTime;
  const [seconds, nanoseconds, name, offset] = wire as readonly [number, number, string?, number?];
  return name === undefined || offset === undefined
    ? { seconds, nanoseconds }
    : { seconds, nanoseconds, zone: { name, offsetSeconds: offset } };
}

/** `net.IP` of a text; null: none. */
export function ipWire(text: string): Wire {
  const bytes = parseIp(text);
  return bytes.length === 0 ? null : [...bytes];
}

/** A map, key by key, with members that are on the wire already. */
export function mapWire(members: Readonly<Record<string, Wire>>): readonly Wire[] {
  return Object.entries(members).flat();
}

/** A value with its type, for an interface slot. */
export function typed(type: string, wire: Wire): Wire {
  return [type, wire];
}

/** What Go's JSON decoder makes of a document, for an interface slot. */
export function jsonWire(json: unknown): Wire {
  return json !== null && typeof json === 'object' ? ['j', json as Wire] : (json as Wire);
}

/** A `goja.Value` that the runtime made of a Go value: the script meets the same object at each read. */
export function heldWire(dynamic: Wire): Wire {
  return ['v', dynamic];
}

/** Fields of a struct by Go name, brought into the order of the declaration. Absent ones are zero. */
export function structWire(type: string, fields: Readonly<Record<string, Wire>>): readonly Wire[] {
  return types.get(type).fields.map((field) => fields[field.go] ?? null);
}

/** Reads what the guest exported: a JSON array of values in interface slots, decoded together. */
export class ExportReader {
  readonly #known = new Map<number, Exported>();

  /** A value from an interface slot. */
  dynamic(wire: Wire): Exported {
    if (wire === null) return nil;
    switch (typeof wire) {
      case 'boolean':
        return { kind: 'bool', type: 'bool', value: wire };
      case 'string':
        return { kind: 'string', type: 'string', value: wire };
      case 'number':
        return isGoInteger(wire)
          ? { kind: 'int', type: 'int64', value: wire }
          : { kind: 'float', type: 'float64', value: wire };
      default: {
        const [name, value] = wire as readonly [string, Wire];
        return this.typed(types.get(name), value);
      }
    }
  }

  typed(type: Type, wire: Wire): Exported {
    switch (type.kind) {
      case 'bool':
        return { kind: 'bool', type: type.name, value: wire as boolean };
      case 'string':
        return { kind: 'string', type: type.name, value: wire as string };
      case 'int':
      case 'uint':
        return { kind: 'int', type: type.name, value: Number(wire) };
      case 'float':
        return { kind: 'float', type: type.name, value: Number(wire) };
      case 'struct':
        return this.#struct(type, wire);
      case 'pointer':
        return this.#pointer(type, wire);
      case 'slice':
        return this.#slice(type, wire);
      case 'array':
        return {
          kind: 'slice',
          type: type.name,
          items: (wire as readonly Wire[]).map((item) => this.typed(type.element as Type, item)),
        };
      case 'map':
        return this.#map(type, wire);
      case 'interface':
        return this.dynamic(wire);
      case 'func':
        return { kind: 'func', type: type.name };
      case 'value':
        return wire === null ? nil : this.#held(wire as readonly Wire[]);
    }
  }

  #struct(type: Type, wire: Wire): Exported {
    if (type.name === 'time.Time') return { kind: 'time', value: timeFromWire(wire) };
    if (type.opaque) {
      const struct: ExportedStruct = {
        kind: 'struct',
        type: type.name,
        fields: [{ name: 'plain', value: this.#plain(wire) }],
      };
      const text = type.name === 'language.Tag' ? JSON.stringify(wire ?? 'und') : undefined;
      return this.#marshalled(type, struct, text);
    }
    const parts = wire as readonly Wire[];
    const fields = type.fields.map((field, index) => ({
      name: field.go,
      ...(field.json !== undefined && { json: field.json }),
      value: this.typed(field.type, parts[index] ?? null),
    }));
    const hidden = parts[type.fields.length];
    return this.#marshalled(type, {
      kind: 'struct',
      type: type.name,
      fields: hidden === undefined ? fields : [...fields, { name: 'value', value: this.#plain(hidden) }],
    });
  }

  /** What a type with methods for encoding/json writes of itself. */
  #marshalled(type: Type, struct: ExportedStruct, text?: string): ExportedStruct {
    if (text !== undefined) return { ...struct, marshalled: { text } };
    return type.marshaler ? { ...struct, marshalled: marshalProvider(struct) } : struct;
  }

  /** Data of ours that no script sees; its name is lower-case, so that encoding/json leaves it out. */
  #plain(wire: Wire): Exported {
    return typeof wire === 'string' ? { kind: 'string', type: 'string', value: wire } : nil;
  }

  #pointer(type: Type, wire: Wire): Exported {
    if (type.name === '*big.Int') return { kind: 'bigint', value: BigInt(wire as string) };
    if (wire === null) return { kind: 'pointer', type: type.name };
    if (typeof wire === 'number') return this.#known.get(wire) ?? nil;
    const [id, target] = wire as readonly [number, Wire];
    const pointer: { -readonly [Key in keyof ExportedPointer]: ExportedPointer[Key] } = {
      kind: 'pointer',
      type: type.name,
    };
    this.#known.set(id, pointer);
    if (target !== undefined) pointer.target = this.typed(type.element as Type, target);
    return pointer;
  }

  #slice(type: Type, wire: Wire): Exported {
    if (wire === null) return { kind: 'slice', type: type.name };
    if (typeof wire === 'number') return this.#known.get(wire) ?? nil;
    const [id, ...items] = wire as readonly [number, ...Wire[]];
    const element = type.element as Type;
    if (element.name === 'uint8' && type.name !== 'net.IP') {
      return { kind: 'bytes', type: type.name, value: Uint8Array.from(items as number[]) };
    }
    const made: Exported[] = [];
    const slice: ExportedSlice = { kind: 'slice', type: type.name, items: made };
    this.#known.set(id, slice);
    for (const item of items) made.push(this.typed(element, item));
    return slice;
  }

  #map(type: Type, wire: Wire): Exported {
    if (wire === null) return { kind: 'map', type: type.name };
    if (typeof wire === 'number') return this.#known.get(wire) ?? nil;
    const [id, ...parts] = wire as readonly [number, ...Wire[]];
    const entries = new Map<string, Exported>();
    const map: Exported = { kind: 'map', type: type.name, entries };
    this.#known.set(id, map);
    for (let at = 0; at < parts.length; at += 2) {
      entries.set(parts[at] as string, this.typed(type.element as Type, parts[at + 1] ?? null));
    }
    return map;
  }

  #held(wire: readonly Wire[]): Exported {
    const [kind, value, text, error, exported, exception] = wire as readonly [
      ExportedGojaValue['type'],
      string | number | boolean | null,
      string?,
      string?,
      Wire?,
      string?,
    ];
    return {
      kind: 'goja',
      type: kind,
      value,
      ...(kind === 'object' && {
        json: { ...(typeof text === 'string' && { text }), ...(typeof error === 'string' && { error }) },
      }),
      ...(wire.length > 4 && { exported: this.dynamic(exported ?? null) }),
      ...(exception !== undefined && { exception }),
    };
  }
}

/** goja's integers: whole, not -0, at most 2^53. */
function isGoInteger(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= 2 ** 53 && !Object.is(value, -0);
}
