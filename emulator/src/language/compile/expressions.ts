import { checkRegExp } from '../regexp/check.js';
import type {
  ArrowFunctionExpression,
  BinaryExpression,
  CallExpression,
  ClassNode,
  Expression,
  FunctionNode,
  MemberExpression,
  NewExpression,
  ObjectExpression,
  Property,
  SpreadElement,
} from '../syntax/nodes.js';
import { gojaStart } from '../syntax/places.js';
import { AssignmentChecker } from './assignments.js';
import { goType } from './base.js';
import { chainOf, combine, decides, fold } from './constants.js';

const MISPLACED_SUPER = "'super' keyword unexpected here";

/** The compile phase of expressions. */
export abstract class ExpressionChecker extends AssignmentChecker {
  abstract buildFunction(node: FunctionNode): void;
  abstract buildClass(node: ClassNode): void;
  abstract emitClass(node: ClassNode, name: string): void;

  build(node: Expression): void {
    switch (node.type) {
      case 'Literal':
        if (this.scope.strict && typeof node.value === 'number' && /^0[0-7]/.test(node.raw)) {
          this.stopAt(node, 'Octal literals are not allowed in strict mode');
        }
        return;
      case 'Identifier':
        if (this.scope.strict) this.checkName(node.name, node.start);
        return;
      case 'TemplateLiteral':
        for (const item of node.expressions) this.build(item);
        return;
      case 'TaggedTemplateExpression':
        this.build(node.tag);
        this.build(node.quasi);
        return;
      case 'AssignmentExpression':
      case 'LogicalExpression':
        this.build(node.left);
        this.build(node.right);
        return;
      case 'BinaryExpression': {
        const { base, links } = chainOf(node);
        if (base.type !== 'PrivateIdentifier') this.build(base);
        for (const { right } of links) this.build(right);
        return;
      }
      case 'UnaryExpression':
      case 'UpdateExpression':
      case 'AwaitExpression':
        this.build(node.argument);
        return;
      case 'YieldExpression':
        if (node.argument) this.build(node.argument);
        return;
      case 'ConditionalExpression':
        this.build(node.test);
        this.build(node.consequent);
        this.build(node.alternate);
        return;
      case 'CallExpression':
        this.buildArguments(node.arguments);
        if (node.callee.type !== 'Super') this.build(node.callee);
        else if (this.scope.nearestThis()?.functionType !== 'derived') this.stopAt(node.callee, MISPLACED_SUPER);
        return;
      case 'NewExpression':
        this.buildArguments(node.arguments);
        this.build(node.callee);
        return;
      case 'MemberExpression':
        this.buildMember(node);
        return;
      case 'ChainExpression':
        this.build(node.expression);
        return;
      case 'SequenceExpression':
        for (const item of node.expressions) this.build(item);
        return;
      case 'FunctionExpression':
        this.buildFunction(node);
        return;
      case 'ClassExpression':
        this.buildClass(node);
        return;
      case 'Super':
        this.stopAt(node, MISPLACED_SUPER);
        return;
      case 'PrivateIdentifier':
        this.stopAt(node, `Compiler bug: Unknown expression type: ${goType(node)}`);
        return;
      default:
    }
  }

  private buildArguments(list: CallExpression['arguments']): void {
    for (const item of list) this.build(item.type === 'SpreadElement' ? item.argument : item);
  }

  private buildMember(node: MemberExpression): void {
    if (node.object.type === 'Super') {
      const type = this.scope.nearestThis()?.functionType ?? 'none';
      if (type === 'none' || type === 'regular' || type === 'arrow') this.stopAt(node.object, MISPLACED_SUPER);
    } else this.build(node.object);
    if (node.computed) this.build(node.property);
  }

  emit(node: Expression, put: boolean): void {
    switch (node.type) {
      case 'Identifier':
        this.opAt(node.start, 'reference', node);
        this.lookup(node.name);
        return;
      case 'ThisExpression':
        this.opAt(node.start, 'reference', node);
        return;
      case 'TemplateLiteral':
        for (const item of node.expressions) {
          this.emit(item, true);
          this.op('operand', node);
        }
        return;
      case 'TaggedTemplateExpression':
        this.emitCallee(node.tag);
        for (const item of node.quasi.expressions) this.emit(item, true);
        this.op('call', node);
        return;
      case 'ArrayExpression':
        this.place = node.start;
        for (const item of node.elements) {
          if (!item) continue;
          this.buildAndEmit(unspread(item));
          if (item.type === 'SpreadElement') this.op('iterate', item);
        }
        return;
      case 'ObjectExpression':
        this.place = node.start;
        this.emitObject(node);
        return;
      case 'RegExpLiteral':
        if (put) this.checkPattern(node.pattern, node.flags, node.start, node.end);
        return;
      case 'FunctionExpression':
        this.compileFunction(node, { type: 'regular', isExpression: true });
        return;
      case 'ArrowFunctionExpression':
        this.emitArrow(node);
        return;
      case 'ClassExpression':
        this.emitClass(node, '');
        return;
      case 'AssignmentExpression':
        this.emitAssignment(node);
        return;
      case 'UnaryExpression':
        this.emitUnary(node.operator, node.argument, put);
        if (node.operator !== 'delete') this.op('operand', node);
        return;
      case 'UpdateExpression':
        this.emitUpdate(node.argument, () => this.op('operand', node));
        return;
      case 'BinaryExpression':
        this.emitBinary(node);
        return;
      case 'LogicalExpression': {
        const left = fold(node.left);
        if (left) {
          if (!left.threw && !decides(node.operator, left.value)) this.emitValue(node.right, put);
          return;
        }
        this.emitValue(node.left, true);
        this.place = gojaStart(node);
        this.emitValue(node.right, true);
        return;
      }
      case 'ConditionalExpression':
        this.emit(node.test, true);
        this.emit(node.consequent, put);
        this.emit(node.alternate, put);
        return;
      default:
        this.emitOther(node, put);
    }
  }

  private emitBinary(node: BinaryExpression): void {
    const { base, links } = chainOf(node);
    const isPrivate = base.type === 'PrivateIdentifier';
    let constant = isPrivate ? undefined : fold(base);
    if (!isPrivate && !constant) this.emit(base, true);
    for (const link of links) {
      const operand = fold(link.right);
      if (constant && operand && link !== node) {
        constant = combine(link.operator, constant, operand);
        continue;
      }
      constant = undefined;
      this.emitValue(link.right, true);
      if (link.left.type === 'PrivateIdentifier') {
        this.op('operand', link);
        this.resolvePrivate(link.left.name, link.left.start);
      } else this.opAt(gojaStart(link), 'operand', link);
    }
  }

  private emitOther(node: Expression, put: boolean): void {
    switch (node.type) {
      case 'CallExpression':
        this.emitCall(node);
        return;
      case 'NewExpression':
        this.emit(node.callee, true);
        this.emitArguments(node.arguments);
        this.opAt(node.start, 'construct', node);
        return;
      case 'MemberExpression':
        this.emitMember(node);
        this.opAt(node.place, 'read', node);
        return;
      case 'ChainExpression':
        this.emit(node.expression, true);
        return;
      case 'SequenceExpression': {
        const last = node.expressions.length - 1;
        for (const [index, item] of node.expressions.entries()) this.emit(item, index === last && put);
        return;
      }
      case 'AwaitExpression':
        this.emit(node.argument, true);
        return;
      case 'YieldExpression':
        if (node.argument) this.emit(node.argument, true);
        return;
      case 'MetaProperty': {
        const type = this.scope.nearestThis()?.functionType ?? 'none';
        if (type === 'none') this.stop(-1, 'new.target expression is not allowed here');
        return;
      }
      default:
    }
  }

  /** Code for a value; constants have been worked out and cannot be refused any more. */
  protected emitValue(node: Expression, put: boolean): void {
    const constant = fold(node);
    if (!constant) this.emit(node, put);
    else if (constant.threw) this.failedConstant(node);
  }

  /** An operation on constants that throws: goja throws the error at the place where the code has come to. */
  protected failedConstant(node: Expression): void {
    this.op('operand', node);
    if (node.type === 'UnaryExpression') this.failedConstant(node.argument);
    else if (node.type === 'BinaryExpression' || node.type === 'LogicalExpression') {
      this.failedConstant(node.left);
      this.failedConstant(node.right);
    }
  }

  protected buildAndEmit(node: Expression, name = ''): void {
    this.build(node);
    this.emitNamed(node, name);
  }

  /** Code for a value that is given to a name at once: functions and classes without one take it. */
  emitNamed(node: Expression, name: string): void {
    const constant = fold(node);
    if (constant) {
      if (constant.threw) this.failedConstant(node);
      return;
    }
    switch (node.type) {
      case 'FunctionExpression':
        this.compileFunction(node, { type: 'regular', isExpression: true, name });
        return;
      case 'ArrowFunctionExpression':
        this.emitArrow(node, name);
        return;
      case 'ClassExpression':
        this.emitClass(node, name);
        return;
      default:
        this.emit(node, true);
    }
  }

  private emitArrow(node: ArrowFunctionExpression, name = ''): void {
    this.compileFunction(node, { type: 'arrow', isExpression: true, name });
  }

  protected checkPattern(pattern: string, flags: string, start: number, end: number): void {
    const problem = checkRegExp(pattern, flags);
    if (problem !== undefined) this.stop(start, problem, end);
  }

  /** Key of a property. Answers its text when it is known now. */
  protected emitKey(key: Expression, computed: boolean): string | undefined {
    if (!computed && key.type === 'Identifier') return key.name;
    this.build(key);
    const constant = fold(key);
    if (constant && !constant.threw) return String(constant.value);
    this.emit(key, true);
    return undefined;
  }

  private emitObject(node: ObjectExpression): void {
    let hasProto = false;
    for (const property of node.properties) {
      if (property.type === 'SpreadElement') {
        this.build(property.argument);
        this.emit(property.argument, true);
      } else if (property.shorthand) this.emitShorthand(node, property);
      else {
        const key = this.emitKey(property.key, property.computed);
        const isProto = key === '__proto__' && !property.computed;
        this.build(property.value);
        if (isProto && hasProto) {
          this.stopAt(property, 'Duplicate __proto__ fields are not allowed in object literals');
        }
        hasProto ||= isProto;
        this.emitPropertyValue(property, isProto ? '' : (key ?? ''));
      }
    }
  }

  private emitPropertyValue(property: Property, name: string): void {
    const { value } = property;
    const isMethod = property.method || property.kind !== 'init';
    if (isMethod && value.type === 'FunctionExpression') {
      this.compileFunction(value, { type: 'method', isExpression: true, name });
    } else this.emitNamed(value, name);
  }

  private emitShorthand(object: ObjectExpression, property: Property): void {
    const { key, value } = property;
    if (value.type === 'AssignmentPattern') this.stopAt(value.right, 'Invalid shorthand property initializer');
    if (key.type !== 'Identifier') return;
    if (this.scope.strict && key.name === 'let') {
      this.stopAt(object, "'let' cannot be used as a shorthand property in strict mode");
    }
    this.build(key);
    this.emit(key, true);
  }

  protected emitMember(node: MemberExpression): void {
    if (node.object.type !== 'Super') this.emit(node.object, true);
    if (node.property.type === 'PrivateIdentifier') this.resolvePrivate(node.property.name, node.place);
    else if (node.computed) this.emitValue(node.property, true);
  }

  private emitArguments(list: CallExpression['arguments']): void {
    for (const item of list) {
      this.emit(unspread(item), true);
      if (item.type === 'SpreadElement') this.op('iterate', item);
    }
  }

  private emitCallee(callee: Expression): void {
    if (callee.type === 'ChainExpression') this.emitCallee(callee.expression);
    else if (callee.type === 'MemberExpression') {
      this.emitMember(callee);
      this.op('read', callee);
    } else if (callee.type !== 'Super') this.emit(callee, true);
  }

  protected emitCall(node: CallExpression | NewExpression): void {
    this.emitCallee(node.callee);
    this.emitArguments(node.arguments);
    if (node.type === 'CallExpression') {
      this.opAt(node.paren, 'call', node);
      // a callee of no name that is bound is missed when it is called, after the arguments
      if (node.callee.type === 'Identifier' && !this.isBound(node.callee.name)) this.op('reference', node.callee);
    }
    if (node.callee.type !== 'Identifier' || node.callee.name !== 'eval') return;
    for (let scope = this.scope; ; scope = scope.outer) {
      if (scope.isVariable || scope.isFunction) {
        if (!scope.strict) scope.isDynamic = true;
        return;
      }
      if (!scope.outer) return;
    }
  }
}

function unspread(node: Expression | SpreadElement): Expression {
  return node.type === 'SpreadElement' ? node.argument : node;
}
