import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { oncePerCheck } from '../once.js';
import { literalText, treeOf } from '../tree.js';

/** One call of `require` with a name that stands in the text. */
export interface Required {
  readonly call: Node;
  readonly argument: Node;
  readonly name: string;
}

export const requiredModules = oncePerCheck(({ program }): readonly Required[] => {
  const tree = treeOf(program);
  if (tree.declares('require')) return [];
  return tree.of('CallExpression').flatMap((call): readonly Required[] => {
    if (call.callee.type !== 'Identifier' || call.callee.name !== 'require') return [];
    const [argument] = call.arguments;
    const name = argument && literalText(argument);
    return argument === undefined || name === undefined ? [] : [{ call, argument, name }];
  });
});
