import { canBeDeclared } from '../../../../emulator/src/binding/words.js';
import type { Fix, Rule } from '../rule.js';
import { treeOf } from '../tree.js';
import { inherited, makesGlobals, topLevelDeclaration } from './names.js';

/** facts §1.4, §7.28: the name of the action and of the function must be equal, and ZITADEL tests it when the action runs. */
export const nameMismatch: Rule = {
  code: 'name-mismatch',
  severity: 'error',
  summary: 'The action is deployed under another name than its function has',
  unparsed: true,
  check({ identity, program, report }) {
    const { name, nameSource, candidates, binding, target } = identity;
    const [candidate] = candidates;
    if (name === undefined || nameSource !== 'binding' || candidate === undefined || target !== undefined) return;
    if (!canBeDeclared(name) || inherited.has(name)) return;
    if (topLevelDeclaration(program, name) !== undefined || makesGlobals(program)) return;
    const origin = binding?.origin === undefined ? '' : ` in ${binding.origin}`;
    const fixes: readonly Fix[] =
      candidates.length === 1 && program.body.length > 0
        ? [
            {
              title: `Rename the function to ${name}`,
              edits: treeOf(program)
                .references(candidate.name)
                .map(({ start, end }) => ({ start, end, text: name })),
            },
          ]
        : [];
    report({
      ...candidate.nameSpan,
      message: `The action is deployed as \`${name}\`${origin}, and the function is called \`${candidate.name}\`: ZITADEL does not find it, and the run fails with “function not found”.`,
      fixes,
    });
  },
};
