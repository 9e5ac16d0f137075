import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { type ModuleCall, memberCalls, origin } from '../calls.js';
import type { RuleContext } from '../rule.js';
import { literalText } from '../tree.js';

/** One call of `setCustomAttribute`. */
export interface AttributeCall extends Omit<ModuleCall, 'name'> {
  /** Name of the attribute, where the text has it. */
  readonly attribute: string | undefined;
}

export function attributeCalls(context: RuleContext): readonly AttributeCall[] {
  return memberCalls(context, /^api\.v1\.attributes\.setCustomAttribute$/).map((call) => {
    const name: Node | undefined = call.args[0];
    return { ...call, attribute: name && literalText(origin(name, context)) };
  });
}
