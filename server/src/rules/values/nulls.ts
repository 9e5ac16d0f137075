import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { listAround } from '../api-calls.js';
import type { Resolved } from '../oracle.js';
import type { Fix, RuleContext, TypeReport } from '../rule.js';
import { memberName, plain, type Tree, treeOf } from '../tree.js';
import { isFunction } from '../walk.js';

/** A value that can be null where it is used, or is destructured. */
export interface NullUse extends TypeReport {
  readonly node: Node;
  readonly resolved: Resolved | undefined;
  readonly fixes: readonly Fix[];
}

const known = new WeakMap<readonly TypeReport[], readonly NullUse[]>();

/** All uses of values that can be null there, in source order. */
export function nullUses(context: RuleContext): readonly NullUse[] {
  let found = known.get(context.types);
  if (found === undefined) {
    const tree = treeOf(context.program);
    const reported = context.types.filter(({ code }) => code === 'possibly-null');
    found = [...reported, ...destructured(context, tree), ...inCallbacks(context, tree)]
      .flatMap((report) => {
        const node = tree.at(report);
        if (node === undefined || !throws(node, tree) || isCompared(node, tree, context.text)) return [];
        return [
          { ...report, node, resolved: context.oracle.resolve(node), fixes: optionalLink(node, tree, context.text) },
        ];
      })
      .sort((a, b) => a.start - b.start)
      .filter((use, index, uses) => !uses.slice(0, index).some((first) => covers(first, use, tree, context.text)));
    known.set(context.types, found);
  }
  return found;
}

/** Whether null throws where it stands; as the operand of an operator it is converted. */
function throws(node: Node, tree: Tree): boolean {
  const parent = tree.parent(node);
  switch (parent?.type) {
    case 'ChainExpression':
      return throws(parent, tree);
    case 'UnaryExpression':
    case 'UpdateExpression':
    case 'TemplateLiteral':
      return false;
    case 'BinaryExpression':
      return /^(?:in|instanceof)$/.test(parent.operator) && parent.right === node;
    default:
      return true;
  }
}

/**
 * Whether a use stands behind a comparison such as `a?.count > 0`, which is false for null. The type checker learns from other
 * tests, but not from these.
 */
function isCompared(node: Node, tree: Tree, text: string): boolean {
  const path = pathText(text.slice(node.start, node.end));
  const says = (test: Node): boolean =>
    tree.nodes.some((one) => {
      if (one.type !== 'BinaryExpression' || !/^[<>]=?$/.test(one.operator)) return false;
      if (one.start < test.start || one.end > test.end) return false;
      return [one.left, one.right].some((side) =>
        text.slice(side.start, side.end).replace(/\s+/g, '').startsWith(`${path}?.`),
      );
    });
  let inner = node;
  for (const around of tree.ancestors(node)) {
    if (around.type === 'IfStatement' || around.type === 'ConditionalExpression') {
      if (around.consequent === inner && says(around.test)) return true;
    } else if (around.type === 'LogicalExpression') {
      if (around.operator === '&&' && around.right === inner && says(around.left)) return true;
    }
    const list = listAround(inner, tree) ?? [];
    for (const before of list.slice(0, Math.max(0, list.indexOf(inner))))
      if (before.type === 'IfStatement' && isNegated(before.test) && isExit(before.consequent) && says(before.test))
        return true;
    inner = around;
  }
  return false;
}

function isNegated(test: Node): boolean {
  if (test.type === 'LogicalExpression') return isNegated(test.left) || isNegated(test.right);
  return test.type === 'UnaryExpression' && test.operator === '!';
}

function isExit(statement: Node): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement;
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement';
}

/**
 * Whether a test before one use holds for a later one too, so that one finding is enough: the later stands in the same list
 * of statements, at any depth.
 */
function covers(first: NullUse, later: NullUse, tree: Tree, text: string): boolean {
  const path = (use: NullUse): string => pathText(text.slice(use.start, use.end));
  if (path(first) !== path(later)) return false;
  let statement: Node = first.node;
  for (const around of tree.ancestors(first.node)) {
    if (isFunction(around)) return false;
    const list = listAround(statement, tree);
    if (list !== undefined) {
      const last = list.at(-1);
      return last !== undefined && statement.start <= later.start && later.end <= last.end;
    }
    statement = around;
  }
  return false;
}

/** What using null throws there, for messages. */
export function thrown({ node }: NullUse, context: RuleContext): string {
  const access = treeOf(context.program).parent(node);
  const name = access?.type === 'MemberExpression' && access.object === node ? memberName(access) : undefined;
  return name === undefined ? 'a TypeError' : `“TypeError: Cannot read property '${name}' of undefined”`;
}

/** `const { count } = ctx.v1.user.grants` */
function* destructured({ oracle }: RuleContext, tree: Tree): Iterable<TypeReport> {
  for (const node of tree.nodes) {
    const value =
      node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern'
        ? node.init
        : node.type === 'AssignmentExpression' && node.left.type === 'ObjectPattern'
          ? node.right
          : undefined;
    if (value == null || oracle.typeOf(value)?.nullable !== true || oracle.resolve(value)?.kind !== 'member') continue;
    yield {
      code: 'possibly-null',
      start: value.start,
      end: value.end,
      message: 'This can be null here, and null has nothing to take apart: that throws a TypeError. Test it first.',
    };
  }
}

/**
 * The type checker forgets in callbacks what was tested outside, and says nothing of them. Where nothing is tested at all
 * before, it can be said.
 */
function* inCallbacks({ oracle, text }: RuleContext, tree: Tree): Iterable<TypeReport> {
  for (const node of tree.nodes) {
    if (node.type !== 'MemberExpression' || node.optional || node.object.type !== 'MemberExpression') continue;
    const value = node.object;
    const around = tree.functionAround(node);
    if (around === undefined || tree.functionAround(around) === undefined) continue;
    if (oracle.typeOf(value)?.nullable !== true || oracle.resolve(value)?.kind !== 'member') continue;
    const path = pathText(text.slice(value.start, value.end));
    const earlier = tree.nodes.some(
      (other) =>
        other.start < node.start &&
        (other.type === 'MemberExpression' || other.type === 'Identifier') &&
        pathText(text.slice(other.start, other.end)).endsWith(path.slice(path.lastIndexOf('.') + 1)) &&
        !(other.start >= node.start && other.end <= node.end),
    );
    if (earlier) continue;
    const name = node.computed ? undefined : text.slice(node.property.start, node.property.end);
    yield {
      code: 'possibly-null',
      start: value.start,
      end: value.end,
      message: `\`${path}\` can be null here: reading ${name === undefined ? 'a member' : `\`${name}\``} of it then throws a TypeError. Test it first, or write \`?.\`.`,
    };
  }
}

function pathText(text: string): string {
  return text.replace(/\s+|\?(?=\.)/g, '');
}

/** `a.b` as `a?.b`. */
function optionalLink(node: Node, tree: Tree, text: string): readonly Fix[] {
  const access = tree.parent(node);
  if (access?.type !== 'MemberExpression' || access.object !== node || access.computed || access.optional) return [];
  const parent = tree.parent(access);
  if (parent?.type === 'AssignmentExpression' && parent.left === access) return [];
  if (text.charAt(node.end) !== '.') return [];
  return [{ title: 'Use ?.', edits: [{ start: node.end, end: node.end + 1, text: '?.' }] }];
}

/** Whether a test for undefined alone stands before a use, which lets null through; and how to write it. */
export function testForUndefined(use: NullUse, context: RuleContext): readonly Fix[] | undefined {
  const tree = treeOf(context.program);
  const path = pathText(context.text.slice(use.start, use.end));
  const isSame = (node: Node): boolean => pathText(context.text.slice(node.start, node.end)) === path;
  for (const node of tree.nodes) {
    if (node.start > use.start || node.type !== 'BinaryExpression' || !/^[!=]==$/.test(node.operator)) continue;
    if (!sharesFunction(node, use.node, tree)) continue;
    for (const [value, other] of [
      [node.left, node.right],
      [node.right, node.left],
    ] as const) {
      if (isSame(plain(value)) && other.type === 'Identifier' && other.name === 'undefined')
        return [
          {
            title: 'Test for null too',
            edits: [
              operatorEdit(context.text, node.left.end, node.operator),
              { start: other.start, end: other.end, text: 'null' },
            ],
          },
        ];
      if (value.type === 'UnaryExpression' && value.operator === 'typeof' && isSame(plain(value.argument)))
        if (other.type === 'Literal' && other.value === 'undefined')
          return [
            {
              title: 'Test for null too',
              edits: [
                {
                  start: node.start,
                  end: node.end,
                  text: `${context.text.slice(value.argument.start, value.argument.end)} ${node.operator.slice(0, 2)} null`,
                },
              ],
            },
          ];
    }
  }
  return undefined;
}

function sharesFunction(test: Node, use: Node, tree: Tree): boolean {
  const home = tree.functionAround(test);
  for (const around of tree.ancestors(use)) if (around === home) return true;
  return home === undefined || !isFunction(home);
}

/** Takes the last `=` off `===` and `!==`. */
export function operatorEdit(
  text: string,
  from: number,
  operator: string,
): { start: number; end: number; text: string } {
  const start = text.indexOf(operator, from);
  return { start, end: start + operator.length, text: operator.slice(0, 2) };
}
