import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { callsOf, type MemberCall, pushesTo, unchanged } from '../api-calls.js';
import type { RuleContext } from '../rule.js';
import { treeOf } from '../tree.js';

/** A grant that a script hands over, with the way it goes. */
export interface GivenGrant {
  readonly call: MemberCall;
  readonly way: 'push' | 'append';
  /** The argument. */
  readonly place: Node;
  /** What it holds, through variables. */
  readonly grant: Node;
}

export function appendCalls(context: RuleContext): readonly MemberCall[] {
  return callsOf(context, /^api\.v1\.appendUserGrant$/);
}

export function* givenGrants(context: RuleContext): Iterable<GivenGrant> {
  const tree = treeOf(context.program);
  for (const call of pushesTo(context, 'api.userGrants'))
    for (const place of call.arguments)
      if (place.type !== 'SpreadElement') yield { call, way: 'push', place, grant: unchanged(place, tree) };
  for (const call of appendCalls(context)) {
    const [place] = call.arguments;
    if (place !== undefined && !call.spread && call.arguments.length === 1)
      yield { call, way: 'append', place, grant: unchanged(place, tree) };
  }
}
