import type { FunctionSignature, GoField, GoMethod, GoType, Parameter } from '../model.js';

type FieldExtras = Omit<GoField, 'go' | 'type' | 'doc'>;

/** A field of a Go struct; `go` is its name in Go. */
export function field(go: string, type: GoType, doc: string, extras: FieldExtras = {}): GoField {
  return { go, type, doc, ...extras };
}

export function parameter(name: string, type: GoType, doc: string, extras: Partial<Parameter> = {}): Parameter {
  return { name, type, doc, ...extras };
}

export function signature(
  parameters: readonly Parameter[] = [],
  result?: GoType,
  extras: Partial<FunctionSignature> = {},
): FunctionSignature {
  return result === undefined ? { parameters, ...extras } : { parameters, result, ...extras };
}

/** A method of a Go type; `go` is its name in Go. */
export function method(go: string, doc: string, call: FunctionSignature = signature()): GoMethod {
  return { go, doc, signature: call };
}

/** The order in which goja lists methods: by Go name, byte by byte. */
export function inMethodOrder(methods: readonly GoMethod[]): readonly GoMethod[] {
  return [...methods].sort((a, b) => (a.go < b.go ? -1 : a.go > b.go ? 1 : 0));
}
