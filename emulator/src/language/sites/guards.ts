import { hidden } from '../hidden.js';
import { children } from '../syntax/children.js';
import type {
  CallExpression,
  Expression,
  ExpressionStatement,
  Identifier,
  MemberExpression,
  NewExpression,
  Node,
  Program,
} from '../syntax/nodes.js';
import { Notes } from './notes.js';
import { outerEnd, outerStart } from './walk.js';

/** Methods that change an array: what they complain of hangs on the array. */
const MUTATORS = new Set(['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin']);

/** Puts helpers around what may fail, so that goja's messages can name the value. */
export abstract class Guards extends Notes {
  protected readonly makesIterators: boolean;
  /** Some object may be closed to changes. */
  protected readonly closes: boolean;

  constructor(text: string, program: Program) {
    super(text, program);
    this.makesIterators = text.includes('iterator');
    this.closes = /freeze|seal|preventExtensions|writable/.test(text);
  }

  /** Names that may stand for no function: goja's message tells what they stand for. */
  protected guard(node: CallExpression | NewExpression, helper: string): void {
    const { callee } = node;
    if (callee.type === 'Literal' && !(node.type === 'CallExpression' && node.optional))
      this.wrap(callee, `(${helper}(`, '))');
    if (node.type === 'CallExpression' && isOptional(callee)) {
      if (callee.type === 'MemberExpression' && callee.optional && !isOptional(callee.object)) this.guardMember(callee);
      return;
    }
    if (node.type === 'CallExpression' && node.optional && callee.type !== 'MemberExpression') return;
    if (callee.type !== 'Identifier') {
      if (node.type === 'NewExpression') {
        if (callee.type === 'MemberExpression' || RESULTS.has(callee.type)) {
          this.wrap(callee, `(${hidden.newTarget}(`, '))');
        }
      } else if (callee.type === 'MemberExpression') this.guardMember(callee);
      else if (RESULTS.has(callee.type)) this.wrap(callee, `${hidden.invoked}(`, ')');
      return;
    }
    const { name } = callee;
    const lateError =
      node.type === 'CallExpression' && !this.callees.isBound(name) && node.arguments.some((item) => mayThrow(item));
    this.guardName(callee, helper, lateError ? `:typeof ${name}=='undefined'?${hidden.unresolved}('${name}')` : '');
  }

  protected guardName({ name, start, end }: Identifier, helper: string = hidden.callee, otherwise = ''): void {
    if (this.callees.isFunction(name)) return;
    this.insert(start, `(typeof ${name}=='function'?`);
    this.edits.push({ start: end, end, text: `${otherwise}:${helper}(${name}))`, closes: true });
  }

  /**
   * A statement that begins with a guarded name begins with a parenthesis then, which a line before it without a semicolon
   * would take for a call: something is put before it that goes on with nothing.
   */
  protected separateLines({ expression }: ExpressionStatement): void {
    const first = leftmostCallee(expression);
    if (first && this.followsEnd(first.start)) return;
    if (first?.type === 'Literal' || (first?.type === 'Identifier' && !this.callees.isFunction(first.name))) {
      this.insert(first.start, '0,');
    }
  }

  /** Nothing, a semicolon or an opening brace stands before a place. */
  private followsEnd(place: number): boolean {
    let at = place - 1;
    while (at >= 0 && /\s/.test(this.text[at]!)) at--;
    return at < 0 || this.text[at] === ';' || this.text[at] === '{';
  }

  /** Members that may be no function: goja's message tells what they are. */
  protected guardMember({ object, property, computed }: MemberExpression): void {
    if (object.type === 'Super' || property.type === 'PrivateIdentifier') return;
    const name = computed ? textOf(property) : property.type === 'Identifier' ? property.name : undefined;
    if (name !== undefined) {
      if (!this.callees.isMethod(name) || (this.closes && MUTATORS.has(name)))
        this.wrap(object, `${hidden.receiver}(`, `,${JSON.stringify(name)})`);
      return;
    }
    const again = this.text.slice(outerStart(object), outerEnd(object));
    if (/^[\w$]+(?:\.[\w$]+)*$/.test(again) && !/^arguments\b/.test(again)) {
      this.wrap(property, `${hidden.member}(${again},`, ')');
      return;
    }
    this.wrap(object, `${hidden.object}(`, ')');
    this.wrap(property, `${hidden.key}(`, ')');
  }

  /** The key of a member that is read and written again, when it is not known before. */
  protected note(target: Expression): void {
    if (target.type !== 'MemberExpression' || !target.computed || target.property.type === 'Literal') return;
    this.wrap(target.property, `${hidden.noted}(`, ')');
  }

  /** What a member is set of, which may be no object: strict code fails then, and goja's message tells the value. */
  protected noteTarget(target: Expression): void {
    if (target.type !== 'MemberExpression' || target.property.type === 'PrivateIdentifier') return;
    if (target.object.type === 'Super' || target.object.type === 'ThisExpression') return;
    this.wrap(target.object, `${hidden.assigned}(`, ')');
  }

  /** What is iterated is looked at in scripts that make iterators of their own. */
  protected iterates(node: Expression, how = ''): void {
    if (!this.makesIterators || node.type === 'ArrayExpression' || node.type === 'Literal') return;
    this.wrap(node, `${hidden.iterable}(`, `${how})`);
  }

  protected iteratesArguments({ type, callee, arguments: list }: CallExpression | NewExpression): void {
    for (const item of list) if (item.type === 'SpreadElement') this.iterates(item.argument);
    const [first] = list;
    if (type === 'CallExpression' || callee.type !== 'Identifier' || !first || first.type === 'SpreadElement') return;
    if (/^(?:Weak)?(?:Map|Set)$/.test(callee.name)) this.iterates(first);
    if (callee.name === 'Promise' && !isFunction(first)) this.wrap(first, `${hidden.executor}(`, ')');
  }

  protected callsUnsafely(node: Node): boolean {
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'ClassExpression':
        return false;
      case 'CallExpression':
        if (!this.callees.isSafe(node)) return true;
        break;
      case 'TaggedTemplateExpression':
        return true;
      default:
    }
    return children(node).some((child) => this.callsUnsafely(child));
  }

  /**
   * Makes QuickJS note a place between the calls among the arguments and the call itself, so that their errors can be
   * told apart: the last argument is taken out of an array, by an index that is worked out.
   */
  protected separate(node: CallExpression | NewExpression): void {
    const last = node.arguments[node.arguments.length - 1]!;
    if (last.type !== 'SpreadElement') this.wrap(last, '[', '][0| 0]');
  }
}

/** Kinds of expressions whose value is called now and then by mistake. */
export const RESULTS = new Set<Node['type']>([
  ...(['CallExpression', 'NewExpression', 'ConditionalExpression', 'LogicalExpression', 'SequenceExpression'] as const),
  ...([
    'TemplateLiteral',
    'TaggedTemplateExpression',
    'ArrayExpression',
    'ObjectExpression',
    'ThisExpression',
  ] as const),
  ...([
    'BinaryExpression',
    'UnaryExpression',
    'AssignmentExpression',
    'AwaitExpression',
    'YieldExpression',
    'RegExpLiteral',
  ] as const),
]);

/** What is called first in an expression, when that begins the expression's text; parentheses keep it from that. */
function leftmostCallee(node: Expression): Expression | undefined {
  if (node.parens) return undefined;
  switch (node.type) {
    case 'CallExpression':
      return isName(node.callee) ? node.callee : leftmostCallee(node.callee);
    case 'TaggedTemplateExpression':
      return isName(node.tag) ? node.tag : leftmostCallee(node.tag);
    case 'MemberExpression':
      return leftmostCallee(node.object);
    case 'ChainExpression':
      return leftmostCallee(node.expression);
    case 'BinaryExpression':
      return node.left.type === 'PrivateIdentifier' ? undefined : leftmostCallee(node.left);
    case 'LogicalExpression':
    case 'AssignmentExpression':
      return leftmostCallee(node.left);
    case 'ConditionalExpression':
      return leftmostCallee(node.test);
    case 'SequenceExpression':
      return node.expressions[0] && leftmostCallee(node.expressions[0]);
    case 'UpdateExpression':
      return node.prefix ? undefined : leftmostCallee(node.argument);
    default:
      return undefined;
  }
}

function isName(node: Expression): boolean {
  return !node.parens && (node.type === 'Identifier' || node.type === 'Literal');
}

/** The callee is part of a chain that may end early. */
function isOptional(node: Expression): boolean {
  if (node.type === 'MemberExpression') return node.optional || isOptional(node.object);
  return node.type === 'CallExpression' && (node.optional || isOptional(node.callee));
}

function isFunction(node: Expression): boolean {
  return node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';
}

/** The text of a constant property key. */
function textOf(key: Expression): string | undefined {
  return key.type === 'Literal' && typeof key.value === 'string' ? key.value : undefined;
}

/** Evaluating it may fail, or be seen. */
function mayThrow(node: Node): boolean {
  return node.type !== 'Literal' && !isFunction(node as Expression);
}

/** Whether another `new` is among the arguments. */
export function constructs(node: Node): boolean {
  if (/Function/.test(node.type)) return false;
  return node.type === 'NewExpression' || children(node).some(constructs);
}
