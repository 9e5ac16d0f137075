import type {
  AssignmentExpression,
  CallExpression,
  Expression,
  MemberExpression,
  NewExpression,
} from '../syntax/nodes.js';
import { gojaStart } from '../syntax/places.js';
import { CheckerBase, isPattern } from './base.js';

/** The compile phase of what is assigned to, updated or deleted. */
export abstract class AssignmentChecker extends CheckerBase {
  abstract assignPattern(pattern: Expression, value: () => void): void;
  protected abstract emitValue(node: Expression, put: boolean): void;
  protected abstract emitCall(node: CallExpression | NewExpression): void;
  protected abstract emitMember(node: MemberExpression): void;

  protected emitAssignment(node: AssignmentExpression): void {
    const { operator, left, right } = node;
    if (operator === '=') {
      if (isPattern(left)) this.assignPattern(left, () => this.emit(right, true));
      else this.emitSetter(left, right);
    } else if (operator === '&&=' || operator === '||=' || operator === '??=') {
      this.emitReference(left);
      this.op(left.type === 'Identifier' ? 'reference' : 'read', left);
      if (left.type === 'Identifier') this.emitNamed(right, left.name);
      else this.emit(right, true);
      this.op('write', left);
    } else {
      this.emitUpdate(left, () => {
        this.emit(right, true);
        this.op('operand', node);
      });
    }
  }

  /** Assignment of an expression to something that is no pattern. */
  protected emitSetter(left: Expression, right: Expression): void {
    if (left.type === 'Identifier') {
      this.emitTarget(left);
      this.emitNamed(right, left.name);
      this.op('write', left);
      return;
    }
    this.emitTarget(left);
    this.emit(right, true);
    this.opAt(placeOf(left), 'write', left);
  }

  /** The target of an assignment or update: private names are resolved before the object is looked at. */
  protected emitTarget(left: Expression): void {
    if (left.type === 'Identifier') {
      this.place = left.start;
      this.emitReference(left);
    } else if (left.type === 'MemberExpression') {
      if (left.property.type === 'PrivateIdentifier') this.resolvePrivate(left.property.name, left.place);
      this.emitMember(left);
    } else this.stopAt(left, 'Not a valid left-value expression');
  }

  /** Something to assign to later, as destructuring and logical assignment need it. Of names goja notes no place. */
  protected emitReference(left: Expression): void {
    if (left.type === 'Identifier') {
      this.lookup(left.name);
      if (this.scope.strict) this.checkAssignable(left.name, left.start);
    } else if (left.type === 'MemberExpression') this.emitMember(left);
    else this.stop(gojaStart(left), 'Compiler bug: Cannot emit reference for this type of expression', left.end);
  }

  protected emitUpdate(left: Expression, body: () => void): void {
    this.emitTarget(left);
    this.op(left.type === 'Identifier' ? 'reference' : 'read', left);
    body();
    if (left.type === 'MemberExpression') this.place = left.place;
    this.op('write', left);
  }

  protected emitUnary(operator: string, operand: Expression, put: boolean): void {
    switch (operator) {
      case 'delete':
        this.emitDelete(operand, put);
        return;
      case 'void':
        this.emitValue(operand, false);
        return;
      case '-':
      case '+':
        this.emitValue(operand, true);
        return;
      default:
        this.emit(operand, true);
    }
  }

  protected emitDelete(node: Expression, put: boolean): void {
    switch (node.type) {
      case 'Identifier':
        if (this.scope.strict) this.stopAt(node, 'Delete of an unqualified identifier in strict mode');
        this.opAt(node.start, 'write', node);
        this.lookup(node.name);
        return;
      case 'MemberExpression':
        if (node.property.type === 'PrivateIdentifier') {
          this.stop(node.place, 'Private fields can not be deleted', node.property.end);
        }
        if (node.object.type !== 'Super') this.emitMember(node);
        this.opAt(node.place, 'write', node);
        return;
      case 'CallExpression':
      case 'NewExpression':
        this.emitCall(node);
        return;
      case 'ChainExpression':
        this.emitDelete(node.expression, put);
        return;
      default:
    }
  }
}

function placeOf(node: Expression): number {
  return node.type === 'MemberExpression' ? node.place : node.start;
}
