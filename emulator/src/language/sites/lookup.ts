import type { OpKind } from '../compile/base.js';
import { fold } from '../compile/constants.js';
import { compileCheck } from '../compile/statements.js';
import { hidden, hiddenStart } from '../hidden.js';
import { parse } from '../parse.js';
import type { Expression, Node, Program } from '../syntax/nodes.js';
import type { LineTable } from '../syntax/positions.js';
import { KnownCallees } from './callees.js';
import type { EditedText } from './edits.js';
import { QuickJsOrder, type Step } from './order.js';
import { QuickJsText } from './tokens.js';
import type { Site, Trouble } from './trouble.js';
import { innerEnd, innerStart, walk } from './walk.js';

interface Op {
  kind: OpKind;
  node: Node;
  place: number;
  functionName: string;
  /** A call, or `new`, that cannot fail for want of a function. */
  safe: boolean;
  /** A call, or `new`, of a function of JavaScript's own. */
  builtIn: boolean;
}

interface Stretch {
  isFunction: boolean;
  ops: Op[];
}

/** From QuickJS's places in a prepared script to what goja would report. Made when the first error asks. */
export class SiteTable {
  private readonly lines: LineTable;
  private readonly stretches = new Map<string, Stretch[]>();
  private readonly program: Program;

  constructor(original: string, edited: EditedText) {
    const { program, lines } = parse(original);
    this.lines = lines;
    this.program = program;
    const callees = new KnownCallees(program);
    const known = new Map<string, Op>();
    /** Calls and reads by where they end: what is put around an object in parentheses begins elsewhere. */
    const ends = new Map<string, Op>();
    /** Operations by their text with the parentheses of their parts: what is put around those parts lies outside. */
    const bySpan = new Map<string, Op>();
    const byPlace = new Map<string, Op>();
    const trace = {
      op(kind: OpKind, node: Node, place: number, functionName: string): void {
        const calls = node.type === 'CallExpression' || node.type === 'NewExpression';
        const [safe, builtIn] = calls ? [callees.isSafe(node), callees.isBuiltIn(node)] : [false, false];
        const op = { kind, node, place, functionName, safe, builtIn };
        known.set(key(kind, node.start, node.end), op);
        if (kind === 'call' || kind === 'read') ends.set(`${kind}:${node.end}`, op);
        bySpan.set(key(kind, innerStart(node), innerEnd(node)), op);
        if (node.type === 'Identifier') byPlace.set(`${kind}:${node.name}:${node.start}`, op);
        if (node.type === 'Identifier') byPlace.set(`${kind}:${node.name}:${node.end}`, op);
      },
    };
    compileCheck(program, lines, { kind: 'script', strict: false, inside: undefined }, trace);
    const text = new QuickJsText(edited.code);
    const spanned = (kind: OpKind, node: Node): Op | undefined =>
      bySpan.get(key(kind, edited.toOriginal(innerStart(node)), edited.toOriginal(innerEnd(node))));
    const find = ({ kind, node }: Step): Op | undefined => {
      if (isHelperCall(node)) return isPowerCall(node) ? spanned('operand', node) : undefined;
      const start = edited.toOriginal(node.start);
      const end = edited.toOriginal(node.end);
      const found = known.get(key(kind, start, end)) ?? ends.get(`${kind}:${end}`) ?? spanned(kind, node);
      if (found || node.type !== 'Identifier') return found;
      return byPlace.get(`${kind}:${node.name}:${start}`);
    };
    const order = new QuickJsOrder(text.program, (offset) => text.nextToken(offset));
    for (const { start, isFunction, isField, steps } of order.stretches) {
      const ops = steps.flatMap((step) => find(step) ?? []);
      const { line, column } = text.place(start);
      this.add(line, column, { isFunction, ops });
      if (isFunction && column !== 1) this.add(line, 1, { isFunction, ops });
      if (isField) this.add(0, 1, { isFunction, ops });
    }
  }

  private add(line: number, column: number, stretch: Stretch): void {
    const place = `${line}:${column}`;
    const list = this.stretches.get(place);
    if (list) list.push(stretch);
    else this.stretches.set(place, [stretch]);
  }

  /** What goja would say of a place that QuickJS reports; undefined when nothing fits. */
  lookup(line: number, column: number, trouble: Trouble): Site | undefined {
    const stretches = this.stretches.get(`${line}:${column}`) ?? this.onLine(line);
    const ops = stretches.flatMap((stretch) => stretch.ops);
    const op = choose(ops, trouble);
    return op && this.site(op);
  }

  /** The beginnings of functions on a line, for places that fit no token. */
  private onLine(line: number): Stretch[] {
    return this.stretches.get(`${line}:1`)?.filter((stretch) => stretch.isFunction) ?? [];
  }

  private site({ kind, node, place, functionName }: Op): Site {
    const { line, column } = this.lines.place(place);
    const called = calleeOf(node);
    const member = memberName(called ?? node);
    let shown: Site['node'] = 'other';
    if (kind === 'call' || (kind === 'read' && this.callees.has(node))) shown = 'call';
    else if (kind === 'construct') shown = 'construct';
    return {
      functionName,
      line,
      column,
      node: shown,
      ...(member !== undefined && { member }),
      ...(isIndexed(called ?? node) && { indexed: true }),
      ...(kind === 'write' && { writes: true }),
      ...(kind === 'read' && this.references.has(node) && { reference: true }),
    };
  }

  /** Targets of `&&=`, `||=` and `??=`, of which goja makes a reference before it reads them; once asked for. */
  private get references(): Set<Node> {
    if (this.#references) return this.#references;
    const found = new Set<Node>();
    walk(this.program, (node) => {
      if (node.type === 'AssignmentExpression' && logicalAssignment.test(node.operator)) found.add(node.left);
      return true;
    });
    this.#references = found;
    return found;
  }

  #references: Set<Node> | undefined;

  /** Members that are called, once asked for. */
  private get callees(): Set<Node> {
    this.#callees ??= new Set(
      [...this.stretches.values()].flatMap((list) =>
        list.flatMap(({ ops }) => ops.flatMap((op) => (op.kind === 'call' ? (calleeOf(op.node) ?? []) : []))),
      ),
    );
    return this.#callees;
  }

  #callees: Set<Node> | undefined;
}

const logicalAssignment = /^(?:&&|\|\||\?\?)=$/;

function key(kind: OpKind, start: number, end: number): string {
  return `${kind}:${start}:${end}`;
}

/** A call that only prepared texts have; it never fails by itself. */
function isHelperCall(node: Node): boolean {
  return (
    node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name.startsWith(hiddenStart)
  );
}

/** `**`, which prepared texts write as a call. */
function isPowerCall(node: Node): boolean {
  return node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === hidden.power;
}

function calleeOf(node: Node): Expression | undefined {
  const callee =
    node.type === 'CallExpression' ? node.callee : node.type === 'TaggedTemplateExpression' ? node.tag : undefined;
  return callee?.type === 'ChainExpression' ? callee.expression : callee;
}

/** Name of the property that a node reads or writes, or undefined when it is worked out at run time. */
function memberName(node: Node): string | undefined {
  if (node.type === 'Property') return node.computed ? undefined : keyText(node.key);
  if (node.type !== 'MemberExpression') return undefined;
  if (!node.computed) return keyText(node.property);
  const symbol = symbolName(node.property);
  if (symbol !== undefined) return symbol;
  const constant = fold(node.property);
  return constant && !constant.threw ? String(constant.value) : undefined;
}

/** `Symbol.iterator` and its like. */
function symbolName(node: Expression): string | undefined {
  if (node.type !== 'MemberExpression' || node.computed || node.object.type !== 'Identifier') return undefined;
  return node.object.name === 'Symbol' ? `Symbol.${keyText(node.property)}` : undefined;
}

/** A member in brackets that goja does not take for one with a name: its key is no constant text. */
function isIndexed(node: Node): boolean {
  if (node.type !== 'MemberExpression' || !node.computed) return false;
  const constant = node.property.type === 'TemplateLiteral' ? undefined : fold(node.property);
  return !(constant && !constant.threw && typeof constant.value === 'string');
}

function keyText(key: Expression): string | undefined {
  if (key.type === 'Identifier') return key.name;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  return key.type === 'Literal' ? String(key.value) : undefined;
}

/** The name by which a call's function would be known; empty for one that is written there without a name. */
function calleeName(op: Op): string | undefined {
  const { node } = op;
  const callee = node.type === 'NewExpression' ? node.callee : calleeOf(node);
  if (!callee) return undefined;
  if (callee.type === 'FunctionExpression') return callee.id?.name ?? '';
  if (callee.type === 'ArrowFunctionExpression') return '';
  return callee.type === 'Identifier' ? callee.name : memberName(callee);
}

function choose(ops: readonly Op[], { kind, name, callee }: Trouble): Op | undefined {
  const of = (...kinds: OpKind[]): Op[] => ops.filter((op) => kinds.includes(op.kind));
  // what may be read from nothing cannot fail for that
  const reads = (): Op[] => of('read').filter(({ node }) => !(node.type === 'MemberExpression' && node.optional));
  const named = (list: readonly Op[]): Op | undefined =>
    list.find((op) => name !== undefined && (memberName(op.node) ?? nameOf(op.node)) === name);
  switch (kind) {
    case 'reference':
      return named(of('reference')) ?? named(of('write')) ?? of('reference')[0];
    case 'read':
      return (
        outermost(named(reads()), reads()) ??
        reads().find((op) => memberName(op.node) === undefined) ??
        of('iterate', 'read')[0]
      );
    case 'update':
      return of('read').find((op) => of('write').some(({ node }) => node === op.node)) ?? of('read')[0];
    case 'private':
      return named(of('read', 'write')) ?? ops.find(({ node }) => memberName(node)?.startsWith('#'));
    case 'write':
    case 'readonly':
      return named(of('write')) ?? of('write').find((op) => op.node.type === 'MemberExpression') ?? of('write')[0];
    case 'call':
      if (name === 'result') {
        const found = of('call').find(
          (op) => !/Identifier|MemberExpression|Function|Class/.test(calleeOf(op.node)?.type ?? ''),
        );
        if (found) return found;
      }
      return of('call').find((op) => !op.safe) ?? of('call', 'construct')[0];
    case 'construct':
      return of('construct').find((op) => !op.safe) ?? of('construct')[0] ?? of('call')[0];
    case 'created':
      return of('construct')[0] ?? of('call')[0];
    case 'iterate':
      return (
        named(of('read')) ??
        of('iterate').find(({ node }) => (node.type === 'ObjectPattern') === (name === 'object')) ??
        of('iterate')[0] ??
        of('write').find(deletes) ??
        of('call', 'construct')[0]
      );
    case 'operand':
      if (name === 'class') {
        const classes = of('operand').filter(({ node }) => extendsSomething(node));
        return classes[classes.length - 1] ?? ops[0];
      }
      if (name === 'relation') return of('operand').find(({ node }) => isRelation(node)) ?? of('operand')[0] ?? ops[0];
      return of('operand')[0] ?? ops[0];
    case 'frame': {
      const accessed = callee === undefined ? undefined : /^[gs]et (.+)$/s.exec(callee)?.[1];
      if (accessed !== undefined) {
        const access = ops.find((op) => /read|write/.test(op.kind) && memberName(op.node) === accessed);
        if (access) return access;
      }
      const calls = of('call', 'construct');
      const called = callee === undefined ? undefined : calls.find((op) => calleeName(op) === callee);
      if (called) return called;
      // accessors that `Object.defineProperty` got as methods
      const access = /^[gs]et$/.test(callee ?? '') ? of(callee === 'get' ? 'read' : 'write')[0] : undefined;
      if (access) return access;
      // QuickJS puts templates together with `concat`
      // names of functions of the host are paths of Go, and never those of classes
      const host = callee !== undefined && /[/(]/.test(callee) ? of('call')[0] : undefined;
      if (host) return host;
      const template = callee === 'concat' ? ops.find((op) => op.node.type === 'TemplateLiteral') : undefined;
      return template ?? calls.find((op) => !op.builtIn) ?? calls[0] ?? ops[0];
    }
    default:
      return of('throw')[0] ?? of('call', 'construct')[0] ?? ops[0];
  }
}

/** A class that may extend what is no class. */
function extendsSomething(node: Node): boolean {
  return (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') && node.superClass !== null;
}

/** What `delete` was applied to, where something is written that is no assignment. */
function deletes({ node }: Op): boolean {
  return node.type === 'MemberExpression';
}

/** `in` and `instanceof`. */
function isRelation(node: Node): boolean {
  return node.type === 'BinaryExpression' && /^in/.test(node.operator);
}

/** What a member is read from, and what that is read from. */
function chainOf(node: Node): Node[] {
  const chain: Node[] = [];
  for (let inner = node; inner.type === 'MemberExpression'; inner = inner.object) chain.push(inner.object);
  return chain;
}

function nameOf(node: Node): string | undefined {
  if (node.type === 'ThisExpression') return 'this';
  return node.type === 'Identifier' ? node.name : undefined;
}

/** Of `a.b.c.b` the outer read: that there is no `c` is likelier than that there is no `a`. */
function outermost(op: Op | undefined, reads: readonly Op[]): Op | undefined {
  let found = op;
  for (;;) {
    const inner: Op | undefined = found;
    if (!inner) return undefined;
    const name = memberName(inner.node);
    const outer = reads.find(
      ({ node }) => node !== inner.node && memberName(node) === name && chainOf(node).includes(inner.node),
    );
    if (!outer) return inner;
    found = outer;
  }
}
