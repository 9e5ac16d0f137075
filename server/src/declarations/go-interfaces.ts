import {
  catalogue,
  existsIn,
  type FunctionSignature,
  type GoField,
  type GoType,
  type GoTypeDeclaration,
  structProperties,
  typeDeclaration,
  typeMethods,
  type Version,
} from '../../../emulator/src/catalogue/index.js';
import { tagsOf } from './describe.js';
import { signatureText } from './functions.js';
import type { DeclaredName } from './model.js';
import { resultText, userUnion } from './type-text.js';
import type { DeclarationWriter } from './writer.js';

type Writer = DeclarationWriter<DeclaredName>;

/** Names that `String` has with another result, so that an interface that extends it must not narrow them. */
const stringNames = new Set(['normalize']);

function declarationsIn(type: GoType): readonly GoTypeDeclaration[] {
  const inner = type.split(' | ').map((part) => part.replace(/^(?:\*|\[\d*\]|map\[[^\]]*\])+/, ''));
  return inner.flatMap((name) => typeDeclaration(name) ?? typeDeclaration(type) ?? []);
}

function typesOf(signature: FunctionSignature): readonly GoType[] {
  return [
    ...signature.parameters.map((one) => one.type),
    ...(signature.results ?? []),
    ...(signature.result === undefined ? [] : [signature.result]),
  ];
}

/** Every declared Go type that is reached from some types, in the order of the catalogue. */
export function reachableTypes(from: readonly GoType[]): readonly GoTypeDeclaration[] {
  const found = new Set<GoTypeDeclaration>();
  const queue = [...from];
  for (let type = queue.pop(); type !== undefined; type = queue.pop()) {
    for (const declaration of declarationsIn(type)) {
      if (found.has(declaration)) {
        continue;
      }
      found.add(declaration);
      queue.push(
        ...(declaration.element === undefined ? [] : [declaration.element]),
        ...(declaration.fields ?? []).flatMap((field) => [
          field.type,
          ...(field.dynamic === undefined ? [] : [field.dynamic]),
          ...(field.call === undefined ? [] : typesOf(field.call)),
        ]),
        ...(declaration.methods ?? []).flatMap((method) => typesOf(method.signature)),
      );
    }
  }
  return catalogue.types.filter((type) => found.has(type));
}

function baseOf(type: GoTypeDeclaration): string {
  switch (type.underlying) {
    case 'string':
      return ' extends GoString';
    case 'int32':
    case 'int64':
    case 'uint8':
      return ' extends GoNumber';
    case 'bool':
      return ' extends GoBoolean';
    case 'slice':
    case 'array':
      return ` extends Array<${resultText(type.element ?? 'interface {}')}>`;
    default:
      return '';
  }
}

function valuesText(type: GoTypeDeclaration): string {
  const values = type.values ?? [];
  const list = values.map(({ value, label, since }) => {
    const shown = typeof value === 'string' ? `\`${value}\`` : String(value);
    const described = label === value ? shown : `${shown} ${label}`;
    return since === undefined ? described : `${described} (since ${since})`;
  });
  return list.length === 0 ? '' : `Values: ${list.join(', ')}.`;
}

function fieldText(field: GoField): string {
  const type = field.declared ?? resultText(field.dynamic ?? field.type);
  return field.nullable ? `${type} | null` : type;
}

/** What is worth saying of a field: its text, the values of its type, since when. */
function fieldDocs(field: GoField): readonly string[] {
  const type = typeDeclaration(field.type);
  return [
    field.doc,
    type === undefined ? '' : valuesText(type),
    field.since === undefined ? '' : `Since ZITADEL ${field.since}.`,
  ];
}

/** Writes the interface of one Go type. */
export function writeGoType(writer: Writer, type: GoTypeDeclaration, version: Version): void {
  writer.comment([type.doc, valuesText(type)], tagsOf(type));
  writer.declare('interface ', type.name, `${baseOf(type)} {`, { kind: 'type', type });
  writer.indented(() => {
    for (const { name, field } of structProperties(type)) {
      if (!existsIn(field, version)) {
        continue;
      }
      writer.comment(fieldDocs(field), tagsOf(field, field.call));
      const rest = field.call ? signatureText(field.call) : `${field.optional ? '?' : ''}: ${fieldText(field)}`;
      writer.declare('', name, `${rest};`, { kind: 'property', type, field });
    }
    for (const method of typeMethods(type)) {
      writer.comment([method.doc], tagsOf(method, method.signature));
      const result = type.underlying === 'string' && stringNames.has(method.name) ? 'any' : undefined;
      writer.declare('', method.name, `${signatureText(method.signature, result)};`, { kind: 'method', type, method });
    }
  });
  writer.line('}');
  writer.line();
}

interface Alternative {
  readonly label: string;
  readonly type: GoTypeDeclaration;
}

/**
 * Writes one interface for a value that is one of several Go types: it offers what any of them has and says which ones
 * do. A union would refuse whatever is not in all of them, although the author knows which case it is.
 */
function writeMerged(writer: Writer, name: string, doc: string, alternatives: readonly Alternative[]): void {
  interface Merged {
    readonly field: GoField;
    readonly type: GoTypeDeclaration;
    readonly types: Set<string>;
    readonly labels: string[];
  }
  const properties = new Map<string, Merged>();
  const methods = new Map<string, { type: GoTypeDeclaration; labels: string[] }>();
  for (const { label, type } of alternatives) {
    for (const { name: property, field } of structProperties(type)) {
      const merged = properties.get(property) ?? { field, type, types: new Set<string>(), labels: [] };
      properties.set(property, merged);
      merged.types.add(fieldText(field));
      merged.labels.push(label);
    }
    for (const method of typeMethods(type)) {
      const merged = methods.get(method.name) ?? { type, labels: [] };
      methods.set(method.name, merged);
      merged.labels.push(label);
    }
  }
  const only = (labels: readonly string[]): string =>
    labels.length === alternatives.length ? '' : `*Only for* ${[...new Set(labels)].join(', ')}; undefined otherwise.`;
  writer.comment([doc]);
  writer.block(`interface ${name}`, () => {
    for (const [property, { field, type, types, labels }] of properties) {
      writer.comment([...fieldDocs(field), only(labels)], tagsOf(field));
      writer.declare('', property, `: ${[...types].join(' | ')};`, { kind: 'property', type, field });
    }
    for (const [methodName, { type, labels }] of methods) {
      const method = typeMethods(type).find((one) => one.name === methodName);
      if (method !== undefined) {
        writer.comment([method.doc, only(labels)], tagsOf(method, method.signature));
        writer.declare('', methodName, `${signatureText(method.signature)};`, { kind: 'method', type, method });
      }
    }
  });
  writer.line();
}

/** Writes `ProviderInfo`: the answers of all kinds of identity providers in one. */
export function writeProviderInfo(writer: Writer): void {
  const alternatives = catalogue.identityProviders.flatMap(({ label, type }) => {
    const declaration = typeDeclaration(type);
    return declaration === undefined ? [] : [{ label, type: declaration }];
  });
  writeMerged(
    writer,
    'ProviderInfo',
    'The answer of the identity provider. Its properties depend on the kind of provider; the methods exist for every kind.',
    alternatives,
  );
}

/** Writes `User`: a person or a service user. */
export function writeUser(writer: Writer): void {
  const alternatives = userUnion.split(' | ').flatMap((type) => {
    const declaration = typeDeclaration(type);
    return declaration === undefined
      ? []
      : [{ label: declaration.name === 'HumanUser' ? 'people' : 'service users', type: declaration }];
  });
  writeMerged(writer, 'User', 'A person, with `human`, or a service user, with `machine`.', alternatives);
}
