import type { FunctionNode, Node } from '../../../../emulator/src/language/syntax/nodes.js';
import type { Resolved } from '../oracle.js';
import type { RuleContext, TypeReport } from '../rule.js';
import type { Tree } from '../tree.js';
import { topLevelFunction } from '../walk.js';

/** A place where null is used, with what is null where the place itself does not say. */
export interface NullPlace extends TypeReport {
  readonly resolved?: Resolved | undefined;
}

/** Uses of null that the type checker does not see: in patterns, in callbacks, in functions that a value is handed to. */
export function* moreNullUses(context: RuleContext, tree: Tree): Iterable<NullPlace> {
  yield* destructured(context, tree);
  yield* inPatterns(context, tree);
  yield* inCallbacks(context, tree);
  yield* inHelpers(context, tree);
}

/** An expression as paths are compared: without spaces, and without optional links. */
export function pathText(text: string): string {
  return text.replace(/\s+|\?(?=\.)/g, '');
}

/** `const { grants: { count } } = ctx.v1.user`: a pattern in a pattern. */
function* inPatterns({ oracle }: RuleContext, tree: Tree): Iterable<NullPlace> {
  for (const node of tree.of('Property')) {
    if (node.computed) continue;
    // A default is taken for undefined only.
    const pattern = node.value.type === 'AssignmentPattern' ? node.value.left : node.value;
    if (pattern.type !== 'ObjectPattern' || oracle.typeOf(pattern)?.nullable !== true) continue;
    const resolved = oracle.resolve(node.key);
    if (resolved?.kind !== 'member') continue;
    yield {
      code: 'possibly-null',
      start: node.key.start,
      end: node.key.end,
      message: 'This can be null here, and null has nothing to take apart: that throws a TypeError. Test it first.',
      resolved,
    };
  }
}

/** `list(ctx.v1.user.grants)` where `list` uses its parameter without a test. */
function* inHelpers({ oracle, program, text }: RuleContext, tree: Tree): Iterable<NullPlace> {
  for (const call of tree.of('CallExpression')) {
    if (call.callee.type !== 'Identifier') continue;
    const helper = topLevelFunction(program, call.callee.name);
    if (helper === undefined) continue;
    for (const [index, argument] of call.arguments.entries()) {
      if (argument.type === 'SpreadElement' || oracle.typeOf(argument)?.nullable !== true) continue;
      const resolved = oracle.resolve(argument);
      const use = resolved?.kind === 'member' ? firstUse(helper, index, tree) : undefined;
      if (use === undefined) continue;
      yield {
        code: 'possibly-null',
        start: use.start,
        end: use.end,
        message: `\`${text.slice(use.start, use.end)}\` is null where \`${pathText(text.slice(argument.start, argument.end))}\` is: using it then throws a TypeError. Test it first.`,
        resolved,
      };
    }
  }
}

/** The first place where a function uses a parameter, when that is one that null does not survive. */
function firstUse(helper: FunctionNode, index: number, tree: Tree): Node | undefined {
  const parameter = helper.params[index];
  if (parameter?.type !== 'Identifier') return undefined;
  const [first] = tree
    .references(parameter.name)
    .filter(({ start, end }) => start >= helper.body.start && end <= helper.body.end);
  const parent = first && tree.parent(first);
  return parent?.type === 'MemberExpression' && parent.object === first && !parent.optional ? first : undefined;
}

/** `const { count } = ctx.v1.user.grants` */
function* destructured({ oracle }: RuleContext, tree: Tree): Iterable<NullPlace> {
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
function* inCallbacks({ oracle, text }: RuleContext, tree: Tree): Iterable<NullPlace> {
  for (const node of tree.of('MemberExpression')) {
    if (node.optional || node.object.type !== 'MemberExpression') continue;
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
