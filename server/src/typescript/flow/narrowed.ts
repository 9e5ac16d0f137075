import { ts } from '../compiler.js';
import { FlowFlags, type FlowingNode, type FlowNode, syntaxOf } from './model.js';

/** Elements that a list may be given one by one, before its type is no longer followed. */
const mostMutations = 100;

/**
 * Which references of a file may have another type at some place than they were declared with: those that are assigned, and
 * those that a condition speaks of. Told by their text, `ctx.v1.user.grants`, so that there are rather too many than too few.
 */
export class NarrowedReferences {
  readonly #assigned = new Set<string>();
  readonly #tested = new Set<string>();
  readonly #constants = new Map<string, ts.Expression | undefined>();
  readonly #mutations = new Map<string, number>();

  constructor(flows: readonly FlowNode[], nodes: readonly ts.Node[], callsMatter: boolean) {
    for (const node of nodes) {
      // A variable has a type that changes with its values, tested or not.
      if ((ts.isVariableDeclaration(node) || ts.isBindingElement(node)) && ts.isIdentifier(node.name)) {
        this.#assigned.add(node.name.text);
        this.#constants.set(node.name.text, sourceOf(node));
      }
    }
    for (const flow of flows) {
      const node = syntaxOf(flow);
      if (node !== undefined && (flow.flags & FlowFlags.Assignment) !== 0) this.assigned(node);
      else if (node !== undefined && (flow.flags & FlowFlags.ArrayMutation) !== 0) this.mutated(node);
      else if (node !== undefined && (callsMatter || (flow.flags & FlowFlags.Call) === 0)) this.tested(node);
      else if ((flow.flags & FlowFlags.SwitchClause) !== 0) {
        const { switchStatement } = flow.node as { readonly switchStatement: ts.SwitchStatement };
        this.tested(switchStatement.expression);
        for (const clause of switchStatement.caseBlock.clauses)
          if (ts.isCaseClause(clause)) this.tested(clause.expression);
      }
    }
  }

  /** Whether the flow can give a reference another type than it was declared with. */
  has(reference: ts.Node): boolean {
    const path = pathOf(reference);
    if (path === undefined) return true;
    if ((this.#mutations.get(path[0]!) ?? 0) > mostMutations) return false;
    if (this.#tested.has(path.join('.'))) return true;
    for (let length = 1; length <= path.length; length++)
      if (this.#assigned.has(path.slice(0, length).join('.'))) return true;
    return false;
  }

  private assigned(node: ts.Node): void {
    const path = pathOf(ts.isVariableDeclaration(node) || ts.isBindingElement(node) ? node.name : node);
    if (path !== undefined) this.#assigned.add(path.join('.'));
  }

  private mutated(node: ts.Node): void {
    const list = ts.isCallExpression(node)
      ? (node.expression as ts.PropertyAccessExpression).expression
      : ((node as ts.BinaryExpression).left as ts.ElementAccessExpression).expression;
    const path = pathOf(list);
    if (path?.length === 1) this.#mutations.set(path[0]!, (this.#mutations.get(path[0]!) ?? 0) + 1);
  }

  /** Notes all that a condition speaks of: references, what they are members of, and what its constants were made from. */
  private tested(condition: ts.Node, followed: ReadonlySet<string> = new Set()): void {
    const open: ts.Node[] = [condition];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (ts.isFunctionLike(node)) continue;
      const path = pathOf(node);
      if (path === undefined || path.length === 0) {
        ts.forEachChild(node, (child) => void open.push(child));
        continue;
      }
      this.#tested.add(path.join('.'));
      this.#tested.add(path.slice(0, -1).join('.'));
      if (ts.isOptionalChain(node))
        for (let length = 1; length < path.length; length++) this.#tested.add(path.slice(0, length).join('.'));
      const root = path[0]!;
      const source = path.length === 1 && !followed.has(root) ? this.#constants.get(root) : undefined;
      if (source !== undefined && followed.size < 5) this.tested(source, new Set([...followed, root]));
      // `a[b]` and `f(a).b` hold references of their own.
      for (const inner of innerOf(node)) open.push(inner);
    }
  }
}

/** What a variable was made from. */
function sourceOf(node: ts.VariableDeclaration | ts.BindingElement): ts.Expression | undefined {
  let at: ts.Node = node;
  while (ts.isBindingElement(at)) at = at.parent.parent;
  return ts.isVariableDeclaration(at) ? at.initializer : undefined;
}

/** Names on the way to a value: `ctx.v1['user']` gives ctx, v1, user. Undefined for all that is no reference. */
function pathOf(node: ts.Node): readonly string[] | undefined {
  const names: string[] = [];
  for (let at = node; ; ) {
    if (ts.isParenthesizedExpression(at) || ts.isNonNullExpression(at)) at = at.expression;
    else if (ts.isPropertyAccessExpression(at)) {
      names.push(at.name.text);
      at = at.expression;
    } else if (ts.isElementAccessExpression(at)) {
      const key = at.argumentExpression;
      names.push(ts.isStringLiteralLike(key) || ts.isNumericLiteral(key) ? key.text : `[${key.getText()}]`);
      at = at.expression;
    } else if (ts.isIdentifier(at)) {
      names.push(at.text);
      return names.reverse();
    } else return undefined;
  }
}

/** References inside of a reference: the keys of its elements. */
function* innerOf(node: ts.Node): Iterable<ts.Node> {
  for (let at = node; ; ) {
    if (ts.isElementAccessExpression(at)) yield at.argumentExpression;
    if (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at)) at = at.expression;
    else if (ts.isParenthesizedExpression(at) || ts.isNonNullExpression(at)) at = at.expression;
    else return;
  }
}

/** Whether a node is a reference whose flow may be left out when nothing narrows it. */
export function isPlainReference(node: FlowingNode): boolean {
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node))
    return false;
  // Patterns ask for the flow of what they take apart.
  const { parent } = node;
  return (
    !ts.isVariableDeclaration(parent) &&
    !ts.isBindingElement(parent) &&
    !ts.isParameter(parent) &&
    !ts.isForOfStatement(parent) &&
    !(ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken)
  );
}
