import { canBeDeclared } from '../../../../emulator/src/binding/words.js';
import type { Rule } from '../rule.js';
import { inherited, topLevelDeclaration } from './names.js';

/** facts §1.6: names that no function can have, and names that everything has. */
export const unreachableName: Rule = {
  code: 'unreachable-name',
  severity: 'error',
  summary: 'The action is deployed under a name that no function of it can have',
  unparsed: true,
  check({ identity, program, report, text }) {
    const { name, nameSource, candidates } = identity;
    const [candidate] = candidates;
    const first = program.body[0];
    const span = candidate?.nameSpan ?? first;
    if (name === undefined || nameSource !== 'binding' || span === undefined) return;
    if (!canBeDeclared(name)) {
      // `globalThis['my action'] = …` is found.
      if (text.includes(`'${name}'`) || text.includes(`"${name}"`) || text.includes(`\`${name}\``)) return;
      report({
        start: span.start,
        end: span.end,
        message: `The action is deployed as “${name}”, which is no name of a function: ZITADEL does not find it, and the run fails with “function not found”. Deploy it under ${candidate === undefined ? 'a name of letters, digits, `$` and `_`' : `the name \`${candidate.name}\``}.`,
      });
    } else if (inherited.has(name) && topLevelDeclaration(program, name) === undefined) {
      report({
        start: span.start,
        end: span.end,
        message: `The action is deployed as \`${name}\`, which every script has already: ZITADEL finds and calls that, and the run fails in odd ways. Take another name.`,
      });
    }
  },
};
