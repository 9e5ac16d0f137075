import { knownGlobals } from '../../typescript/globals.js';
import type { Rule } from '../rule.js';
import { whereSure } from '../severity.js';
import { blockFunctions, unknownNames } from './names.js';

/** facts §1.6: reading a name that nothing declares throws a ReferenceError. */
export const undeclaredVariable: Rule = {
  code: 'undeclared-variable',
  severity: 'error',
  summary: 'A variable that nothing declares',
  check(context) {
    const inBlocks = blockFunctions(context);
    for (const { name, node, start, end, message } of unknownNames(context)) {
      if (knownGlobals.has(name) || inBlocks.has(name)) continue;
      const suggestion = /Did you mean `([^`]+)`\?$/.exec(message)?.[1];
      context.report({
        start,
        end,
        message: `Nothing declares \`${name}\`: reading it throws “ReferenceError: ${name} is not defined”.${suggestion === undefined ? '' : ` Did you mean \`${suggestion}\`?`}`,
        fixes:
          suggestion === undefined ? [] : [{ title: `Write ${suggestion}`, edits: [{ start, end, text: suggestion }] }],
        ...whereSure(context, node),
      });
    }
  },
};
