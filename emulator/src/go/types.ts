/**
 * Go types as goja's reflection sees them: kinds, fields with their promoted names, methods. Built once from the
 * catalogue's declarations; used by the host, and inside QuickJS where it is part of the first state of the memory.
 */

export type Kind =
  | 'bool'
  | 'string'
  | 'int'
  | 'uint'
  | 'float'
  | 'struct'
  | 'pointer'
  | 'slice'
  | 'array'
  | 'map'
  | 'interface'
  | 'func'
  /** `goja.Value`: a value of the script, kept as it is. */
  | 'value';

/** What the type table needs of a method or of a field that holds a function. */
export interface CompactSignature {
  readonly parameters: readonly string[];
  readonly variadic?: boolean;
  readonly raw?: boolean;
}
export interface CompactField {
  readonly go: string;
  readonly type: string;
  readonly embedded?: boolean;
  /** Text of the `json` tag. */
  readonly json?: string;
  readonly call?: CompactSignature;
}
export interface CompactMethod {
  readonly go: string;
  readonly call: CompactSignature;
  /** Type of the function that it is once it is bound to a value. */
  readonly type: string;
}
/** A declaration of the catalogue without its texts. */
export interface CompactType {
  readonly go: string;
  readonly underlying: string;
  readonly element?: string;
  readonly jsonByGo?: boolean;
  readonly fields?: readonly CompactField[];
  readonly methods?: readonly CompactMethod[];
}

export interface Field {
  readonly go: string;
  readonly js: string;
  readonly type: Type;
  readonly embedded: boolean;
  readonly json: string | undefined;
  readonly call: CompactSignature | undefined;
}

export interface Method {
  readonly go: string;
  readonly js: string;
  readonly call: CompactSignature;
  /** Type of the bound method. */
  readonly type: Type;
}

export interface Type {
  /** As Go prints it. */
  readonly name: string;
  readonly kind: Kind;
  /** Bits of a number. */
  readonly bits: number;
  /** Has a name of its own (and so is boxed, when it is a scalar). */
  readonly named: boolean;
  /** A scalar without a name of its own: to scripts it is a value of JavaScript. */
  readonly plain: boolean;
  /** Struct whose inside no script sees; its value travels as plain data (`time.Time`). */
  readonly opaque: boolean;
  /** Of a pointer, slice, array or map. */
  element: Type | undefined;
  /** The type of pointers to it: at once for structs, slices and arrays that are known at the start, otherwise when it is wanted. */
  pointer?: Type;
  /** Of an array. */
  readonly length: number;
  fields: readonly Field[];
  /** Indices of the fields that are structs, slices or arrays, and of embedded pointers: a wrapper has what is in them as its own. */
  inside: readonly number[];
  /** Property names in goja's order, promoted ones included. */
  fieldNames: readonly string[];
  /** Property name → indices from the outer struct inwards. */
  readonly fieldPaths: Map<string, readonly number[]>;
  methodNames: readonly string[];
  /** Names of fields and methods, in goja's order. */
  memberNames: readonly string[];
  readonly methods: Map<string, Method>;
  /** Has `String()`: `String(value)` and `Object.prototype.toString` give its text. */
  readonly stringer: boolean;
  /** Has `MarshalJSON()`: `JSON.stringify` writes what Go does. */
  readonly marshaler: boolean;
}

export interface TypeTable {
  /** The type of that name; types that are put together (`[]*object.User`) are made on demand. */
  get(name: string): Type;
}

const scalars: Readonly<Record<string, readonly [Kind, number]>> = {
  bool: ['bool', 0],
  string: ['string', 0],
  int: ['int', 64],
  int8: ['int', 8],
  int16: ['int', 16],
  int32: ['int', 32],
  int64: ['int', 64],
  uint: ['uint', 64],
  uint8: ['uint', 8],
  uint16: ['uint', 16],
  uint32: ['uint', 32],
  uint64: ['uint', 64],
  float32: ['float', 32],
  float64: ['float', 64],
};

const scalarKinds = { bool: true, string: true, int: true, uint: true, float: true };

/** goja's `UncapFieldNameMapper`: the first letter in lower case. */
function uncapitalize(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

/** `map.get(key)` as it was before any script could change it. */
const lookUp = Function.prototype.call.bind(Map.prototype.get) as (
  map: ReadonlyMap<string, Type>,
  key: string,
) => Type | undefined;

/**
 * @param declarations the named types
 * @param known names of further types to make at once, so that nothing is left to be made while a script runs
 */
export function createTypeTable(declarations: readonly CompactType[], known: readonly string[] = []): TypeTable {
  const declared = new Map<string, CompactType>();
  for (const declaration of declarations) declared.set(declaration.go, declaration);
  const types = new Map<string, Type>();

  function get(name: string): Type {
    const existing = lookUp(types, name);
    if (existing) return existing;
    return make(name);
  }

  function make(name: string): Type {
    const declaration = declared.get(name);
    if (declaration) return makeNamed(declaration);
    const scalar = scalars[name];
    if (scalar) return put(name, scalar[0], { bits: scalar[1] });
    if (name === 'interface {}' || name === 'error') return put(name, 'interface');
    if (name === 'goja.Value') return put(name, 'value');
    if (name.startsWith('func(')) return put(name, 'func');
    if (name.startsWith('*')) return withElement(put(name, 'pointer'), name.slice(1));
    if (name.startsWith('map[string]')) return withElement(put(name, 'map'), name.slice('map[string]'.length));
    if (name.startsWith('[]')) return withElement(put(name, 'slice'), name.slice(2));
    const array = /^\[(\d+)\](.+)$/.exec(name);
    if (array) return withElement(put(name, 'array', { length: Number(array[1]) }), array[2] ?? '');
    return put(name, 'struct', { named: true, opaque: true });
  }

  function put(name: string, kind: Kind, extras: Partial<Type> = {}): Type {
    const type: Type = {
      name,
      kind,
      bits: 0,
      named: false,
      plain: kind in scalarKinds && extras.named !== true,
      opaque: false,
      element: undefined,
      length: 0,
      fields: [],
      inside: [],
      fieldNames: [],
      fieldPaths: new Map(),
      methodNames: [],
      memberNames: [],
      methods: new Map(),
      stringer: false,
      marshaler: false,
      ...extras,
    };
    types.set(name, type);
    return type;
  }

  function withElement(type: Type, element: string): Type {
    type.element = get(element);
    return type;
  }

  function makeNamed(declaration: CompactType): Type {
    const own = declaration.methods ?? [];
    const scalar = scalars[declaration.underlying];
    const kind = scalar ? scalar[0] : compositeKind(declaration.underlying);
    const opaque = kind === 'struct' && (declaration.fields ?? []).length === 0;
    const arrayLength = /^\[(\d+)\]/.exec(declaration.element ?? '');
    const type = put(declaration.go, kind, {
      bits: scalar ? scalar[1] : 0,
      named: true,
      opaque,
      length: arrayLength ? Number(arrayLength[1]) : 0,
      stringer: own.some((method) => method.go === 'String' && method.call.parameters.length === 0),
      marshaler: declaration.jsonByGo === true || own.some((method) => method.go === 'MarshalJSON'),
    });
    if (declaration.element !== undefined) {
      type.element = get(arrayLength ? declaration.element.slice(arrayLength[0].length) : declaration.element);
    }
    type.fields = (declaration.fields ?? []).map((field) => ({
      go: field.go,
      js: uncapitalize(field.go),
      type: get(field.type),
      embedded: field.embedded === true,
      json: field.json,
      call: field.call,
    }));
    type.inside = type.fields.flatMap((field, index) => (liesInside(field) ? [index] : []));
    const names: string[] = [];
    promoteFields(type, [], names, type.fieldPaths);
    type.fieldNames = names;
    const methods = [...own].sort((a, b) => (a.go < b.go ? -1 : a.go > b.go ? 1 : 0));
    for (const method of methods) {
      const js = uncapitalize(method.go);
      type.methods.set(js, { go: method.go, js, call: method.call, type: get(method.type) });
    }
    type.methodNames = methods.map((method) => uncapitalize(method.go));
    type.memberNames = [...names, ...type.methodNames];
    return type;
  }

  for (const declaration of declarations) {
    get(declaration.go);
    get(`*${declaration.go}`);
  }
  for (const name of Object.keys(scalars)) get(`[]${name}`);
  for (const name of known) get(name);
  for (const type of [...types.values()]) {
    if (isContainer(type)) type.pointer = get(`*${type.name}`);
  }
  return { get };
}

function liesInside({ type, embedded }: Field): boolean {
  return isContainer(type) || (embedded && type.kind === 'pointer' && type.element?.kind === 'struct');
}

/** Whether goja hands out references to values of this type that lie inside others. */
export function isContainer(type: Type): boolean {
  return type.kind === 'struct' || type.kind === 'slice' || type.kind === 'array';
}

function compositeKind(underlying: string): Kind {
  switch (underlying) {
    case 'slice':
    case 'array':
    case 'map':
    case 'interface':
    case 'func':
      return underlying;
    default:
      return 'struct';
  }
}

/** goja's order of fields: each as it is declared, an embedded struct followed by its own; the shallower name wins. */
function promoteFields(type: Type, path: readonly number[], names: string[], paths: Map<string, readonly number[]>) {
  type.fields.forEach((field, index) => {
    const known = paths.get(field.js);
    if (known === undefined) names.push(field.js);
    else if (known.length <= path.length) return;
    const own = [...path, index];
    paths.set(field.js, own);
    if (!field.embedded) return;
    const inner = field.type.kind === 'pointer' ? field.type.element : field.type;
    if (inner?.kind === 'struct') promoteFields(inner, own, names, paths);
  });
}
