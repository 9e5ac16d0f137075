import type { ScriptRange } from './oracle.js';
import type { RuleContext } from './rule.js';
import { treeOf } from './tree.js';

/** Where the name of the action stands: the place of what is true of the whole. */
export function nameOf({ action, program }: RuleContext): ScriptRange | undefined {
  if (action === undefined) return undefined;
  if (action.type === 'FunctionDeclaration' && action.id !== null)
    return { start: action.id.start, end: action.id.end };
  const parent = treeOf(program).parent(action);
  return parent?.type === 'VariableDeclarator' ? { start: parent.id.start, end: parent.id.end } : undefined;
}
