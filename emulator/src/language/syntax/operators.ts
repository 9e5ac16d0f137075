import { ExpressionParser } from './expressions.js';
import type { Expression, YieldExpression } from './nodes.js';
import { LOOSE_PRECEDENCE, T, TIGHT_PRECEDENCE, tokenText } from './tokens.js';

const MIXED = 'Logical expressions and coalesce expressions cannot be mixed. Wrap either by parentheses';
const NAKED_UNARY =
  'Unary operator used immediately before exponentiation expression. Parenthesis must be used to disambiguate operator precedence';

/**
 * Operators. Two habits of goja are kept: relational operators associate to the right (`3 > 2 > 1` is `3 > (2 > 1)`),
 * and whether an operand was parenthesised is judged by its first token only.
 */
export abstract class OperatorParser extends ExpressionParser {
  parseExpression(): Expression {
    const first = this.parseAssignment();
    if (this.token !== T[',']) return first;
    const expressions = [first];
    while (this.token === T[',']) {
      this.next();
      expressions.push(this.parseAssignment());
    }
    const end = expressions[expressions.length - 1]!.end;
    return { type: 'SequenceExpression', start: first.start, end, expressions };
  }

  parseConditional(): Expression {
    const test = this.parseLogicalOr();
    if (this.token !== T['?']) return test;
    this.next();
    const { scope } = this;
    const { allowIn } = scope;
    scope.allowIn = true;
    const consequent = this.parseAssignment();
    scope.allowIn = allowIn;
    this.expect(T[':']);
    const alternate = this.parseAssignment();
    return { type: 'ConditionalExpression', start: test.start, end: alternate.end, test, consequent, alternate };
  }

  /** `||` and `??`, which must not stand side by side, nor `??` beside a bare `&&`. */
  private parseLogicalOr(): Expression {
    const parenthesis = this.token === T['('];
    let left = this.parseLoose(1);
    const ors = this.token === T['||'] || (!parenthesis && isAnd(left));
    const own = ors ? T['||'] : T['??'];
    const other = ors ? T['??'] : T['||'];
    while (this.token === own) {
      const place = this.start;
      this.next();
      const bare = this.token !== T['('];
      const right = this.parseLoose(1);
      if (!ors && bare && isAnd(right)) {
        this.fail(MIXED, place);
        return left;
      }
      const operator = ors ? '||' : '??';
      left = { type: 'LogicalExpression', start: left.start, end: right.end, operator, left, right };
    }
    if (this.token === other) this.fail(MIXED, this.start, this.end);
    return left;
  }

  /** From `&&` to `===`. */
  private parseLoose(least: number): Expression {
    let left = this.parseRelational();
    for (;;) {
      const level = LOOSE_PRECEDENCE[this.token]!;
      if (level < least || level === 0) return left;
      const operator = tokenText(this.token);
      this.next();
      const right = this.parseLoose(level + 1);
      const type = operator === '&&' ? 'LogicalExpression' : 'BinaryExpression';
      left = { type, start: left.start, end: right.end, operator, left, right };
    }
  }

  private parseRelational(): Expression {
    const { scope } = this;
    if (scope.allowIn && this.token === T.PrivateName) return this.parsePrivateIn();
    const left = this.parseTight(1);
    const { allowIn } = scope;
    scope.allowIn = true;
    let node = left;
    switch (this.token) {
      case T.in:
        if (!allowIn) break;
        node = this.relation(left);
        break;
      case T['<']:
      case T['<=']:
      case T['>']:
      case T['>=']:
      case T.instanceof:
        node = this.relation(left);
        break;
      default:
    }
    scope.allowIn = allowIn;
    return node;
  }

  private relation(left: Expression): Expression {
    const operator = tokenText(this.token);
    this.next();
    const right = this.parseRelational();
    return { type: 'BinaryExpression', start: left.start, end: right.end, operator, left, right };
  }

  private parsePrivateIn(): Expression {
    const { start, end, name } = this;
    const left: Expression = { type: 'PrivateIdentifier', start, end, name };
    this.next();
    if (this.token !== T.in) return left;
    this.next();
    const right = this.parseTight(1);
    const { end: rightEnd } = right;
    if (this.token === T['&&'] || this.token === T['||'] || this.token === T['??']) {
      // goja takes the operator after the right side for this one, and its compiler then stops at the private name
      const operator = tokenText(this.token);
      return { type: 'LogicalExpression', start, end: rightEnd, operator, left, right };
    }
    return { type: 'BinaryExpression', start, end: rightEnd, operator: 'in', left, right };
  }

  /** From shifts to multiplication. */
  private parseTight(least: number): Expression {
    let left = this.parseExponentiation();
    for (;;) {
      const level = TIGHT_PRECEDENCE[this.token]!;
      if (level < least || level === 0) return left;
      const operator = tokenText(this.token);
      this.next();
      const right = this.parseTight(level + 1);
      left = { type: 'BinaryExpression', start: left.start, end: right.end, operator, left, right };
    }
  }

  private parseExponentiation(): Expression {
    const parenthesis = this.token === T['('];
    let left = this.parseUnary();
    if (this.token !== T['**']) return left;
    if (!parenthesis && left.type === 'UnaryExpression') this.fail(NAKED_UNARY, this.start, this.end);
    while (this.token === T['**']) {
      this.next();
      const right = this.parseExponentiation();
      left = { type: 'BinaryExpression', start: left.start, end: right.end, operator: '**', left, right };
    }
    return left;
  }

  private parseUnary(): Expression {
    const { start } = this;
    switch (this.token) {
      case T['+']:
      case T['-']:
      case T['!']:
      case T['~']:
      case T.delete:
      case T.void:
      case T.typeof: {
        const operator = tokenText(this.token);
        this.next();
        const argument = this.parseUnary();
        return { type: 'UnaryExpression', start, end: argument.end, operator, prefix: true, argument };
      }
      case T.await:
        if (this.scope.allowAwait) return this.parseAwait();
        break;
      default:
    }
    return this.parseUpdate();
  }

  private parseAwait(): Expression {
    const { start, end } = this;
    this.next();
    if (!this.scope.inAsync) {
      this.unexpected(T.await);
      return this.bad(start);
    }
    if (this.scope.inParams) {
      this.fail('Illegal await-expression in formal parameters of async function', start, end);
    }
    const argument = this.parseUnary();
    return { type: 'AwaitExpression', start, end: argument.end, argument };
  }

  private parseUpdate(): Expression {
    const prefix = this.token === T['++'] || this.token === T['--'];
    if (prefix) {
      const { start } = this;
      const operator = tokenText(this.token);
      this.next();
      const argument = this.parseUnary();
      if (!this.isUpdatable(argument)) return this.badUpdate(start, argument);
      return { type: 'UpdateExpression', start, end: argument.end, operator, prefix, argument };
    }
    const argument = this.parseLeftHandSide(true);
    if ((this.token !== T['++'] && this.token !== T['--']) || this.newlineSeen) return argument;
    const { start } = this;
    const operator = tokenText(this.token);
    this.next();
    if (!this.isUpdatable(argument)) return this.badUpdate(start, argument);
    return { type: 'UpdateExpression', start: argument.start, end: this.lastEnd, operator, prefix, argument };
  }

  private badUpdate(place: number, argument: Expression): Expression {
    this.failAt(place, 'Invalid left-hand side in assignment', argument);
    this.recover();
    return this.bad(place);
  }

  parseYield(): Expression {
    const { end: wordEnd } = this;
    const start = this.expect(T.yield);
    if (this.scope.inParams) this.fail('Yield expression not allowed in formal parameter', start, wordEnd);
    const node: YieldExpression = { type: 'YieldExpression', start, end: wordEnd, delegate: false, argument: null };
    if (!this.newlineSeen && this.token === T['*']) {
      node.delegate = true;
      this.next();
    }
    if (!this.newlineSeen && this.token !== T[';'] && this.token !== T['}'] && this.token !== T.End) {
      const mark = this.mark();
      const argument = this.parseAssignment();
      if (argument.type === 'BadExpression') this.restore(mark);
      else node.argument = argument;
    }
    node.end = Math.max(this.lastEnd, wordEnd);
    return node;
  }
}

function isAnd(node: Expression): boolean {
  return node.type === 'LogicalExpression' && node.operator === '&&';
}
