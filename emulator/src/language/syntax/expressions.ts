import type { ArrowFunctionExpression, BadExpression, Expression, Parameter, SpreadElement } from './nodes.js';
import { gojaStart } from './places.js';
import { PrimaryParser } from './primary.js';
import type { Mark } from './scanner.js';
import { isAssignment, mayNameProperty, T, tokenText } from './tokens.js';

/** Primary expressions, members, calls and templates. */
export abstract class ExpressionParser extends PrimaryParser {
  private parseTagged(tag: Expression): Expression {
    const quasi = this.parseTemplate(true);
    return { type: 'TaggedTemplateExpression', start: tag.start, end: quasi.end, tag, quasi };
  }

  protected parseArguments(): (Expression | SpreadElement)[] {
    const list: (Expression | SpreadElement)[] = [];
    this.expect(T['(']);
    while (this.token !== T[')']) {
      list.push(this.parseSpreadable());
      if (this.token !== T[',']) break;
      this.next();
    }
    this.expect(T[')']);
    return list;
  }

  protected parseCall(callee: Expression, optional: boolean): Expression {
    const paren = this.start;
    const list = this.parseArguments();
    const end = this.lastEnd;
    return { type: 'CallExpression', start: callee.start, end, callee, arguments: list, optional, paren };
  }

  /** What follows a `.` or `?.`. */
  private parseDotMember(object: Expression, optional: boolean): Expression {
    const period = this.start;
    this.next();
    const { start: place, end, name } = this;
    const { start } = object;
    if (this.token === T.PrivateName) {
      this.next();
      const property: Expression = { type: 'PrivateIdentifier', start: place, end, name };
      return { type: 'MemberExpression', start, end, object, property, computed: false, optional, place };
    }
    if (!mayNameProperty(this.token)) {
      this.expect(T.Identifier);
      this.recover();
      const { end: badEnd } = this.bad(period);
      return this.unfinishedMember(object, optional, period, badEnd);
    }
    const property = this.parseName();
    return { type: 'MemberExpression', start, end, object, property, computed: false, optional, place };
  }

  /**
   * `a.` without a name: refused, but what stands before the dot is worth keeping for completion. No parser decision
   * may take it for a member, so it is wrapped as bad.
   */
  private unfinishedMember(object: Expression, optional: boolean, period: number, end: number): BadExpression {
    const after = period + (optional ? 2 : 1);
    return { type: 'BadExpression', start: object.start, end, unfinished: { object, optional, after } };
  }

  protected parseComputedMember(object: Expression, optional: boolean): Expression {
    const place = this.expect(T['[']);
    const property = this.parseExpression();
    this.expect(T[']']);
    const { start } = object;
    return { type: 'MemberExpression', start, end: this.lastEnd, object, property, computed: true, optional, place };
  }

  private parseNew(): Expression {
    const start = this.expect(T.new);
    if (this.token === T['.']) {
      const metaEnd = this.lastEnd;
      this.next();
      if (this.literal === 'target') {
        const property = this.parseName();
        const meta = { type: 'Identifier', start, end: metaEnd, name: 'new' } as const;
        return { type: 'MetaProperty', start, end: property.end, meta, property };
      }
      this.unexpected(T.Identifier);
    }
    const callee = this.parseLeftHandSide(false);
    if (callee.type === 'BadExpression') return { ...callee, start };
    const list = this.token === T['('] ? this.parseArguments() : [];
    const end = Math.max(this.lastEnd, callee.end);
    return { type: 'NewExpression', start, end, callee, arguments: list };
  }

  /** Members, templates and (unless it is what `new` applies to) calls and optional chains. */
  protected parseLeftHandSide(calls: boolean): Expression {
    const { allowIn } = this.scope;
    if (calls) this.scope.allowIn = true;
    const node = this.parseMembers(calls);
    if (calls) this.scope.allowIn = allowIn;
    return node;
  }

  private parseMembers(calls: boolean): Expression {
    const { start } = this;
    let left = this.token === T.new ? this.parseNew() : this.parsePrimary();
    let chain = false;
    let optional = false;
    for (;;) {
      const here = optional;
      optional = false;
      switch (this.token) {
        case T['.']:
          left = this.parseDotMember(left, here);
          continue;
        case T['[']:
          left = this.parseComputedMember(left, here);
          continue;
        case T.Template:
          if (chain) {
            this.fail('Invalid template literal on optional chain', this.start);
            this.recover();
            return this.bad(start);
          }
          left = this.parseTagged(left);
          continue;
        case T['(']:
          if (!calls) break;
          left = this.parseCall(left, here);
          continue;
        case T['?.']: {
          if (!calls) break;
          chain = true;
          const token = this.peek();
          if (token === T['['] || token === T['('] || token === T.Template) {
            optional = true;
            this.next();
          } else left = this.parseDotMember(left, true);
          continue;
        }
        default:
      }
      break;
    }
    return chain ? { type: 'ChainExpression', start: left.start, end: left.end, expression: left } : left;
  }

  protected isUpdatable(node: Expression): boolean {
    return node.type === 'Identifier' || node.type === 'MemberExpression';
  }

  protected parseArrow(start: number, params: Parameter[], async: boolean): ArrowFunctionExpression {
    this.expect(T['=>']);
    const expression = this.token !== T['{'];
    const body = this.parseArrowBody(async);
    return {
      type: 'ArrowFunctionExpression',
      start,
      end: Math.max(body.end, this.lastEnd),
      id: null,
      params,
      async,
      generator: false,
      expression,
      body,
    };
  }

  private parseSingleParameterArrow(start: number, async: boolean): Expression {
    const { scope } = this;
    const { allowAwait } = scope;
    scope.allowAwait = async;
    const node = this.parseSingleParameterArrowInside(start, async);
    scope.allowAwait = allowAwait;
    return node;
  }

  private parseSingleParameterArrowInside(start: number, async: boolean): Expression {
    this.wordToName();
    if (this.token !== T.Identifier) {
      this.unexpected(this.token);
      this.next();
      return this.bad(start);
    }
    const parameter = this.parseName();
    return this.parseArrow(start, [parameter], async);
  }

  abstract parseConditional(): Expression;
  abstract parseYield(): Expression;

  parseAssignment(): Expression {
    const { start } = this;
    let mark: Mark | undefined;
    let parenthesis = false;
    let async = false;
    switch (this.token) {
      case T['(']:
        mark = this.mark();
        parenthesis = true;
        break;
      case T.async: {
        const token = this.peek();
        if (this.isNameHere(token)) {
          this.next();
          return this.parseSingleParameterArrow(start, true);
        }
        if (token === T['(']) {
          mark = this.mark();
          async = true;
        }
        break;
      }
      case T.yield:
        if (this.scope.allowYield) return this.parseYield();
        this.wordToName();
        break;
      default:
        this.wordToName();
    }
    const left = this.parseConditional();
    if (this.token === T['=>']) return this.parseArrowAfter(left, start, parenthesis, async, mark);
    return isAssignment(this.token) ? this.parseAssignmentTo(left, parenthesis) : left;
  }

  /** An arrow after an expression: the expression was the parameters. */
  private parseArrowAfter(
    left: Expression,
    start: number,
    parenthesis: boolean,
    async: boolean,
    mark: Mark | undefined,
  ): Expression {
    const { scope } = this;
    let params: Parameter[] | undefined;
    let awaited = false;
    if (left.type === 'Identifier') params = [left];
    else if (parenthesis) {
      if (left.type === 'SequenceExpression' && this.errors.length === 0) {
        params = left.expressions.map((item) => this.parameter(item));
      } else {
        this.restore(mark!);
        params = this.parseParameters();
      }
    } else if (async) {
      if (!scope.allowAwait) {
        scope.allowAwait = true;
        awaited = true;
      }
      if (left.type === 'CallExpression') {
        this.restore(mark!);
        this.next();
        params = this.parseParameters();
      }
    }
    let node: Expression;
    if (params) node = this.parseArrow(start, params, async);
    else {
      this.failAt(gojaStart(left), 'Malformed arrow function parameter list', left);
      node = { type: 'BadExpression', start: left.start, end: left.end };
    }
    if (awaited) scope.allowAwait = false;
    return node;
  }

  private parseAssignmentTo(left: Expression, parenthesis: boolean): Expression {
    const operator = tokenText(this.token);
    const { start } = this;
    this.next();
    let target: Expression | undefined;
    if (this.isUpdatable(left)) target = left;
    else if (!parenthesis && operator === '=') {
      if (left.type === 'ArrayExpression') target = this.arrayPattern(left, 'assign');
      else if (left.type === 'ObjectExpression') target = this.objectPattern(left, 'assign');
    }
    if (target) {
      const right = this.parseAssignment();
      return { type: 'AssignmentExpression', start: left.start, end: right.end, operator, left: target, right };
    }
    this.failAt(gojaStart(left), 'Invalid left-hand side in assignment', left);
    this.recover();
    return this.bad(start);
  }
}
