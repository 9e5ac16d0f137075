/** The Go types of the catalogue without their texts, for the type tables of host and guest. */
import { catalogue } from '../catalogue/index.js';
import type { FunctionSignature, GoTypeDeclaration } from '../catalogue/model.js';
import { jsonTag } from './json-tags.js';
import { type CompactSignature, type CompactType, createTypeTable, type TypeTable } from './types.js';

/** Type of the levels of `ctx` and `api`: a named map, so that goja wraps it by reflection (facts §2). */
export const fieldsType = 'actions.fields';

/** Go's type of a function, which encoding/json complains of. */
export function functionType(signature: FunctionSignature | undefined): string {
  if (signature === undefined || signature.raw === true) return 'func(goja.FunctionCall) goja.Value';
  const parameters = signature.parameters.map(({ type, variadic }) => (variadic ? `...${type}` : type));
  const results = [...(signature.results ?? (signature.result === undefined ? [] : [signature.result]))];
  if (signature.throws) results.push('error');
  const shown = results.length > 1 ? ` (${results.join(', ')})` : results.map((result) => ` ${result}`).join('');
  return `func(${parameters.join(', ')})${shown}`;
}

function compactSignature(signature: FunctionSignature): CompactSignature {
  const { parameters } = signature;
  return {
    parameters: signature.raw === true ? [] : parameters.map((parameter) => parameter.type),
    ...(parameters.some((parameter) => parameter.variadic) && { variadic: true }),
    ...(signature.raw === true && { raw: true }),
  };
}

function jsonOf(type: string, field: string): { readonly json?: string } {
  const json = jsonTag(type, field);
  return json === undefined ? {} : { json };
}

function compact(type: GoTypeDeclaration): CompactType {
  return {
    go: type.go,
    underlying: type.underlying,
    ...(type.element !== undefined && { element: type.element }),
    ...(type.jsonByGo === true && { jsonByGo: true }),
    fields: (type.fields ?? []).map((field) => ({
      go: field.go,
      type: field.kept === true ? 'goja.Value' : field.type,
      ...(field.embedded === true && { embedded: true }),
      ...jsonOf(type.go, field.go),
      ...(field.call && { call: compactSignature(field.call) }),
    })),
    methods: (type.methods ?? []).map((method) => ({
      go: method.go,
      call: compactSignature(method.signature),
      type: functionType(method.signature),
    })),
  };
}

const compactTypes: readonly CompactType[] = [
  ...catalogue.types.map(compact),
  { go: fieldsType, underlying: 'map', element: 'interface {}' },
];

/** {@link compactTypes} for the guest. */
export function typesJson(): string {
  return JSON.stringify(compactTypes);
}

/** The host's type table. */
export const types: TypeTable = createTypeTable(compactTypes);
