/**
 * Reads Pulumi's and cdktf's programs for the actions that they make. Nothing is run: constants, paths, loops over lists that
 * are written out and functions of the program's own are followed; all else is unknown, and what is unknown binds nothing.
 */
import { triggerByNames } from '../../../../emulator/src/catalogue/lookup.js';
import { type TriggerId, triggerIds } from '../../../../emulator/src/catalogue/model.js';
import { parseDuration } from '../../../../emulator/src/go/duration.js';
import { ts } from '../compiler.js';
import { callBuiltIn, dirnameOf, joined } from './built-ins.js';
import { bind, exportOf, keyOf, lastName } from './names.js';
import { type Func, is, list, type Obj, object, Scope, text, textOf, unknown, type Value } from './values.js';

/** An action as a program makes it. */
export interface ProgramAction {
  readonly name: string | undefined;
  /** The literal that is the name. */
  readonly nameAt: { readonly module: string; readonly start: number; readonly end: number } | undefined;
  /** Path of the script. */
  readonly script: string;
  readonly timeoutMs: number | undefined;
  readonly allowedToFail: boolean | undefined;
  readonly triggers: readonly TriggerId[];
  /** The module that says so, and the line there, from 1. */
  readonly module: string;
  readonly line: number;
}

interface Draft {
  readonly config: Obj;
  readonly triggers: Set<TriggerId>;
  readonly module: string;
  readonly line: number;
}

/** Steps after which a program is given up: nobody writes that many actions by hand. */
const mostSteps = 50_000;
const deepest = 60;

/**
 * The actions of a program.
 * @param modules texts by their absolute paths with `/`
 * @param root folder that the program runs in
 */
export function readProgram(modules: ReadonlyMap<string, string>, root: string): readonly ProgramAction[] {
  const interpreter = new Interpreter(modules, root);
  for (const module of modules.keys()) interpreter.module(module);
  return interpreter.actions();
}

class Interpreter {
  readonly #exports = new Map<string, Obj>();
  readonly #drafts: Draft[] = [];
  readonly #called = new Set<ts.Node>();
  #steps = 0;
  #depth = 0;

  constructor(
    private readonly modules: ReadonlyMap<string, string>,
    private readonly root: string,
  ) {}

  /** What a module exports; each is looked at once. */
  module(path: string): Obj {
    const known = this.#exports.get(path);
    if (known !== undefined) return known;
    const exported = object();
    this.#exports.set(path, exported);
    const source = ts.createSourceFile(path, this.modules.get(path) ?? '', ts.ScriptTarget.Latest, true);
    const scope = new Scope(path);
    this.statements(source.statements, scope, source, exported);
    // What nobody calls here is called from elsewhere, with what nobody knows.
    for (const statement of source.statements)
      if (ts.isFunctionDeclaration(statement) && !this.#called.has(statement))
        this.call({ kind: 'function', node: statement, scope }, [], source);
    return exported;
  }

  actions(): readonly ProgramAction[] {
    return this.#drafts.flatMap(({ config, triggers, module, line }): ProgramAction[] => {
      const script = config.members.get('script');
      if (!is(script, 'file')) return [];
      const name = config.members.get('name');
      const failing = config.members.get('allowedToFail');
      const duration = textOf(config.members.get('timeout'));
      const nanoseconds = duration === undefined ? undefined : parseDuration(duration);
      return [
        {
          name: textOf(name),
          nameAt: is(name, 'text') ? name.written : undefined,
          script: script.path,
          timeoutMs: nanoseconds === undefined || nanoseconds <= 0n ? undefined : Number(nanoseconds) / 1e6,
          allowedToFail: typeof failing === 'boolean' ? failing : undefined,
          triggers: triggerIds.filter((id) => triggers.has(id)),
          module,
          line,
        },
      ];
    });
  }

  private statements(
    statements: readonly ts.Statement[],
    scope: Scope,
    source: ts.SourceFile,
    exported?: Obj,
  ): Value | undefined {
    // Functions are there before their statement.
    for (const one of statements)
      if (ts.isFunctionDeclaration(one) && one.name) scope.set(one.name.text, { kind: 'function', node: one, scope });
    for (const one of statements) {
      const result = this.statement(one, scope, source);
      if (exported !== undefined) exportOf(one, scope, exported);
      if (result !== undefined) return result;
    }
    return undefined;
  }

  private statement(node: ts.Statement, scope: Scope, source: ts.SourceFile): Value | undefined {
    if (++this.#steps > mostSteps) return unknown;
    const of = (one: ts.Expression, within = scope): Value => this.evaluate(one, within, source);
    if (ts.isVariableStatement(node)) {
      const constant = (node.declarationList.flags & ts.NodeFlags.Const) !== 0;
      for (const { name, initializer } of node.declarationList.declarations) {
        const value = initializer === undefined ? unknown : of(initializer);
        bind(name, constant ? value : unknown, scope);
      }
    } else if (ts.isExpressionStatement(node)) of(node.expression);
    else if (ts.isReturnStatement(node)) return node.expression === undefined ? null : of(node.expression);
    else if (ts.isExportAssignment(node)) of(node.expression);
    else if (ts.isImportDeclaration(node)) this.import(node, scope);
    else if (ts.isClassDeclaration(node)) this.classBody(node, scope, source);
    else if (ts.isBlock(node)) return this.statements(node.statements, new Scope(scope.module, scope), source);
    else if (ts.isIfStatement(node)) return this.condition(node, scope, source);
    else if (ts.isForOfStatement(node)) this.loop(node, of(node.expression), scope, source);
    else if (ts.isTryStatement(node)) return this.statement(node.tryBlock, scope, source);
    return undefined;
  }

  private condition(node: ts.IfStatement, scope: Scope, source: ts.SourceFile): Value | undefined {
    const decided = this.evaluate(node.expression, scope, source);
    if (typeof decided === 'boolean') {
      const taken = decided ? node.thenStatement : node.elseStatement;
      return taken && this.statement(taken, new Scope(scope.module, scope), source);
    }
    for (const one of [node.thenStatement, node.elseStatement])
      if (one !== undefined) this.statement(one, new Scope(scope.module, scope, scope.self, true), source);
    return undefined;
  }

  private loop(node: ts.ForOfStatement, over: Value, scope: Scope, source: ts.SourceFile): void {
    const items: readonly Value[] = is(over, 'list') ? over.items : [unknown];
    for (const item of items) {
      const within = new Scope(scope.module, scope, scope.self, scope.maybe || !is(over, 'list'));
      if (ts.isVariableDeclarationList(node.initializer))
        for (const { name } of node.initializer.declarations) bind(name, item, within);
      this.statement(node.statement, within, source);
    }
  }

  /** A stack: its constructor and its methods make resources, in an order that does not matter. */
  private classBody(node: ts.ClassLikeDeclaration, scope: Scope, source: ts.SourceFile): void {
    const self = object();
    const within = new Scope(scope.module, scope, self);
    for (const member of node.members)
      if (ts.isPropertyDeclaration(member) && member.initializer && ts.isIdentifier(member.name))
        self.members.set(member.name.text, this.evaluate(member.initializer, within, source));
      else if (ts.isMethodDeclaration(member) && ts.isIdentifier(member.name))
        self.members.set(member.name.text, { kind: 'function', node: member, scope: within });
    for (const member of node.members)
      if (ts.isConstructorDeclaration(member)) this.call({ kind: 'function', node: member, scope: within }, [], source);
    for (const member of node.members)
      if (ts.isMethodDeclaration(member) && !this.#called.has(member))
        this.call({ kind: 'function', node: member, scope: within }, [], source);
  }

  private import(node: ts.ImportDeclaration, scope: Scope): void {
    const specifier = ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : '';
    const clause = node.importClause;
    const found = specifier.startsWith('.') ? this.find(joined([dirnameOf(scope.module), specifier])) : undefined;
    const exported = found === undefined ? undefined : this.module(found);
    if (clause === undefined || exported === undefined) return;
    if (clause.name) scope.set(clause.name.text, exported.members.get('default') ?? unknown);
    const { namedBindings } = clause;
    if (namedBindings === undefined) return;
    if (ts.isNamespaceImport(namedBindings)) scope.set(namedBindings.name.text, exported);
    else
      for (const { name, propertyName } of namedBindings.elements)
        scope.set(name.text, exported.members.get((propertyName ?? name).text) ?? unknown);
  }

  private find(path: string): string | undefined {
    const bare = path.replace(/\.[cm]?js$/, '');
    const endings = ['.ts', '.mts', '.cts', '.js', '.mjs', '/index.ts', '/index.js'];
    return [path, ...endings.map((ending) => bare + ending)].find((one) => this.modules.has(one));
  }

  private evaluate(node: ts.Expression, scope: Scope, source: ts.SourceFile): Value {
    if (++this.#steps > mostSteps || this.#depth > deepest) return unknown;
    this.#depth++;
    try {
      return this.valueOf(node, scope, source);
    } finally {
      this.#depth--;
    }
  }

  private valueOf(node: ts.Expression, scope: Scope, source: ts.SourceFile): Value {
    const of = (one: ts.Expression): Value => this.evaluate(one, scope, source);
    if (ts.isStringLiteralLike(node))
      return text(node.text, { module: scope.module, start: node.getStart(source) + 1, end: node.end - 1 });
    if (ts.isNumericLiteral(node)) return Number(node.text);
    if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
    if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
    if (node.kind === ts.SyntaxKind.NullKeyword) return null;
    if (node.kind === ts.SyntaxKind.ThisKeyword) return scope.self ?? unknown;
    if (ts.isTemplateExpression(node)) {
      const parts = [
        node.head.text,
        ...node.templateSpans.map((span) => [textOf(of(span.expression)), span.literal.text]),
      ].flat();
      return parts.includes(undefined) ? unknown : text(parts.join(''));
    }
    if (
      ts.isParenthesizedExpression(node) ||
      ts.isAsExpression(node) ||
      ts.isSatisfiesExpression(node) ||
      ts.isNonNullExpression(node) ||
      ts.isAwaitExpression(node)
    )
      return of(node.expression);
    if (ts.isIdentifier(node)) return this.nameOf(node.text, scope);
    if (ts.isArrayLiteralExpression(node))
      return list(
        node.elements.flatMap((one): readonly Value[] => {
          if (!ts.isSpreadElement(one)) return [of(one)];
          const spread = of(one.expression);
          return is(spread, 'list') ? spread.items : [unknown];
        }),
      );
    if (ts.isObjectLiteralExpression(node)) return this.objectOf(node, scope, source);
    if (ts.isPropertyAccessExpression(node)) return this.member(node, of(node.expression), scope);
    if (ts.isElementAccessExpression(node)) {
      const base = of(node.expression);
      const key = textOf(of(node.argumentExpression));
      if (is(base, 'list')) return base.items[Number(key)] ?? unknown;
      return is(base, 'object') && key !== undefined ? (base.members.get(key) ?? unknown) : unknown;
    }
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return { kind: 'function', node, scope };
    if (ts.isConditionalExpression(node)) {
      const decided = of(node.condition);
      return typeof decided === 'boolean' ? of(decided ? node.whenTrue : node.whenFalse) : unknown;
    }
    if (ts.isBinaryExpression(node)) return this.operation(node, scope, source);
    if (ts.isNewExpression(node)) return this.made(node, scope, source);
    if (ts.isCallExpression(node)) return this.callOf(node, scope, source);
    return unknown;
  }

  private nameOf(name: string, scope: Scope): Value {
    if (name === '__dirname') return text(dirnameOf(scope.module));
    if (name === '__filename') return text(scope.module);
    return scope.get(name) ?? unknown;
  }

  private member(node: ts.PropertyAccessExpression, base: Value, scope: Scope): Value {
    const name = node.name.text;
    if (ts.isMetaProperty(node.expression)) {
      if (name === 'dirname') return text(dirnameOf(scope.module));
      return name === 'filename' || name === 'url' ? text(scope.module) : unknown;
    }
    // The id of an action stands for it; of all else nobody knows the value.
    if (is(base, 'action')) return name === 'id' ? base : unknown;
    if (is(base, 'list') && name === 'length') return base.items.length;
    return is(base, 'object') ? (base.members.get(name) ?? unknown) : unknown;
  }

  private objectOf(node: ts.ObjectLiteralExpression, scope: Scope, source: ts.SourceFile): Value {
    const made = object();
    for (const property of node.properties) {
      if (ts.isSpreadAssignment(property)) {
        const spread = this.evaluate(property.expression, scope, source);
        // Whatever stood before it may be another thing now.
        if (is(spread, 'object')) for (const [key, value] of spread.members) made.members.set(key, value);
        else for (const key of made.members.keys()) made.members.set(key, unknown);
        continue;
      }
      const key = keyOf(property.name, (one) => textOf(this.evaluate(one, scope, source)));
      if (key === undefined) return unknown;
      if (ts.isPropertyAssignment(property)) made.members.set(key, this.evaluate(property.initializer, scope, source));
      else if (ts.isShorthandPropertyAssignment(property)) made.members.set(key, this.nameOf(key, scope));
      else made.members.set(key, unknown);
    }
    return made;
  }

  private operation(node: ts.BinaryExpression, scope: Scope, source: ts.SourceFile): Value {
    const right = this.evaluate(node.right, scope, source);
    const operator = node.operatorToken.kind;
    if (operator === ts.SyntaxKind.EqualsToken) {
      const { left } = node;
      if (ts.isPropertyAccessExpression(left)) {
        const base = this.evaluate(left.expression, scope, source);
        if (is(base, 'object')) base.members.set(left.name.text, scope.maybe ? unknown : right);
      }
      return right;
    }
    const left = this.evaluate(node.left, scope, source);
    const [a, b] = [textOf(left), textOf(right)];
    if (a === undefined || b === undefined) return unknown;
    if (operator === ts.SyntaxKind.PlusToken)
      return typeof left === 'number' && typeof right === 'number' ? left + right : text(a + b);
    if (operator === ts.SyntaxKind.EqualsEqualsEqualsToken) return a === b;
    return operator === ts.SyntaxKind.ExclamationEqualsEqualsToken ? a !== b : unknown;
  }

  /** `new zitadel.Action("x", {…})` of Pulumi, `new Action(this, "x", {…})` of cdktf, and what goes with them. */
  private made(node: ts.NewExpression, scope: Scope, source: ts.SourceFile): Value {
    const name = lastName(node.expression);
    const parameters = (node.arguments ?? []).map((one) => this.evaluate(one, scope, source));
    if (name === 'URL') return parameters[1] === undefined ? unknown : this.pathBeside(parameters[0], scope);
    const objects = parameters.filter((one): one is Obj => is(one, 'object'));
    // Beside the attributes there may be options.
    const config = objects.find(({ members }) => ['script', 'flowType', 'path'].some((key) => members.has(key)));
    if (config === undefined) return unknown;
    if (/^(?:Zitadel)?Action$/.test(name) && config.members.has('script')) {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      this.#drafts.push({ config, triggers: new Set(), module: scope.module, line });
      return { kind: 'action', index: this.#drafts.length - 1 };
    }
    if (/^(?:Zitadel)?TriggerActions$/.test(name) && !scope.maybe) this.bind(config);
    // An asset of cdktf's has the path that it is given.
    return name === 'TerraformAsset' ? config : unknown;
  }

  private pathBeside(path: Value | undefined, scope: Scope): Value {
    const relative = textOf(path);
    return relative === undefined ? unknown : text(joined([dirnameOf(scope.module), relative]));
  }

  private bind(config: Obj): void {
    const flow = textOf(config.members.get('flowType'));
    const stage = textOf(config.members.get('triggerType'));
    const trigger = flow === undefined || stage === undefined ? undefined : triggerByNames(flow, stage)?.id;
    const ids = config.members.get('actionIds');
    if (trigger === undefined || !is(ids, 'list')) return;
    for (const item of ids.items) if (is(item, 'action')) this.#drafts[item.index]?.triggers.add(trigger);
  }

  private callOf(node: ts.CallExpression, scope: Scope, source: ts.SourceFile): Value {
    const { expression } = node;
    const name = lastName(expression);
    const base = ts.isPropertyAccessExpression(expression)
      ? this.evaluate(expression.expression, scope, source)
      : undefined;
    const own = ts.isIdentifier(expression) ? scope.get(name) : is(base, 'object') ? base.members.get(name) : undefined;
    const parameters = node.arguments.map((one) => this.evaluate(one, scope, source));
    if (is(own, 'function')) return this.call(own, parameters, source, scope.maybe);
    const each = (item: readonly Value[]): Value => {
      const [callback] = parameters;
      return is(callback, 'function') ? this.call(callback, item, source, scope.maybe) : unknown;
    };
    if (is(base, 'list') && /^(?:map|flatMap|forEach)$/.test(name)) {
      const results = base.items.map((item, index) => each([item, index]));
      return list(
        name === 'flatMap'
          ? results.flatMap((one): readonly Value[] => (is(one, 'list') ? one.items : [one]))
          : results,
      );
    }
    const called = callBuiltIn(name, base, parameters, this.root);
    if (called !== undefined) return called;
    // What somebody else calls may run or not, and with what is not known.
    for (const one of parameters) if (is(one, 'function')) this.call(one, [], source, true);
    return unknown;
  }

  private call(called: Func, parameters: readonly Value[], source: ts.SourceFile, maybe = false): Value {
    const { node, scope } = called;
    this.#called.add(node);
    if (node.body === undefined || this.#depth > deepest || ++this.#steps > mostSteps) return unknown;
    const within = new Scope(scope.module, scope, scope.self, maybe || scope.maybe);
    node.parameters.forEach((parameter, index) => {
      const given = parameter.dotDotDotToken ? list(parameters.slice(index)) : parameters[index];
      const value = given ?? (parameter.initializer ? this.evaluate(parameter.initializer, within, source) : unknown);
      bind(parameter.name, value, within);
    });
    this.#depth++;
    try {
      const own = node.getSourceFile();
      if (!ts.isBlock(node.body)) return this.evaluate(node.body, within, own);
      return this.statements(node.body.statements, within, own) ?? null;
    } finally {
      this.#depth--;
    }
  }
}
