import { ts } from '../compiler.js';
import { antecedentsOf, FlowFlags, type FlowingNode, type FlowNode, syntaxOf } from './model.js';

/** Branches that are compared where they meet; more are left as they are. */
const widest = 32;

/** All flow nodes of a file, each after those that it comes after, as far as there are no loops. */
export function flowNodesOf(nodes: readonly FlowingNode[]): readonly FlowNode[] {
  const found = new Set<FlowNode>();
  const ordered: FlowNode[] = [];
  for (const { flowNode } of nodes) {
    if (flowNode === undefined || found.has(flowNode)) continue;
    found.add(flowNode);
    // Without recursion: a script of a thousand statements is a chain of a thousand nodes.
    const open: { readonly flow: FlowNode; readonly before: readonly FlowNode[]; next: number }[] = [];
    const enter = (flow: FlowNode): void => void open.push({ flow, before: beforeOf(flow), next: 0 });
    enter(flowNode);
    for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
      const below = at.before[at.next++];
      if (below === undefined) ordered.push(open.pop()!.flow);
      else if (!found.has(below)) {
        found.add(below);
        enter(below);
      }
    }
  }
  return ordered;
}

function beforeOf(flow: FlowNode): readonly FlowNode[] {
  if ((flow.flags & FlowFlags.ReduceLabel) === 0) return antecedentsOf(flow);
  const { target, antecedents } = flow.node as { readonly target: FlowNode; readonly antecedents: readonly FlowNode[] };
  return [target, ...antecedents, ...antecedentsOf(flow)];
}

/**
 * Takes out of the flow graph what says nothing of types: calls that can neither end the function nor assert anything, and places where
 * the branches of a condition meet again without having assigned anything that can still be seen. There the type of every
 * reference is what it was before the condition. What the checker finds stays the same; its way back to the start of the function
 * becomes shorter, and that way is walked for each reference.
 */
export class FlowReduction {
  readonly #passed = new Map<FlowNode, FlowNode>();
  /** Labels whose branches `finally` exchanges while they are looked at. */
  readonly #exchanged = new Set<FlowNode>();

  constructor(
    flows: readonly FlowNode[],
    /** Whether calls may end the function or assert something. */
    private readonly callsMatter: boolean,
  ) {
    for (const { flags, node } of flows)
      if ((flags & FlowFlags.ReduceLabel) !== 0) this.#exchanged.add((node as { target: FlowNode }).target);
    for (const flow of flows) this.reduce(flow);
  }

  /** The flow node that says the same as another one. */
  of(flow: FlowNode): FlowNode {
    return this.#passed.get(flow) ?? flow;
  }

  private reduce(flow: FlowNode): void {
    const { antecedent } = flow;
    if (Array.isArray(antecedent)) {
      for (const [index, one] of antecedent.entries()) antecedent[index] = this.of(one);
      const before = this.beforeBranches(flow, antecedent);
      if (before !== undefined) this.#passed.set(flow, before);
    } else if (antecedent !== undefined) {
      flow.antecedent = this.of(antecedent);
      if (this.isSilentCall(flow)) this.#passed.set(flow, flow.antecedent);
    }
  }

  private isSilentCall({ flags, node }: FlowNode): boolean {
    if (this.callsMatter || (flags & FlowFlags.Call) === 0) return false;
    return (node as ts.CallExpression).expression.kind !== ts.SyntaxKind.SuperKeyword;
  }

  /** Where all branches that meet at a label come from, when none of them leaves a trace. */
  private beforeBranches(label: FlowNode, antecedents: readonly FlowNode[]): FlowNode | undefined {
    if ((label.flags & FlowFlags.BranchLabel) === 0 || this.#exchanged.has(label)) return undefined;
    let ends = new Set(antecedents);
    for (;;) {
      const merged = this.merged(ends);
      if (merged === undefined) return undefined;
      if (merged.size === 1) return [...merged][0];
      // Of variables that end with their block, the one that was declared last is gone here.
      const last = lastOf(merged);
      if (last === undefined || !isBlockScoped(last)) return undefined;
      merged.delete(last);
      merged.add(last.antecedent as FlowNode);
      ends = merged;
    }
  }

  /** Branches with the two sides of each condition put together. Undefined when they are too many. */
  private merged(ends: ReadonlySet<FlowNode>): Set<FlowNode> | undefined {
    const open = [...ends];
    const merged = new Set<FlowNode>();
    const sides = new Map<unknown, FlowNode>();
    for (let end = open.pop(); end !== undefined; end = open.pop()) {
      if (open.length + merged.size > widest) return undefined;
      if ((end.flags & FlowFlags.BranchLabel) !== 0 && !this.#exchanged.has(end)) {
        open.push(...antecedentsOf(end));
        continue;
      }
      if ((end.flags & FlowFlags.Condition) !== 0) {
        const other = sides.get(end.node);
        if (other !== undefined && areSides(other, end) && merged.has(other)) {
          merged.delete(other);
          open.push(end.antecedent as FlowNode);
          continue;
        }
        sides.set(end.node, end);
      }
      merged.add(end);
    }
    // What a condition leaves of a type is part of what there was before it.
    for (const end of merged) if (comesAfter(end, merged)) merged.delete(end);
    return merged;
  }
}

/** Whether nothing but conditions stand between an end and another one. */
function comesAfter(end: FlowNode, others: ReadonlySet<FlowNode>): boolean {
  let at = end;
  for (let steps = 0; steps < widest && (at.flags & FlowFlags.Condition) !== 0; steps++) {
    at = at.antecedent as FlowNode;
    if (others.has(at)) return true;
  }
  return false;
}

function areSides(one: FlowNode, other: FlowNode): boolean {
  return (
    ((one.flags ^ other.flags) & FlowFlags.Condition) === FlowFlags.Condition && one.antecedent === other.antecedent
  );
}

/** The flow node that stands last in the text; undefined where one of them has no place. */
function lastOf(flows: ReadonlySet<FlowNode>): FlowNode | undefined {
  let last: { readonly flow: FlowNode; readonly at: number } | undefined;
  for (const flow of flows) {
    const node = syntaxOf(flow);
    if (node === undefined && (flow.flags & FlowFlags.Start) === 0) return undefined;
    const at = node?.pos ?? -1;
    if (last === undefined || at > last.at) last = { flow, at };
  }
  return last?.flow;
}

function isBlockScoped({ flags, node }: FlowNode): boolean {
  if ((flags & FlowFlags.Assignment) === 0) return false;
  const root = node as ts.Node;
  if (!ts.isVariableDeclaration(root) && !ts.isBindingElement(root)) return false;
  return (ts.getCombinedNodeFlags(root) & ts.NodeFlags.BlockScoped) !== 0;
}
