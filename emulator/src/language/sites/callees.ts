import { catalogue } from '../../catalogue/index.js';
import type { CallExpression, Expression, NewExpression, Node, Program } from '../syntax/nodes.js';
import { walk } from './walk.js';

const FUNCTIONS = new Set(
  `Array ArrayBuffer BigInt Boolean DataView Date Error EvalError Function Map Number Object Promise Proxy RangeError
  ReferenceError RegExp Set String Symbol SyntaxError TypeError URIError WeakMap WeakSet decodeURI decodeURIComponent
  encodeURI encodeURIComponent escape eval isFinite isNaN parseFloat parseInt require unescape`.split(/\s+/),
);
const NAMESPACES = new Set(
  'Array BigInt Date JSON Math Number Object Promise Proxy Reflect String Symbol console'.split(' '),
);

/** Names of the methods of JavaScript's own objects, and of the functions of `ctx`, `api` and the modules. */
const METHODS = new Set([
  ...catalogue.members.flatMap(({ kind, path }) => (kind === 'function' ? path.slice(path.lastIndexOf('.') + 1) : [])),
  ...catalogue.modules.flatMap(({ members }) => members.flatMap(({ kind, name }) => (kind === 'function' ? name : []))),
  ...[
    ...[Object, Function, Array, String, Number, Boolean, Symbol, BigInt, RegExp, Date, Promise, Map, Set, Error],
    ...[WeakMap, ArrayBuffer, DataView, Object.getPrototypeOf(Uint8Array) as object, Proxy],
    ...[JSON, Math, Reflect, Object.getPrototypeOf((function* () {})().constructor.prototype) as object],
  ].flatMap((holder) => methodsOf(holder)),
]);

// `v1` is a function of `zitadel/uuid`, and an object of `ctx` and `api`.
for (const { kind, path } of catalogue.members) {
  const names = path.split('.');
  for (const name of kind === 'function' ? names.slice(0, -1) : names) METHODS.delete(name);
}

/** Names of the functions of an object and of its `prototype`. */
function methodsOf(holder: object): string[] {
  const names = (owner: object): string[] =>
    Object.getOwnPropertyNames(owner).filter(
      (name) => typeof Object.getOwnPropertyDescriptor(owner, name)?.value === 'function',
    );
  const prototype: unknown = Object.getOwnPropertyDescriptor(holder, 'prototype')?.value;
  return [...names(holder), ...(typeof prototype === 'object' && prototype !== null ? names(prototype) : [])];
}

/** Which names of a script are sure to be functions, so that calling them cannot fail. */
export class KnownCallees {
  /** How often a name is bound or assigned. */
  private readonly uses = new Map<string, number>();
  private readonly functions = new Set<string>();
  /** Members that the script makes functions. */
  private readonly methods = new Set<string>();

  constructor(program: Program) {
    walk(program, (node) => {
      this.note(node);
      return true;
    });
  }

  private note(node: Node): void {
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        if (node.id) this.bind(node.id.name, true);
        break;
      case 'VariableDeclarator':
        if (node.id.type === 'Identifier') this.bind(node.id.name, node.init !== null && makesFunction(node.init));
        else this.bindAll(node.id);
        break;
      case 'CatchClause':
        if (node.param) this.bindAll(node.param);
        break;
      case 'Property':
        if (node.method || makesFunction(node.value)) this.method(node.key);
        break;
      case 'MethodDefinition':
        if (node.kind === 'method') this.method(node.key);
        break;
      case 'PropertyDefinition':
        if (node.value && makesFunction(node.value)) this.method(node.key);
        break;
      case 'AssignmentExpression':
        if (node.left.type === 'MemberExpression' && makesFunction(node.right)) this.method(node.left.property);
        this.bindAll(node.left);
        break;
      case 'UpdateExpression':
        this.bindAll(node.argument);
        break;
      case 'ForInStatement':
      case 'ForOfStatement':
        if (node.left.type !== 'VariableDeclaration') this.bindAll(node.left);
        break;
      default:
    }
    if (node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression') this.bindParameters(node.params);
    else if (node.type === 'ArrowFunctionExpression') this.bindParameters(node.params);
    if ((node.type === 'FunctionExpression' || node.type === 'ClassExpression') && node.id) {
      this.bind(node.id.name, true);
    }
  }

  private method(key: Expression): void {
    if (key.type === 'Identifier') this.methods.add(key.name);
    else if (key.type === 'Literal') this.methods.add(String(key.value));
  }

  private bindParameters(list: readonly Node[]): void {
    for (const item of list) this.bindAll(item);
  }

  private bindAll(target: Node): void {
    walk(target, (node) => {
      if (node.type === 'Identifier') this.bind(node.name, false);
      return node.type !== 'MemberExpression';
    });
  }

  private bind(name: string, isFunction: boolean): void {
    this.uses.set(name, (this.uses.get(name) ?? 0) + 1);
    if (isFunction) this.functions.add(name);
  }

  /** The name always stands for a function. */
  isFunction(name: string): boolean {
    const uses = this.uses.get(name) ?? 0;
    return uses === 0 ? FUNCTIONS.has(name) : uses === 1 && this.functions.has(name);
  }

  /** Whether the script binds or assigns the name anywhere. */
  isBound(name: string): boolean {
    return this.uses.has(name);
  }

  /** Members of this name are functions as a rule: what there is of JavaScript's and of the script's own. */
  isMethod(name: string): boolean {
    return METHODS.has(name) || this.methods.has(name);
  }

  /** Calls a function of JavaScript's own, by its name. */
  isBuiltIn(node: CallExpression | NewExpression): boolean {
    const { callee } = node;
    if (callee.type === 'Identifier' && this.uses.has(callee.name)) return false;
    return /^(?:Identifier|Member)/.test(callee.type) && this.isSafe(node);
  }

  /** Calling this cannot fail for want of a function. */
  isSafe(node: CallExpression | NewExpression): boolean {
    const callee: Expression = node.callee;
    if (callee.type === 'Identifier') return this.isFunction(callee.name);
    if (callee.type !== 'MemberExpression' || callee.computed || callee.object.type !== 'Identifier') {
      return makesFunction(callee);
    }
    const { name } = callee.object;
    const holder = (globalThis as unknown as Record<string, Record<string, unknown> | undefined>)[name];
    const { property } = callee;
    const isThere =
      name === 'console' || (property.type === 'Identifier' && typeof holder?.[property.name] === 'function');
    return NAMESPACES.has(name) && !this.uses.has(name) && isThere;
  }
}

function makesFunction(node: Expression): boolean {
  return (
    node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression' || node.type === 'ClassExpression'
  );
}
