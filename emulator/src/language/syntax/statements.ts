import { LoopParser } from './loops.js';
import type { BlockStatement, CatchClause, Expression, Program, Statement, SwitchCase } from './nodes.js';
import { mayNameProperty, T } from './tokens.js';

/** Statements and the whole program. */
export class StatementParser extends LoopParser {
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

  protected badStatement(start: number, end = this.lastEnd): Statement {
    return { type: 'BadStatement', start, end: Math.max(end, start) };
  }

  /** The body of a loop or branch: no declarations there. */
  protected parseBody(): Statement {
    this.scope.allowLexical = false;
    return this.parseStatement();
  }

  protected parseBlockOrBody(): Statement {
    return this.token === T['{'] ? this.parseBlock() : this.parseBody();
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
