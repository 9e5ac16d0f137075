import type { FunctionNode, Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { listAround } from '../api-calls.js';
import { calledFunction, calleeText, callersOf, isNothing, origin } from '../calls.js';
import type { RuleContext } from '../rule.js';
import { isCaught, type Tree, treeOf } from '../tree.js';
import { isFunction, topLevelFunction, walk } from '../walk.js';

/** An expression as paths are compared: without spaces, and without optional links. */
export function pathText(text: string): string {
  return text.replace(/\s+|\?(?=\.)/g, '');
}

/** Whether a place is behind a test of a path that the type checker learns nothing from. */
export function isTestedElsewhere(node: Node, context: RuleContext): boolean {
  const tests = new NullTests(context);
  const path = tests.written(node);
  return tests.isBehind(node, path, (test) => tests.says(test, path)) || tests.byCallers(node, path, 0);
}

/** Whether a test for undefined alone asks for a value: that lets null through. */
export function isUndefinedTest(node: Node, tree: Tree): boolean {
  const parent = tree.parent(node);
  if (parent?.type === 'UnaryExpression') return parent.operator === 'typeof';
  if (parent?.type !== 'BinaryExpression' || !/^[!=]==$/.test(parent.operator)) return false;
  const other = parent.left === node ? parent.right : parent.left;
  return other.type === 'Identifier' && other.name === 'undefined';
}

class NullTests {
  private readonly tree: Tree;

  constructor(private readonly context: RuleContext) {
    this.tree = treeOf(context.program);
  }

  written({ start, end }: Node): string {
    return pathText(this.context.text.slice(start, end));
  }

  /** Whether a place is only reached where a test held: in its branch, its loop, or behind the exit that it leads to. */
  isBehind(place: Node, path: string, holds: (test: Node) => boolean): boolean {
    let inner = place;
    for (const around of this.tree.ancestors(place)) {
      switch (around.type) {
        case 'IfStatement':
        case 'ConditionalExpression':
          if (around.consequent === inner && holds(around.test)) return true;
          break;
        case 'WhileStatement':
        case 'ForStatement':
          if (around.test != null && around.test !== inner && holds(around.test)) return true;
          break;
        case 'LogicalExpression':
          if (around.operator === '&&' && around.right === inner && holds(around.left)) return true;
          break;
        default:
      }
      const list = listAround(inner, this.tree) ?? [];
      for (const before of list.slice(0, Math.max(0, list.indexOf(inner))))
        if (before.type === 'IfStatement' && isExit(before.consequent))
          if ((this.isNegated(before.test) && holds(before.test)) || this.isAskedOfFunction(before.test, path))
            return true;
      inner = around;
    }
    return false;
  }

  /** Whether a test is one of a path by a variable, a function, or what is false for nothing, such as `a?.count > 0`. */
  says(test: Node, path: string): boolean {
    return this.some(test, (one) => {
      if (one.type === 'CallExpression') return this.isAskedBy(one, path);
      // `(grants || {}).count`
      if (one.type === 'LogicalExpression')
        return one.operator !== '&&' && this.written(one.left) === path && this.isObject(one);
      // A variable that was made from a test of it, or from what is in it.
      if (one.type === 'Identifier' && this.tree.isReference(one))
        return this.isTestOf(origin(one, this.context), path);
      if (one.type !== 'BinaryExpression' || !/^[<>]=?$/.test(one.operator)) return false;
      return [one.left, one.right].some((side) =>
        this.context.text.slice(side.start, side.end).replace(/\s+/g, '').startsWith(`${path}?.`),
      );
    });
  }

  /**
   * Whether every call of a function around a place is behind a test of the same path, or in a `try`: the function itself need
   * not test then.
   */
  byCallers(place: Node, path: string, depth: number): boolean {
    const { program, identity } = this.context;
    const action = topLevelFunction(program, identity.name);
    for (const around of this.tree.ancestors(place)) {
      if (!isFunction(around)) continue;
      if (around === action || depth > 3) return false;
      const calls = callersOf(around, this.context);
      if (calls === undefined || calls.length === 0) continue;
      const isTested = calls.every((call) => {
        if (isCaught(call, this.tree)) return true;
        const given = this.asGiven(path, around, call);
        if (given === undefined) return false;
        return (
          this.isBehind(call, given, (test) => this.asks(test, given) || this.says(test, given)) ||
          this.byCallers(call, given, depth + 1)
        );
      });
      if (isTested) return true;
    }
    return false;
  }

  /** What a path is called where a function is called: it may begin with a parameter. */
  private asGiven(path: string, { params }: FunctionNode, call: Node & { type: 'CallExpression' }): string | undefined {
    const [root] = /^[\w$]+/.exec(path) ?? [];
    const index = params.findIndex((one) => one.type === 'Identifier' && one.name === root);
    if (index < 0) return path;
    const argument = call.arguments[index];
    return argument && this.written(argument) + path.slice(root!.length);
  }

  /** Whether a test asks for a path itself, other than whether it is undefined. */
  private asks(test: Node, path: string): boolean {
    return this.some(test, (one) => {
      if (this.written(one) !== path || isUndefinedTest(one, this.tree)) return false;
      const parent = this.tree.parent(one);
      return parent?.type !== 'MemberExpression' || parent.object !== one || parent.optional;
    });
  }

  /** `if (isEmpty(grants)) return;`: what the function says is not known, but that it was asked. */
  private isAskedOfFunction(test: Node, path: string): boolean {
    return this.some(test, (one) => one.type === 'CallExpression' && this.isAskedBy(one, path));
  }

  /** Whether a call looks at a path: one that is handed over to it, or one that the script's own function asks for. */
  private isAskedBy(call: Node & { type: 'CallExpression' }, path: string): boolean {
    const name = calleeText(call);
    const given = call.arguments;
    if (name !== undefined && /^(?:Object|JSON|Array\.from|String)\b/.test(name)) return false;
    const own = calledFunction(call, this.context);
    if (own === undefined && name !== 'Boolean' && name !== 'Array.isArray' && !/\.includes\($/.test(this.head(call)))
      return false;
    if (given.some((one) => this.written(one) === path)) return name !== 'Array.isArray';
    if (given.some((one) => this.isTestOf(one, path))) return true;
    if (own === undefined) return false;
    const last = path.slice(path.lastIndexOf('.') + 1);
    return this.some(own.body, (one) => {
      if (one.type !== 'MemberExpression' && one.type !== 'Identifier') return false;
      const text = this.written(one);
      return (text === path || text.endsWith(`.${last}`)) && this.asks(one, text);
    });
  }

  /** The text of a call up to its arguments. */
  private head(call: Node & { type: 'CallExpression' }): string {
    return `${this.written(call.callee)}(`;
  }

  /** Whether an expression is the object of a member. */
  private isObject(node: Node): boolean {
    const parent = this.tree.parent(node);
    return parent?.type === 'MemberExpression' && parent.object === node;
  }

  /** Whether a value is made by a test of a path: `grants != null`, `grants ? grants.count : 0`, `grants && grants.count`. */
  private isTestOf(value: Node, path: string): boolean {
    switch (value.type) {
      case 'ConditionalExpression':
        return this.written(value.test) === path || this.isTestOf(value.test, path);
      case 'LogicalExpression':
        return this.written(value.left) === path || this.isTestOf(value.left, path);
      case 'UnaryExpression':
        return value.operator === '!' && (this.written(value.argument) === path || this.isTestOf(value.argument, path));
      case 'BinaryExpression':
        return (
          /^[!=]==?$/.test(value.operator) &&
          [value.left, value.right].some((side) => this.written(side) === path) &&
          [value.left, value.right].some(isNothing)
        );
      case 'ChainExpression':
        return this.written(value).startsWith(`${path}.`);
      default:
        return false;
    }
  }

  /** `!grants`, `count === 0`, `count < 1`: true where there is nothing. Nothing itself is not less than anything. */
  private isNegated(test: Node): boolean {
    if (test.type === 'LogicalExpression') return this.isNegated(test.left) || this.isNegated(test.right);
    if (test.type === 'BinaryExpression' && /^(?:==|===)$/.test(test.operator))
      return isNothing(test.left) || isNothing(test.right) || isZero(test.right);
    if (test.type === 'BinaryExpression' && /^<=?$/.test(test.operator))
      return isZero(test.right) && test.left.type !== 'ChainExpression';
    return test.type === 'UnaryExpression' && test.operator === '!';
  }

  private some(node: Node, holds: (one: Node) => boolean): boolean {
    let found = false;
    walk(node, (one) => {
      found ||= holds(one);
      return !found;
    });
    return found;
  }
}

function isZero(node: Node): boolean {
  return node.type === 'Literal' && (node.value === 0 || node.value === 1);
}

function isExit(statement: Node): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement;
  return last !== undefined && /^(?:Return|Throw|Break|Continue)Statement$/.test(last.type);
}
