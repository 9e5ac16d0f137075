import { callsOf } from '../api-calls.js';
import { isNothing } from '../calls.js';
import type { Rule, RuleContext } from '../rule.js';

/** facts §2.5: the name is made a text, what is left out is null, and further arguments are not looked at. */
export const claimArguments: Rule = {
  code: 'claim-arguments',
  severity: 'warning',
  summary: '`setClaim` takes a name and a value',
  check(context) {
    for (const { node, spread, arguments: given } of callsOf(context, /^api\.v1\.(?:claims|userinfo)\.setClaim$/)) {
      if (spread) continue;
      const [name, , third] = given;
      const write = 'Write `setClaim(name, value)`';
      if (name === undefined || isNothing(name) || isObject(name, context))
        context.report({
          ...(name === undefined ? { start: node.start, end: node.end } : { start: name.start, end: name.end }),
          message: `The name of a claim is a text: ${name === undefined || isNothing(name) ? 'without one the claim is called “undefined” or “null”' : 'an object is called “[object Object]”, a list by all of its texts'}. ${write}, once for each claim.`,
        });
      else if (given.length === 1)
        context.report({
          start: node.start,
          end: node.end,
          message: `Without a value the claim is null. ${write}.`,
        });
      if (third !== undefined)
        context.report({
          start: third.start,
          end: given.at(-1)!.end,
          message: `\`setClaim\` looks at a name and a value only. ${write}; several values are a list, \`[a, b]\`.`,
        });
    }
  },
};

function isObject(node: Parameters<typeof isNothing>[0], { oracle }: RuleContext): boolean {
  if (node.type === 'ObjectExpression' || node.type === 'ArrayExpression') return true;
  if (node.type === 'Literal' || node.type === 'TemplateLiteral') return false;
  const type = oracle.typeOf(node);
  return type !== undefined && !type.any && (type.array || type.callable);
}
