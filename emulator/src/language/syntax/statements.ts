import { FunctionParser } from './functions.js';
import type {
  BlockStatement,
  CatchClause,
  Expression,
  Program,
  Statement,
  SwitchCase,
  VariableDeclaration,
  VariableDeclarator,
} from './nodes.js';
import { gojaStart } from './places.js';
import { mayNameProperty, T } from './tokens.js';

type DeclarationKind = VariableDeclaration['kind'];

/** Statements and the whole program. */
export class StatementParser extends FunctionParser {
  parseProgram(): Program {
    this.openScope();
    const { scope } = this;
    this.next();
    const body: Statement[] = [];
    while (this.token !== T.End) {
      scope.allowLexical = true;
      body.push(this.parseStatement());
    }
    return { type: 'Program', start: 0, end: this.text.length, body, vars: scope.vars };
  }

  parseBlockStatements(): Statement[] {
    const list: Statement[] = [];
    while (this.token !== T['}'] && this.token !== T.End) {
      this.scope.allowLexical = true;
      list.push(this.parseStatement());
    }
    return list;
  }

  private parseBlock(): BlockStatement {
    const start = this.expect(T['{']);
    const body = this.parseBlockStatements();
    this.expect(T['}']);
    return { type: 'BlockStatement', start, end: this.lastEnd, body };
  }

  private badStatement(start: number, end = this.lastEnd): Statement {
    return { type: 'BadStatement', start, end: Math.max(end, start) };
  }

  /** The body of a loop or branch: no declarations there. */
  private parseBody(): Statement {
    this.scope.allowLexical = false;
    return this.parseStatement();
  }

  private parseBlockOrBody(): Statement {
    return this.token === T['{'] ? this.parseBlock() : this.parseBody();
  }

  private parseLoopBody(): Statement {
    const { scope } = this;
    const { inLoop } = scope;
    scope.inLoop = true;
    const body = this.parseBody();
    scope.inLoop = inLoop;
    return body;
  }

  /** The end of a statement; before a closing parenthesis or brace none is asked for. */
  private semicolon(): void {
    if (this.token === T[')'] || this.token === T['}']) return;
    if (this.newlineSeen) this.newlineSeen = false;
    else this.expect(T[';']);
  }

  /** The end of an expression statement. */
  private optionalSemicolon(): void {
    if (this.token === T[';']) this.next();
    else if (this.newlineSeen) this.newlineSeen = false;
    else if (this.token !== T.End && this.token !== T['}']) this.expect(T[';']);
  }

  protected parseStatement(): Statement {
    const { start } = this;
    switch (this.token) {
      case T.End:
        this.unexpected(T.End);
        return this.badStatement(start, start);
      case T[';']:
        this.next();
        return { type: 'EmptyStatement', start, end: this.lastEnd };
      case T['{']:
        return this.parseBlock();
      case T.if:
        return this.parseIf();
      case T.do:
        return this.parseDoWhile();
      case T.while:
        return this.parseWhile();
      case T.for:
        return this.parseFor();
      case T.break:
      case T.continue:
        return this.parseBranch(this.token === T.break);
      case T.debugger:
        this.next();
        this.semicolon();
        return { type: 'DebuggerStatement', start, end: this.lastEnd };
      case T.with:
        return this.parseWith();
      case T.var:
        return this.parseDeclaration('var');
      case T.let: {
        const token = this.peek();
        const declares = token === T['['] || (this.scope.allowLexical && (mayNameProperty(token) || token === T['{']));
        if (declares) return this.parseDeclaration('let');
        this.newlineEnds = true;
        break;
      }
      case T.const:
        return this.parseDeclaration('const');
      case T.async: {
        const node = this.parseAsyncFunction(true);
        if (node) return { ...node, type: 'FunctionDeclaration' };
        break;
      }
      case T.function:
        return { ...this.parseFunction(true, false, start), type: 'FunctionDeclaration' };
      case T.class:
        return this.parseClass(true) as Statement;
      case T.switch:
        return this.parseSwitch();
      case T.return:
        return this.parseReturn();
      case T.throw:
        return this.parseThrow();
      case T.try:
        return this.parseTry();
      default:
    }
    const expression = this.parseExpression();
    if (expression.type === 'Identifier' && this.token === T[':']) return this.parseLabelled(expression);
    this.optionalSemicolon();
    return { type: 'ExpressionStatement', start, end: Math.max(this.lastEnd, expression.end), expression };
  }

  private parseLabelled(label: Expression & { type: 'Identifier' }): Statement {
    this.next();
    const { labels } = this.scope;
    for (const other of labels) {
      if (other === label.name) this.failAt(label.start, `Label '${label.name}' already exists`, label);
    }
    labels.push(label.name);
    const body = this.parseBody();
    labels.pop();
    return { type: 'LabeledStatement', start: label.start, end: body.end, label, body };
  }

  private parseTry(): Statement {
    const wordEnd = this.end;
    const start = this.expect(T.try);
    const block = this.parseBlock();
    let handler: CatchClause | null = null;
    if (this.token === T.catch) {
      const catchStart = this.start;
      this.next();
      let param: Expression | null = null;
      if (this.token === T['(']) {
        this.next();
        param = this.parseBindingTarget();
        this.expect(T[')']);
      }
      const body = this.parseBlock();
      handler = { type: 'CatchClause', start: catchStart, end: body.end, param, body };
    }
    let finalizer: BlockStatement | null = null;
    if (this.token === T.finally) {
      this.next();
      finalizer = this.parseBlock();
    }
    if (!handler && !finalizer) this.fail('Missing catch or finally after try', start, wordEnd);
    return { type: 'TryStatement', start, end: this.lastEnd, block, handler, finalizer };
  }

  private parseReturn(): Statement {
    const wordEnd = this.end;
    const start = this.expect(T.return);
    if (!this.scope.inFunction) {
      this.fail('Illegal return statement', start, wordEnd);
      this.recover();
      return this.badStatement(start);
    }
    let argument: Expression | null = null;
    if (!this.newlineSeen && this.token !== T[';'] && this.token !== T['}'] && this.token !== T.End) {
      argument = this.parseExpression();
    }
    this.semicolon();
    return { type: 'ReturnStatement', start, end: this.lastEnd, argument };
  }

  private parseThrow(): Statement {
    const wordEnd = this.end;
    const start = this.expect(T.throw);
    if (this.newlineSeen) {
      const message = this.char === -1 ? 'Unexpected end of input' : 'Illegal newline after throw';
      this.fail(message, start, wordEnd);
      this.recover();
      return this.badStatement(start);
    }
    const argument = this.parseExpression();
    this.semicolon();
    return { type: 'ThrowStatement', start, end: this.lastEnd, argument };
  }

  private parseParenthesizedHead(): Expression {
    this.expect(T['(']);
    const node = this.parseExpression();
    this.expect(T[')']);
    return node;
  }

  private parseSwitch(): Statement {
    const start = this.expect(T.switch);
    const discriminant = this.parseParenthesizedHead();
    this.expect(T['{']);
    const { scope } = this;
    const { inSwitch } = scope;
    scope.inSwitch = true;
    const cases: SwitchCase[] = [];
    let hasDefault = false;
    while (this.token !== T.End) {
      if (this.token === T['}']) {
        this.next();
        break;
      }
      const clause = this.parseCase();
      if (clause.test === null) {
        if (hasDefault) this.fail('Already saw a default in switch', clause.start);
        hasDefault = true;
      }
      cases.push(clause);
    }
    scope.inSwitch = inSwitch;
    return { type: 'SwitchStatement', start, end: this.lastEnd, discriminant, cases };
  }

  private parseCase(): SwitchCase {
    const { start } = this;
    let test: Expression | null = null;
    if (this.token === T.default) this.next();
    else {
      this.expect(T.case);
      test = this.parseExpression();
    }
    this.expect(T[':']);
    const consequent: Statement[] = [];
    while (this.token !== T.End && this.token !== T['}'] && this.token !== T.case && this.token !== T.default) {
      this.scope.allowLexical = true;
      consequent.push(this.parseStatement());
    }
    return { type: 'SwitchCase', start, end: this.lastEnd, test, consequent };
  }

  private parseWith(): Statement {
    const start = this.expect(T.with);
    const object = this.parseParenthesizedHead();
    const body = this.parseBody();
    return { type: 'WithStatement', start, end: body.end, object, body };
  }

  private parseIf(): Statement {
    const start = this.expect(T.if);
    const test = this.parseParenthesizedHead();
    const consequent = this.parseBlockOrBody();
    let alternate: Statement | null = null;
    if (this.token === T.else) {
      this.next();
      alternate = this.parseBody();
    }
    const { end } = alternate ?? consequent;
    return { type: 'IfStatement', start, end, test, consequent, alternate };
  }

  private parseWhile(): Statement {
    const start = this.expect(T.while);
    const test = this.parseParenthesizedHead();
    const body = this.parseLoopBody();
    return { type: 'WhileStatement', start, end: body.end, test, body };
  }

  private parseDoWhile(): Statement {
    const { scope } = this;
    const { inLoop } = scope;
    scope.inLoop = true;
    const start = this.expect(T.do);
    const body = this.parseBlockOrBody();
    this.expect(T.while);
    const test = this.parseParenthesizedHead();
    if (this.token === T[';']) this.next();
    scope.inLoop = inLoop;
    return { type: 'DoWhileStatement', start, end: this.lastEnd, body, test };
  }

  private parseDeclarators(kind: DeclarationKind, start: number): VariableDeclaration {
    const declarations: VariableDeclarator[] = [];
    for (;;) {
      const id = this.parseBindingTarget();
      let init: Expression | null = null;
      if (this.token === T['=']) {
        this.next();
        init = this.parseAssignment();
      }
      declarations.push({ type: 'VariableDeclarator', start: id.start, end: (init ?? id).end, id, init });
      if (this.token !== T[',']) break;
      this.next();
    }
    const node: VariableDeclaration = { type: 'VariableDeclaration', start, end: this.lastEnd, kind, declarations };
    if (kind === 'var') this.scope.vars.push(node);
    return node;
  }

  private requireInitializers(node: VariableDeclaration): void {
    for (const { id, init } of node.declarations) {
      if (init === null && (id.type === 'ArrayPattern' || id.type === 'ObjectPattern')) {
        this.failAt(id.end, 'Missing initializer in destructuring declaration', id);
        return;
      }
    }
  }

  private parseDeclaration(kind: DeclarationKind): Statement {
    const { start, end } = this;
    this.next();
    if (kind !== 'var' && !this.scope.allowLexical) {
      this.fail('Lexical declaration cannot appear in a single-statement context', start, end);
    }
    const node = this.parseDeclarators(kind, start);
    this.requireInitializers(node);
    this.semicolon();
    node.end = this.lastEnd;
    return node;
  }

  private parseFor(): Statement {
    const start = this.expect(T.for);
    this.expect(T['(']);
    let init: VariableDeclaration | Expression | null = null;
    if (this.token !== T[';']) {
      const { scope } = this;
      const { allowIn } = scope;
      scope.allowIn = false;
      const kind = this.forDeclarationKind();
      const forStart = this.start;
      if (kind) {
        this.next();
        init = this.parseDeclarators(kind, forStart);
      } else init = this.parseExpression();
      const single = init.type !== 'VariableDeclaration' || init.declarations.length === 1;
      if (single && (this.token === T.in || this.isOf())) {
        const isIn = this.token === T.in;
        this.next();
        const left = this.iterationTarget(init, start);
        if (!left) return this.badStatement(start);
        scope.allowIn = allowIn;
        return this.parseForInOf(start, left, isIn);
      }
      if (init.type === 'VariableDeclaration') this.requireInitializers(init);
      scope.allowIn = allowIn;
    }
    this.expect(T[';']);
    const test = this.token === T[';'] ? null : this.parseExpression();
    this.expect(T[';']);
    const update = this.token === T[')'] ? null : this.parseExpression();
    this.expect(T[')']);
    const body = this.parseLoopBody();
    return { type: 'ForStatement', start, end: body.end, init, test, update, body };
  }

  private forDeclarationKind(): DeclarationKind | undefined {
    if (this.token === T.var) return 'var';
    if (this.token === T.const) return 'const';
    if (this.token !== T.let) return undefined;
    const token = this.peek();
    return token === T.Identifier || token === T['['] || token === T['{'] ? 'let' : undefined;
  }

  private iterationTarget(
    init: VariableDeclaration | Expression,
    start: number,
  ): VariableDeclaration | Expression | undefined {
    switch (init.type) {
      case 'VariableDeclaration': {
        const first = init.declarations[0]!.init;
        if (first) {
          const message = 'for-in loop variable declaration may not have an initializer';
          this.failAt(gojaStart(first), message, first);
        }
        return init;
      }
      case 'Identifier':
      case 'MemberExpression':
        return init;
      case 'ObjectExpression':
        return this.objectPattern(init, 'assign');
      case 'ArrayExpression':
        return this.arrayPattern(init, 'assign');
      default:
        this.failAt(start, 'Invalid left-hand side in for-in or for-of', init);
        this.recover();
        return undefined;
    }
  }

  private parseForInOf(start: number, left: VariableDeclaration | Expression, isIn: boolean): Statement {
    const right = isIn ? this.parseExpression() : this.parseAssignment();
    this.expect(T[')']);
    const body = this.parseLoopBody();
    return { type: isIn ? 'ForInStatement' : 'ForOfStatement', start, end: body.end, left, right, body };
  }

  private parseBranch(isBreak: boolean): Statement {
    const { start, scope } = this;
    const wordEnd = this.end;
    const type = isBreak ? 'BreakStatement' : 'ContinueStatement';
    this.next();
    let ended = this.newlineSeen;
    if (this.token === T[';']) {
      ended = true;
      this.next();
    }
    if (ended || this.token === T['}']) {
      this.newlineSeen = false;
      if (scope.inLoop || (isBreak && scope.inSwitch)) {
        return { type, start, end: Math.max(wordEnd, this.lastEnd), label: null };
      }
      return this.illegalBranch(start, wordEnd, isBreak);
    }
    this.wordToName();
    if (this.token !== T.Identifier) {
      this.expect(T.Identifier);
      return this.illegalBranch(start, wordEnd, isBreak);
    }
    const label = this.parseName();
    if (!this.hasLabel(label.name)) {
      this.failAt(start, `Undefined label '${label.name}'`, label);
      return this.badStatement(start, label.end);
    }
    if (!isBreak && !scope.inLoop) return this.illegalBranch(start, wordEnd, isBreak);
    this.semicolon();
    return { type, start, end: this.lastEnd, label };
  }

  private illegalBranch(start: number, end: number, isBreak: boolean): Statement {
    this.fail(`Illegal ${isBreak ? 'break' : 'continue'} statement`, start, end);
    this.recover();
    return this.badStatement(start);
  }

  private hasLabel(name: string): boolean {
    for (let scope = this.scope; ; scope = scope.outer) {
      if (scope.labels.includes(name)) return true;
      if (scope.outer === undefined || scope.inFunction) return false;
    }
  }
}
