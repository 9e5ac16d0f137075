import { LanguageError } from '../syntax/errors.js';
import type { Expression, FunctionNode, Node, RestElement, Statement } from '../syntax/nodes.js';
import { gojaStart } from '../syntax/places.js';
import type { LineTable } from '../syntax/positions.js';
import { type Block, type BlockType, ClassScope, type FunctionType, Scope } from './scopes.js';

/** Thrown where goja's compiler gives up: it reports one error only. */
export class CompileStop extends Error {
  readonly problem: LanguageError;

  constructor(problem: LanguageError) {
    super(problem.message);
    this.problem = problem;
  }
}

const STRICT_WORDS = new Set([
  'implements',
  'interface',
  'let',
  'package',
  'private',
  'protected',
  'public',
  'static',
  'yield',
]);

/** What can go wrong at a node, or (`call`, `construct`) be on the stack when something does. */
export type OpKind = 'reference' | 'read' | 'write' | 'call' | 'construct' | 'iterate' | 'operand' | 'throw';

/** Is told where goja would report each operation, in the order in which goja makes code for them. */
export interface Trace {
  op(kind: OpKind, node: Node, place: number, functionName: string): void;
}

/** What the names of nodes are in goja, where its messages show them. */
const GO_TYPES: Partial<Record<Node['type'], string>> = {
  MemberExpression: 'DotExpression',
  AssignmentPattern: 'AssignExpression',
  AssignmentExpression: 'AssignExpression',
  PrivateIdentifier: 'PrivateIdentifier',
  ArrayExpression: 'ArrayLiteral',
  ObjectExpression: 'ObjectLiteral',
};

export function goType(node: Node): string {
  if (node.type === 'MemberExpression') {
    if (node.computed) return '*ast.BracketExpression';
    if (node.property.type === 'PrivateIdentifier') return '*ast.PrivateDotExpression';
  }
  return `*ast.${GO_TYPES[node.type] ?? node.type}`;
}

/** State and small checks of the compile phase. Names and order of checks follow what goja can be seen to do. */
export abstract class CheckerBase {
  protected readonly lines: LineTable;
  protected scope!: Scope;
  protected classScope: ClassScope | undefined;
  protected block: Block | undefined;
  /** Names that goja gives to functions (its own name, or that of what it is assigned to at once). */
  readonly names = new Map<Node, string>();

  /** The place that goja's code has reached: errors are reported there until code with another place comes. */
  protected place = 0;
  protected functionName = '';
  private readonly trace: Trace | undefined;

  constructor(lines: LineTable, trace?: Trace) {
    this.lines = lines;
    this.trace = trace;
  }

  protected op(kind: OpKind, node: Node): void {
    this.trace?.op(kind, node, this.place, this.functionName);
  }

  /** An operation that brings its own place. */
  protected opAt(place: number, kind: OpKind, node: Node): void {
    this.place = place;
    this.op(kind, node);
  }

  /** First phase of an expression: what is checked when it is met. */
  abstract build(node: Expression): void;
  /** Second phase: what is checked when code is made for it. `put`: its value is needed. */
  abstract emit(node: Expression, put: boolean): void;
  abstract emitNamed(node: Expression, name: string): void;
  abstract compileFunction(node: FunctionNode, options: FunctionOptions): void;
  abstract compileStatements(list: readonly Statement[], needResult: boolean): void;

  protected stop(place: number, message: string, end?: number): never {
    throw new CompileStop(new LanguageError(this.lines, 'compile', message, place, end));
  }

  protected stopAt(node: Node, message: string): never {
    return this.stop(gojaStart(node), message, node.end);
  }

  protected openScope(type: FunctionType = 'none'): Scope {
    const scope = new Scope(this.scope);
    scope.functionType = type;
    this.scope = scope;
    return scope;
  }

  protected closeScope(): void {
    this.scope = this.scope.outer!;
  }

  protected openBlock(type: BlockType, needResult: boolean, label = ''): Block {
    const block: Block = { type, label, outer: this.block, needResult };
    this.block = block;
    return block;
  }

  protected closeBlock(): void {
    this.block = this.block?.outer;
  }

  /**
   * Compiles something whose code goja throws away (what follows a constant condition or a break). It sits in a scope
   * and block of its own.
   */
  protected discard(compile: () => void): void {
    const { block } = this;
    if (block) this.block = { ...block, needResult: false };
    this.openScope();
    compile();
    this.closeScope();
    this.block = block;
  }

  /** In strict mode: words that are reserved there. */
  protected checkName(name: string, place: number): void {
    if (STRICT_WORDS.has(name)) this.stop(place, 'Unexpected strict mode reserved word', place + name.length);
  }

  /** In strict mode: names that must not be assigned to. */
  protected checkAssignable(name: string, place: number): void {
    if (name === 'eval' || name === 'arguments') {
      this.stop(place, 'Assignment to eval or arguments is not allowed in strict mode', place + name.length);
    }
  }

  protected checkDeclared(name: string, place: number): void {
    if (!this.scope.strict) return;
    this.checkAssignable(name, place);
    this.checkName(name, place);
  }

  protected alreadyDeclared(name: string, place: number): never {
    return this.stop(place, `Identifier '${name}' has already been declared`, place + name.length);
  }

  /**
   * Looks a name up. Only `arguments` has consequences: functions make it when it is asked for.
   * Answers whether goja knows its binding for sure (no `with` or `eval` between).
   */
  protected lookup(name: string): boolean {
    let sure = true;
    for (let scope: Scope = this.scope; ; scope = scope.outer) {
      if (!scope.outer) return false;
      if (scope.bound.has(name)) return sure;
      if (scope.isDynamic) sure = false;
      if (name !== 'arguments' || scope.functionType === 'none' || scope.functionType === 'arrow') continue;
      if (scope.functionType === 'field') {
        this.stop(0, "'arguments' is not allowed in class field initializer or static initialization block");
      }
      scope.usesArguments = true;
      scope.bindVar(name);
      return sure;
    }
  }

  /** Some scope around the code binds the name. */
  protected isBound(name: string): boolean {
    for (let scope: Scope | undefined = this.scope; scope; scope = scope.outer) if (scope.bound.has(name)) return true;
    return false;
  }

  protected resolvePrivate(name: string, place: number): void {
    if (this.classScope?.knows(name)) return;
    this.stop(place, `Private field '#${name}' must be declared in an enclosing class`, place + name.length + 1);
  }

  protected openClass(): ClassScope {
    this.classScope = new ClassScope(this.classScope);
    return this.classScope;
  }

  protected bindUnique(name: string, place: number): void {
    if (!this.scope.bindLexical(name)) this.alreadyDeclared(name, place);
  }

  /** Calls back with each name that a pattern (or plain name) binds. */
  protected eachName(target: Expression | RestElement, visit: (name: string, place: number) => void): void {
    switch (target.type) {
      case 'Identifier':
        visit(target.name, target.start);
        return;
      case 'ObjectPattern':
        for (const property of target.properties) {
          if (property.type === 'RestElement') this.eachName(property.argument, visit);
          else if (property.shorthand) this.eachName(property.key, visit);
          else this.eachName(property.value, visit);
        }
        return;
      case 'ArrayPattern':
        for (const element of target.elements) {
          if (element) this.eachName(element.type === 'RestElement' ? element.argument : element, visit);
        }
        return;
      case 'AssignmentPattern':
        this.eachName(target.left, visit);
        return;
      default:
        this.stopAt(target, `unsupported binding target: ${goType(target)}`);
    }
  }

  /** Not so in code that goja compiles for its errors only: see `compileStatements`. */
  protected requireBound(name: string, place: number): void {
    if (this.scope.bound.has(name)) return;
    this.stop(place, 'Compiler bug: Lexical declaration for an unbound name', place + name.length);
  }

  protected bindLexicalName(name: string, place: number): void {
    if (name === 'let') this.stop(place, 'let is disallowed as a lexically bound name', place + 3);
    this.checkDeclared(name, place);
    this.bindUnique(name, place);
  }
}

export interface FunctionOptions {
  type: FunctionType;
  isExpression: boolean;
  /** Name that it takes from what it is assigned to. */
  name?: string;
}

export function isPattern(node: Expression): boolean {
  return node.type === 'ObjectPattern' || node.type === 'ArrayPattern';
}
