import { FunctionParser } from './functions.js';
import type { Expression, Statement, VariableDeclaration, VariableDeclarator } from './nodes.js';
import { gojaStart } from './places.js';
import { T } from './tokens.js';

type DeclarationKind = VariableDeclaration['kind'];

/** Declarations and loops. */
export abstract class LoopParser extends FunctionParser {
  protected abstract parseBody(): Statement;
  protected abstract parseBlockOrBody(): Statement;
  protected abstract badStatement(start: number, end?: number): Statement;

  protected parseLoopBody(): Statement {
    const { scope } = this;
    const { inLoop } = scope;
    scope.inLoop = true;
    const body = this.parseBody();
    scope.inLoop = inLoop;
    return body;
  }

  /** The end of a statement; before a closing parenthesis or brace none is asked for. */
  protected semicolon(): void {
    if (this.token === T[')'] || this.token === T['}']) return;
    if (this.newlineSeen) this.newlineSeen = false;
    else this.expect(T[';']);
  }

  /** The end of an expression statement. */
  protected optionalSemicolon(): void {
    if (this.token === T[';']) this.next();
    else if (this.newlineSeen) this.newlineSeen = false;
    else if (this.token !== T.End && this.token !== T['}']) this.expect(T[';']);
  }

  protected parseParenthesizedHead(): Expression {
    this.expect(T['(']);
    const node = this.parseExpression();
    this.expect(T[')']);
    return node;
  }

  protected parseWhile(): Statement {
    const start = this.expect(T.while);
    const test = this.parseParenthesizedHead();
    const body = this.parseLoopBody();
    return { type: 'WhileStatement', start, end: body.end, test, body };
  }

  protected parseDoWhile(): Statement {
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

  protected parseDeclarators(kind: DeclarationKind, start: number): VariableDeclaration {
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

  protected requireInitializers(node: VariableDeclaration): void {
    for (const { id, init } of node.declarations) {
      if (init === null && (id.type === 'ArrayPattern' || id.type === 'ObjectPattern')) {
        this.failAt(id.end, 'Missing initializer in destructuring declaration', id);
        return;
      }
    }
  }

  protected parseDeclaration(kind: DeclarationKind): Statement {
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

  protected parseFor(): Statement {
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

  protected forDeclarationKind(): DeclarationKind | undefined {
    if (this.token === T.var) return 'var';
    if (this.token === T.const) return 'const';
    if (this.token !== T.let) return undefined;
    const token = this.peek();
    return token === T.Identifier || token === T['['] || token === T['{'] ? 'let' : undefined;
  }

  protected iterationTarget(
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

  protected parseForInOf(start: number, left: VariableDeclaration | Expression, isIn: boolean): Statement {
    const right = isIn ? this.parseExpression() : this.parseAssignment();
    this.expect(T[')']);
    const body = this.parseLoopBody();
    return { type: isIn ? 'ForInStatement' : 'ForOfStatement', start, end: body.end, left, right, body };
  }
}
