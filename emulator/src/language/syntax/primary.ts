import { numberValue } from './literals.js';
import type {
  Expression,
  FunctionExpression,
  Literal,
  RegExpLiteral,
  SpreadElement,
  TemplateElement,
  TemplateLiteral,
} from './nodes.js';
import { PatternParser } from './patterns.js';
import { mayNameProperty, T } from './tokens.js';

/** Primary expressions: literals, arrays, templates and what stands in parentheses. */
export abstract class PrimaryParser extends PatternParser {
  abstract parseObject(): Expression;
  protected abstract parseCall(callee: Expression, optional: boolean): Expression;
  protected abstract parseComputedMember(object: Expression, optional: boolean): Expression;

  protected parsePrimary(): Expression {
    const { start } = this;
    switch (this.token) {
      case T.Identifier:
        return this.parseName();
      case T.Null:
        return this.literalNode(null);
      case T.Boolean:
        return this.literalNode(this.name === 'true');
      case T.String:
        return this.literalNode(this.name);
      case T.Number:
        return this.parseNumber();
      case T['/']:
      case T['/=']:
        return this.parseRegExp();
      case T['{']:
        return this.parseObject();
      case T['[']:
        return this.parseArray();
      case T['(']:
        return this.parseParenthesized();
      case T.Template:
        return this.parseTemplate(false);
      case T.this:
        this.next();
        return { type: 'ThisExpression', start, end: this.lastEnd };
      case T.super:
        return this.parseSuper();
      case T.async: {
        const node = this.parseAsyncFunction(false);
        if (node) return node;
        break;
      }
      case T.function:
        return this.parseFunction(false, false, start);
      case T.class:
        return this.parseClass(false) as Expression;
      default:
    }
    if (this.isNameHere(this.token)) return this.parseName();
    this.unexpected(this.token);
    this.recover();
    return this.bad(start);
  }

  /** `async function …`, or undefined when the word is a name here. */
  protected parseAsyncFunction(declaration: boolean): FunctionExpression | undefined {
    if (this.peek() !== T.function) return undefined;
    const { start } = this;
    this.next();
    return this.parseFunction(declaration, true, start);
  }

  protected literalNode(value: Literal['value']): Literal {
    const node: Literal = { type: 'Literal', start: this.start, end: this.end, value, raw: this.literal };
    this.next();
    return node;
  }

  protected parseNumber(): Literal {
    const { start } = this;
    const value = numberValue(this.literal);
    const node = this.literalNode(value ?? 0);
    if (value === undefined) this.fail('Illegal numeric literal', start, node.end);
    if (typeof value === 'bigint') node.bigint = value.toString();
    return node;
  }

  protected parseSuper(): Expression {
    const { start } = this;
    this.next();
    const object: Expression = { type: 'Super', start, end: this.lastEnd };
    switch (this.token) {
      case T['.']: {
        this.next();
        if (!mayNameProperty(this.token)) {
          this.expect(T.Identifier);
          this.recover();
          return this.bad(start);
        }
        const place = this.start;
        const property = this.parseName();
        const { end } = property;
        return { type: 'MemberExpression', start, end, object, property, computed: false, optional: false, place };
      }
      case T['[']:
        return this.parseComputedMember(object, false);
      case T['(']:
        return this.parseCall(object, false);
      default:
        this.failAt(start, "'super' keyword unexpected here", object);
        this.recover();
        return this.bad(start);
    }
  }

  protected parseParenthesized(): Expression {
    const opening = this.expect(T['(']);
    const list: Expression[] = [];
    if (this.token !== T[')']) {
      for (;;) {
        if (this.token === T['...']) {
          const { start } = this;
          this.unexpected(this.token);
          this.next();
          const { end } = this.parseAssignment();
          list.push({ type: 'BadExpression', start, end });
        } else list.push(this.parseAssignment());
        if (this.token !== T[',']) break;
        this.next();
        if (this.token === T[')']) {
          this.unexpected(this.token);
          break;
        }
      }
    }
    this.expect(T[')']);
    if (list.length === 1 && this.errors.length === 0) {
      const inner = list[0]!;
      inner.parens = { start: opening, end: this.lastEnd };
      return inner;
    }
    if (list.length === 0) {
      // goja names the parenthesis, but places the error at what follows it
      this.unexpected(T[')']);
      return this.bad(opening);
    }
    const parens = { start: opening, end: this.lastEnd };
    const end = list[list.length - 1]!.end;
    return { type: 'SequenceExpression', start: list[0]!.start, end, expressions: list, parens };
  }

  protected parseRegExp(): RegExpLiteral {
    const start = this.token === T['/='] ? this.at - 2 : this.at - 1;
    const failure = this.scanQuoted(start);
    const body = this.text.slice(start, this.at);
    const pattern = failure === undefined ? body.slice(1, -1) : '';
    let end = this.at;
    let flags = '';
    this.end = end;
    if (this.onSpaceOrNewline()) this.next();
    else {
      this.next();
      if (this.token === T.Identifier) {
        flags = this.literal;
        ({ end } = this);
        this.next();
      }
    }
    return { type: 'RegExpLiteral', start, end, pattern, flags, raw: this.text.slice(start, end) };
  }

  protected parseArray(): Expression {
    const start = this.expect(T['[']);
    const elements: (Expression | SpreadElement | null)[] = [];
    while (this.token !== T[']'] && this.token !== T.End) {
      if (this.token === T[',']) {
        this.next();
        elements.push(null);
        continue;
      }
      elements.push(this.parseSpreadable());
      if (this.token !== T[']']) this.expect(T[',']);
    }
    this.expect(T[']']);
    return { type: 'ArrayExpression', start, end: this.lastEnd, elements };
  }

  protected parseSpreadable(): Expression | SpreadElement {
    if (this.token !== T['...']) return this.parseAssignment();
    const { start } = this;
    this.next();
    const argument = this.parseAssignment();
    return { type: 'SpreadElement', start, end: argument.end, argument };
  }

  protected parseTemplate(tagged: boolean): TemplateLiteral {
    const { start } = this;
    const quasis: TemplateElement[] = [];
    const expressions: Expression[] = [];
    for (;;) {
      const part = this.scanTemplatePart();
      if (part.unterminated) this.fail('Unexpected end of input', this.headNext);
      const value = { raw: part.raw, cooked: part.cooked };
      quasis.push({ type: 'TemplateElement', start: part.start, end: part.end, value, tail: part.last });
      if (!tagged && part.badEscape !== undefined) this.fail(part.badEscape, this.headNext);
      this.end = this.at;
      this.next();
      if (part.last) return { type: 'TemplateLiteral', start, end: this.lastEnd, quasis, expressions };
      expressions.push(this.parseExpression());
      if (this.token !== T['}']) this.unexpected(this.token);
    }
  }
}
