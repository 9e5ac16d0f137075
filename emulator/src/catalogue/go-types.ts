import type { GoField, GoMethod, GoType, GoTypeDeclaration } from './model.js';
import { types } from './types/index.js';

const byName = new Map(types.map((type) => [type.go, type]));

/** The name under which goja shows a field or method: the Go name with its first letter in lower case (facts §4.1). */
function scriptName(go: string): string {
  return go.charAt(0).toLowerCase() + go.slice(1);
}

/** The declaration behind a Go type, pointers included; undefined for Go's own types and for slices and maps. */
export function typeDeclaration(type: GoType): GoTypeDeclaration | undefined {
  return byName.get(type.replace(/^\*+/, ''));
}

/** What a slice or map written as such (`[]T`, `map[K]V`) or declared as such holds. */
export function elementType(type: GoType): GoType | undefined {
  const slice = /^\*?\[\d*\](.+)$/.exec(type);
  if (slice) {
    return slice[1];
  }
  const map = /^map\[[^\]]+\](.+)$/.exec(type);
  return map ? map[1] : typeDeclaration(type)?.element;
}

/** A property that a script sees on a Go struct. */
export interface StructProperty {
  readonly name: string;
  readonly field: GoField;
  /** Names of the embedded fields that lead to it, outermost first; empty for a field of the struct itself. */
  readonly through: readonly string[];
}

/**
 * The properties of a struct in the order in which goja lists them: an embedded struct is followed by its own fields;
 * a name keeps its first place, and the field that lies less deep wins.
 */
export function structProperties(type: GoTypeDeclaration): readonly StructProperty[] {
  const found = new Map<string, StructProperty>();
  const visit = (fields: readonly GoField[], through: readonly string[]): void => {
    for (const field of fields) {
      const name = scriptName(field.go);
      const known = found.get(name);
      if (known === undefined || known.through.length > through.length) {
        found.set(name, { name, field, through });
      }
      const inner = field.embedded && field.dynamic === undefined ? typeDeclaration(field.type) : undefined;
      visit(inner?.fields ?? [], [...through, name]);
    }
  };
  visit(type.fields ?? [], []);
  return [...found.values()];
}

/** The methods that a script sees on a Go value, in the order in which goja lists them. */
export function typeMethods(type: GoTypeDeclaration): readonly (GoMethod & { readonly name: string })[] {
  return (type.methods ?? []).map((method) => ({ ...method, name: scriptName(method.go) }));
}
