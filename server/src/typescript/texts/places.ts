import { ts } from '../compiler.js';
import type { CheckerOracle } from '../oracle.js';

/** What a text at some place names. */
export type TextMeaning =
  | { readonly kind: 'claim' | 'provider-claim' | 'scope' | 'method' | 'header' | 'metadata-key' | 'log-text' }
  | { readonly kind: 'header-value'; readonly header: string };

type Resolver = Pick<CheckerOracle, 'resolveNode'>;

const setClaim = /^api\.v1\.(?:claims|userinfo)\.setClaim$/;
const metadataSetter = /^api\.v1\.user\.(?:setMetadata|appendMetadata)$/;
const comparisons: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** What a text that the script writes is the name of; undefined where that is not known. */
export function meaningOfText(text: ts.StringLiteralLike, oracle: Resolver): TextMeaning | undefined {
  const { parent } = text;
  if (ts.isCallExpression(parent)) return ofArgument(parent, parent.arguments.indexOf(text), oracle);
  if (ts.isBinaryExpression(parent) && comparisons.has(parent.operatorToken.kind))
    return ofCompared(parent.left === text ? parent.right : parent.left, oracle);
  if (ts.isPropertyAssignment(parent))
    return parent.name === text ? meaningOfKey(parent.parent, oracle) : ofValue(parent, oracle);
  if (ts.isShorthandPropertyAssignment(parent) || ts.isObjectLiteralExpression(parent))
    return meaningOfKey(ts.isObjectLiteralExpression(parent) ? parent : parent.parent, oracle);
  return undefined;
}

/** What the keys of an object literal name, where its type does not tell. */
export function meaningOfKey(object: ts.ObjectLiteralExpression, oracle: Resolver): TextMeaning | undefined {
  return isHeaders(object, oracle) ? { kind: 'header' } : undefined;
}

function ofArgument(call: ts.CallExpression, index: number, oracle: Resolver): TextMeaning | undefined {
  if (index !== 0) return undefined;
  const callee = call.expression;
  if (
    ts.isPropertyAccessExpression(callee) &&
    /^(?:includes|indexOf)$/.test(callee.name.text) &&
    isScopes(callee.expression)
  )
    return { kind: 'scope' };
  const resolved = oracle.resolveNode(callee);
  if (resolved?.kind === 'module-member' && resolved.module.id === 'zitadel/log') return { kind: 'log-text' };
  if (resolved?.kind !== 'member') return undefined;
  if (setClaim.test(resolved.path)) return { kind: 'claim' };
  if (resolved.path === 'ctx.getClaim') return { kind: 'provider-claim' };
  return metadataSetter.test(resolved.path) ? { kind: 'metadata-key' } : undefined;
}

function ofCompared(other: ts.Expression, oracle: Resolver): TextMeaning | undefined {
  const resolved = oracle.resolveNode(other);
  if (resolved?.kind === 'property' && resolved.field.go === 'Key' && /[mM]etadata$/.test(resolved.type.go))
    return { kind: 'metadata-key' };
  return undefined;
}

function ofValue(property: ts.PropertyAssignment, oracle: Resolver): TextMeaning | undefined {
  const name = keyOf(property);
  if (name === 'method' && isOptions(property.parent, oracle)) return { kind: 'method' };
  if (name === 'key' && isPushedMetadata(property.parent, oracle)) return { kind: 'metadata-key' };
  if (name !== undefined && isHeaders(property.parent, oracle))
    return { kind: 'header-value', header: name.toLowerCase() };
  return undefined;
}

function isHeaders(object: ts.ObjectLiteralExpression, oracle: Resolver): boolean {
  const { parent } = object;
  return ts.isPropertyAssignment(parent) && keyOf(parent) === 'headers' && isOptions(parent.parent, oracle);
}

/** Whether an object literal is the second argument of `fetch`, directly or through a variable. */
function isOptions(object: ts.ObjectLiteralExpression, oracle: Resolver): boolean {
  const { parent } = object;
  if (ts.isCallExpression(parent)) return parent.arguments[1] === object && isFetch(parent, oracle);
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return false;
  const name = parent.name.text;
  let found = false;
  forEachNode(object.getSourceFile(), (node) => {
    if (!ts.isCallExpression(node)) return;
    const [, options] = node.arguments;
    found ||= options !== undefined && ts.isIdentifier(options) && options.text === name && isFetch(node, oracle);
  });
  return found;
}

function isFetch(call: ts.CallExpression, oracle: Resolver): boolean {
  const resolved = oracle.resolveNode(call.expression);
  return resolved?.kind === 'module-member' && resolved.member.name === 'fetch';
}

function isPushedMetadata(object: ts.ObjectLiteralExpression, oracle: Resolver): boolean {
  const call = object.parent;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return false;
  if (call.expression.name.text !== 'push') return false;
  const resolved = oracle.resolveNode(call.expression.expression);
  return resolved?.kind === 'member' && resolved.path === 'api.metadata';
}

function isScopes(node: ts.Expression): boolean {
  const name = ts.isPropertyAccessExpression(node) ? node.name.text : ts.isIdentifier(node) ? node.text : '';
  return /scopes?$/i.test(name);
}

function keyOf(property: ts.PropertyAssignment): string | undefined {
  const { name } = property;
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
}

/** Keys of metadata that the script writes elsewhere, in the order in which they stand there. */
export function metadataKeysIn(source: ts.SourceFile, besides: ts.Node): readonly string[] {
  const keys = new Set<string>();
  const note = (node: ts.Node | undefined): void => {
    if (node !== undefined && node !== besides && ts.isStringLiteralLike(node) && node.text !== '') keys.add(node.text);
  };
  const isKey = (node: ts.Node): boolean => ts.isPropertyAccessExpression(node) && /^[kK]ey$/.test(node.name.text);
  forEachNode(source, (node) => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      if (/^(?:set|append)Metadata$/.test(node.expression.name.text)) note(node.arguments[0]);
    } else if (ts.isBinaryExpression(node) && comparisons.has(node.operatorToken.kind)) {
      if (isKey(node.left)) note(node.right);
      else if (isKey(node.right)) note(node.left);
    } else if (ts.isPropertyAssignment(node) && keyOf(node) === 'key') note(node.initializer);
  });
  return [...keys];
}

/** Names that the script gives to `setClaim` elsewhere: a second time has no effect. */
export function claimsSetIn(source: ts.SourceFile, besides: ts.Node): ReadonlySet<string> {
  const names = new Set<string>();
  forEachNode(source, (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    const [name] = node.arguments;
    if (node.expression.name.text !== 'setClaim' || name === undefined || name === besides) return;
    if (ts.isStringLiteralLike(name)) names.add(name.text);
  });
  return names;
}

/** Calls `visit` for all nodes of a file. Without recursion: a chain of operators is as deep as it is long. */
function forEachNode(source: ts.SourceFile, visit: (node: ts.Node) => void): void {
  const open: ts.Node[] = [source];
  const push = (node: ts.Node): void => void open.push(node);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    visit(node);
    ts.forEachChild(node, push);
  }
}
