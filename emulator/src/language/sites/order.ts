import type { OpKind } from '../compile/base.js';
import type {
  AssignmentExpression,
  CallExpression,
  ClassNode,
  Expression,
  ForInStatement,
  ForOfStatement,
  FunctionNode,
  MemberExpression,
  Node,
  Parameter,
  Program,
  RestElement,
  SpreadElement,
  Statement,
  VariableDeclaration,
} from '../syntax/nodes.js';
import { outerStart } from './walk.js';

/** An operation of QuickJS's code. */
export interface Step {
  kind: OpKind;
  node: Node;
}

/** A stretch of QuickJS's code between two of its notes of places: errors in it are reported at `start`. */
export interface Stretch {
  /** Offset of the token whose place is noted. */
  start: number;
  /** It is the beginning of a function, which QuickJS reports loosely. */
  isFunction: boolean;
  /** It is the value of a field, or a static block, which QuickJS reports on line 0. */
  isField?: boolean;
  steps: Step[];
}

/**
 * Puts the operations of a program in the order of QuickJS's code. QuickJS notes places only at expression statements,
 * calls, `new`, `throw` and the right sides of binary operators, each before the code in question, so an error is
 * reported at the last such place.
 */
export class QuickJsOrder {
  readonly stretches: Stretch[] = [];
  private current!: Stretch;
  private readonly pending: (() => void)[] = [];
  private readonly nextToken: (offset: number) => number;

  /** `nextToken`: where the first token at or after an offset begins. */
  constructor(program: Program, nextToken: (offset: number) => number) {
    this.nextToken = nextToken;
    this.begin(0, true);
    for (const statement of program.body) this.statement(statement);
    for (let work = this.pending.shift(); work; work = this.pending.shift()) work();
  }

  private begin(start: number, isFunction = false): void {
    this.current = { start, isFunction, steps: [] };
    this.stretches.push(this.current);
  }

  private step(kind: OpKind, node: Node): void {
    this.current.steps.push({ kind, node });
  }

  private later(node: FunctionNode): void {
    this.pending.push(() => {
      this.begin(node.start, true);
      for (const parameter of node.params) this.parameter(parameter);
      if (node.body.type === 'BlockStatement') for (const item of node.body.body) this.statement(item);
      else this.expression(node.body);
    });
  }

  private parameter(node: Parameter): void {
    if (node.type === 'RestElement') this.target(node.argument);
    else this.target(node);
  }

  private all(list: readonly (Expression | null)[]): void {
    for (const item of list) if (item) this.expression(item);
  }

  private statement(node: Statement): void {
    switch (node.type) {
      case 'ExpressionStatement':
        this.begin(outerStart(node.expression));
        this.expression(node.expression);
        return;
      case 'VariableDeclaration':
        this.declaration(node);
        return;
      case 'FunctionDeclaration':
        this.later(node);
        return;
      case 'ClassDeclaration':
        this.class(node);
        return;
      case 'ReturnStatement':
        if (node.argument) this.expression(node.argument);
        return;
      case 'ThrowStatement':
        this.begin(outerStart(node.argument));
        this.expression(node.argument);
        this.step('throw', node);
        return;
      case 'BlockStatement':
        for (const item of node.body) this.statement(item);
        return;
      case 'IfStatement':
        this.expression(node.test);
        this.statement(node.consequent);
        if (node.alternate) this.statement(node.alternate);
        return;
      case 'WhileStatement':
        this.expression(node.test);
        this.statement(node.body);
        return;
      case 'DoWhileStatement':
        this.statement(node.body);
        this.expression(node.test);
        return;
      case 'ForStatement':
        if (node.init?.type === 'VariableDeclaration') this.declaration(node.init);
        else if (node.init) this.expression(node.init);
        if (node.test) this.expression(node.test);
        this.statement(node.body);
        if (node.update) this.expression(node.update);
        return;
      case 'ForInStatement':
      case 'ForOfStatement':
        this.forInOf(node);
        return;
      default:
        this.otherStatement(node);
    }
  }

  private otherStatement(node: Statement): void {
    switch (node.type) {
      case 'LabeledStatement':
        this.statement(node.body);
        return;
      case 'WithStatement':
        this.expression(node.object);
        this.statement(node.body);
        return;
      case 'SwitchStatement':
        this.expression(node.discriminant);
        for (const { test, consequent } of node.cases) {
          if (test) this.expression(test);
          for (const item of consequent) this.statement(item);
        }
        return;
      case 'TryStatement':
        this.statement(node.block);
        if (node.handler) {
          if (node.handler.param) this.target(node.handler.param);
          this.statement(node.handler.body);
        }
        if (node.finalizer) this.statement(node.finalizer);
        return;
      default:
    }
  }

  private declaration(node: VariableDeclaration): void {
    for (const { id, init } of node.declarations) {
      if (id.type !== 'Identifier') {
        // the code of a pattern comes before that of its value
        this.target(id);
        if (init) this.expression(init);
      } else if (init) {
        this.expression(init);
        this.step('write', id);
      }
    }
  }

  private forInOf(node: ForInStatement | ForOfStatement): void {
    this.expression(node.right);
    this.step('iterate', node);
    if (node.left.type === 'VariableDeclaration') this.target(node.left.declarations[0]!.id);
    else this.target(node.left);
    this.statement(node.body);
  }

  /** Something that is assigned to: a name, member, or pattern. */
  private target(node: Expression): void {
    switch (node.type) {
      case 'ObjectPattern':
        this.step('iterate', node);
        for (const property of node.properties) {
          if (property.type === 'RestElement') this.target(property.argument);
          else {
            if (property.computed) this.expression(property.key);
            this.step('read', property);
            this.target(property.value);
          }
        }
        return;
      case 'ArrayPattern':
        this.step('iterate', node);
        for (const element of node.elements) if (element) this.target(unrest(element));
        return;
      case 'AssignmentPattern':
        this.expression(node.right);
        this.target(node.left);
        return;
      case 'MemberExpression':
        this.member(node);
        this.step('write', node);
        return;
      default:
        this.step('write', node);
    }
  }

  private member(node: MemberExpression): void {
    if (node.object.type !== 'Super') this.expression(node.object);
    if (node.computed) this.expression(node.property);
  }

  private arguments(list: readonly (Expression | SpreadElement)[]): void {
    for (const item of list) {
      if (item.type === 'SpreadElement') {
        this.expression(item.argument);
        this.step('iterate', item);
      } else this.expression(item);
    }
  }

  private expression(node: Expression): void {
    switch (node.type) {
      case 'Identifier':
      case 'ThisExpression':
        this.step('reference', node);
        return;
      case 'MemberExpression':
        this.member(node);
        this.step('read', node);
        return;
      case 'CallExpression':
        this.call(node);
        return;
      case 'NewExpression':
        this.begin(outerStart(node.callee));
        this.expression(node.callee);
        this.arguments(node.arguments);
        this.step('construct', node);
        return;
      case 'TaggedTemplateExpression':
        this.expression(node.tag);
        this.begin(node.quasi.start);
        this.all(node.quasi.expressions);
        this.step('call', node);
        return;
      case 'TemplateLiteral':
        for (const item of node.expressions) {
          this.expression(item);
          this.step('operand', node);
        }
        return;
      case 'ArrayExpression':
        this.arguments(node.elements.filter((item) => item !== null));
        return;
      case 'BinaryExpression':
        if (node.left.type !== 'PrivateIdentifier') this.expression(node.left);
        if (node.operator !== '**') this.begin(outerStart(node.right));
        this.expression(node.right);
        this.step('operand', node);
        return;
      case 'LogicalExpression':
        this.expression(node.left);
        this.expression(node.right);
        return;
      case 'AssignmentExpression':
        this.assignment(node);
        return;
      case 'UnaryExpression':
        this.unary(node.operator, node.argument, node);
        return;
      case 'UpdateExpression':
        this.update(node.argument);
        this.step('operand', node);
        this.step('write', node.argument);
        return;
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        this.later(node);
        return;
      case 'ClassExpression':
        this.class(node);
        return;
      default:
        this.otherExpression(node);
    }
  }

  private otherExpression(node: Expression): void {
    switch (node.type) {
      case 'ObjectExpression':
        for (const property of node.properties) {
          if (property.type === 'SpreadElement') this.expression(property.argument);
          else {
            if (property.computed) this.expression(property.key);
            this.expression(property.value);
          }
        }
        return;
      case 'ConditionalExpression':
        this.all([node.test, node.consequent, node.alternate]);
        return;
      case 'SequenceExpression':
        this.all(node.expressions);
        return;
      case 'ChainExpression':
        this.expression(node.expression);
        return;
      case 'AwaitExpression':
      case 'YieldExpression':
        if (node.argument) this.expression(node.argument);
        return;
      default:
    }
  }

  private call(node: CallExpression): void {
    if (node.callee.type !== 'Super') {
      this.expression(node.callee);
      // QuickJS notes no place of a call of `super`
      this.begin(this.nextToken(node.paren + 1));
    }
    this.arguments(node.arguments);
    this.step('call', node);
  }

  private update(target: Expression): void {
    if (target.type === 'MemberExpression') this.member(target);
    this.step(target.type === 'MemberExpression' ? 'read' : 'reference', target);
  }

  private assignment(node: AssignmentExpression): void {
    const { operator, left, right } = node;
    if (operator !== '=') {
      this.update(left);
      this.expression(right);
      if (!['&&=', '||=', '??='].includes(operator)) this.step('operand', node);
      this.step('write', left);
    } else if (left.type === 'MemberExpression') {
      this.member(left);
      this.expression(right);
      this.step('write', left);
    } else if (left.type === 'Identifier') {
      this.expression(right);
      this.step('write', left);
    } else {
      this.target(left);
      this.expression(right);
    }
  }

  private unary(operator: string, argument: Expression, node: Node): void {
    if (operator !== 'delete') {
      this.expression(argument);
      this.step('operand', node);
    } else if (argument.type === 'MemberExpression') {
      this.member(argument);
      this.step('write', argument);
    } else if (argument.type !== 'Identifier') this.expression(argument);
  }

  private class(node: ClassNode): void {
    if (node.superClass) this.expression(node.superClass);
    this.step('operand', node);
    for (const element of node.body.body) {
      if (element.type === 'StaticBlock') {
        this.pending.push(() => {
          this.begin(element.start, true);
          this.current.isField = true;
          for (const item of element.block.body) this.statement(item);
        });
        continue;
      }
      if (element.computed) this.expression(element.key);
      const { value } = element;
      if (element.type === 'MethodDefinition') this.later(element.value);
      else if (value) {
        this.pending.push(() => {
          this.begin(element.start, true);
          this.current.isField = true;
          this.expression(value);
        });
      }
    }
  }
}

function unrest(node: Expression | RestElement): Expression {
  return node.type === 'RestElement' ? node.argument : node;
}
