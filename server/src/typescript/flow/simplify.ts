import type { ts } from '../compiler.js';
import { nodesOf } from '../nodes.js';
import { FlowReduction, flowNodesOf } from './graph.js';
import type { FlowingNode } from './model.js';
import { isPlainReference, NarrowedReferences } from './narrowed.js';

const done = new WeakSet<ts.SourceFile>();

/**
 * Makes the control flow graph of a bound file small, without changing what the checker finds. For each mention of a variable
 * or member the checker walks back through all that ran before, up to the start of the function, which for the thousands of
 * statements that fit into 40,000 bytes takes seconds. Two things are done about it: mentions that nothing narrows lose their
 * place in the flow, and what is left of the flow loses what narrows nothing.
 */
export function simplifyFlow(file: ts.SourceFile): void {
  if (done.has(file)) return;
  done.add(file);
  const nodes: readonly FlowingNode[] = nodesOf(file);
  const flows = flowNodesOf(nodes);
  // Only a comment can say that a call never returns or asserts something; nothing of the library or of ZITADEL does.
  const callsMatter = /\b(?:never|asserts)\b/.test(file.text);
  const reduction = new FlowReduction(flows, callsMatter);
  const narrowed = new NarrowedReferences(flows, nodes, callsMatter);
  for (const node of nodes) {
    if (node.flowNode === undefined) continue;
    node.flowNode = isPlainReference(node) && !narrowed.has(node) ? undefined : reduction.of(node.flowNode);
  }
}
