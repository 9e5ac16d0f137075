import type {
  BlockStatement,
  ClassElement,
  ClassNode,
  Expression,
  FunctionBody,
  FunctionDeclaration,
  FunctionExpression,
  FunctionNode,
  Identifier,
  Literal,
  MethodDefinition,
  Statement,
  VariableDeclaration,
} from '../syntax/nodes.js';
import { type FunctionOptions, isPattern } from './base.js';
import { PatternChecker } from './patterns.js';
import type { Binding, ClassScope } from './scopes.js';

/** The compile phase of functions and classes. */
export abstract class FunctionChecker extends PatternChecker {
  /** The "use strict" of a body, if it has one. */
  protected strictDirective(body: readonly Statement[]): Literal | undefined {
    for (const statement of body) {
      if (statement.type !== 'ExpressionStatement') return undefined;
      const { expression } = statement;
      if (expression.type !== 'Literal' || typeof expression.value !== 'string') return undefined;
      if (expression.raw === '"use strict"' || expression.raw === "'use strict'") return expression;
    }
    return undefined;
  }

  /** Functions declared right in a list of statements, behind labels as well. */
  protected declaredFunctions(list: readonly Statement[]): FunctionDeclaration[] {
    const functions: FunctionDeclaration[] = [];
    for (const item of list) {
      let statement = item;
      while (statement.type === 'LabeledStatement') statement = statement.body;
      if (statement.type === 'FunctionDeclaration') functions.push(statement);
    }
    return functions;
  }

  protected bindFunctions(functions: readonly FunctionDeclaration[]): void {
    const { scope } = this;
    if (!scope.outer) {
      for (const { id } of functions) scope.bindVar(id!.name);
      return;
    }
    const unique = !scope.isFunction && !scope.isVariable && scope.strict;
    const special = (node: FunctionDeclaration): boolean => unique || node.async || node.generator;
    if (!unique) for (const node of functions) if (!special(node)) scope.bindLexical(node.id!.name);
    for (const node of functions) {
      if (special(node) && !scope.bindLexical(node.id!.name)) this.alreadyDeclared(node.id!.name, node.id!.end);
    }
  }

  protected bindVars(vars: readonly VariableDeclaration[], inFunction: boolean): void {
    for (const { declarations } of vars) {
      for (const { id } of declarations) {
        this.eachName(id, (name, place) => {
          this.checkDeclared(name, place);
          if (!inFunction || name !== 'arguments') this.scope.bindVar(name);
        });
      }
    }
  }

  buildFunction(node: FunctionNode): void {
    const strict = this.scope.strict || (isBody(node.body) && this.strictDirective(node.body.body) !== undefined);
    if (node.id && strict) {
      this.checkName(node.id.name, node.id.start);
      this.checkAssignable(node.id.name, node.id.start);
    }
    if (node.async && node.generator) this.stop(node.start, 'Async generators are not supported yet', node.end);
  }

  protected compileDeclaredFunctions(functions: readonly FunctionDeclaration[]): void {
    for (const node of functions) {
      this.buildFunction(node);
      this.compileFunction(node, { type: 'regular', isExpression: false });
    }
  }

  compileFunction(node: FunctionNode, options: FunctionOptions): void {
    const name = node.id?.name ?? options.name ?? '';
    if (name) this.names.set(node, name);
    const { block, place, functionName } = this;
    this.place = node.start;
    this.functionName = name;
    const body = isBody(node.body) ? node.body : undefined;
    const strict = body && this.strictDirective(body.body);
    const scope = this.openScope(options.type);
    this.block = undefined;
    this.openBlock('scope', false);
    if (strict) scope.strict = true;
    const simple = this.bindParameters(node, options, strict);
    const functions = this.declaredFunctions(body?.body ?? []);
    const own = options.isExpression ? node.id : null;
    if (simple) {
      for (const binding of scope.bound.values()) binding.isVar = true;
      this.bindVars(body?.vars ?? [], true);
      this.bindFunctions(functions);
      this.bindLexicals(body?.body ?? []);
      if (own) scope.bindLexical(own.name);
    } else this.openBodyScope(node, body, functions, own);
    this.compileDeclaredFunctions(functions);
    if (body) this.compileStatements(body.body, false);
    else this.compileExpressionBody(node.body as Expression);
    if (!simple) this.closeScope();
    this.closeScope();
    this.block = block;
    this.place = place;
    this.functionName = functionName;
  }

  private compileExpressionBody(node: Expression): void {
    this.build(node);
    this.emitValue(node, true);
  }

  /** Binds the parameters. Answers whether they are plain names without defaults. */
  private bindParameters(node: FunctionNode, options: FunctionOptions, strict: Literal | undefined): boolean {
    const { scope } = this;
    const patterns: Expression[] = [];
    let simple = !node.params.some((parameter) => parameter.type === 'RestElement');
    let duplicate = -1;
    for (const parameter of node.params) {
      if (parameter.type === 'RestElement') {
        patterns.push(parameter.argument);
        continue;
      }
      const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
      if (target.type === 'Identifier') {
        const { binding, unique } = this.bindParameter(target.name, target.start);
        if (!unique) duplicate = target.start;
        binding.isArg = true;
      } else {
        patterns.push(target);
        simple = false;
      }
      if (parameter.type === 'AssignmentPattern') simple = false;
      const unique = !simple || scope.strict || options.type === 'arrow' || options.type === 'method';
      if (duplicate >= 0 && unique) {
        this.stop(duplicate, 'Duplicate parameter name not allowed in this context');
      }
      if (!simple && strict) {
        const message = "Illegal 'use strict' directive in function with non-simple parameter list";
        this.stop(strict.start, message, strict.end);
      }
    }
    for (const pattern of patterns) {
      this.eachName(pattern, (name, place) => {
        if (!this.bindParameter(name, place).unique) {
          this.stop(place, 'Duplicate parameter name not allowed in this context', place + name.length);
        }
      });
    }
    return simple;
  }

  private bindParameter(name: string, place: number): { binding: Binding; unique: boolean } {
    if (this.scope.strict) {
      this.checkName(name, place);
      this.checkAssignable(name, place);
    }
    return this.scope.bindParameter(name);
  }

  /** With defaults or patterns the body has a scope of its own inside that of the parameters. */
  private openBodyScope(
    node: FunctionNode,
    body: FunctionBody | undefined,
    functions: readonly FunctionDeclaration[],
    own: Identifier | null,
  ): void {
    const parameters = this.scope;
    const callee = own ? parameters.bindLexical(own.name) : undefined;
    for (const parameter of node.params) {
      if (parameter.type === 'RestElement') {
        this.emitAssign(
          parameter.argument,
          () => {},
          () => {},
        );
        continue;
      }
      const isDefaulted = parameter.type === 'AssignmentPattern';
      const target = isDefaulted ? parameter.left : parameter;
      const value = this.withDefault(isDefaulted ? parameter.right : null);
      value('');
      if (isPattern(target)) this.initPattern(target);
    }
    const scope = this.openScope();
    scope.isVariable = true;
    this.bindVars(body?.vars ?? [], false);
    this.bindFunctions(functions);
    this.eachLexical(body?.body ?? [], (name, place) => {
      if (name === 'let') this.stop(place, 'let is disallowed as a lexically bound name');
      this.checkDeclared(name, place);
      const known = parameters.bound.get(name);
      if (known && known !== callee && (name !== 'arguments' || !parameters.usesArguments)) {
        this.alreadyDeclared(name, place);
      }
      this.bindUnique(name, place);
    });
  }

  /** Calls back with each name that let, const or class declares right in a list of statements. */
  protected eachLexical(list: readonly Statement[], visit: (name: string, place: number) => void): boolean {
    let any = false;
    for (const statement of list) {
      if (statement.type === 'VariableDeclaration' && statement.kind !== 'var') {
        any = true;
        for (const { id } of statement.declarations) this.eachName(id, visit);
      } else if (statement.type === 'ClassDeclaration') {
        any = true;
        visit(statement.id!.name, statement.id!.start);
      }
    }
    return any;
  }

  protected hasLexicals(list: readonly Statement[]): boolean {
    return list.some(
      (item) => item.type === 'ClassDeclaration' || (item.type === 'VariableDeclaration' && item.kind !== 'var'),
    );
  }

  protected bindLexicals(list: readonly Statement[]): void {
    this.eachLexical(list, (name, place) => this.bindLexicalName(name, place));
  }

  buildClass(node: ClassNode): void {
    if (node.id) this.checkAssignable(node.id.name, node.id.start);
    if (node.superClass) this.build(node.superClass);
  }

  emitClass(node: ClassNode, name: string): void {
    const className = node.id?.name ?? name;
    if (className) this.names.set(node, className);
    this.openScope().strict = true;
    this.openBlock('scope', false);
    if (node.id) this.bindLexicalName(node.id.name, node.id.start);
    const outer = this.classScope;
    const classScope = this.openClass();
    const maker = this.declareElements(node.body.body, classScope);
    this.classScope = outer;
    if (node.superClass) this.emit(node.superClass, true);
    this.opAt(node.start, 'operand', node);
    this.classScope = classScope;
    if (maker) {
      this.buildFunction(maker.value);
      const type = node.superClass ? 'derived' : 'constructor';
      this.compileFunction(maker.value, { type, isExpression: true });
    }
    const instance: (() => void)[] = [];
    const statics: (() => void)[] = [];
    for (const element of node.body.body) {
      if (element !== maker) this.compileElement(element, instance, statics);
    }
    if (instance.length > 0) this.compileFields(instance, '<instance_members_initializer>');
    if (statics.length > 0) this.compileFields(statics, '<static_initializer>');
    this.closeBlock();
    this.classScope = outer;
    this.closeScope();
  }

  private declareElements(elements: readonly ClassElement[], scope: ClassScope): MethodDefinition | undefined {
    let maker: MethodDefinition | undefined;
    for (const element of elements) {
      if (element.type === 'StaticBlock') continue;
      const { key } = element;
      const isMethod = element.type === 'MethodDefinition';
      if (isMethod && element.kind === 'constructor') {
        if (maker) this.stopAt(key, 'A class may only have one constructor');
        maker = element;
      } else if (key.type === 'PrivateIdentifier') {
        const kind = isMethod ? element.kind : 'value';
        if (!scope.declare(key.name, kind, element.static)) {
          this.stop(element.start, `Identifier '#${key.name}' has already been declared`, key.end);
        }
      }
    }
    return maker;
  }

  private compileElement(element: ClassElement, instance: (() => void)[], statics: (() => void)[]): void {
    if (element.type === 'StaticBlock') {
      const { block } = element;
      if (block.body.length === 0) return;
      const node: FunctionExpression = {
        type: 'FunctionExpression',
        start: element.start,
        end: element.end,
        id: null,
        params: [],
        async: false,
        generator: false,
        body: block,
      };
      statics.push(() => this.compileFunction(node, { type: 'field', isExpression: true }));
      return;
    }
    const isPrivate = element.key.type === 'PrivateIdentifier';
    const key = isPrivate ? `#${(element.key as Identifier).name}` : this.emitKey(element.key, element.computed);
    if (element.type === 'MethodDefinition') {
      this.buildFunction(element.value);
      const name = element.computed && key === undefined ? '' : (key ?? '');
      this.compileFunction(element.value, { type: 'method', isExpression: true, name });
      return;
    }
    const { value } = element;
    if (!value) {
      (element.static ? statics : instance).push(() => {});
      return;
    }
    this.build(value);
    (element.static ? statics : instance).push(() => this.emitNamed(value, key ?? ''));
  }

  private compileFields(elements: readonly (() => void)[], name: string): void {
    const { block, place, functionName } = this;
    this.place = 0;
    this.functionName = name;
    this.block = undefined;
    this.openBlock('scope', false);
    this.openScope('field');
    for (const compile of elements) compile();
    this.closeScope();
    this.block = block;
    this.place = place;
    this.functionName = functionName;
  }
}

function isBody(node: BlockStatement | Expression): node is FunctionBody {
  return node.type === 'BlockStatement';
}
