import { memberAt } from '../../../../emulator/src/catalogue/index.js';
import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { nullableOfType } from '../../catalogue.js';
import { listAround } from '../api-calls.js';
import { isNothing, valuesOf } from '../calls.js';
import { oncePerCheck } from '../once.js';
import type { Resolved } from '../oracle.js';
import type { Fix, RuleContext, TypeReport } from '../rule.js';
import { isCaught, memberName, plain, type Tree, treeOf } from '../tree.js';
import { isFunction } from '../walk.js';
import { moreNullUses, type NullPlace } from './null-places.js';
import { isTestedElsewhere, pathText } from './null-tests.js';

/** A value that can be null where it is used, or is destructured. */
export interface NullUse extends TypeReport {
  readonly node: Node;
  readonly resolved: Resolved | undefined;
  readonly fixes: readonly Fix[];
}

/** All uses of values that can be null there, in source order. */
export const nullUses = oncePerCheck((context): readonly NullUse[] => {
  const tree = treeOf(context.program);
  const reported: readonly NullPlace[] = context.types.filter(({ code }) => code === 'possibly-null');
  return [...reported, ...moreNullUses(context, tree)]
    .flatMap((report) => {
      const node = tree.at(report);
      if (node === undefined || !throws(node, tree)) return [];
      const resolved = report.resolved ?? context.oracle.resolve(node) ?? assigned(node, context);
      if (
        resolved === undefined ||
        isCaught(node, tree) ||
        isRare(resolved, context) ||
        isTestedElsewhere(node, context)
      )
        return [];
      return [{ ...report, node, resolved, fixes: optionalLink(node, tree, context.text) }];
    })
    .sort((a, b) => a.start - b.start)
    .filter((use, index, uses) => !uses.slice(0, index).some((first) => covers(first, use, tree, context.text)));
});

/** What a variable holds that is given one member of `ctx`, later than where it is declared, and nothing else. */
function assigned(node: Node, context: RuleContext): Resolved | undefined {
  const member = node.type !== 'Identifier' ? undefined : nullableOfType(context.oracle.typeOf(node)?.goType);
  if (member === undefined) return undefined;
  const given = valuesOf(node, context)?.filter((value) => !isNothing(value)) ?? [];
  const isIt = (value: Node): boolean => {
    const resolved = context.oracle.resolve(value);
    return resolved?.kind === 'member' && resolved.path === member.path;
  };
  return given.length > 0 && given.every(isIt) ? member : undefined;
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

/** Guessed triggers are not held against the script: whether a member can be null in the lesser part of them only. */
function isRare(resolved: Resolved | undefined, { identity, triggers, version }: RuleContext): boolean {
  if (identity.source !== 'inference' && identity.source !== 'default') return false;
  if (resolved?.kind !== 'member') return false;
  const having = triggers.flatMap((trigger) => {
    const member = memberAt(resolved.path, trigger, version);
    return member === undefined ? [] : [{ trigger, member }];
  });
  const nullable = having.filter(({ trigger, member: { nullable: when } }) =>
    typeof when === 'object' ? when.triggers.includes(trigger) : when === true,
  );
  return nullable.length * 2 <= having.length;
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
  for (const node of tree.of('BinaryExpression')) {
    if (node.start > use.start || !/^[!=]==$/.test(node.operator)) continue;
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
