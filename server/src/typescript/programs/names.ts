/** Names in a program's text, and what they are given. */
import { ts } from '../compiler.js';
import { is, type Obj, type Scope, unknown, type Value } from './values.js';

/** Names that a statement exports. */
export function exportOf(node: ts.Statement, scope: Scope, exported: Obj): void {
  if (
    ts.isExportDeclaration(node) &&
    node.exportClause &&
    ts.isNamedExports(node.exportClause) &&
    !node.moduleSpecifier
  )
    for (const { name, propertyName } of node.exportClause.elements)
      exported.members.set(name.text, scope.get((propertyName ?? name).text) ?? unknown);
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return;
  if (ts.isVariableStatement(node))
    for (const { name } of node.declarationList.declarations)
      if (ts.isIdentifier(name)) exported.members.set(name.text, scope.get(name.text) ?? unknown);
  if (ts.isFunctionDeclaration(node) && node.name)
    exported.members.set(node.name.text, scope.get(node.name.text) ?? unknown);
}

/** Gives a value to a name, or its parts to those of a pattern. */
export function bind(name: ts.BindingName, value: Value, scope: Scope): void {
  if (ts.isIdentifier(name)) {
    scope.set(name.text, value);
    return;
  }
  for (const [index, element] of name.elements.entries()) {
    if (ts.isOmittedExpression(element)) continue;
    const key = element.propertyName ?? element.name;
    const part = is(value, 'list')
      ? value.items[index]
      : is(value, 'imported') && ts.isIdentifier(key)
        ? { ...value, name: key.text }
        : is(value, 'object') && ts.isIdentifier(key)
          ? value.members.get(key.text)
          : undefined;
    bind(element.name, element.dotDotDotToken ? unknown : (part ?? unknown), scope);
  }
}

/** Name of a property, as far as it is known. */
export function keyOf(name: ts.PropertyName, computed: (one: ts.Expression) => string | undefined): string | undefined {
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text;
  return ts.isComputedPropertyName(name) ? computed(name.expression) : undefined;
}

/** Name at the end of `a.b.name`. */
export function lastName(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? node.name.text : '';
}

/** Name at the start of `name.b.c`. */
export function rootName(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? rootName(node.expression) : '';
}
