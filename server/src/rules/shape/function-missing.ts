import { canBeDeclared } from '../../../../emulator/src/binding/words.js';
import type { Rule } from '../rule.js';
import { treeOf } from '../tree.js';
import { inherited, makesGlobals, topLevelDeclaration } from './names.js';

/** facts §1.4, §1.6: ZITADEL looks for a function of the action's name at the top level of the script. */
export const functionMissing: Rule = {
  code: 'function-missing',
  severity: 'error',
  summary: 'The script has no function that ZITADEL could call',
  check({ identity, program, report }) {
    const [first] = program.body;
    const { name, nameSource, candidates } = identity;
    if (first === undefined || makesGlobals(program)) return;
    if (name === undefined) {
      // Without a name anything at the top level may be it.
      if (candidates.length > 0 || program.vars.length > 0) return;
      if (program.body.some(({ type }) => /Declaration$/.test(type) && type !== 'FunctionDeclaration')) return;
      const inner = treeOf(program).of('FunctionDeclaration')[0];
      const where = inner ?? first;
      report({
        start: where.start,
        end: inner?.type === 'FunctionDeclaration' && inner.id !== null ? inner.id.end : first.end,
        message:
          'ZITADEL calls a function that stands at the top level of the script and has the name of the action; here is none, and the run ' +
          'fails with “function not found”.' +
          (inner === undefined ? '' : ' A function in a block does not count.'),
      });
      return;
    }
    if (nameSource !== 'binding' || inherited.has(name) || !canBeDeclared(name)) return;
    const declaration = topLevelDeclaration(program, name);
    if (declaration?.type === 'ClassDeclaration') {
      report({
        start: declaration.start,
        end: declaration.id?.end ?? declaration.end,
        message: `\`${name}\` is a class: ZITADEL calls it as a function, and the run fails with “Class constructor cannot be invoked without 'new'”.`,
      });
      return;
    }
    // Where there is a function of another name, that is what is said.
    if (declaration !== undefined || candidates.some((one) => topLevelDeclaration(program, one.name))) return;
    const inner = treeOf(program)
      .of('FunctionDeclaration')
      .find(({ id }) => id?.name === name);
    const where = inner ?? first;
    report({
      start: where.start,
      end: inner?.type === 'FunctionDeclaration' && inner.id !== null ? inner.id.end : first.end,
      message:
        `The action is deployed as \`${name}\`, and the script has no function of this name at its top level: the run fails with “function not found”.` +
        (inner === undefined ? '' : ' A function in a block or in another function does not count.'),
    });
  },
};
