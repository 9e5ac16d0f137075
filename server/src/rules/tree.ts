import type { FunctionNode, Node, Program } from '../../../emulator/src/language/syntax/nodes.js';
import type { ScriptRange } from './oracle.js';
import { isFunction, walk } from './walk.js';

/** A script's syntax tree with the way up, made once for all rules. */
export class Tree {
  readonly #parents = new Map<Node, Node>();
  readonly #byRange = new Map<number, Node[]>();
  readonly #byType = new Map<Node['type'], Node[]>();
  #references: Map<string, Node[]> | undefined;
  #declared: ReadonlySet<string> | undefined;
  readonly nodes: readonly Node[];

  constructor(readonly program: Program) {
    const nodes: Node[] = [];
    walk(program, (node, parent) => {
      nodes.push(node);
      if (parent !== undefined) this.#parents.set(node, parent);
      const alike = this.#byType.get(node.type);
      if (alike === undefined) this.#byType.set(node.type, [node]);
      else alike.push(node);
      const key = rangeKey(node);
      const same = this.#byRange.get(key);
      if (same === undefined) this.#byRange.set(key, [node]);
      else same.push(node);
      return undefined;
    });
    this.nodes = nodes;
  }

  parent(node: Node): Node | undefined {
    return this.#parents.get(node);
  }

  /** The innermost node that is exactly a range. */
  at(range: ScriptRange): Node | undefined {
    return this.#byRange.get(rangeKey(range))?.at(-1);
  }

  /** All nodes of a type, in source order: most rules look at calls or at members only. */
  of<Type extends Node['type']>(type: Type): readonly Extract<Node, { readonly type: Type }>[] {
    return (this.#byType.get(type) ?? []) as unknown as readonly Extract<Node, { readonly type: Type }>[];
  }

  /** What stands around a node, the innermost first. */
  ancestors(node: Node): readonly Node[] {
    const around: Node[] = [];
    for (let at = this.parent(node); at !== undefined; at = this.parent(at)) around.push(at);
    return around;
  }

  /** The innermost function around a node that is not the node itself. */
  functionAround(node: Node): FunctionNode | undefined {
    for (let at = this.parent(node); at !== undefined; at = this.parent(at)) if (isFunction(at)) return at;
    return undefined;
  }

  /** Whether an identifier stands for a variable, and not for a member or a key. */
  isReference(node: Node): boolean {
    const parent = this.parent(node);
    if (node.type !== 'Identifier' || parent === undefined) return false;
    if (parent.type === 'MemberExpression') return parent.object === node || parent.computed;
    if (parent.type === 'Property') return parent.value === node || parent.computed;
    if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition')
      return parent.value === (node as Node) || parent.computed;
    return !/^(?:LabeledStatement|BreakStatement|ContinueStatement|MetaProperty)$/.test(parent.type);
  }

  /** Every identifier of a name that stands for a variable, declarations included. */
  references(name: string): readonly Node[] {
    if (this.#references === undefined) {
      this.#references = new Map();
      for (const node of this.of('Identifier')) {
        if (!this.isReference(node)) continue;
        const same = this.#references.get(node.name);
        if (same === undefined) this.#references.set(node.name, [node]);
        else same.push(node);
      }
    }
    return this.#references.get(name) ?? [];
  }

  /** Whether the script declares a name anywhere. */
  declares(name: string): boolean {
    this.#declared ??= this.declaredNames();
    return this.#declared.has(name);
  }

  private declaredNames(): ReadonlySet<string> {
    const names = new Set<string>();
    const add = (pattern: Node | null): void => {
      if (pattern !== null) for (const { name } of patternNames(pattern)) names.add(name);
    };
    for (const { id } of this.of('VariableDeclarator')) add(id);
    for (const { param } of this.of('CatchClause')) add(param);
    for (const { id } of this.of('ClassDeclaration')) add(id);
    for (const type of ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'] as const)
      for (const { id, params } of this.of(type)) [id, ...params].forEach(add);
    return names;
  }
}

/** Scripts are shorter than 2^26 characters, and two of those fit into one number. */
function rangeKey({ start, end }: ScriptRange): number {
  return start * 0x4000000 + end;
}

const trees = new WeakMap<Program, Tree>();

export function treeOf(program: Program): Tree {
  let tree = trees.get(program);
  if (tree === undefined) {
    tree = new Tree(program);
    trees.set(program, tree);
  }
  return tree;
}

/** An expression without the chain that optional links put around it. */
export function plain<T extends Node>(node: T): Node {
  return node.type === 'ChainExpression' ? node.expression : node;
}

/** Whether what a place throws is caught around it: authors who write `try` there have thought of it. */
export function isCaught(node: Node, tree: Tree): boolean {
  let inner = node;
  for (let around = tree.parent(node); around !== undefined; around = tree.parent(around)) {
    if (around.type === 'TryStatement' && around.block === inner && around.handler !== null) return true;
    inner = around;
  }
  return false;
}

/** Whether a name stands where its variable is given a value: assigned, counted, gone through, or taken out of something. */
export function isWritten(name: Node, tree: Tree): boolean {
  const parent = tree.parent(name);
  switch (parent?.type) {
    case 'AssignmentExpression':
    case 'AssignmentPattern':
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.left === name;
    case 'UpdateExpression':
    case 'ArrayPattern':
    case 'RestElement':
      return true;
    case 'Property':
      return tree.parent(parent)?.type === 'ObjectPattern';
    default:
      return false;
  }
}

/** Whether a name is written, or declared otherwise than by a variable's declaration: as a parameter or a function. */
export function isBound(name: Node, tree: Tree): boolean {
  const parent = tree.parent(name);
  if (parent?.type === 'CatchClause') return true;
  return parent !== undefined && isFunction(parent) ? parent.body !== name : isWritten(name, tree);
}

/** Name of a member that stands in the text: `a.name`, `a['name']`. */
export function memberName(node: Node): string | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : undefined;
  return literalText(node.property);
}

/** The text of a literal, a template without places included. */
export function literalText(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** Names that a pattern declares or assigns. */
export function patternNames(node: Node): readonly (Node & { type: 'Identifier' })[] {
  switch (node.type) {
    case 'Identifier':
      return [node];
    case 'ObjectPattern':
    case 'ObjectExpression':
      return node.properties.flatMap((one) => patternNames(one.type === 'Property' ? one.value : one.argument));
    case 'ArrayPattern':
    case 'ArrayExpression':
      return node.elements.flatMap((one) => (one === null ? [] : patternNames(one)));
    case 'AssignmentPattern':
    case 'AssignmentExpression':
      return patternNames(node.left);
    case 'RestElement':
    case 'SpreadElement':
      return patternNames(node.argument);
    default:
      return [];
  }
}
