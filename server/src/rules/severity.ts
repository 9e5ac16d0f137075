import type { Node } from '../../../emulator/src/language/syntax/nodes.js';
import type { RuleContext } from './rule.js';

/** For mistakes that throw: the rule's own severity where they surely run, else a warning. */
export function whereSure(context: Pick<RuleContext, 'certainty'>, node: Node): { severity?: 'warning' } {
  return context.certainty.has(node) ? {} : { severity: 'warning' };
}
