import type { ts } from '../compiler.js';

/**
 * A node of the control flow graph that TypeScript's binder makes. The type is internal to TypeScript; what is written down here
 * is what 6.0.3 has, the version that is pinned.
 */
export interface FlowNode {
  readonly flags: number;
  /** What was assigned, tested, called; for a clause of a switch and for `finally` a record of its own. */
  readonly node: unknown;
  /** What ran before: one node, or the branches that meet at a label. */
  antecedent?: FlowNode | FlowNode[];
}

/** The names of the flags, by their numbers in 6.0.3; a test holds them against the library's own. */
export const FlowFlags = {
  Start: 2,
  BranchLabel: 4,
  Assignment: 16,
  TrueCondition: 32,
  FalseCondition: 64,
  Condition: 32 | 64,
  SwitchClause: 128,
  ArrayMutation: 256,
  Call: 512,
  ReduceLabel: 1024,
} as const;

/** A node of the syntax tree with its place in the flow. */
export type FlowingNode = ts.Node & { flowNode?: FlowNode | undefined };

/** What a flow node comes after. */
export function antecedentsOf({ antecedent }: FlowNode): readonly FlowNode[] {
  return antecedent === undefined ? [] : Array.isArray(antecedent) ? antecedent : [antecedent];
}

/** The syntax that a flow node speaks of; undefined for the start, labels, clauses and `finally`. */
export function syntaxOf({ flags, node }: FlowNode): ts.Node | undefined {
  const speaks = FlowFlags.Assignment | FlowFlags.Condition | FlowFlags.ArrayMutation | FlowFlags.Call;
  return (flags & speaks) === 0 ? undefined : (node as ts.Node);
}
