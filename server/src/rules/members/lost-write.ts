import type {
  AssignmentExpression,
  CallExpression,
  MemberExpression,
} from '../../../../emulator/src/language/syntax/nodes.js';
import { calleeText } from '../calls.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { memberName, type Tree, treeOf } from '../tree.js';

/** Types whose fields ZITADEL reads back, or that are the script's own to change. */
const kept = new Set(['object.Metadata', 'object.UserGrant', 'object.appendUserGrantArgument', 'actions.response']);

/** facts §2.0, §2.1, §4.1, §7.44: ctx is a copy; of api only the lists' contents are read back. */
export const lostWrite: Rule = {
  code: 'lost-write',
  severity: 'warning',
  summary: 'An assignment that ZITADEL never sees',
  replaces: ['unknown-member', 'other-trigger'],
  check(context) {
    const tree = treeOf(context.program);
    for (const node of tree.of('CallExpression')) assigned(node, context);
    for (const node of tree.of('AssignmentExpression')) {
      if (node.left.type !== 'MemberExpression') continue;
      const said = lost(node, node.left, context, tree);
      if (said !== undefined)
        context.report({ start: node.left.start, end: node.left.end, message: said.message, fixes: said.fixes ?? [] });
    }
  },
};

/** `Object.assign(api.v1.claims, { … })` */
function assigned(node: CallExpression, { oracle, report }: RuleContext): void {
  const [target] = node.arguments;
  if (target === undefined || calleeText(node) !== 'Object.assign') return;
  const owner = oracle.resolve(target);
  if (owner?.kind !== 'member' || !/^(?:api|ctx)\b/.test(owner.path)) return;
  const isClaims = /\.(?:claims|userinfo)$/.test(owner.path);
  report({
    start: target.start,
    end: target.end,
    message: `ZITADEL does not see what is assigned to \`${owner.path}\`.${isClaims ? ' Write `api.v1.claims.setClaim(name, value)` for each claim.' : ''}`,
  });
}

interface Lost {
  readonly message: string;
  readonly fixes?: readonly Fix[];
}

function lost(node: AssignmentExpression, left: MemberExpression, context: RuleContext, tree: Tree): Lost | undefined {
  const target = context.oracle.resolve(left);
  const owner = context.oracle.resolve(left.object);
  const name = memberName(left);
  if (owner?.kind === 'member') {
    const { path } = owner;
    if (/^(?:api\.v1\.(?:claims|userinfo)|ctx\.v1\.claims)$/.test(path))
      return ofClaims(node, left, path, context, tree);
    if (target?.kind === 'member' && (target.path === 'api.metadata' || target.path === 'api.userGrants'))
      return {
        message: `ZITADEL keeps the list that it made: a list assigned to \`${target.path}\` is not seen. Write \`${target.path}.push(…)\`.`,
      };
    if (target?.kind === 'member' && target.members.some((member) => member.kind === 'function')) {
      const setter = target.path.startsWith('api.');
      return {
        message: `\`${target.path}\` is a function: assigning to it ${setter ? 'sets nothing. Call it.' : 'only hides it from the rest of this run.'}`,
        fixes: setter ? call(node, left, context, tree) : [],
      };
    }
    if (/^ctx(?:\.|$)/.test(path) && target?.kind === 'member')
      return { message: `\`${target.path}\` is a copy: ZITADEL does not see what is written to it.${setterFor(name)}` };
    if (
      /^api\.(?:metadata|userGrants)$/.test(path) &&
      target === undefined &&
      name !== undefined &&
      !/^(?:\d+|length)$/.test(name)
    )
      return {
        message: `ZITADEL looks at the elements of the list only, and not at \`${name}\`. Write \`${path}.push(…)\`.`,
      };
    if (/^api(?:\.v1)?$/.test(path) && target === undefined && name !== undefined)
      return { message: `Nothing reads \`${path}.${name}\`: ZITADEL does not see what is written to it.` };
    return undefined;
  }
  if (target === undefined && name !== undefined && context.oracle.lacks(left.object, name) && isOfGo(left, context))
    return {
      message: `What Go made takes no new members: \`${name}\` is not set, reads as undefined afterwards, and in strict mode this throws. Keep the value in a variable.`,
    };
  if (target?.kind !== 'property' || kept.has(target.type.go)) {
    const inMetadata = target?.kind === 'property' && target.type.go === 'object.Metadata' && name === 'value';
    if (!inMetadata || left.object.type !== 'MemberExpression') return undefined;
    const list = context.oracle.resolve(left.object.object);
    return list?.kind === 'member' && list.path === 'api.metadata'
      ? {
          message:
            'The value that an entry of `api.metadata` was made with is the one that is stored: push a new entry.',
        }
      : undefined;
  }
  if (!/^(?:object|idp|domain)\./.test(target.type.go) || !startsAtContext(left, context)) return undefined;
  return { message: `\`${name}\` belongs to a copy: ZITADEL does not see what is written to it.${setterFor(name)}` };
}

/** Whether a member is written to one of ZITADEL's values, and not to what JavaScript has. */
function isOfGo({ object }: MemberExpression, { oracle }: RuleContext): boolean {
  const type = oracle.typeOf(object);
  return type !== undefined && (type.goType !== undefined || type.boxed !== undefined || /^User\b/.test(type.text));
}

/** `claims.tier = 'free'` */
function ofClaims(
  node: AssignmentExpression,
  left: MemberExpression,
  path: string,
  { text }: RuleContext,
  tree: Tree,
): Lost | undefined {
  const name = memberName(left);
  const key = left.computed ? text.slice(left.property.start, left.property.end) : `'${name}'`;
  let root: MemberExpression['object'] = left.object;
  while (root.type === 'MemberExpression') root = root.object;
  const isStatement = tree.parent(node)?.type === 'ExpressionStatement' && node.operator === '=';
  const api = path.startsWith('api') && root.type === 'Identifier' ? root.name : 'api';
  const value = text.slice(node.right.parens?.start ?? node.right.start, node.right.parens?.end ?? node.right.end);
  const wanted = `${api}.v1.claims.setClaim(${key}, ${value})`;
  return {
    message: `${path.startsWith('ctx') ? '`ctx.v1.claims` is a copy' : 'Nothing reads it'}: assigning makes no claim. Write \`${api}.v1.claims.setClaim(${key}, …)\`.`,
    fixes: isStatement ? [{ title: 'Call setClaim', edits: [{ start: node.start, end: node.end, text: wanted }] }] : [],
  };
}

/** `api.setFirstName = x` */
function call(node: AssignmentExpression, left: MemberExpression, { text }: RuleContext, tree: Tree): readonly Fix[] {
  if (tree.parent(node)?.type !== 'ExpressionStatement' || node.operator !== '=') return [];
  return [
    {
      title: 'Call it',
      edits: [
        { start: left.end, end: node.right.start, text: '(' },
        { start: node.right.end, end: node.right.end, text: ')' },
      ].map((edit) => ({ ...edit, end: Math.max(edit.start, edit.end) })),
    },
  ].filter(() => text.slice(left.end, node.right.start).includes('='));
}

function setterFor(name: string | undefined): string {
  const setters: Readonly<Record<string, string>> = {
    firstName: 'setFirstName',
    lastName: 'setLastName',
    nickName: 'setNickName',
    displayName: 'setDisplayName',
    preferredLanguage: 'setPreferredLanguage',
    gender: 'setGender',
    email: 'setEmail',
    isEmailVerified: 'setEmailVerified',
    phone: 'setPhone',
    isPhoneVerified: 'setPhoneVerified',
    username: 'setUsername',
  };
  return name !== undefined && Object.hasOwn(setters, name)
    ? ` Where the trigger has it, \`api.${setters[name]}(…)\` changes it.`
    : '';
}

/** Whether a member access begins at `ctx`, through variables too. */
function startsAtContext(left: MemberExpression, { oracle }: RuleContext): boolean {
  let at: MemberExpression['object'] = left.object;
  for (;;) {
    const resolved = oracle.resolve(at);
    if (resolved?.kind === 'member') return resolved.path.startsWith('ctx');
    if (at.type === 'MemberExpression') at = at.object;
    else if (at.type === 'CallExpression') at = at.callee;
    else return resolved?.kind === 'property';
  }
}
