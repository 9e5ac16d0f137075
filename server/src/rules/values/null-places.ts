import type { FunctionNode, Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { calledFunction, calleeText } from '../calls.js';
import type { Resolved } from '../oracle.js';
import type { RuleContext, TypeReport } from '../rule.js';
import { isCaught, patternNames, type Tree } from '../tree.js';
import { isFunction } from '../walk.js';
import { isTestedElsewhere, isUndefinedTest, pathText } from './null-tests.js';

const needsObject = /^(?:Object\.(?:keys|values|entries|getOwnPropertyNames)|Array\.from)$/;

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
  yield* inArguments(context, tree);
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
function* inHelpers(context: RuleContext, tree: Tree): Iterable<NullPlace> {
  const { oracle, text } = context;
  for (const call of tree.of('CallExpression')) {
    if (call.callee.type !== 'Identifier') continue;
    for (const [index, argument] of call.arguments.entries()) {
      if (argument.type === 'SpreadElement' || oracle.typeOf(argument)?.nullable !== true) continue;
      const resolved = oracle.resolve(argument);
      const helper = resolved?.kind === 'member' ? calledFunction(call, context) : undefined;
      const use = helper && firstUse(helper, index, tree);
      if (use === undefined || isCaught(call, tree) || isTestedElsewhere(argument, context)) continue;
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
  if (parameter?.type === 'ObjectPattern') return parameter;
  if (parameter?.type !== 'Identifier') return undefined;
  const first = tree
    .references(parameter.name)
    .find((one) => one.start >= helper.body.start && one.end <= helper.body.end && !isUndefinedTest(one, tree));
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

/** `Object.keys(ctx.v1.user.grants)` */
function* inArguments({ oracle }: RuleContext, tree: Tree): Iterable<NullPlace> {
  for (const node of tree.nodes) {
    const value =
      node.type === 'CallExpression' && needsObject.test(calleeText(node) ?? '') ? node.arguments[0] : undefined;
    if (value === undefined || oracle.typeOf(value)?.nullable !== true || oracle.resolve(value)?.kind !== 'member')
      continue;
    yield {
      code: 'possibly-null',
      start: value.start,
      end: value.end,
      message: 'This can be null here, and null has no members: that throws a TypeError. Test it first.',
    };
  }
}

/**
 * The type checker forgets in callbacks what was tested outside, and says nothing of them. Where nothing is tested at all
 * before, it can be said.
 */
function* inCallbacks({ oracle, text }: RuleContext, tree: Tree): Iterable<NullPlace> {
  const forgotten = varNames(tree);
  for (const node of tree.of('MemberExpression')) {
    if (node.optional) continue;
    const value = node.object;
    if (value.type !== 'MemberExpression' && !(value.type === 'Identifier' && forgotten.has(value.name))) continue;
    const around = tree.functionAround(node);
    if (around === undefined || tree.functionAround(around) === undefined) continue;
    if (oracle.typeOf(value)?.nullable !== true || oracle.resolve(value)?.kind !== 'member') continue;
    const path = pathText(text.slice(value.start, value.end));
    const last = path.slice(path.lastIndexOf('.') + 1);
    const whole = [...tree.ancestors(around)].findLast(isFunction)!;
    const isMentioned = tree.nodes.some(
      (other) =>
        whole.start < other.start &&
        other.start < node.start &&
        (other.type === 'MemberExpression' || tree.isReference(other)) &&
        pathText(text.slice(other.start, other.end)).endsWith(last) &&
        !isUndefinedTest(other, tree) &&
        !declares(other, tree),
    );
    if (isMentioned) continue;
    const name = node.computed ? undefined : text.slice(node.property.start, node.property.end);
    yield {
      code: 'possibly-null',
      start: value.start,
      end: value.end,
      message: `\`${path}\` can be null here: reading ${name === undefined ? 'a member' : `\`${name}\``} of it then throws a TypeError. Test it first, or write \`?.\`.`,
    };
  }
}

/** Of variables that `let` and `const` declare the type checker forgets nothing. */
function varNames(tree: Tree): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { kind, declarations } of tree.of('VariableDeclaration'))
    if (kind === 'var') for (const { id } of declarations) for (const { name } of patternNames(id)) names.add(name);
  return names;
}

/** Whether an expression is, or ends, what a variable is declared with. */
function declares(node: Node, tree: Tree): boolean {
  const parent = tree.parent(node);
  if (parent?.type === 'MemberExpression') return parent.property === node && declares(parent, tree);
  return parent?.type === 'VariableDeclarator';
}
