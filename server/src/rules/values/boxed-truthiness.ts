import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { origin } from '../calls.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { memberName, plain, type Tree, treeOf } from '../tree.js';
import {
  type Boxed,
  boxedKind,
  boxedKindOrNothing,
  converted,
  isVerifiedOfProvider,
  kindText,
  shown,
} from './boxed.js';

/** facts §2, §4.1, §7.2, §7.47; class L of the defects in published scripts. */
export const boxedTruthiness: Rule = {
  code: 'boxed-truthiness',
  severity: 'warning',
  summary: 'A boxed Go value is asked whether it is empty: it is always true',
  check(context) {
    const tree = treeOf(context.program);
    for (const node of tree.nodes) {
      if (!/^(?:Identifier|MemberExpression|CallExpression|ChainExpression)$/.test(node.type)) continue;
      if (tree.parent(node)?.type === 'ChainExpression' || !isAsked(node, tree)) continue;
      if (isVerifiedOfProvider(node, context)) {
        context.report({ start: node.start, end: node.end, message: ofSomeProviders(node, context) });
        continue;
      }
      const kind = kindOf(node, context);
      if (kind === undefined) continue;
      const empty = { string: 'when it is empty', number: 'when it is 0', boolean: 'when it is false' }[kind];
      context.report({
        start: node.start,
        end: node.end,
        message: `${shown(node, context)} is ${kindText(kind)} of Go’s in a box, an object: it counts as true, also ${empty}. Write \`${converted(present('…', node, context), kind)}\`.`,
        fixes: fix(node, kind, tree, context),
      });
    }
  },
};

/**
 * The kind of a value whose truth says nothing. Behind `?.`, and in a variable that is made by `a && a.b`, the truth of what is
 * before counts; but a person has an e-mail address, and often no phone number, so that one is asked about itself.
 */
function kindOf(node: Node, context: RuleContext): Boxed | undefined {
  const value = node.type === 'Identifier' ? origin(node, context) : node;
  if (value.type === 'ChainExpression') return isPhone(value) ? boxedKindOrNothing(node, context) : undefined;
  if (value.type === 'LogicalExpression') return isPhone(value) ? boxedKindOrNothing(node, context) : undefined;
  if (node.type === 'Identifier' && context.oracle.resolve(node) === undefined) return undefined;
  return boxedKind(node, context);
}

/** `human?.phone`, `human && human.phone`, `human?.phone ?? ''` */
function isPhone(value: Node): boolean {
  if (value.type === 'LogicalExpression') return isPhone(value.operator === '&&' ? value.right : value.left);
  return memberName(plain(value)) === 'phone';
}

function ofSomeProviders(node: Node, context: RuleContext): string {
  return `Of OpenID Connect providers ${shown(node, context)} is a truth of Go’s in a box, an object: it counts as true, also when it is false. Write \`isEmailVerified()\` or \`isPhoneVerified()\`, or \`== true\`.`;
}

/** Whether the truth of an expression decides something. */
function isAsked(node: Node, tree: Tree): boolean {
  const parent = tree.parent(node);
  switch (parent?.type) {
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
    case 'ConditionalExpression':
      return parent.test === node;
    case 'UnaryExpression':
      return parent.operator === '!';
    case 'LogicalExpression':
      if (parent.operator === '??') return false;
      return parent.left === node || isAsked(parent, tree);
    case 'CallExpression':
      return (
        parent.callee.type === 'Identifier' &&
        parent.callee.name === 'Boolean' &&
        parent.arguments.includes(node as never)
      );
    default:
      return false;
  }
}

/** The source of a value, with an empty text beside where there may be none: `String(undefined)` is a text of its own. */
function present(source: string, node: Node, context: RuleContext): string {
  return boxedKind(node, context) === undefined || /^(?:Chain|Logical)Expression$/.test(origin(node, context).type)
    ? `${source} ?? ''`
    : source;
}

function fix(node: Node, kind: Boxed, tree: Tree, context: RuleContext): readonly Fix[] {
  const parent = tree.parent(node);
  const { start, end } = node;
  const source = converted(present(context.text.slice(start, end), node, context), kind);
  const bare = parent?.type === 'IfStatement' || parent?.type === 'WhileStatement' || parent?.type === 'CallExpression';
  const wanted = kind === 'boolean' && !bare ? `(${source})` : source;
  return [{ title: `Write ${converted(present('…', node, context), kind)}`, edits: [{ start, end, text: wanted }] }];
}
