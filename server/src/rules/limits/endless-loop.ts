import { children } from '../../../../emulator/src/language/syntax/children.js';
import type { Expression, FunctionNode, Node } from '../../../../emulator/src/language/syntax/nodes.js';
import type { Rule, RuleContext } from '../rule.js';
import { isCaught, type Tree, treeOf } from '../tree.js';
import { isFunction, walk } from '../walk.js';

type Loop = Node & { type: 'WhileStatement' | 'DoWhileStatement' | 'ForStatement' };

/** facts §1.6, §1.8: what does not end is interrupted at the action's timeout, and no `catch` or `finally` sees it. */
export const endlessLoop: Rule = {
  code: 'endless-loop',
  severity: 'error',
  summary: 'A loop, or a function that calls itself, that nothing ends',
  check(context) {
    const tree = treeOf(context.program);
    for (const node of tree.nodes) {
      if (!isLoop(node) || mayLeave(node, node, labelsOf(node, tree))) continue;
      const why = unending(node, context, tree);
      if (why === undefined) continue;
      // What throws ends a loop too, and where it is caught that may be meant.
      if (isCaught(node, tree) && throws(node)) continue;
      const surely = why.always && context.certainty.has(node);
      context.report({
        start: node.start,
        end: headEnd(node, context),
        message: `${why.text}: ZITADEL interrupts the action when its time is up, and no \`catch\` or \`finally\` sees it.`,
        ...(!surely && { severity: 'warning' as const }),
      });
    }
    const { action, identity, certainty } = context;
    for (const node of action === undefined ? [] : tree.of('CallExpression')) {
      if (node.callee.type !== 'Identifier' || !certainty.has(node)) continue;
      if (node.callee.name !== identity.name || !isWithin(node, action!)) continue;
      context.report({
        start: node.callee.start,
        end: node.callee.end,
        message: `\`${identity.name}\` calls itself in every run: ZITADEL has no limit of depth, and interrupts the action when its time is up. No \`catch\` or \`finally\` sees it.`,
      });
    }
  },
};

interface Unending {
  readonly text: string;
  /** It surely goes on for ever, once begun; and it surely begins. */
  readonly always: boolean;
}

function unending(loop: Loop, context: RuleContext, tree: Tree): Unending | undefined {
  const { test } = loop;
  if (test === null || isAlways(test)) return { text: 'Nothing ends this loop', always: true };
  const names = fixedNames(test, loop, tree);
  if (names !== undefined && names.length > 0)
    return {
      text: `Nothing in the loop changes ${names.map((name) => `\`${name}\``).join(' or ')}, so that it does not end once it began`,
      always: false,
    };
  return loop.type === 'ForStatement' ? wrongWay(loop, context, tree) : undefined;
}

/** A condition that is always true. */
function isAlways(test: Expression): boolean {
  return test.type === 'Literal' && Boolean(test.value);
}

/**
 * The variables of a condition that is made of nothing but variables and literals, where nothing but their declarations gives
 * them values; undefined for all other conditions.
 */
function fixedNames(test: Expression, loop: Loop, tree: Tree): readonly string[] | undefined {
  const names = new Set<string>();
  const parts: Node[] = [test];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    if (part.type === 'Identifier') names.add(part.name);
    else if (part.type === 'UnaryExpression' && part.operator === '!') parts.push(part.argument);
    else if (part.type === 'BinaryExpression' && /^(?:[<>]=?|[!=]==?)$/.test(part.operator))
      parts.push(part.left, part.right);
    else if (part.type === 'LogicalExpression') parts.push(part.left, part.right);
    else if (part.type !== 'Literal') return undefined;
  }
  for (const name of names) {
    const declared = tree.references(name).filter((one) => {
      const parent = tree.parent(one);
      return parent?.type === 'VariableDeclarator' && parent.id === one && parent.init != null;
    });
    const [only, second] = declared;
    // A declaration within the loop makes a new value each time; all other mentions must only read.
    if (only === undefined || second !== undefined || isWithin(only, loop.body)) return undefined;
    if (tree.references(name).some((one) => one !== only && !reads(one, tree))) return undefined;
    // Objects and texts compare by what they hold, or convert themselves: only plain values stay as they are.
    const declarator = tree.parent(only);
    if (declarator?.type !== 'VariableDeclarator' || !isPlainValue(declarator.init!)) return undefined;
  }
  return [...names];
}

function isPlainValue(node: Node): boolean {
  return node.type === 'Literal' || (node.type === 'UnaryExpression' && isPlainValue(node.argument));
}

/** Whether a mention of a variable surely does not change it. */
function reads(node: Node, tree: Tree): boolean {
  const parent = tree.parent(node);
  switch (parent?.type) {
    case 'AssignmentExpression':
      return parent.right === node;
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'UnaryExpression':
    case 'CallExpression':
    case 'TemplateLiteral':
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ReturnStatement':
    case 'ConditionalExpression':
      return true;
    case 'MemberExpression':
      return parent.object === node || parent.computed;
    case 'ForStatement':
      return parent.test === node;
    case 'VariableDeclarator':
      return parent.init === node;
    default:
      return false;
  }
}

/** `for (let i = 0; i < n; i--)` */
function wrongWay(loop: Node & { type: 'ForStatement' }, { text }: RuleContext, tree: Tree): Unending | undefined {
  const { test, update, body } = loop;
  if (test?.type !== 'BinaryExpression' || test.left.type !== 'Identifier' || update === null) return undefined;
  const { name } = test.left;
  const goes =
    update.type === 'UpdateExpression' && update.argument.type === 'Identifier' && update.argument.name === name
      ? update.operator
      : update.type === 'AssignmentExpression' &&
          update.left.type === 'Identifier' &&
          update.left.name === name &&
          update.right.type === 'Literal' &&
          typeof update.right.value === 'number' &&
          update.right.value > 0 &&
          /^[-+]=$/.test(update.operator)
        ? update.operator
        : undefined;
  const isUp = goes?.startsWith('+');
  if (isUp === undefined || !/^[<>]=?$/.test(test.operator) || test.operator.startsWith('<') === isUp) return undefined;
  if (tree.references(name).some((one) => isWithin(one, body) && !reads(one, tree))) return undefined;
  const way = isUp ? 'up' : 'down';
  return {
    text: `\`${text.slice(update.start, update.end)}\` takes \`${name}\` ${way}, away from where \`${text.slice(test.start, test.end)}\` ends the loop`,
    always: false,
  };
}

/** Whether something below a node leaves the loop, or what the loop stands in. */
function mayLeave(node: Node, loop: Loop, labels: ReadonlySet<string>, inner = false): boolean {
  if (isFunction(node) || node.type === 'ClassDeclaration' || node.type === 'ClassExpression') return false;
  switch (node.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'YieldExpression':
    case 'AwaitExpression':
      return true;
    case 'BreakStatement':
      return node.label === null ? !inner : labels.has(node.label.name) || !isLabelBelow(node.label.name, loop);
    case 'ContinueStatement':
      return node.label !== null && !labels.has(node.label.name) && !isLabelBelow(node.label.name, loop);
    default: {
      const holds = inner || (node !== loop && /^(?:For|While|DoWhile|Switch)/.test(node.type));
      for (const child of children(node)) if (mayLeave(child, loop, labels, holds)) return true;
      return false;
    }
  }
}

/** The labels of a loop. */
function labelsOf(loop: Loop, tree: Tree): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const around of tree.ancestors(loop)) {
    if (around.type !== 'LabeledStatement') break;
    labels.add(around.label.name);
  }
  return labels;
}

function isLabelBelow(name: string, loop: Loop): boolean {
  let found = false;
  walk(loop.body, (node) => {
    if (node.type === 'LabeledStatement' && node.label.name === name) found = true;
    return undefined;
  });
  return found;
}

/** Whether something below a node may throw. */
function throws(node: Node): boolean {
  let found = false;
  walk(node, (one) => {
    if (isFunction(one)) return false;
    if (/^(?:Call|New|Member|TaggedTemplate|Import)Expression$/.test(one.type)) found = true;
    return undefined;
  });
  return found;
}

function isLoop(node: Node): node is Loop {
  return node.type === 'WhileStatement' || node.type === 'DoWhileStatement' || node.type === 'ForStatement';
}

function isWithin({ start, end }: Node, outer: Node | FunctionNode): boolean {
  return start >= outer.start && end <= outer.end;
}

/** The end of what stands before a loop's body. */
function headEnd({ start, body }: Loop, { text }: RuleContext): number {
  return start + text.slice(start, body.start).trimEnd().length;
}
