import { fold } from '../compile/constants.js';
import type { FunctionType } from '../compile/scopes.js';
import { hidden } from '../hidden.js';
import { children } from '../syntax/children.js';
import type {
  BinaryExpression,
  BlockStatement,
  CallExpression,
  ClassNode,
  Expression,
  FunctionNode,
  Literal,
  Node,
  PrivateIdentifier,
  Program,
  RegExpLiteral,
  Statement,
  SwitchStatement,
} from '../syntax/nodes.js';
import { misreadArguments } from './arrow-arguments.js';
import { EditedText } from './edits.js';
import { repeatedFinally } from './finally.js';
import { constructs, Guards, RESULTS } from './guards.js';
import { outerEnd, outerStart } from './walk.js';

/** What is around a piece of code. */
interface Surroundings {
  strict: boolean;
  /** Kind of the function around it, arrow functions not counted. */
  inside: FunctionType | undefined;
  /** The block is a function's body, or the script itself. */
  isBody: boolean;
  /** It is in a function: statements have no value that could show. */
  inFunction: boolean;
}

/** Operators on the low 32 bits of numbers. */
const BITWISE = /^(?:[&|^]|<<|>>>?)=?$/;
const RELATIONAL = new Set(['<', '<=', '>', '>=', 'in', 'instanceof']);

/** Rewrites a script that goja accepts so that QuickJS does with it what goja does. Lines stay where they are. */
class Preparer extends Guards {
  constructor(text: string, program: Program) {
    super(text, program);
    const strict = isStrict(program.body);
    this.noteLeaving(program.body);
    const around = { strict, inside: undefined, isBody: false, inFunction: false };
    for (const statement of program.body) this.visit(statement, around);
  }

  private visit(node: Node, around: Surroundings): void {
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        this.visitFunction(node, around, 'regular');
        return;
      case 'ClassDeclaration':
      case 'ClassExpression':
        this.visitClass(node, around);
        return;
      case 'ExpressionStatement':
        this.separateLines(node);
        break;
      case 'BlockStatement':
        if (!around.isBody && !around.strict) this.keepFunctionsIn(node);
        this.list(node.body, around);
        break;
      case 'SwitchStatement':
        this.noteBefore(node.discriminant);
        for (const { test, consequent } of node.cases) {
          this.noteBefore(test);
          this.list(consequent, around);
        }
        if (!around.strict) this.keepFunctionsInSwitch(node);
        // goja takes the end of the text for the end of a switch
        if (node.end >= this.text.length && !this.text.endsWith('}')) this.insert(this.text.length, '\n}');
        break;
      case 'BinaryExpression':
        this.binary(node);
        break;
      case 'Literal':
        if (around.strict) this.literal(node);
        break;
      case 'RegExpLiteral':
        this.regExp(node);
        break;
      case 'CallExpression':
        this.call(node, around);
        break;
      case 'ObjectExpression':
        for (const item of node.properties) {
          if (item.type !== 'SpreadElement') {
            if (item.kind === 'init' && !item.shorthand) this.noteBefore(item.value);
          } else if (!makesObject(item.argument)) this.wrap(item.argument, `${hidden.spread}(`, ')');
        }
        break;
      case 'ForOfStatement':
        this.noteIterated(node.right);
        this.iterates(node.right, ',true');
        break;
      case 'ForInStatement':
        this.noteIterated(node.right);
        break;
      case 'ForStatement':
        if (node.init?.type !== 'VariableDeclaration') this.noteBefore(node.init);
        this.noteBefore(node.test);
        this.noteBefore(node.update);
        break;
      case 'WhileStatement':
      case 'DoWhileStatement':
        this.noteBefore(node.test);
        break;
      case 'MemberExpression':
        this.noteRepeated(node);
        break;
      case 'ObjectPattern':
        this.notePatterns(node);
        break;
      case 'ConditionalExpression':
        this.noteBefore(node.consequent);
        this.noteBefore(node.alternate);
        break;
      case 'LogicalExpression':
        this.noteBefore(node.right);
        break;
      case 'SequenceExpression':
        this.noteBetween(node.expressions);
        break;
      case 'TemplateLiteral':
        this.noteBetween(node.expressions);
        break;
      case 'ReturnStatement':
        this.noteBefore(node.argument);
        break;
      case 'IfStatement':
        this.noteBefore(node.test);
        break;
      case 'YieldExpression':
        if (node.delegate && node.argument) this.iterates(node.argument);
        break;
      case 'ArrayExpression':
        this.noteBetween(node.elements, 0);
        for (const item of node.elements) if (item?.type === 'SpreadElement') this.iterates(item.argument);
        break;
      case 'VariableDeclarator':
        if (node.id.type === 'Identifier') this.noteBefore(node.init);
        if (node.init && node.id.type === 'ArrayPattern') this.iterates(node.init);
        break;
      case 'AssignmentExpression':
        if (node.left.type === 'ArrayPattern') this.iterates(node.right);
        if (node.left.type !== 'Identifier') this.noteBefore(node.right);
        if (BITWISE.test(node.operator)) this.narrow(node.right);
        if (node.operator !== '=') this.note(node.left);
        if (around.strict) this.noteTarget(node.left);
        break;
      case 'UnaryExpression':
        if (node.operator === '~') this.narrow(node.argument);
        break;
      case 'UpdateExpression':
        this.note(node.argument);
        if (around.strict) this.noteTarget(node.argument);
        break;
      case 'TryStatement':
        this.edits.push(...repeatedFinally(node));
        break;
      case 'ThrowStatement':
        if (!makesError(node.argument)) this.wrap(node.argument, `${hidden.thrown}(`, ')');
        break;
      case 'TaggedTemplateExpression':
        if (node.tag.type === 'Identifier') this.guardName(node.tag);
        else if (node.tag.type === 'MemberExpression') this.guardMember(node.tag);
        else if (node.tag.type === 'Literal' || RESULTS.has(node.tag.type))
          this.wrap(node.tag, `${hidden.invoked}(`, ')');
        break;
      case 'NewExpression':
        this.guard(node, hidden.constructed);
        this.noteBetween(node.arguments);
        this.iteratesArguments(node);
        if (node.arguments.some((item) => constructs(item))) this.separate(node);
        break;
      case 'Property':
        if (node.method || node.kind !== 'init') {
          if (node.computed) this.visit(node.key, around);
          this.visitFunction(node.value as FunctionNode, around, 'method');
          return;
        }
        break;
      default:
    }
    const below = around.isBody ? { ...around, isBody: false } : around;
    for (const child of children(node)) this.visit(child, below);
  }

  private visitFunction(node: FunctionNode, around: Surroundings, type: FunctionType): void {
    const isBlock = node.body.type === 'BlockStatement';
    const strict = around.strict || (isBlock && isStrict((node.body as BlockStatement).body));
    const inside = node.type === 'ArrowFunctionExpression' ? around.inside : type;
    if (node.type !== 'ArrowFunctionExpression') this.edits.push(...misreadArguments(node, this.text));
    const inFunction = { strict, inside, isBody: false, inFunction: true };
    for (const parameter of node.params) this.visit(parameter, inFunction);
    this.visit(node.body, { ...inFunction, isBody: isBlock });
  }

  private visitClass(node: ClassNode, around: Surroundings): void {
    const strict = { ...around, strict: true, isBody: false };
    if (node.superClass) this.visit(node.superClass, strict);
    for (const element of node.body.body) {
      if (element.type === 'StaticBlock') {
        this.visit(element.block, { strict: true, inside: 'field', isBody: true, inFunction: true });
        continue;
      }
      if (element.computed) this.visit(element.key, strict);
      if (!element.value) continue;
      if (element.type === 'PropertyDefinition') this.visit(element.value, { ...strict, inside: 'field' });
      else {
        const type = element.kind !== 'constructor' ? 'method' : node.superClass ? 'derived' : 'constructor';
        if (type === 'derived') this.requireSuper(element.value);
        this.visitFunction(element.value, strict, type);
      }
    }
  }

  /**
   * A constructor that may end without `super()`: goja's text for that is another than for `this` before `super()`, which
   * QuickJS gives for both.
   */
  private requireSuper({ body }: FunctionNode): void {
    if (body.type !== 'BlockStatement' || body.body.some(callsSuper)) return;
    const ask = `${hidden.derived}(()=>this)`;
    const returns = (node: Node): void => {
      if (/Function|Class/.test(node.type)) return;
      if (node.type === 'ReturnStatement' && !node.argument) this.insert(node.start + 'return'.length, ` ${ask}`);
      for (const child of children(node)) returns(child);
    };
    for (const statement of body.body) returns(statement);
    this.insert(body.end - 1, `;${ask}`);
  }

  /**
   * Functions in blocks stay there in goja. A lexical name of an outer block keeps QuickJS from hoisting them.
   */
  private keepFunctionsIn(node: BlockStatement): void {
    const names = blockFunctions(node.body);
    if (names.length === 0) return;
    this.insert(node.start + 1, `let ${names.join(',')};{`);
    this.insert(node.end - 1, '}');
  }

  private keepFunctionsInSwitch(node: SwitchStatement): void {
    const names = blockFunctions(node.cases.flatMap((item) => item.consequent));
    if (names.length === 0) return;
    this.insert(node.start, `{let ${names.join(',')};`);
    this.insert(node.end, '}');
  }

  private binary(node: BinaryExpression): void {
    const { operator, left, right } = node;
    if (BITWISE.test(operator)) for (const side of [left, right]) this.narrow(side);
    if (operator === '**') {
      this.power(left, right);
      return;
    }
    if (operator === '<' && /^\s*<!--/.test(this.text.slice(outerEnd(left), outerEnd(left) + 80))) {
      // without the space QuickJS would take the rest of the line for a comment
      this.insert(this.text.indexOf('<', outerEnd(left)) + 1, ' ');
    }
    if (!RELATIONAL.has(operator) || left.type === 'PrivateIdentifier') return;
    if (operator === 'in' && !makesObject(right)) this.wrap(right, `${hidden.container}(`, ')');
    else if (operator === 'instanceof' && !(right.type === 'Identifier' && this.callees.isFunction(right.name))) {
      this.wrap(right, `${hidden.instanceClass}(`, ')');
    } else if (right.type === 'BinaryExpression' && RELATIONAL.has(right.operator)) this.wrap(right, '(', ')');
  }

  /** Go makes the least integer of a constant too large for 64 bits: none of its low bits are set. */
  private narrow(node: Expression | PrivateIdentifier): void {
    const value = node.type === 'PrivateIdentifier' ? undefined : fold(node)?.value;
    if (typeof value === 'number' && Math.abs(value) >= 2 ** 63 && Number.isFinite(value)) this.wrap(node, '(', ',0)');
  }

  /** Go works powers out in its own way. */
  private power(left: Expression | PrivateIdentifier, right: Expression): void {
    const between = this.text.indexOf('**', outerEnd(left));
    this.insert(outerStart(left), `${hidden.power}(`);
    this.edits.push({ start: between, end: between + 2, text: ',' });
    this.edits.push({ start: outerEnd(right), end: outerEnd(right), text: ')', closes: true });
  }

  /** Statements that follow each other. */
  private list(statements: readonly Statement[], { inFunction }: Surroundings): void {
    this.noteLeaving(statements);
    if (inFunction) for (const statement of statements) this.noteStatement(statement);
  }

  /** Octal escapes are accepted in strict code by goja. */
  private literal({ value, raw, start, end }: Literal): void {
    if (typeof value !== 'string' || !/\\[0-9]/.test(raw)) return;
    const text = raw.replace(/\\(?:([0-3][0-7]{0,2}|[4-7][0-7]?)|([89])|(.))/gs, (all, octal, digit) => {
      if (octal !== undefined) return `\\x${Number.parseInt(octal, 8).toString(16).padStart(2, '0')}`;
      return digit ?? all;
    });
    if (text !== raw) this.edits.push({ start, end, text });
  }

  /** Expressions that goja's engines take and QuickJS's parser does not are made by the constructor instead. */
  private regExp({ pattern, flags, start, end, raw }: RegExpLiteral): void {
    try {
      new RegExp(pattern, flags);
      if (raw !== `/${pattern}/${flags}`) throw new SyntaxError();
    } catch {
      this.edits.push({ start, end, text: `${hidden.regExp}(${JSON.stringify(pattern)},${JSON.stringify(flags)})` });
    }
  }

  private call(node: CallExpression, around: Surroundings): void {
    const [first] = node.arguments;
    if (node.callee.type === 'Identifier' && node.callee.name === 'eval') {
      if (!first || first.type === 'SpreadElement') return;
      const context = JSON.stringify(JSON.stringify({ strict: around.strict, inside: around.inside }));
      this.wrap(first, `${hidden.gate}(`, `,${context})`);
      if (!/^(?:Literal|Identifier|Member)/.test(first.type)) this.separate(node);
      return;
    }
    this.guard(node, hidden.callee);
    this.noteBetween(node.arguments);
    this.iteratesArguments(node);
    if (!this.callees.isSafe(node) && node.arguments.some((item) => this.callsUnsafely(item))) this.separate(node);
  }
}

/** `super(…);` as a statement of its own. */
function callsSuper(node: Statement): boolean {
  if (node.type !== 'ExpressionStatement') return false;
  const { expression } = node;
  return expression.type === 'CallExpression' && expression.callee.type === 'Super';
}

/** What is sure to be an error, or to fail. */
function makesError(node: Expression): boolean {
  return node.type === 'NewExpression' && node.callee.type === 'Identifier' && node.callee.name.endsWith('Error');
}

/** The right side of `in` that is sure to be an object. */
function makesObject(node: Expression): boolean {
  return node.type === 'ObjectExpression' || node.type === 'ArrayExpression' || node.type === 'ThisExpression';
}

function isStrict(body: readonly Statement[]): boolean {
  for (const statement of body) {
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'Literal') return false;
    const { raw, value } = statement.expression;
    if (typeof value !== 'string') return false;
    if (raw === '"use strict"' || raw === "'use strict'") return true;
  }
  return false;
}

/** Names of ordinary functions declared right in a list of statements. */
function blockFunctions(list: readonly Statement[]): string[] {
  const names = new Set<string>();
  for (const item of list) {
    if (item.type === 'FunctionDeclaration' && !item.async && !item.generator && item.id) names.add(item.id.name);
  }
  return [...names];
}

/** Prepares a script that goja accepts, parsed without errors, for QuickJS. */
export function prepareProgram(text: string, program: Program): EditedText {
  return new EditedText(text, new Preparer(text, program).edits);
}
