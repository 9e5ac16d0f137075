/**
 * Reads Pulumi's and cdktf's programs for the actions that they make. Nothing is run: constants, paths, loops over lists that
 * are written out and functions of the program's own are followed; all else is unknown, and what is unknown binds nothing.
 */
import { triggerByNames } from '../../../../emulator/src/catalogue/lookup.js';
import { ts } from '../compiler.js';
import { actionOf, type Draft, type ProgramAction } from './actions.js';
import { callBuiltIn, dirnameOf, joined } from './built-ins.js';
import { bind, exportOf, keyOf, lastName, rootName } from './names.js';
import { isTextual, literalText, partsOf, patternOf, taggedText, templateText, textFrom } from './texts.js';
import {
  type Func,
  type Imported,
  is,
  list,
  type Obj,
  object,
  Scope,
  text,
  textOf,
  unknown,
  type Value,
} from './values.js';

/** Steps after which a program is given up: nobody writes that many actions by hand. */
const mostSteps = 50_000;
const deepest = 60;

/** Trees of modules by their paths: while one module is edited, the others keep theirs. */
export type Trees = Map<string, ts.SourceFile>;

/**
 * The actions of a program.
 * @param modules texts by their absolute paths with `/`
 * @param root folder that the program runs in
 * @param trees trees of an earlier reading; those of this one are put there
 */
export function readProgram(
  modules: ReadonlyMap<string, string>,
  root: string,
  trees: Trees = new Map(),
): readonly ProgramAction[] {
  const interpreter = new Interpreter(modules, root, trees);
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
    private readonly trees: Trees,
  ) {}

  /** What a module exports; each is looked at once. */
  module(path: string): Obj {
    const known = this.#exports.get(path);
    if (known !== undefined) return known;
    const exported = object();
    this.#exports.set(path, exported);
    const source = this.tree(path);
    const scope = new Scope(path);
    const commonJs = object([['exports', exported]]);
    scope.set('module', commonJs).set('exports', exported);
    this.statements(source.statements, scope, source, exported);
    const other = commonJs.members.get('exports');
    if (is(other, 'object') && other !== exported)
      for (const [name, value] of other.members) exported.members.set(name, value);
    // What nobody calls here is called from elsewhere, with what nobody knows.
    for (const statement of source.statements)
      if (ts.isFunctionDeclaration(statement) && !this.#called.has(statement))
        this.call({ kind: 'function', node: statement, scope }, [], source);
    return exported;
  }

  private tree(path: string): ts.SourceFile {
    const text = this.modules.get(path) ?? '';
    let tree = this.trees.get(path);
    if (tree?.text !== text) {
      tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
      this.trees.set(path, tree);
    }
    return tree;
  }

  actions(): readonly ProgramAction[] {
    return this.#drafts.flatMap((draft) => actionOf(draft) ?? []);
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
    const clause = node.importClause;
    const exported = this.required(ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : '', scope);
    if (clause === undefined) return;
    const named = (name: string): Value =>
      is(exported, 'object') ? (exported.members.get(name) ?? unknown) : { ...exported, name };
    if (clause.name) scope.set(clause.name.text, is(exported, 'object') ? named('default') : exported);
    const { namedBindings } = clause;
    if (namedBindings === undefined) return;
    if (ts.isNamespaceImport(namedBindings)) scope.set(namedBindings.name.text, exported);
    else
      for (const { name, propertyName } of namedBindings.elements)
        scope.set(name.text, named((propertyName ?? name).text));
  }

  /** What a module gives to another. */
  private required(specifier: string, scope: Scope): Obj | Imported {
    const found = specifier.startsWith('.') ? this.find(joined([dirnameOf(scope.module), specifier])) : undefined;
    return found === undefined ? { kind: 'imported', from: specifier } : this.module(found);
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
    if (ts.isStringLiteralLike(node)) return literalText(node, source);
    if (ts.isNumericLiteral(node)) return Number(node.text);
    if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
    if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
    if (node.kind === ts.SyntaxKind.NullKeyword) return null;
    if (node.kind === ts.SyntaxKind.ThisKeyword) return scope.self ?? unknown;
    if (ts.isTemplateExpression(node)) return templateText(node, source, of);
    if (ts.isTaggedTemplateExpression(node)) return taggedText(node, source, of);
    if (ts.isRegularExpressionLiteral(node)) return patternOf(node);
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
    if (is(base, 'imported')) return { ...base, name };
    if (is(base, 'function') && name === 'name' && base.node.name !== undefined)
      return { ...text(base.node.name.getText()), ofFunction: true };
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
    if (operator === ts.SyntaxKind.PlusToken) {
      if (typeof left === 'number' && typeof right === 'number') return left + right;
      if (!isTextual(left) && !isTextual(right)) return unknown;
      const origin = { module: source.fileName, start: node.getStart(source), end: node.end, isLiteral: false };
      return textFrom([...partsOf(left, 1), ...partsOf(right, 1)], origin);
    }
    const [a, b] = [textOf(left), textOf(right)];
    if (a === undefined || b === undefined) return unknown;
    if (operator === ts.SyntaxKind.EqualsEqualsEqualsToken) return a === b;
    return operator === ts.SyntaxKind.ExclamationEqualsEqualsToken ? a !== b : unknown;
  }

  /** `new zitadel.Action("x", {…})` of Pulumi, `new Action(this, "x", {…})` of cdktf, and what goes with them. */
  private made(node: ts.NewExpression, scope: Scope, source: ts.SourceFile): Value {
    const known = scope.get(rootName(node.expression));
    const name = (is(known, 'imported') ? known.name : undefined) ?? lastName(node.expression);
    const parameters = (node.arguments ?? []).map((one) => this.evaluate(one, scope, source));
    if (name === 'URL') return parameters[1] === undefined ? unknown : this.pathBeside(parameters[0], scope);
    const objects = parameters.filter((one): one is Obj => is(one, 'object'));
    // Beside the attributes there may be options.
    const config = objects.find(({ members }) => ['script', 'flowType', 'path'].some((key) => members.has(key)));
    if (config === undefined) return unknown;
    // Other packages have actions too.
    const isForeign = is(known, 'imported') && !/^\.|zitadel/i.test(known.from);
    if (!isForeign && /^(?:Zitadel)?Action$/.test(name) && config.members.has('script')) {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      const label = parameters.find((one) => is(one, 'text'));
      this.#drafts.push({ config, triggers: new Set(), module: scope.module, line, label: textOf(label) });
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
    const known = ts.isIdentifier(expression) ? scope.get(expression.text) : undefined;
    const name = (is(known, 'imported') ? known.name : undefined) ?? lastName(expression);
    const base = ts.isPropertyAccessExpression(expression)
      ? this.evaluate(expression.expression, scope, source)
      : undefined;
    const own = known ?? (is(base, 'object') ? base.members.get(name) : undefined);
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
    if (name === 'require' && base === undefined && is(parameters[0], 'text'))
      return this.required(parameters[0].text, scope);
    // What a run knows only, with what is made of it.
    if (name === 'apply' && base !== undefined && is(parameters[0], 'function')) return each([base]);
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
