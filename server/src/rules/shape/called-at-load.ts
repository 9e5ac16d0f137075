import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { plain, treeOf } from '../tree.js';
import { isFunction, walk } from '../walk.js';

/** Class D of the defects in published scripts: ZITADEL calls the action itself; a call at the top level runs without ctx and api. */
export const calledAtLoad: Rule = {
  code: 'called-at-load',
  severity: 'error',
  summary: 'The script calls the action itself while it loads',
  replaces: ['unknown-global', 'undeclared-variable'],
  check(context) {
    const { identity, program, report } = context;
    const names = new Set(identity.name === undefined ? identity.candidates.map(({ name }) => name) : [identity.name]);
    for (const statement of program.body) {
      if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') continue;
      walk(statement, (node) => {
        if (isFunction(node)) return false;
        if (node.type !== 'CallExpression') return undefined;
        const callee = plain(node.callee);
        if (callee.type !== 'Identifier' || !names.has(callee.name)) return undefined;
        const sure = context.certainty.has(node) && surelyFails(node.arguments, context);
        const fixes: readonly Fix[] =
          statement.type === 'ExpressionStatement' && plain(statement.expression) === node
            ? [{ title: 'Remove the call', edits: [{ start: statement.start, end: statement.end, text: '' }] }]
            : [];
        report({
          start: node.start,
          end: node.end,
          message: `ZITADEL calls \`${callee.name}\` itself. This call runs while the script loads, where \`ctx\` and \`api\` are not there yet${sure ? ', and the run fails' : ''}. Remove it.`,
          fixes,
          ...(!sure && { severity: 'warning' }),
        });
        return false;
      });
    }
  },
};

/** A name without a value is handed over, or nothing, and the action surely uses its first parameter. */
function surelyFails(args: readonly Node[], context: RuleContext): boolean {
  if (args.some((one) => one.type === 'Identifier' && !context.oracle.declared(one))) return true;
  if (args.length > 0 || context.action === undefined) return false;
  const [parameter] = context.action.params;
  if (parameter?.type !== 'Identifier') return parameter?.type === 'ObjectPattern';
  return treeOf(context.program)
    .references(parameter.name)
    .some((one) => {
      const access = treeOf(context.program).parent(one);
      return access?.type === 'MemberExpression' && !access.optional && context.certainty.has(access);
    });
}
