import type { ArrayPattern, Expression, ObjectPattern, Property } from '../syntax/nodes.js';
import { goType, isPattern } from './base.js';
import { ExpressionChecker } from './expressions.js';

/** A value on its way to a target; with a name, functions take it. */
export type Source = (name: string) => void;
/** How a pattern hands a value to a plain target. */
type Assign = (target: Expression, source: Source) => void;

const NOTHING: Source = () => {};

/** The compile phase of destructuring. */
export abstract class PatternChecker extends ExpressionChecker {
  assignPattern(pattern: Expression, value: () => void): void {
    value();
    this.emitPattern(pattern, (target, source) => this.assignToTarget(target, source));
  }

  private assignToTarget(target: Expression, source: Source): void {
    if (target.type !== 'Identifier') {
      this.emitReference(target);
      source('');
      this.op('write', target);
      return;
    }
    const sure = this.lookup(target.name);
    if (!sure && this.scope.strict) this.checkAssignable(target.name, target.start);
    source(target.name);
    this.op('write', target);
  }

  /** A pattern of let, const, class fields, parameters and catch clauses. */
  protected initPattern(pattern: Expression): void {
    this.emitPattern(pattern, (target, source) => {
      if (target.type !== 'Identifier') return;
      this.requireBound(target.name, target.start);
      source(target.name);
      this.opAt(target.start, 'write', target);
    });
  }

  protected initVarPattern(pattern: Expression): void {
    this.emitPattern(pattern, (target, source) => {
      if (target.type === 'Identifier') this.assignVar(target.name, target.start, source);
    });
  }

  /** Gives a `var` its value; it must not clash with a lexical name on the way to its function. */
  protected assignVar(name: string, place: number, source: Source | undefined): void {
    for (let scope = this.scope; ; scope = scope.outer) {
      const binding = scope.bound.get(name);
      if (binding && !binding.isVar && !(binding.isArg && scope !== this.scope)) this.alreadyDeclared(name, place);
      if (scope.isFunction || !scope.outer) break;
    }
    if (!source) return;
    const sure = this.lookup(name);
    if (!sure && this.scope.strict) this.checkAssignable(name, place);
    source(name);
    this.place = place;
  }

  /** A default, met now and coded when its value is asked for. */
  protected withDefault(init: Expression | null): Source {
    if (!init) return NOTHING;
    this.build(init);
    return (name) => this.emitNamed(init, name);
  }

  protected emitPattern(pattern: Expression, assign: Assign): void {
    this.op('iterate', pattern);
    if (pattern.type === 'ObjectPattern') this.emitObjectPattern(pattern, assign);
    else if (pattern.type === 'ArrayPattern') this.emitArrayPattern(pattern, assign);
  }

  /** Hands a value to a target that may be a pattern itself. */
  protected emitAssign(target: Expression, source: Source, assign: Assign): void {
    if (isPattern(target)) {
      source('');
      this.emitPattern(target, assign);
      return;
    }
    this.build(target);
    assign(target, source);
  }

  private emitObjectPattern(pattern: ObjectPattern, assign: Assign): void {
    for (const property of pattern.properties) {
      if (property.type === 'RestElement') {
        this.build(property.argument);
        assign(property.argument, NOTHING);
      } else if (property.shorthand) {
        this.build(property.key);
        this.op('read', property);
        assign(property.key, this.withDefault(defaultOf(property.value)));
      } else this.emitKeyed(property, assign);
    }
  }

  private emitKeyed(property: Property, assign: Assign): void {
    const { key, computed, value } = property;
    if (computed || key.type !== 'Identifier') {
      this.build(key);
      this.emit(key, true);
    }
    this.op('read', property);
    this.emitAssign(targetOf(value), this.withDefault(defaultOf(value)), assign);
  }

  private emitArrayPattern(pattern: ArrayPattern, assign: Assign): void {
    for (const element of pattern.elements) {
      if (element === null) continue;
      if (element.type === 'RestElement') this.emitAssign(element.argument, NOTHING, assign);
      else this.emitAssign(targetOf(element), this.withDefault(defaultOf(element)), assign);
    }
  }

  protected unsupported(target: Expression, what: string): never {
    return this.stopAt(target, `unsupported ${what}: ${goType(target)}`);
  }
}

function targetOf(node: Expression): Expression {
  return node.type === 'AssignmentPattern' ? node.left : node;
}

function defaultOf(node: Expression): Expression | null {
  return node.type === 'AssignmentPattern' ? node.right : null;
}
