import { LanguageError } from '../syntax/errors.js';
import type {
  BlockStatement,
  BreakStatement,
  ContinueStatement,
  Expression,
  Identifier,
  IfStatement,
  LabeledStatement,
  Node,
  Program,
  Statement,
  SwitchStatement,
  TryStatement,
} from '../syntax/nodes.js';
import type { LineTable } from '../syntax/positions.js';
import { CompileStop, isPattern, type Trace } from './base.js';
import { fold } from './constants.js';
import { LoopChecker } from './loops.js';
import type { Block, FunctionType } from './scopes.js';

export interface CompileContext {
  /** Of a script, or of a text given to eval (or to the Function constructor, which is an indirect eval). */
  kind: 'script' | 'eval';
  /** The code around the eval is strict. */
  strict: boolean;
  /** A direct eval: the kind of function that it stands in, arrow functions not counted; undefined outside of any. */
  inside: FunctionType | undefined;
}

export interface CompileResult {
  problem: LanguageError | undefined;
  /** Names of functions and classes as goja's stack traces have them. */
  names: ReadonlyMap<Node, string>;
}

type BranchStatement = BreakStatement | ContinueStatement;

const SINGLE_FUNCTION =
  'In non-strict mode code, functions can only be declared at top level, inside a block, or as the body of an if statement.';

/** The compile phase of statements and programs. */
class Checker extends LoopChecker {
  check(program: Program, context: CompileContext): CompileResult {
    let problem: LanguageError | undefined;
    try {
      this.compileProgram(program, context);
    } catch (error) {
      if (error instanceof CompileStop) ({ problem } = error);
      else if (error instanceof RangeError) {
        problem = new LanguageError(this.lines, 'compile', 'The script is nested too deeply', 0);
      } else throw error;
    }
    return { problem, names: this.names };
  }

  private compileProgram(program: Program, { kind, strict, inside }: CompileContext): void {
    const isEval = kind === 'eval';
    const inGlobal = inside === undefined;
    let scope = this.openScope();
    scope.isDynamic = true;
    scope.isEval = isEval;
    scope.strict = strict || this.strictDirective(program.body) !== undefined;
    const ownVars = isEval && scope.strict;
    if (ownVars) {
      scope = this.openScope();
      scope.isVariable = true;
    }
    if (isEval && inside) scope.functionType = inside;
    const functions = this.declaredFunctions(program.body);
    this.bindFunctions(functions);
    const functionsFirst = inGlobal && !ownVars;
    if (functionsFirst) this.compileDeclaredFunctions(functions);
    this.bindVars(program.vars, false);
    if (isEval && !ownVars && this.hasLexicals(program.body)) this.openScope();
    this.bindLexicals(program.body);
    if (!functionsFirst) this.compileDeclaredFunctions(functions);
    this.compileStatements(program.body, true);
  }

  compileStatements(list: readonly Statement[], needResult: boolean): void {
    let last = -1;
    let needed = needResult;
    for (const [index, statement] of list.entries()) {
      if (isBranch(statement)) {
        const block = this.findTarget(statement);
        if (block) needed = block.needResult;
        break;
      }
      if (!isEmpty(statement)) last = index;
    }
    if (!needed) {
      for (const statement of list) this.compileListed(statement, false);
      return;
    }
    let branched = -1;
    for (const [index, statement] of list.entries()) {
      this.compileListed(statement, index === last);
      if (index > last && isBranch(statement)) {
        branched = index;
        break;
      }
    }
    if (branched < 0) return;
    // goja compiles what follows a break for its errors only, in a scope in which nothing has been declared
    this.discard(() => {
      for (const statement of list.slice(branched + 1)) this.compileListed(statement, false);
    });
  }

  private compileListed(statement: Statement, needResult: boolean): void {
    if (statement.type !== 'FunctionDeclaration') this.compileStatement(statement, needResult);
  }

  protected compileStatement(node: Statement, needResult: boolean): void {
    switch (node.type) {
      case 'BlockStatement':
        this.compileBlock(node, needResult);
        return;
      case 'ExpressionStatement':
        this.build(node.expression);
        this.emitValue(node.expression, needResult);
        return;
      case 'VariableDeclaration':
        this.compileDeclaration(node);
        return;
      case 'ReturnStatement':
        if (this.scope.nearestFunction()?.functionType === 'field') {
          this.stop(node.start, 'Illegal return statement', node.end);
        }
        if (node.argument) this.compileValue(node.argument);
        return;
      case 'ThrowStatement':
        this.build(node.argument);
        this.emit(node.argument, true);
        this.opAt(node.start, 'throw', node);
        return;
      case 'IfStatement':
        this.compileIf(node, needResult);
        return;
      case 'LabeledStatement':
        this.compileLabelled(node, needResult);
        return;
      case 'BreakStatement':
      case 'ContinueStatement':
        if (!this.findTarget(node)) this.stop(node.start, 'Could not find block', node.end);
        return;
      case 'TryStatement':
        this.compileTry(node, needResult);
        return;
      case 'SwitchStatement':
        this.compileSwitch(node, needResult);
        return;
      case 'FunctionDeclaration':
        this.refuseFunction(node);
        return;
      case 'ClassDeclaration':
        this.buildClass(node);
        this.requireBound(node.id!.name, node.start);
        this.emitClass(node, node.id!.name);
        return;
      case 'WithStatement': {
        if (this.scope.strict) this.stop(node.start, 'Strict mode code may not include a with statement');
        this.build(node.object);
        this.emit(node.object, true);
        this.openBlock('with', needResult);
        this.openScope().isDynamic = true;
        this.compileStatement(node.body, needResult);
        this.closeBlock();
        this.closeScope();
        return;
      }
      default:
        this.compileLoop(node, needResult, '');
    }
  }

  private refuseFunction(node: Statement & { type: 'FunctionDeclaration' }): never {
    let message = SINGLE_FUNCTION;
    if (node.async) message = 'Async functions can only be declared at top level or inside a block.';
    else if (node.generator) message = 'Generators can only be declared at top level or inside a block.';
    else if (this.scope.strict) {
      message = 'In strict mode code, functions can only be declared at top level or inside a block.';
    }
    return this.stop(node.start, message, node.end);
  }

  private compileBlock(node: BlockStatement, needResult: boolean): void {
    const functions = this.declaredFunctions(node.body);
    const scoped = functions.length > 0 || this.hasLexicals(node.body);
    if (scoped) this.openScope();
    this.bindFunctions(functions);
    this.bindLexicals(node.body);
    if (scoped) this.openBlock('scope', needResult);
    this.compileDeclaredFunctions(functions);
    this.compileStatements(node.body, needResult);
    if (scoped) {
      this.closeBlock();
      this.closeScope();
    }
  }

  private compileIf(node: IfStatement, needResult: boolean): void {
    this.build(node.test);
    const test = fold(node.test);
    if (!test) this.emit(node.test, true);
    else if (test.threw) return;
    const { consequent, alternate } = node;
    if (test && !test.value) this.discard(() => this.compileIfBody(consequent, false));
    else this.compileIfBody(consequent, needResult);
    if (!alternate) return;
    if (test?.value) this.discard(() => this.compileIfBody(alternate, false));
    else this.compileIfBody(alternate, needResult);
  }

  private compileIfBody(node: Statement, needResult: boolean): void {
    if (!this.scope.strict && node.type === 'FunctionDeclaration' && !node.async && !node.generator) {
      this.lookup(node.id!.name);
      this.compileDeclaredFunctions([node]);
    } else this.compileStatement(node, needResult);
  }

  private compileLabelled(node: LabeledStatement, needResult: boolean): void {
    const { label, body } = node;
    if (this.scope.strict) this.checkName(label.name, label.start);
    for (let block = this.block; block; block = block.outer) {
      if (block.label === label.name) {
        this.stop(label.start, `Label '${label.name}' has already been declared`, label.end);
      }
    }
    if (LOOPS.has(body.type)) {
      this.compileLoop(body, needResult, label.name);
      return;
    }
    this.openBlock('label', needResult, label.name);
    this.compileStatement(body, needResult);
    this.closeBlock();
  }

  private compileTry(node: TryStatement, needResult: boolean): void {
    const block = this.openBlock('try', false);
    let needed = needResult;
    if (node.finalizer) {
      const { last, target } = this.scanFinalizer(node.finalizer.body);
      if (target) {
        block.breaking = target;
        needed = last === -1 ? target.needResult : false;
      }
    }
    this.compileBlock(node.block, needed);
    if (node.handler) {
      const { param, body } = node.handler;
      if (param) this.compileCatch(param, body, needed);
      else this.compileBlock(body, needed);
    }
    if (node.finalizer) this.compileBlock(node.finalizer, false);
    this.closeBlock();
  }

  private scanFinalizer(list: readonly Statement[]): { last: number; target: Block | undefined } {
    let last = -1;
    for (const [index, statement] of list.entries()) {
      if (isBranch(statement)) return { last, target: this.findTarget(statement) };
      if (!isEmpty(statement)) last = index;
    }
    return { last, target: undefined };
  }

  private compileCatch(param: Expression, body: BlockStatement, needResult: boolean): void {
    this.openBlock('scope', false);
    this.openScope();
    const functions = this.declaredFunctions(body.body);
    this.eachName(param, (name, place) => {
      if (this.scope.strict && (name === 'arguments' || name === 'eval')) {
        this.stop(place, 'Catch variable may not be eval or arguments in strict mode', place + name.length);
      }
      this.bindUnique(name, place);
    });
    if (isPattern(param)) this.initPattern(param);
    for (const { id } of functions) if (!this.scope.bindLexical(id!.name)) this.alreadyDeclared(id!.name, id!.end);
    this.bindLexicals(body.body);
    this.compileDeclaredFunctions(functions);
    this.compileStatements(body.body, needResult);
    this.closeBlock();
    this.closeScope();
  }

  private compileSwitch(node: SwitchStatement, needResult: boolean): void {
    this.openBlock('switch', needResult);
    this.build(node.discriminant);
    this.emit(node.discriminant, true);
    const functions = node.cases.flatMap((item) => this.declaredFunctions(item.consequent));
    const scoped = functions.length > 0 || node.cases.some((item) => this.hasLexicals(item.consequent));
    if (scoped) {
      this.openScope();
      this.bindFunctions(functions);
      for (const item of node.cases) this.bindLexicals(item.consequent);
      this.openBlock('scope', needResult);
    }
    this.compileDeclaredFunctions(functions);
    for (const { test } of node.cases) {
      if (!test) continue;
      this.build(test);
      this.emit(test, true);
    }
    for (const { consequent } of node.cases) this.compileStatements(consequent, needResult);
    if (scoped) {
      this.closeBlock();
      this.closeScope();
    }
    this.closeBlock();
  }

  /** The statement that a break or continue leaves or goes on with. */
  private findTarget(node: BranchStatement): Block | undefined {
    const isBreak = node.type === 'BreakStatement';
    return node.label ? this.findLabelled(node.label, isBreak) : this.findNearest(isBreak);
  }

  private findNearest(isBreak: boolean): Block | undefined {
    for (let block = this.block; block; block = block.outer) {
      if (block.breaking) return block.breaking;
      if (block.type === 'loop' || block.type === 'loopEnum' || (isBreak && block.type === 'switch')) return block;
    }
    return undefined;
  }

  private findLabelled(label: Identifier, isBreak: boolean): Block | undefined {
    let breaking: Block | undefined;
    let found: Block | undefined;
    for (let block = this.block; block; block = block.outer) {
      if (!breaking && block.breaking) {
        ({ breaking } = block);
        if (isBreak) return breaking;
      }
      if (block.label === label.name) {
        found = block;
        break;
      }
    }
    if (!isBreak && found && found.type !== 'loop' && found.type !== 'loopEnum') {
      const message = `Illegal continue statement: '${label.name}' does not denote an iteration statement`;
      this.stop(label.start, message, label.end);
    }
    return breaking ?? found;
  }
}

const LOOPS = new Set<Statement['type']>([
  'ForInStatement',
  'ForOfStatement',
  'ForStatement',
  'WhileStatement',
  'DoWhileStatement',
]);

function isBranch(node: Statement): node is BranchStatement {
  return node.type === 'BreakStatement' || node.type === 'ContinueStatement';
}

/** Statements without a completion value. */
function isEmpty(node: Statement): boolean {
  switch (node.type) {
    case 'EmptyStatement':
    case 'VariableDeclaration':
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'DebuggerStatement':
      return true;
    case 'LabeledStatement':
      return isEmpty(node.body);
    case 'BlockStatement':
      for (const item of node.body) {
        if (isBranch(item)) return true;
        if (!isEmpty(item)) return false;
      }
      return true;
    default:
      return false;
  }
}

/** Runs the compile phase on a program that parsed without errors. */
export function compileCheck(
  program: Program,
  lines: LineTable,
  context: CompileContext,
  trace?: Trace,
): CompileResult {
  return new Checker(lines, trace).check(program, context);
}
