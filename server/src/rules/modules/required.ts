import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { declares } from '../language/names.js';
import type { RuleContext } from '../rule.js';
import { literalText, treeOf } from '../tree.js';

/** One call of `require` with a name that stands in the text. */
export interface Required {
  readonly call: Node;
  readonly argument: Node;
  readonly name: string;
}

export function requiredModules({ program }: RuleContext): readonly Required[] {
  const tree = treeOf(program);
  if (declares(tree, 'require')) return [];
  return tree.nodes.flatMap((call): readonly Required[] => {
    if (call.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.callee.name !== 'require')
      return [];
    const [argument] = call.arguments;
    const name = argument && literalText(argument);
    return argument === undefined || name === undefined ? [] : [{ call, argument, name }];
  });
}
