import {
  availableSince,
  catalogue,
  existsIn,
  type Member,
  memberAt,
} from '../../../../emulator/src/catalogue/index.js';
import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { triggersLabel } from '../../catalogue.js';
import { oncePerCheck } from '../once.js';
import type { Resolved, ValueType } from '../oracle.js';
import type { Fix, Report, RuleContext, TypeReport } from '../rule.js';
import { literalText, memberName, type Tree, treeOf } from '../tree.js';

/** A member that the type checker did not find, with all that rules want to know of it. */
export interface UnknownMember extends TypeReport {
  readonly name: string;
  /** The name in the tree. */
  readonly node: Node;
  /** `object.name`, or the pattern's property. */
  readonly access: Node;
  /** The expression whose member it is; undefined in nested patterns. */
  readonly object: Node | undefined;
  readonly owner: Resolved | undefined;
  readonly type: ValueType | undefined;
  /** Path in the catalogue, where the owner is a member of `ctx` or `api`. */
  readonly path: string | undefined;
  /** What the type checker thinks was meant. */
  readonly suggestion: string | undefined;
  readonly why: Absence;
}

/** Why a member is not there. */
export type Absence =
  | { readonly kind: 'version'; readonly since: string | undefined; readonly removed: string | undefined }
  | { readonly kind: 'trigger'; readonly members: readonly Member[] }
  | { readonly kind: 'language' }
  | { readonly kind: 'unknown' };

/** All members that the type checker did not find, each with the reason. */
export const unknownMembers = oncePerCheck((context): readonly UnknownMember[] => {
  const tree = treeOf(context.program);
  const found = [
    ...context.types.filter(({ code }) => code === 'unknown-member'),
    ...quotedMembers(context, tree),
    ...importedMembers(context, tree),
  ];
  return found.map((report) => describe(report, context, tree)).filter((one) => one !== undefined);
});

function describe(report: TypeReport, context: RuleContext, tree: Tree): UnknownMember | undefined {
  const node = tree.at(report);
  const name = node === undefined ? undefined : nameOf(node);
  if (node === undefined || name === undefined) return undefined;
  const access = tree.parent(node);
  if (access === undefined) return undefined;
  const object = ownerOf(access, tree);
  // Of a pattern within a pattern, what it takes apart.
  const whole = object ?? (access.type === 'Property' ? tree.parent(access) : undefined);
  const owner = whole && context.oracle.resolve(whole);
  const path = owner?.kind === 'member' ? `${owner.path}.${name}` : undefined;
  const type = whole && context.oracle.typeOf(whole);
  const suggestion = /Did you mean `([^`]+)`\?$/.exec(report.message)?.[1];
  // What is wrong is that the function is not called; another rule says so.
  if (owner?.kind === 'member' && owner.members.length > 0 && owner.members.every(({ kind }) => kind === 'function'))
    return undefined;
  const base = { ...report, name, node, access, object, owner, type, path, suggestion };
  const why = absence(base, context);
  return why && { ...base, why };
}

function nameOf(node: Node): string | undefined {
  return node.type === 'Identifier' || node.type === 'PrivateIdentifier' ? node.name : literalText(node);
}

/** `api.v1['setClaim']`, `user['email']`: the type checker lets any text pass. */
function quotedMembers({ oracle, triggers }: RuleContext, tree: Tree): readonly TypeReport[] {
  return tree.of('MemberExpression').flatMap((node) => {
    if (!node.computed) return [];
    const name = literalText(node.property);
    if (name === undefined) return [];
    const parent = tree.parent(node);
    if (parent?.type === 'AssignmentExpression' && parent.left === node) return [];
    if (parent?.type === 'UnaryExpression' && /^(?:typeof|delete)$/.test(parent.operator)) return [];
    const { start, end } = node.property;
    const found = (what: string) => [{ code: 'unknown-member', start, end, message: `${what}.` }];
    const owner = oracle.resolve(node.object);
    if (owner?.kind !== 'member' || !owner.members.every(({ kind }) => kind === 'namespace')) {
      if (!oracle.lacks(node.object, name)) return [];
      return owner?.kind === 'member'
        ? found(`\`${owner.path}.${name}\` does not exist in ${triggersLabel(triggers)}`)
        : found(`\`${name}\` does not exist on \`${oracle.typeOf(node.object)?.text ?? 'this value'}\``);
    }
    // Other triggers may have it, and scripts ask for that.
    if (owner.members.length === 0 || !isPlainUse(parent)) return [];
    const path = `${owner.path}.${name}`;
    if (triggers.some((trigger) => memberAt(path, trigger) !== undefined)) return [];
    return found(`\`${path}\` does not exist in ${triggersLabel(triggers)}`);
  });
}

/** `const { warning } = require('zitadel/log')`: the type checker takes such patterns for imports and does not look for their members. */
function importedMembers({ oracle }: RuleContext, tree: Tree): readonly TypeReport[] {
  return tree.nodes.flatMap((node) => {
    if (node.type !== 'VariableDeclarator' || node.id.type !== 'ObjectPattern' || node.init == null) return [];
    const known = oracle.resolve(node.init);
    if (known?.kind !== 'module') return [];
    return node.id.properties.flatMap((one) => {
      if (one.type !== 'Property' || one.computed || one.key.type !== 'Identifier') return [];
      const { name, start, end } = one.key;
      if (known.module.members.some((member) => member.name === name)) return [];
      return [{ code: 'unknown-member', start, end, message: `\`${known.module.id}\` has no \`${name}\`.` }];
    });
  });
}

/** A use that asks for nothing: the value is handed on, called or read from. */
function isPlainUse(parent: Node | undefined): boolean {
  return (
    /^(?:VariableDeclarator|ReturnStatement|Property|ArrayExpression|TemplateLiteral|AssignmentExpression)$/.test(
      parent?.type ?? '',
    ) ||
    ((parent?.type === 'MemberExpression' || parent?.type === 'CallExpression') && !parent.optional)
  );
}

/** The expression whose member a name is. */
function ownerOf(access: Node, tree: Tree): Node | undefined {
  if (access.type === 'MemberExpression') return access.object;
  const pattern = tree.parent(access);
  const outer = pattern && tree.parent(pattern);
  if (outer?.type === 'VariableDeclarator' && outer.id === pattern) return outer.init ?? undefined;
  if (outer?.type === 'AssignmentExpression' && outer.left === pattern) return outer.right;
  return undefined;
}

function absence(
  { path, name, type, owner }: Pick<UnknownMember, 'path' | 'name' | 'type' | 'owner'>,
  { triggers, version }: RuleContext,
): Absence | undefined {
  if (path !== undefined) {
    // The type checker may take a place for one that is never reached, where nothing has members.
    if (triggers.some((trigger) => memberAt(path, trigger, version) !== undefined)) return undefined;
    const members = catalogue.members.filter((member) => member.path === path);
    const here = triggers.flatMap((trigger) => {
      const member = memberAt(path, trigger);
      return member === undefined ? [] : [{ since: availableSince(member, trigger), removed: member.removed }];
    });
    if (here.length > 0) return { kind: 'version', since: here[0]!.since, removed: here[0]!.removed };
    return members.length > 0 ? { kind: 'trigger', members } : { kind: 'unknown' };
  }
  const declared = catalogue.types.find(({ go }) => go === type?.goType);
  const field = declared?.fields?.find(({ go }) => go.charAt(0).toLowerCase() + go.slice(1) === name);
  if (field !== undefined && !existsIn(field, version))
    return { kind: 'version', since: field.since, removed: field.removed };
  const isOurs = owner !== undefined || declared !== undefined || type?.boxed !== undefined;
  return { kind: isOurs ? 'unknown' : 'language' };
}

/** Where reading the member gives undefined and the script goes on with it at once, so that it throws. */
function goesOn(access: Node, tree: Tree): boolean {
  const parent = tree.parent(access);
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === access && !parent.optional;
    case 'CallExpression':
      return parent.callee === access && !parent.optional;
    case 'NewExpression':
      return parent.callee === access;
    case 'VariableDeclarator':
      return parent.init === access && (parent.id.type === 'ObjectPattern' || parent.id.type === 'ArrayPattern');
    case 'ForOfStatement':
      return parent.right === access;
    case 'SpreadElement':
      return tree.parent(parent)?.type !== 'ObjectExpression';
    default:
      return false;
  }
}

/** `grant.roles || grant.roleKeys`: a second name for something that is there under the first. */
function isSecondName(access: Node, { oracle, text }: RuleContext, tree: Tree): boolean {
  const owner = ({ start, end }: Node): string => text.slice(start, end);
  if (access.type !== 'MemberExpression') return false;
  let inner = access as Node;
  for (const around of tree.ancestors(access)) {
    if (around.type !== 'LogicalExpression' || around.operator === '&&') return false;
    let first: Node = around.left;
    while (first.type === 'LogicalExpression') first = first.left;
    if (around.right === inner && first.type === 'MemberExpression' && owner(first.object) === owner(access.object))
      return oracle.resolve(first) !== undefined;
    inner = around;
  }
  return false;
}

/**
 * Error where the run surely fails with it, warning where the script goes on with undefined, and less where it never gets
 * there.
 */
export function severityOf(context: RuleContext, { access, object, name }: UnknownMember): Pick<Report, 'severity'> {
  const tree = treeOf(context.program);
  // `(list || []).forEach`: what stands in for a missing list has it.
  if (object !== undefined && !context.oracle.lacks(object, name)) return { severity: 'warning' };
  if (isSecondName(access, context, tree)) return { severity: 'information' };
  return goesOn(access, tree) && context.certainty.has(tree.parent(access)!) ? {} : { severity: 'warning' };
}

/** What comes of reading a member that is not there, as the end of a sentence. */
export function outcomeOf(context: RuleContext, unknown: UnknownMember): string {
  const { access, name } = unknown;
  const tree = treeOf(context.program);
  if (!goesOn(access, tree)) return 'it reads as undefined';
  if (severityOf(context, unknown).severity === undefined) return 'the run fails here';
  const parent = tree.parent(access);
  if (parent?.type === 'CallExpression') return `calling it throws “TypeError: Object has no member '${name}'”`;
  const read = parent?.type === 'MemberExpression' ? memberName(parent) : undefined;
  return read === undefined
    ? 'it reads as undefined, which throws a TypeError here'
    : `it reads as undefined, and \`${read}\` of that throws a TypeError`;
}

/** A fix that puts another name in the place of the member's. */
export function rename(unknown: UnknownMember, text: string, safe = false): readonly Fix[] {
  const { access, node, start, end } = unknown;
  if (access.type !== 'MemberExpression') return [];
  // Between quotes only a name may stand.
  if (access.computed && !(node.type === 'Literal' && /^[\w$]+$/.test(text))) return [];
  const quote = access.computed && node.type === 'Literal' ? node.raw.charAt(0) : '';
  return [{ title: `Write ${text}`, edits: [{ start, end, text: quote + text + quote }], safe }];
}
