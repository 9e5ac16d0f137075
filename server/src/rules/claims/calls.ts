import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { callsOf, type MemberCall } from '../api-calls.js';
import { knownText } from '../calls.js';
import { oncePerCheck } from '../once.js';
import { treeOf } from '../tree.js';

/** A call of `setClaim`, under its name of today or of old. */
export interface ClaimCall extends MemberCall {
  readonly keyNode: Node;
  /** What is known of the claim's name. */
  readonly key: ReturnType<typeof knownText>;
  readonly value: Node | undefined;
}

export const claimCalls = oncePerCheck((context): readonly ClaimCall[] => {
  const tree = treeOf(context.program);
  return callsOf(context, /^api\.v1\.(?:claims|userinfo)\.setClaim$/).flatMap((call) => {
    const [keyNode, value] = call.arguments;
    if (keyNode === undefined || keyNode.type === 'SpreadElement') return [];
    const known = value === undefined || value.type !== 'SpreadElement' ? value : undefined;
    return [{ ...call, keyNode, key: knownText(keyNode, tree), value: known }];
  });
});
