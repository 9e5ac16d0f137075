import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { callsOf, type MemberCall, pushesTo, unchanged } from '../api-calls.js';
import type { RuleContext } from '../rule.js';
import { treeOf } from '../tree.js';

/** Calls of `appendMetadata` and `setMetadata`. */
export function metadataCalls(context: RuleContext): readonly MemberCall[] {
  return callsOf(context, /^api\.v1\.user\.(?:append|set)Metadata$/);
}

/** Entries that a script pushes to `api.metadata`; through variables that hold one literal. */
export function* pushedEntries(context: RuleContext): Iterable<{ call: MemberCall; entry: Node; place: Node }> {
  const tree = treeOf(context.program);
  for (const call of pushesTo(context, 'api.metadata'))
    for (const argument of call.arguments)
      if (argument.type !== 'SpreadElement') yield { call, entry: unchanged(argument, tree), place: argument };
}

/** The key that a call or an entry is made with, where it stands in the text. */
export function keyOf(call: MemberCall): Node | undefined {
  const [key] = call.arguments;
  return call.spread ? undefined : key;
}
