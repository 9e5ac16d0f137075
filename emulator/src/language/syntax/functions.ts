import { numberValue } from './literals.js';
import type {
  ArrowFunctionExpression,
  ClassElement,
  ClassNode,
  Expression,
  FunctionBody,
  FunctionExpression,
  MethodDefinition,
  Parameter,
  Property,
  SpreadElement,
  Statement,
} from './nodes.js';
import { OperatorParser } from './operators.js';
import type { FunctionKind } from './parser-base.js';
import { mayNameProperty, T, type Token } from './tokens.js';

/** A property's name: its text, its meaning, its node and the kind of token it was (Illegal: computed). */
interface Key {
  literal: string;
  name: string;
  node: Expression | undefined;
  token: Token;
}

type MethodKind = 'method' | 'get' | 'set';

/** Functions, methods, object literals and classes. */
export abstract class FunctionParser extends OperatorParser {
  abstract parseBlockStatements(): Statement[];

  parseParameters(): Parameter[] {
    this.expect(T['(']);
    const list: Parameter[] = [];
    const { scope } = this;
    const { inParams } = scope;
    scope.inParams = true;
    while (this.token !== T[')'] && this.token !== T.End) {
      if (this.token === T['...']) {
        const { start } = this;
        this.next();
        const argument = this.bindingTarget(this.parseAssignment());
        list.push({ type: 'RestElement', start, end: argument.end, argument });
        break;
      }
      list.push(this.parseBinding());
      if (this.token !== T[')']) this.expect(T[',']);
    }
    this.expect(T[')']);
    scope.inParams = inParams;
    return list;
  }

  private parseBinding(): Expression {
    const target = this.parseBindingTarget();
    if (this.token !== T['=']) return target;
    this.next();
    return this.defaulted(target, this.parseAssignment());
  }

  protected parseBindingTarget(): Expression {
    this.wordToName();
    switch (this.token) {
      case T.Identifier:
        return this.parseName();
      case T['[']: {
        const literal = this.parsePrimary();
        return literal.type === 'ArrayExpression' ? this.arrayPattern(literal, 'bind') : literal;
      }
      case T['{']: {
        const literal = this.parseObject();
        return literal.type === 'ObjectExpression' ? this.objectPattern(literal, 'bind') : literal;
      }
      default: {
        const start = this.expect(T.Identifier);
        this.recover();
        return this.bad(start);
      }
    }
  }

  parseFunction(declaration: boolean, async: boolean, start: number): FunctionExpression {
    this.expect(T.function);
    let generator = false;
    if (this.token === T['*']) {
      generator = true;
      this.next();
    }
    const { scope } = this;
    const { allowAwait, allowYield } = scope;
    if (!declaration) {
      scope.allowAwait = async;
      scope.allowYield = generator;
    }
    this.wordToName();
    let id = null;
    if (this.token === T.Identifier) id = this.parseName();
    else if (declaration) this.expect(T.Identifier);
    scope.allowAwait = async;
    scope.allowYield = generator;
    const params = this.parseParameters();
    const body = this.parseFunctionBody(async, async, generator);
    scope.allowAwait = allowAwait;
    scope.allowYield = allowYield;
    return { type: 'FunctionExpression', start, end: body.end, id, params, async, generator, body };
  }

  parseFunctionBody(async: boolean, allowAwait: boolean, allowYield: boolean): FunctionBody {
    this.openScope();
    const { scope } = this;
    scope.inFunction = true;
    scope.inAsync = async;
    scope.allowAwait = allowAwait;
    scope.allowYield = allowYield;
    const start = this.expect(T['{']);
    const body = this.parseBlockStatements();
    this.expect(T['}']);
    this.closeScope();
    return { type: 'BlockStatement', start, end: this.lastEnd, body, vars: scope.vars };
  }

  parseArrowBody(async: boolean): ArrowFunctionExpression['body'] {
    if (this.token === T['{']) return this.parseFunctionBody(async, async, false);
    const { scope } = this;
    if (async === scope.inAsync && async === scope.allowAwait) return this.parseAssignment();
    const { inAsync, allowAwait, allowYield } = scope;
    scope.inAsync = async;
    scope.allowAwait = async;
    scope.allowYield = false;
    const node = this.parseAssignment();
    scope.inAsync = inAsync;
    scope.allowAwait = allowAwait;
    scope.allowYield = allowYield;
    return node;
  }

  private parseKey(): Key {
    if (this.token === T['[']) {
      this.next();
      const node = this.parseAssignment();
      this.expect(T[']']);
      return { literal: '', name: '', node, token: T.Illegal };
    }
    const { token, literal, name, start, end } = this;
    const key: Key = { literal, name, node: undefined, token };
    if (token === T.Number) {
      const legal = numberValue(literal) !== undefined;
      const node = this.parseNumber();
      if (legal) key.node = node;
      return key;
    }
    this.next();
    if (token === T.String) key.node = { type: 'Literal', start, end, value: name, raw: literal };
    else if (token === T.PrivateName) key.node = { type: 'PrivateIdentifier', start, end, name };
    else if (mayNameProperty(token)) {
      const plain = token === T.Identifier || token === T.Reserved || token === T.EscapedReserved;
      key.node = { type: 'Identifier', start, end, name: plain ? name : literal };
    } else this.unexpected(token);
    return key;
  }

  parseObject(): Expression {
    const start = this.expect(T['{']);
    const properties: (Property | SpreadElement)[] = [];
    while (this.token !== T['}'] && this.token !== T.End) {
      const property = this.parseProperty();
      if (property) properties.push(property);
      if (this.token === T['}']) break;
      this.expect(T[',']);
    }
    this.expect(T['}']);
    return { type: 'ObjectExpression', start, end: this.lastEnd, properties };
  }

  private parseProperty(): Property | SpreadElement | undefined {
    if (this.token === T['...']) return this.parseSpreadable() as SpreadElement;
    const { start } = this;
    let generator = false;
    if (this.token === T['*']) {
      generator = true;
      this.next();
    }
    const key = this.parseKey();
    const { token, node } = key;
    if (!node) return undefined;
    const computed = token === T.Illegal;
    if (mayNameProperty(token) || token === T.String || token === T.Number || computed) {
      if (generator || this.token === T['(']) {
        return this.method(start, node, 'method', { async: false, generator }, computed);
      }
      if (this.token === T[','] || this.token === T['}'] || this.token === T['=']) {
        if (this.isNameHere(token)) return this.parseShorthand(start, key);
        this.unexpected(this.token);
      } else if ((key.literal === 'get' || key.literal === 'set' || token === T.async) && this.token !== T[':']) {
        const inner = this.parseKey();
        if (!inner.node) return undefined;
        const async = token === T.async;
        const kind: MethodKind = async ? 'method' : key.literal === 'get' ? 'get' : 'set';
        return this.method(start, inner.node, kind, { async, generator: false }, inner.token === T.Illegal);
      }
    }
    this.expect(T[':']);
    const value = this.parseAssignment();
    const end = Math.max(value.end, this.lastEnd);
    return { type: 'Property', start, end, key: node, value, kind: 'init', method: false, shorthand: false, computed };
  }

  private parseShorthand(start: number, key: Key): Property {
    const name: Expression = { type: 'Identifier', start, end: key.node!.end, name: key.name };
    let value: Expression = name;
    if (this.token === T['=']) {
      this.next();
      value = this.defaulted(name, this.parseAssignment());
    }
    const { end } = value;
    return {
      type: 'Property',
      start,
      end,
      key: name,
      value,
      kind: 'init',
      method: false,
      shorthand: true,
      computed: false,
    };
  }

  private method(start: number, key: Expression, kind: MethodKind, how: FunctionKind, computed: boolean): Property {
    const value = this.parseMethod(start, kind, how);
    const method = kind === 'method';
    const propertyKind = kind === 'method' ? 'init' : kind;
    const { end } = value;
    return { type: 'Property', start, end, key, value, kind: propertyKind, method, shorthand: false, computed };
  }

  private parseMethod(start: number, kind: MethodKind, { async, generator }: FunctionKind): FunctionExpression {
    const place = this.start;
    const { scope } = this;
    const { allowAwait, allowYield } = scope;
    scope.allowAwait = async;
    scope.allowYield = generator;
    const params = this.parseParameters();
    if (kind === 'get' && params.length > 0) this.failAt(place, 'Getter must not have any formal parameters.');
    if (kind === 'set' && (params.length !== 1 || params[0]!.type === 'RestElement')) {
      this.failAt(place, 'Setter must have exactly one formal parameter.');
    }
    const body = this.parseFunctionBody(async, async, generator);
    scope.allowAwait = allowAwait;
    scope.allowYield = allowYield;
    return { type: 'FunctionExpression', start, end: body.end, id: null, params, async, generator, body };
  }

  parseClass(declaration: boolean): ClassNode {
    if (declaration && !this.scope.allowLexical && this.token === T.class) this.unexpected(T.class);
    const start = this.expect(T.class);
    this.wordToName();
    let id = null;
    if (this.token === T.Identifier) id = this.parseName();
    else if (declaration) this.expect(T.Identifier);
    let superClass: Expression | null = null;
    if (this.token !== T['{']) {
      this.expect(T.extends);
      superClass = this.parseLeftHandSide(true);
    }
    const bodyStart = this.expect(T['{']);
    const elements: ClassElement[] = [];
    while (this.token !== T['}'] && this.token !== T.End) {
      if (this.token === T[';']) this.next();
      else if (!this.parseElement(elements)) break;
    }
    this.expect(T['}']);
    const end = this.lastEnd;
    const body = { type: 'ClassBody', start: bodyStart, end, body: elements } as const;
    return { type: declaration ? 'ClassDeclaration' : 'ClassExpression', start, end, id, superClass, body };
  }

  /** Parses one element of a class. Answers false when the rest of the class is to be given up. */
  private parseElement(elements: ClassElement[]): boolean {
    const { start } = this;
    let isStatic = false;
    if (this.token === T.static) {
      const token = this.peek();
      if (token !== T['='] && token !== T[';'] && token !== T['}'] && token !== T['(']) {
        this.next();
        if (this.token === T['{']) {
          const block = this.parseFunctionBody(false, true, false);
          elements.push({ type: 'StaticBlock', start, end: block.end, block });
          return true;
        }
        isStatic = true;
      }
    }
    const methodStart = this.start;
    let kind: MethodKind | undefined;
    let async = false;
    if (this.literal === 'get' || this.literal === 'set') {
      const accessor = this.literal;
      if (this.modifierFollows()) kind = accessor;
    } else if (this.token === T.async && this.modifierFollows()) {
      async = true;
      kind = 'method';
    }
    let generator = false;
    if (this.token === T['*'] && (kind === undefined || kind === 'method')) {
      generator = true;
      kind = 'method';
      this.next();
    }
    const key = this.parseKey();
    if (!key.node) return true;
    if (isStatic && key.token !== T.PrivateName && key.name === 'prototype') {
      this.failAt(key.node.start, "Classes may not have a static property named 'prototype'", key.node);
    }
    if (kind === undefined && this.token === T['(']) kind = 'method';
    if (kind === undefined) return this.parseField(elements, start, key, isStatic);
    const isConstructor = this.checkConstructor(key, kind, isStatic, { async, generator });
    const value = this.parseMethod(methodStart, kind, { async, generator });
    const node: MethodDefinition = {
      type: 'MethodDefinition',
      start,
      end: value.end,
      key: key.node,
      value,
      kind: isConstructor ? 'constructor' : kind,
      static: isStatic,
      computed: key.token === T.Illegal,
    };
    elements.push(node);
    return true;
  }

  /** Skips a get, set or async that stands before a name (rather than being one). */
  private modifierFollows(): boolean {
    const token = this.peek();
    if (token === T[';'] || token === T['(']) return false;
    this.next();
    return true;
  }

  private checkConstructor(key: Key, kind: MethodKind, isStatic: boolean, how: FunctionKind): boolean {
    if (key.name !== 'constructor' || key.token === T.Illegal) return false;
    const node = key.node!;
    let problem: string | undefined;
    if (isStatic) problem = key.token === T.PrivateName ? 'a private method' : undefined;
    else if (kind !== 'method') problem = 'an accessor';
    else if (how.async) problem = 'an async method';
    else if (how.generator) problem = 'a generator';
    if (problem) this.failAt(node.start, `Class constructor may not be ${problem}`, node);
    return !isStatic && key.token !== T.PrivateName;
  }

  private parseField(elements: ClassElement[], start: number, key: Key, isStatic: boolean): boolean {
    const node = key.node!;
    const computed = key.token === T.Illegal;
    if (!computed && key.name === 'constructor') {
      this.failAt(node.start, "Classes may not have a field named 'constructor'", node);
    }
    let value: Expression | null = null;
    if (this.token === T['=']) {
      this.next();
      value = this.parseExpression();
    }
    if (!this.newlineSeen && this.token !== T[';'] && this.token !== T['}']) {
      this.unexpected(this.token);
      return false;
    }
    const end = (value ?? node).end;
    elements.push({ type: 'PropertyDefinition', start, end, key: node, value, static: isStatic, computed });
    return true;
  }
}
