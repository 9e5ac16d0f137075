import type {
  ArrayExpression,
  ArrayPattern,
  AssignmentPattern,
  BadExpression,
  Expression,
  ObjectExpression,
  ObjectPattern,
  Property,
  RestElement,
  SpreadElement,
} from './nodes.js';
import { ParserBase } from './parser-base.js';
import { gojaStart } from './places.js';

type Target = 'assign' | 'bind';

const INVALID: Record<Target, string> = {
  assign: 'Invalid destructuring assignment target',
  bind: 'Invalid destructuring binding target',
};

/**
 * Literals that turn out to be patterns. goja parses every pattern as a literal first and turns it over when it meets
 * the `=`, the arrow or the declaration; what it checks on the way, and what only its compiler checks, is followed here
 * (so a binding pattern accepts member expressions in arrays, and refuses defaults within a defaulted array).
 */
export abstract class PatternParser extends ParserBase {
  protected arrayPattern(node: ArrayExpression, target: Target): ArrayPattern | BadExpression {
    const elements: (Expression | RestElement | null)[] = [];
    const last = node.elements.length - 1;
    for (const [index, item] of node.elements.entries()) {
      if (item === null) elements.push(null);
      else if (item.type === 'SpreadElement') {
        if (index !== last) return this.badPattern(node, gojaStart(item), 'Rest element must be last element');
        this.refuseComma(item.argument.end, node.end - 1);
        elements.push(this.rest(item, this.target(item.argument, target)));
      } else elements.push(this.element(item, 'assign'));
    }
    return { type: 'ArrayPattern', start: node.start, end: node.end, elements };
  }

  protected objectPattern(node: ObjectExpression, target: Target): ObjectPattern | BadExpression {
    const properties: (Property | RestElement)[] = [];
    const last = node.properties.length - 1;
    for (const [index, item] of node.properties.entries()) {
      if (item.type === 'SpreadElement') {
        if (index !== last) return this.badPattern(node, gojaStart(item), 'Rest element must be last element');
        properties.push(this.rest(item, target === 'bind' ? this.bindingRest(item.argument) : item.argument));
      } else if (item.shorthand) properties.push(item);
      else if (item.kind === 'init' && !item.method) {
        properties.push({ ...item, value: this.element(item.value, target) });
      } else return this.badPattern(node, gojaStart(item), INVALID[target]);
    }
    return { type: 'ObjectPattern', start: node.start, end: node.end, properties };
  }

  private rest(spread: SpreadElement, argument: Expression): RestElement {
    return { type: 'RestElement', start: spread.start, end: spread.end, argument };
  }

  private badPattern(node: Expression, place: number, message: string): BadExpression {
    this.failAt(place, message);
    return { type: 'BadExpression', start: node.start, end: node.end };
  }

  private refuseComma(from: number, to: number): void {
    const comma = this.text.slice(from, to).indexOf(',');
    if (comma >= 0) this.failAt(from + comma, 'Comma is not allowed here');
  }

  /** A target with or without default. */
  private element(item: Expression, target: Target): Expression {
    if (item.type !== 'AssignmentExpression' && item.type !== 'AssignmentPattern') return this.target(item, target);
    if (item.type === 'AssignmentExpression' && item.operator !== '=') {
      return this.badPattern(item, gojaStart(item), INVALID.assign);
    }
    const left = this.target(item.left, target);
    return { type: 'AssignmentPattern', start: item.start, end: item.end, left, right: item.right };
  }

  /** An expression between parentheses as a parameter of the arrow function that it turned out to belong to. */
  protected parameter(item: Expression): Expression {
    return this.element(item, 'bind');
  }

  protected target(item: Expression, target: Target): Expression {
    return target === 'assign' ? this.assignmentTarget(item) : this.bindingTarget(item);
  }

  private assignmentTarget(item: Expression): Expression {
    switch (item.type) {
      case 'ArrayExpression':
        return this.arrayPattern(item, 'assign');
      case 'ObjectExpression':
        return this.objectPattern(item, 'assign');
      case 'ArrayPattern':
      case 'ObjectPattern':
      case 'Identifier':
      case 'MemberExpression':
        return item;
      default:
        return this.badPattern(item, gojaStart(item), INVALID.assign);
    }
  }

  protected bindingTarget(item: Expression): Expression {
    switch (item.type) {
      case 'ArrayPattern':
        return {
          ...item,
          elements: item.elements.map((element) => {
            if (element === null) return null;
            if (element.type !== 'RestElement') return this.bindingTarget(element);
            return { ...element, argument: this.bindingTarget(element.argument) };
          }),
        };
      case 'ObjectPattern':
        return {
          ...item,
          properties: item.properties.map((property) => {
            if (property.type === 'RestElement') {
              return { ...property, argument: this.bindingRest(property.argument) };
            }
            return property.shorthand ? property : { ...property, value: this.element(property.value, 'bind') };
          }),
        };
      case 'ArrayExpression':
        return this.arrayPattern(item, 'bind');
      case 'ObjectExpression':
        return this.objectPattern(item, 'bind');
      case 'Identifier':
        if (!this.scope.allowAwait || item.name !== 'await') return item;
        break;
      default:
    }
    return this.badPattern(item, gojaStart(item), INVALID.bind);
  }

  private bindingRest(item: Expression): Expression {
    if (item.type === 'Identifier') return item;
    return this.badPattern(item, gojaStart(item), 'Invalid binding rest');
  }

  protected defaulted(left: Expression, right: Expression): AssignmentPattern {
    return { type: 'AssignmentPattern', start: left.start, end: right.end, left, right };
  }
}
