/**
 * What goja's `Value.Export()` gives back for a value of the script: a Go value, described with its Go type so that Go's
 * `encoding/json`, `fmt` and the type assertions of ZITADEL's functions can be followed (facts §4.3).
 *
 * Maps, slices and pointers are compared by identity: a cyclic script object becomes a cyclic description.
 */

/** An instant as `time.Time` holds it. */
export interface GoTime {
  /** Seconds since 1970-01-01T00:00:00Z; the zero time of Go is -62135596800. */
  readonly seconds: number;
  /** 0 to 999,999,999. */
  readonly nanoseconds: number;
  /** Absent: UTC. `name` is what Go prints for the zone, empty when it has none. */
  readonly zone?: { readonly name: string; readonly offsetSeconds: number };
}

export interface ExportedNil {
  readonly kind: 'nil';
}
export interface ExportedBool {
  readonly kind: 'bool';
  /** Go type: `bool`, or a named one such as `oidc.Bool`. */
  readonly type: string;
  readonly value: boolean;
}
export interface ExportedString {
  readonly kind: 'string';
  /** Go type: `string`, or a named one such as `domain.EmailAddress`. */
  readonly type: string;
  /** UTF-16; may hold lone surrogates, which Go writes as U+FFFD. */
  readonly value: string;
}
export interface ExportedInt {
  readonly kind: 'int';
  /** Go type: `int64`, `uint64`, `uint8`, … or a named one such as `domain.Gender`. */
  readonly type: string;
  readonly value: number;
}
export interface ExportedFloat {
  readonly kind: 'float';
  /** `float64` or `float32`. */
  readonly type: string;
  /** May be NaN, an infinity or negative zero. */
  readonly value: number;
}
export interface ExportedBigInt {
  readonly kind: 'bigint';
  readonly value: bigint;
}
export interface ExportedTime {
  readonly kind: 'time';
  readonly value: GoTime;
}
export interface ExportedMap {
  readonly kind: 'map';
  /** Go type: `map[string]interface {}`, `map[string][]string`, … */
  readonly type: string;
  /** Absent: a nil map. Keys as `encoding/json` writes them, in no particular order. */
  readonly entries?: ReadonlyMap<string, Exported>;
}
export interface ExportedSlice {
  readonly kind: 'slice';
  /** Go type: `[]interface {}`, `[]string`, `[][2]interface {}`, `[16]uint8`, a named one such as `net.IP`, … */
  readonly type: string;
  /** Absent: a nil slice. */
  readonly items?: readonly Exported[];
}
/** `[]byte`: what a `Uint8Array` exports to. */
export interface ExportedBytes {
  readonly kind: 'bytes';
  readonly type: string;
  readonly value: Uint8Array;
}
export interface ExportedStructField {
  readonly name: string;
  /** The text of the field's `json` tag, when it has one. */
  readonly json?: string;
  readonly value: Exported;
}
export interface ExportedStruct {
  readonly kind: 'struct';
  /** Go type without `*`: `object.User`, `goja.Promise`, … */
  readonly type: string;
  readonly fields: readonly ExportedStructField[];
  /** What the type's own `MarshalJSON` writes, when it has one. */
  readonly marshalled?: { readonly text?: string; readonly error?: string };
}
export interface ExportedPointer {
  readonly kind: 'pointer';
  /** Go type: `*object.User`. */
  readonly type: string;
  /** Absent: a nil pointer (which is not a nil interface). */
  readonly target?: Exported;
}
export interface ExportedFunc {
  readonly kind: 'func';
  /** Go type: `func(goja.FunctionCall) goja.Value`, … */
  readonly type: string;
}
/** A `goja.Value` kept as it is inside a Go struct (`Value` of a metadata entry): `encoding/json` sees goja's own types. */
export interface ExportedGojaValue {
  readonly kind: 'goja';
  /** Which of goja's types holds it; objects marshal themselves as `JSON.stringify` would, into `json`. */
  readonly type:
    | 'ascii'
    | 'imported'
    | 'unicode'
    | 'int'
    | 'float'
    | 'bool'
    | 'null'
    | 'undefined'
    | 'object'
    | 'symbol'
    | 'bigint';
  readonly value: string | number | boolean | null;
  /** Of an object: its `JSON.stringify` text, or the error that making it gave. */
  readonly json?: { readonly text?: string; readonly error?: string };
  /** What it exports to, where that is asked for. */
  readonly exported?: Exported;
  /** Text of what a getter of it threw, while it was exported. */
  readonly exception?: string;
}

export type Exported =
  | ExportedNil
  | ExportedBool
  | ExportedString
  | ExportedInt
  | ExportedFloat
  | ExportedBigInt
  | ExportedTime
  | ExportedMap
  | ExportedSlice
  | ExportedBytes
  | ExportedStruct
  | ExportedPointer
  | ExportedFunc
  | ExportedGojaValue;

export const nil: ExportedNil = { kind: 'nil' };

/** The Go type of a value as `%T` and failed type assertions print it: `int64`, `map[string]interface {}`, `<nil>`. */
export function goTypeName(value: Exported): string {
  switch (value.kind) {
    case 'nil':
      return '<nil>';
    case 'bigint':
      return '*big.Int';
    case 'time':
      return 'time.Time';
    case 'goja':
      return 'goja.Value';
    default:
      return value.type;
  }
}
