import { children } from '../../../emulator/src/language/syntax/children.js';
import type { FunctionNode, Node, Program, Statement } from '../../../emulator/src/language/syntax/nodes.js';
import { isFunction } from './walk.js';

/**
 * Which nodes run in every run of the action that does not fail before. Only what stands there may be called an error: the
 * same mistake in a branch, a loop, a `try`, a callback or behind a `return` that some runs take is a warning.
 */
export class Certainty {
  readonly #sure = new Set<Node>();

  constructor(program: Program, action: FunctionNode | undefined) {
    try {
      this.statements(program.body);
      if (action === undefined || action.async || action.generator) return;
      // Defaults run for arguments that are left out, and ZITADEL leaves none out.
      if (action.body.type === 'BlockStatement') this.statements(action.body.body);
      else this.expression(action.body);
    } catch (error) {
      // Nested too deeply to be followed: what was not reached is not sure.
      if (!(error instanceof RangeError)) throw error;
    }
  }

  has(node: Node): boolean {
    return this.#sure.has(node);
  }

  /** Goes on until a statement that may end the list; true when all of them run. */
  private statements(list: readonly Statement[]): boolean {
    return list.every((statement) => this.statement(statement));
  }

  /** Notes what surely runs of a statement, and says whether what follows it surely runs too. */
  private statement(node: Statement): boolean {
    this.#sure.add(node);
    switch (node.type) {
      case 'ExpressionStatement':
        this.expression(node.expression);
        return true;
      case 'VariableDeclaration':
        this.sub(node);
        return true;
      case 'BlockStatement':
        return this.statements(node.body);
      case 'ReturnStatement':
      case 'ThrowStatement':
        if (node.argument !== null) this.expression(node.argument);
        return false;
      case 'IfStatement':
        this.expression(node.test);
        break;
      case 'SwitchStatement':
        this.expression(node.discriminant);
        break;
      case 'WhileStatement':
        this.expression(node.test);
        break;
      case 'ForInStatement':
      case 'ForOfStatement':
        this.expression(node.right);
        break;
      case 'ForStatement':
        if (node.init !== null) {
          if (node.init.type === 'VariableDeclaration') this.sub(node.init);
          else this.expression(node.init);
        }
        if (node.test !== null) this.expression(node.test);
        break;
      case 'FunctionDeclaration':
      case 'EmptyStatement':
      case 'DebuggerStatement':
        return true;
      default:
        break;
    }
    return !mayLeave(node);
  }

  private expression(node: Node): void {
    this.#sure.add(node);
    switch (node.type) {
      case 'LogicalExpression':
        this.expression(node.left);
        return;
      case 'ConditionalExpression':
        this.expression(node.test);
        return;
      case 'AssignmentExpression':
        if (/^(?:&&|\|\||\?\?)=$/.test(node.operator)) this.expression(node.left);
        else this.sub(node);
        return;
      case 'AssignmentPattern':
        this.expression(node.left);
        return;
      case 'ChainExpression':
        this.chain(node.expression);
        return;
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'ClassExpression':
        return;
      default:
        this.sub(node);
    }
  }

  /** Of `a?.b.c` only `a` surely runs. Gives whether the whole did. */
  private chain(node: Node): boolean {
    if (node.type !== 'MemberExpression' && node.type !== 'CallExpression') {
      this.expression(node);
      return true;
    }
    const inner = node.type === 'MemberExpression' ? node.object : node.callee;
    if (!this.chain(inner) || node.optional) return false;
    this.#sure.add(node);
    if (node.type === 'CallExpression') for (const argument of node.arguments) this.expression(argument);
    else if (node.computed) this.expression(node.property);
    return true;
  }

  private sub(node: Node): void {
    this.#sure.add(node);
    for (const child of children(node)) this.expression(child);
  }
}

/** Whether a statement can end the list it stands in, other than by an error. */
function mayLeave(node: Node): boolean {
  if (isFunction(node) || node.type === 'ClassDeclaration' || node.type === 'ClassExpression') return false;
  if (node.type === 'ReturnStatement' || node.type === 'BreakStatement' || node.type === 'ContinueStatement')
    return true;
  for (const child of children(node)) if (mayLeave(child)) return true;
  return false;
}
