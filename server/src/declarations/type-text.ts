import { elementType, type GoType, typeDeclaration } from '../../../emulator/src/catalogue/index.js';

const primitives: Readonly<Record<string, string>> = {
  string: 'string',
  bool: 'boolean',
  'interface {}': 'any',
  'idp.User': 'ProviderUser',
};

/** What `getUser()` gives where service users occur; the declarations call it `User`. */
export const userUnion = '*object.humanUser | *object.machineUser';

const numeric = /^(?:u?int(?:8|16|32|64)?|float(?:32|64))$/;

/** The TypeScript type of a value that a script gets. A Go type that the catalogue does not know becomes `any`. */
export function resultText(type: GoType): string {
  if (type === userUnion) {
    return 'User';
  }
  if (type.includes(' | ')) {
    return type.split(' | ').map(resultText).join(' | ');
  }
  const declared = typeDeclaration(type);
  if (declared !== undefined) {
    return declared.name;
  }
  const primitive = primitives[type];
  if (primitive !== undefined) {
    return primitive;
  }
  if (numeric.test(type)) {
    return 'number';
  }
  const element = elementType(type);
  if (element === undefined) {
    return 'any';
  }
  return type.startsWith('map[') ? `{ [name: string]: ${resultText(element)} }` : `${resultText(element)}[]`;
}

/**
 * The TypeScript type of an argument. goja turns arguments into what Go wants, so text may come from anything that has
 * a sensible text, and a boolean from nothing; what would only become `[object Object]` is refused (facts §4.2).
 */
export function argumentText(type: GoType, raw: boolean): string {
  if (type === 'string') {
    return raw ? 'string' : 'TextLike';
  }
  if (type === 'bool') {
    return 'boolean | null | undefined';
  }
  const declared = typeDeclaration(type);
  if (declared === undefined) {
    return numeric.test(type) ? 'number | GoNumber' : resultText(type);
  }
  switch (declared.underlying) {
    case 'string':
      return `string | ${declared.name}`;
    case 'int32':
    case 'int64':
    case 'uint8':
      return `number | ${declared.name}`;
    case 'array':
      return `string | ${declared.name}`;
    default:
      return declared.name;
  }
}
