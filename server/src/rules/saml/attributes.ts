import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { callsOf } from '../api-calls.js';
import { type ModuleCall, origin, placeOfName } from '../calls.js';
import type { RuleContext } from '../rule.js';
import { literalText } from '../tree.js';

/** One call of `setCustomAttribute`. */
export interface AttributeCall extends Omit<ModuleCall, 'name'> {
  /** Name of the attribute, where the text has it. */
  readonly attribute: string | undefined;
}

export function attributeCalls(context: RuleContext): readonly AttributeCall[] {
  return callsOf(context, /^api\.v1\.attributes\.setCustomAttribute$/).map(({ node, arguments: args, spread }) => {
    const name: Node | undefined = args[0];
    const attribute = name && literalText(origin(name, context));
    return { call: node, place: placeOfName(node), args, spread, attribute };
  });
}
