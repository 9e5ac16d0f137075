import { knownGlobals } from '../../typescript/globals.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { whereSure } from '../severity.js';
import { treeOf } from '../tree.js';
import { blockFunctions, type UnknownName, unknownNames } from './names.js';

const modules: Readonly<Record<string, string>> = {
  logger: 'zitadel/log',
  http: 'zitadel/http',
  uuid: 'zitadel/uuid',
};

/** facts §1.5: what other environments have and ZITADEL's engine has not. */
export const unknownGlobal: Rule = {
  code: 'unknown-global',
  severity: 'error',
  summary: 'A global that other environments have, and ZITADEL has not',
  judges: ['unknown-global'],
  check(context) {
    for (const unknown of unknownNames(context))
      if (knownGlobals.has(unknown.name) && !blockFunctions(context).has(unknown.name))
        context.report({
          start: unknown.start,
          end: unknown.end,
          message: unknown.message,
          fixes: fixesOf(unknown, context),
          ...whereSure(context, unknown.node),
        });
  },
};

function fixesOf({ name, node }: UnknownName, context: RuleContext): readonly Fix[] {
  if (Object.hasOwn(modules, name)) return [requireFix(name, context)];
  const tree = treeOf(context.program);
  const member = tree.parent(node);
  if (name === 'console' && member?.type === 'MemberExpression' && member.property.type === 'Identifier') {
    if (!['log', 'info', 'warn', 'error', 'debug'].includes(member.property.name)) return [];
    const uses = tree.references('console').filter((one) => !context.oracle.declared(one));
    return [
      {
        title: 'Write logger of zitadel/log',
        edits: [
          ...(context.oracle.declared(node) || tree.references('logger').length > 0
            ? []
            : requireFix('logger', context).edits),
          ...uses.map(({ start, end }) => ({ start, end, text: 'logger' })),
        ],
      },
    ];
  }
  return [];
}

function requireFix(name: string, { program, text }: RuleContext): Fix {
  const start = program.body[0]?.start ?? text.length;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  return {
    title: `Add let ${name} = require('${modules[name]}')`,
    edits: [{ start: line, end: line, text: `let ${name} = require('${modules[name]}');\n` }],
  };
}
