import type { Rule } from '../rule.js';
import { whereSure } from '../severity.js';
import { blockFunctions, unknownNames } from './names.js';

/** facts (goja-differences): `{ function g() {} } g()` throws; other engines let the name out of the block. */
export const blockFunction: Rule = {
  code: 'block-function',
  severity: 'error',
  summary: 'A function of a block is used outside of it',
  check(context) {
    const inBlocks = blockFunctions(context);
    for (const { name, node, start, end } of unknownNames(context))
      if (inBlocks.has(name))
        context.report({
          start,
          end,
          message: `\`${name}\` is declared in a block, and ZITADEL’s engine knows it there only: using it here throws “ReferenceError: ${name} is not defined”. Declare the function outside of the block.`,
          ...whereSure(context, node),
        });
  },
};
