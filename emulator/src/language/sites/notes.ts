import { children } from '../syntax/children.js';
import type {
  AssignmentExpression,
  ClassNode,
  Expression,
  MemberExpression,
  Node,
  ObjectPattern,
  Program,
  SpreadElement,
  Statement,
  UpdateExpression,
  VariableDeclaration,
} from '../syntax/nodes.js';
import { KnownCallees } from './callees.js';
import type { Edit } from './edits.js';
import { outerEnd, outerStart, walk } from './walk.js';

/** Names that are there though no script declares them, and no functions. */
const VALUES = new Set(['undefined', 'NaN', 'Infinity', 'globalThis', 'arguments', 'JSON', 'Math', 'Reflect']);

/**
 * QuickJS tells places by notes in its code, and makes few of them: an error is reported where the last note before it
 * stands. Here more are made where two operations would be told by one note. A note is made of the right side of an
 * operator, of which `0| 0` is the cheapest that QuickJS does not work out beforehand; the space gives it a place of its own.
 */
export abstract class Notes {
  readonly edits: Edit[] = [];
  protected readonly text: string;
  protected readonly callees: KnownCallees;
  /** How often names are read that may fail: those of members, and (after a `=`) those that nothing declares. */
  private readonly reads = new Map<string, number>();
  /** Whether a name is read below a node that is read elsewhere too; values in values are asked for level by level. */
  private readonly readingAgain = new Map<Node, boolean>();
  /** Identifiers that are no values: names of members and labels. */
  private readonly labels = new Set<Node>();
  private readonly constants = new Set<string>();
  /** Members that are written. */
  private readonly targets = new Set<Node>();

  constructor(text: string, program: Program) {
    this.text = text;
    this.callees = new KnownCallees(program);
    walk(program, (node) => {
      this.learn(node);
      const name = this.nameRead(node);
      if (name !== undefined) this.reads.set(name, (this.reads.get(name) ?? 0) + 1);
      return true;
    });
  }

  /** Outer nodes come before what is in them. */
  private learn(node: Node): void {
    if (node.type === 'MemberExpression') {
      if (!node.computed) this.labels.add(node.property);
    } else if (node.type === 'Property' || node.type === 'MethodDefinition' || node.type === 'PropertyDefinition') {
      if (!node.computed && !(node.type === 'Property' && node.shorthand)) this.labels.add(node.key);
    } else if (isAssignment(node)) this.targets.add(assignedBy(node));
    else if (node.type === 'UnaryExpression' && node.operator === 'delete') this.targets.add(node.argument);
    else if (node.type === 'VariableDeclaration' && node.kind === 'const') {
      for (const { id } of node.declarations) {
        walk(id, (inner) => {
          if (inner.type === 'Identifier') this.constants.add(inner.name);
          return true;
        });
      }
    }
  }

  /**
   * A name whose reading may fail. Of members those that are read from a member or a result: the variables in front are known
   * to be there as a rule.
   */
  private nameRead(node: Node): string | undefined {
    if (node.type === 'Identifier') {
      const { name } = node;
      if (this.labels.has(node) || VALUES.has(name) || this.callees.isBound(name)) return undefined;
      return this.callees.isFunction(name) ? undefined : `=${name}`;
    }
    if (node.type !== 'MemberExpression' || node.computed || node.object.type === 'Identifier') return undefined;
    return node.property.type === 'Identifier' ? node.property.name : undefined;
  }

  protected insert(at: number, text: string): void {
    this.edits.push({ start: at, end: at, text });
  }

  protected wrap(node: Node, before: string, after: string): void {
    this.insert(outerStart(node), before);
    const end = outerEnd(node);
    this.edits.push({ start: end, end, text: after, closes: true });
  }

  /** A note before a value that reads something which is read elsewhere too: the reads can be told apart then. */
  protected noteBefore(value: Expression | null | undefined): void {
    if (value && this.readsAgain(value)) this.wrap(value, '(0| 0,', ')');
  }

  /**
   * The same before each of several values but the first, which has the note of what is around. What is spread always gets one:
   * that it cannot be iterated is told without a name.
   */
  protected noteBetween(list: readonly (Expression | SpreadElement | null)[], first = 1): void {
    for (let at = 0; at < list.length; at++) {
      const item = list[at];
      if (item?.type !== 'SpreadElement') {
        if (at > 0) this.noteBefore(item);
      } else if (at >= first) this.noteIterated(item.argument);
    }
  }

  /** A note before what is iterated, unless it makes one itself: nothing else tells what is iterated from what was before. */
  protected noteIterated(node: Expression): void {
    if (!/^(?:Call|New|Array|Literal|Template)/.test(node.type)) this.wrap(node, '(0| 0,', ')');
  }

  /** A note before a statement in a function whose code begins with that of a pattern, or runs what a class has inside. */
  protected noteStatement(statement: Statement): void {
    if (statement.type === 'ClassDeclaration' && runsCode(statement)) this.insert(statement.start, '0;');
    if (statement.type !== 'VariableDeclaration') return;
    if (isPattern(statement.declarations[0]?.id)) this.insert(statement.start, '0;');
    this.separateDeclarations(statement);
  }

  /** A note before each pattern that a property of another one is taken apart by: its key is worked out. */
  protected notePatterns({ properties }: ObjectPattern): void {
    for (const property of properties) {
      if (property.type === 'RestElement' || property.computed || property.shorthand) continue;
      const { key, value } = property;
      if (!isPattern(value.type === 'AssignmentPattern' ? value.left : value)) continue;
      const quote = key.type === 'Identifier' ? '"' : '';
      this.insert(key.start, `[(0| 0,${quote}`);
      this.edits.push({ start: key.end, end: key.end, text: `${quote})]`, closes: true });
    }
  }

  /** Patterns that stand after others become declarations of their own, with a note in front. */
  private separateDeclarations({ kind, declarations }: VariableDeclaration): void {
    for (let at = 1; at < declarations.length; at++) {
      const from = declarations[at - 1]!.end;
      const { id } = declarations[at]!;
      const between = this.text.slice(from, id.start);
      if (isPattern(id) && /^\s*,\s*$/.test(between)) {
        const comma = from + between.indexOf(',');
        this.edits.push({ start: comma, end: comma + 1, text: `;0;${kind} ` });
      }
    }
  }

  private readsAgain(node: Node): boolean {
    const known = this.readingAgain.get(node);
    if (known !== undefined) return known;
    const name = this.nameRead(node);
    const again =
      !/Function|Class/.test(node.type) &&
      ((name !== undefined && (this.reads.get(name) ?? 0) > 1) ||
        children(node).some((child) => this.readsAgain(child)));
    this.readingAgain.set(node, again);
    return again;
  }

  /**
   * Of `grants.grants` the second is read in brackets, with a note before it: which of the two was read from nothing, the name
   * does not tell.
   */
  protected noteRepeated(node: MemberExpression): void {
    const { object, property, computed, optional } = node;
    if (
      computed ||
      optional ||
      this.targets.has(node) ||
      property.type !== 'Identifier' ||
      !namesMember(object, property.name)
    )
      return;
    const dot = this.text.indexOf('.', outerEnd(object));
    if (!/^\s*\.\s*$/.test(this.text.slice(outerEnd(object), property.start))) return;
    this.edits.push({ start: dot, end: dot + 1, text: '[0| 0,' });
    this.edits.push({ start: property.start, end: property.end, text: `"${property.name}"]` });
  }

  /**
   * QuickJS leaves out what comes after a `throw`, a `return` or an assignment to a constant (which always fails), and takes the
   * last note in it for the place of that. After a condition it leaves out nothing.
   */
  protected noteLeaving(statements: readonly Statement[]): void {
    for (let at = 0; at < statements.length - 1; at++) {
      const statement = statements[at]!;
      if (this.leaves(statement)) this.insert(statement.start, 'if(1|0)');
    }
  }

  private leaves(statement: Statement): boolean {
    if (statement.type !== 'ExpressionStatement') return /^(?:Throw|Return)/.test(statement.type);
    const { expression } = statement;
    const target = isAssignment(expression) ? assignedBy(expression) : undefined;
    return target?.type === 'Identifier' && this.constants.has(target.name);
  }
}

/** A class has more to be worked out than its methods. */
function runsCode({ superClass, body }: ClassNode): boolean {
  return (
    superClass !== null ||
    body.body.some((element) => element.type === 'StaticBlock' || element.computed || element.static)
  );
}

function isPattern(node: Node | undefined): boolean {
  return node?.type === 'ObjectPattern' || node?.type === 'ArrayPattern';
}

function isAssignment(node: Node): node is AssignmentExpression | UpdateExpression {
  return node.type === 'AssignmentExpression' || node.type === 'UpdateExpression';
}

/** What an assignment or update changes. */
function assignedBy(node: AssignmentExpression | UpdateExpression): Expression {
  return node.type === 'AssignmentExpression' ? node.left : node.argument;
}

/** Whether a member of a name is read on the way to a value. */
function namesMember(node: Expression, name: string): boolean {
  for (let inner: Node = node; inner.type === 'MemberExpression'; inner = inner.object) {
    if (!inner.computed && inner.property.type === 'Identifier' && inner.property.name === name) return true;
  }
  return false;
}
