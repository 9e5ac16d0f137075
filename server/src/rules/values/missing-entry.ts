import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { calleeText, origin } from '../calls.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { isCaught, literalText, memberName, type Tree, treeOf } from '../tree.js';

/** Claims that ZITADEL adds when the token is made, after the actions (facts §2.5). */
const ofTheToken = new Set(
  'iss aud exp iat nbf auth_time nonce jti azp client_id scope amr acr at_hash sid act'.split(' '),
);
/** Claims that are there whatever was asked for. */
const always = new Set(['sub']);
/** What only some kinds of provider give (facts §2.1.1). */
const ofProviders: Readonly<Record<string, string>> = {
  attributes: 'SAML providers give',
  rawInfo: 'OAuth providers give',
  user: 'Google and Apple give',
};
const takesObjects = /^(?:Object\.(?:keys|values|entries|getOwnPropertyNames)|Array\.from)$/;

/** facts §2.0, §2.1.1, §2.5: claims depend on scopes, attributes, headers and form values on who sends them. */
export const missingEntry: Rule = {
  code: 'missing-entry',
  severity: 'warning',
  summary: 'A claim, attribute, header or entry of a list is used that may not be there',
  check(context) {
    const tree = treeOf(context.program);
    const said = new Set<string>();
    emptyLoginNames(context, tree);
    for (const node of tree.nodes) {
      if (node.type !== 'MemberExpression' && node.type !== 'Identifier' && node.type !== 'CallExpression') continue;
      if (!throws(node, tree) || isCaught(node, tree)) continue;
      const source = node.type === 'Identifier' ? origin(node, context) : node;
      const entry = entryOf(source, context) ?? claimOf(node, context);
      if (entry === undefined) continue;
      const paths = [pathOf(node, context), pathOf(source, context)];
      if (isTested(entry.name, paths, context, tree) || said.has(paths[1]!)) continue;
      said.add(paths[1]!);
      context.report({
        start: node.start,
        end: node.end,
        message: messageOf(entry),
        // An organization may have one provider only.
        ...(entry.kind === 'provider' && { severity: 'information' }),
        fixes: entry.kind === 'header' ? canonicalName(source) : optionalLink(node, context, tree),
      });
    }
  },
};

/** facts §2.5, §7.16: the query that tokens are made with does not select login names. */
function emptyLoginNames({ oracle, triggers, report }: RuleContext, tree: Tree): void {
  if (!triggers.every((id) => id.startsWith('complement-token/'))) return;
  for (const node of tree.of('MemberExpression')) {
    if (memberName(node) !== 'loginNames') continue;
    if (oracle.resolve(node)?.kind !== 'property') continue;
    const { start, end } = node.property;
    report({
      start,
      end,
      message: '`loginNames` is always empty where tokens are made. Write `preferredLoginName`, or look at `username`.',
    });
  }
}

interface Entry {
  readonly kind: 'claim' | 'id-claim' | 'entry' | 'header' | 'provider' | 'element';
  readonly name: string;
}

function entryOf(node: Node, context: RuleContext): Entry | undefined {
  const { oracle, text } = context;
  if (node.type === 'CallExpression') return idClaimOf(node, context);
  if (node.type !== 'MemberExpression') return undefined;
  const name = memberName(node);
  if (name === undefined) return elementOf(node, context);
  const owner = oracle.resolve(node.object);
  if (owner?.kind === 'member' && owner.path === 'ctx.v1.claims')
    return always.has(name) ? undefined : { kind: 'claim', name };
  if (owner?.kind === 'member' && owner.path === 'ctx.v1.providerInfo')
    return Object.hasOwn(ofProviders, name) && !/\b(?:externalIdpId|selectedIdpConfigId|getID)\b/.test(text)
      ? { kind: 'provider', name }
      : undefined;
  // What has a name of its own is no entry.
  if (oracle.resolve(node) !== undefined) return undefined;
  const type = oracle.typeOf(node.object);
  // Printing a type is costly: only where it can be such a table.
  if (type === undefined || type.any || type.array || type.primitive !== undefined || type.goType !== undefined)
    return undefined;
  if (!/^\{ \[name: string\]: string\[\]; \}$/.test(type.text)) return undefined;
  const isHeader = owner?.kind === 'property' && owner.field.go === 'Headers';
  return { kind: isHeader && name !== canonical(name) ? 'header' : 'entry', name };
}

/** facts §2.0: a header's name as Go writes it. */
function canonical(name: string): string {
  return name.toLowerCase().replace(/(?:^|-)[a-z]/g, (letters) => letters.toUpperCase());
}

/** facts §2.1: `getClaim` gives null for a claim that the ID token does not have. */
function idClaimOf(node: Node & { type: 'CallExpression' }, { oracle }: RuleContext): Entry | undefined {
  const called = oracle.resolve(node.callee);
  const name = node.arguments[0] && literalText(node.arguments[0]);
  if (called?.kind !== 'member' || called.path !== 'ctx.getClaim' || name === undefined) return undefined;
  return /^(?:sub|iss|aud|exp|iat)$/.test(name) ? undefined : { kind: 'id-claim', name };
}

/** `metadata[0]`, where the script asks nowhere how long a list is. A list of grants for a token has one. */
function elementOf(
  node: Node & { type: 'MemberExpression' },
  { oracle, text, triggers }: RuleContext,
): Entry | undefined {
  if (node.property.type !== 'Literal' || typeof node.property.value !== 'number') return undefined;
  if (/\.(?:count|length)\b/.test(text)) return undefined;
  const type = oracle.typeOf(node.object)?.text ?? '';
  const ofToken = triggers.every((id) => id.startsWith('complement-token/')) && node.property.value === 0;
  const isList = /^(?:UserMetadataEntry|OrgMetadataEntry|ExternalUser)\[\]/.test(type);
  if (!isList && !(/^UserGrant\[\]/.test(type) && !ofToken)) return undefined;
  return { kind: 'element', name: node.property.raw };
}

/** `const { email } = ctx.v1.claims`. */
function claimOf(node: Node, { oracle }: RuleContext): Entry | undefined {
  if (node.type !== 'Identifier') return undefined;
  const resolved = oracle.resolve(node);
  if (resolved?.kind !== 'claim' || always.has(resolved.claim.name)) return undefined;
  return { kind: 'claim', name: resolved.claim.name };
}

/** Whether undefined throws where it stands. */
function throws(node: Node, tree: Tree): boolean {
  const parent = tree.parent(node);
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === node && !parent.optional;
    case 'CallExpression':
      return parent.arguments[0] === node && takesObjects.test(calleeText(parent) ?? '');
    case 'ForOfStatement':
      return parent.right === node;
    case 'SpreadElement':
      return tree.parent(parent)?.type !== 'ObjectExpression';
    case 'VariableDeclarator':
      return parent.init === node && /^(?:Object|Array)Pattern$/.test(parent.id.type);
    default:
      return false;
  }
}

/** A path as tests are compared with it: `a?.b['c']` and `a.b.c` are one. */
function pathOf({ start, end }: Node, { text }: RuleContext): string {
  return text
    .slice(start, end)
    .replace(/\s+/g, '')
    .replace(/\?\.(?=\[)/g, '')
    .replace(/\?(?=\.)/g, '')
    .replace(/\[(['"`])([^'"`]*)\1\]/g, '.$2');
}

/** Whether the script asks for the entry anywhere, by its path, by the variable that holds it, or by its name. */
function isTested(name: string, paths: readonly string[], context: RuleContext, tree: Tree): boolean {
  return tree.nodes.some((node) => {
    const isIt =
      node.type === 'Literal'
        ? literalText(node) === name && tree.parent(node)?.type !== 'MemberExpression'
        : (node.type === 'MemberExpression' || node.type === 'Identifier') && paths.includes(pathOf(node, context));
    return isIt && asks(node, tree);
  });
}

/** Whether something depends on the value of a node and not on what is in it: a test, a default, an optional link. */
function asks(node: Node, tree: Tree): boolean {
  const parent = tree.parent(node);
  if (parent?.type === 'MemberExpression' && parent.object === node) return parent.optional;
  let inner = node;
  for (const around of tree.ancestors(node)) {
    switch (around.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
      case 'WhileStatement':
      case 'ForStatement':
        return around.test === inner;
      case 'LogicalExpression':
        if (around.left === inner) return true;
        break;
      case 'UnaryExpression':
        return around.operator === '!' || around.operator === 'typeof';
      case 'AssignmentPattern':
        return true;
      case 'BinaryExpression':
      case 'CallExpression':
      case 'ChainExpression':
        break;
      default:
        return false;
    }
    inner = around;
  }
  return false;
}

function messageOf({ kind, name }: Entry): string {
  if (kind === 'entry')
    return `Where \`${name}\` was not sent this is undefined, and using it throws a TypeError. Test it first, or write \`?.\`.`;
  if (kind === 'header')
    return `Headers have the names that Go gives them, and \`${name}\` is none: this is undefined, and using it throws a TypeError. Write \`${canonical(name)}\`.`;
  if (kind === 'id-claim')
    return `Where the ID token has no \`${name}\`, or the provider gives none, this is null, and using it throws a TypeError. Test it first, or write \`?.\`.`;
  if (kind === 'element')
    return 'The list may be shorter: then this is undefined, and using it throws a TypeError. Test `length` first, or write `?.`.';
  if (kind === 'provider')
    return `\`${name}\` is what ${ofProviders[name]}; of others this is undefined, and using it throws a TypeError. Compare \`ctx.v1.externalUser.externalIdpId\` first, or write \`?.\`.`;
  if (ofTheToken.has(name))
    return `\`${name}\` is none of the claims that actions see: ZITADEL adds it afterwards. It is undefined unless an earlier action set it, and using it throws a TypeError.${name === 'client_id' ? ' Write `ctx.v1.application.getClientId()`.' : ''}`;
  return `Which claims there are depends on scopes and settings. Without \`${name}\` this is undefined, and using it throws a TypeError: no token is made. Test it first, or write \`?.\`.`;
}

function canonicalName(node: Node): readonly Fix[] {
  if (node.type !== 'MemberExpression' || node.property.type !== 'Literal') return [];
  const { start, end, raw } = node.property;
  const name = canonical(raw.slice(1, -1));
  return [{ title: `Write ${name}`, edits: [{ start, end, text: raw[0] + name + raw[0] }] }];
}

/** `a.b` as `a?.b`, and `a[0]` as `a?.[0]`. */
function optionalLink(node: Node, { text }: RuleContext, tree: Tree): readonly Fix[] {
  const parent = tree.parent(node);
  if (parent?.type !== 'MemberExpression') return [];
  const target = tree.parent(parent);
  if (target?.type === 'AssignmentExpression' && target.left === parent) return [];
  const isDot = text.charAt(node.end) === '.';
  if (!isDot && text.charAt(node.end) !== '[') return [];
  return [{ title: 'Use ?.', edits: [{ start: node.end, end: node.end + (isDot ? 1 : 0), text: '?.' }] }];
}
