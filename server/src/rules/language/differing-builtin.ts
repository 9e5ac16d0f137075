import type { CallExpression, Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { unknownMembers } from '../members/unknown.js';
import type { Report, Rule, RuleContext } from '../rule.js';
import { whereSure } from '../severity.js';
import { literalText, memberName, treeOf } from '../tree.js';

/** facts §1.5, goja-differences: built-ins that are there and do something else than in other engines. */
export const differingBuiltin: Rule = {
  code: 'differing-builtin',
  severity: 'error',
  summary: 'A built-in that works differently in ZITADEL’s engine',
  replaces: ['unknown-member', 'possibly-null'],
  check(context) {
    for (const unknown of unknownMembers(context))
      if (unknown.name === 'groups' && /\bRegExp(?:Exec|Match)Array\b/.test(unknown.type?.text ?? ''))
        context.report({
          start: unknown.start,
          end: unknown.end,
          severity: 'warning',
          message:
            'Named groups have numbers only in ZITADEL’s engine, counted after the unnamed ones: `groups` is undefined. Read the group by its number: `match[1]`.',
        });
    for (const node of treeOf(context.program).nodes) {
      if (node.type === 'RegExpLiteral') ofRegExp(node, node.pattern, node.flags, context);
      else if (node.type === 'NewExpression' && node.callee.type === 'Identifier' && node.callee.name === 'RegExp')
        ofRegExp(node, text(node.arguments[0]), text(node.arguments[1]) ?? '', context);
      else if (node.type === 'CallExpression') {
        const found = ofCall(node, context);
        if (found !== undefined) context.report(found);
      }
    }
  },
};

function text(node: Node | undefined): string | undefined {
  return node === undefined ? undefined : literalText(node);
}

function ofRegExp(node: Node, pattern: string | undefined, flags: string, { report }: RuleContext): void {
  if (pattern === undefined || !/(?<!\\)(?:\\\\)*\\[pP]\{/.test(pattern) || !flags.includes('u')) return;
  report({
    start: node.start,
    end: node.end,
    severity: 'warning',
    message:
      '`\\p{…}` matches nothing in ZITADEL’s engine, and nothing says so. List the letters: `[A-Za-zÀ-ÖØ-öø-ÿ]`.',
  });
}

function ofCall(node: CallExpression, context: RuleContext): Report | undefined {
  const { callee, arguments: args } = node;
  if (callee.type !== 'MemberExpression') return undefined;
  const name = memberName(callee);
  const place = { start: callee.property.start, end: callee.property.end };
  const warning = { ...place, severity: 'warning' as const };
  switch (name) {
    case 'toLocaleDateString':
    case 'toLocaleTimeString':
      return args.length === 0
        ? undefined
        : {
            ...warning,
            message: `ZITADEL’s engine looks at no argument of \`${name}\`: it always writes “01/02/2006” and “15:04:05”. Put the text together by hand.`,
          };
    case 'toLocaleString': {
      const type = context.oracle.typeOf(callee.object);
      if (args.length === 0 || type === undefined) return undefined;
      if (type.primitive === 'number') {
        const locale = text(args[0]);
        if (locale === undefined || !Number.isNaN(Number(locale))) return undefined;
        return {
          ...place,
          message:
            'ZITADEL’s engine takes the argument of a number’s `toLocaleString` for a radix, and throws a RangeError. Write `toFixed(2)`, or group digits by hand.',
          ...whereSure(context, node),
        };
      }
      if (/^Date\b/.test(type.text))
        return {
          ...warning,
          message:
            'ZITADEL’s engine looks at no argument of `toLocaleString`: it always writes “01/02/2006, 15:04:05”. Put the text together by hand.',
        };
      return undefined;
    }
    case 'localeCompare':
      return args.length < 2
        ? undefined
        : {
            ...warning,
            message:
              'ZITADEL’s engine looks at neither locale nor options of `localeCompare`. Compare what both sides have in common: `a.toLowerCase()`.',
          };
    case 'replace':
    case 'replaceAll': {
      const [pattern, replacement] = args;
      if (pattern?.type !== 'RegExpLiteral' || !/\(\?<[^=!]/.test(pattern.pattern)) return undefined;
      const said = text(replacement);
      return said === undefined || !/\$<\w+>/.test(said)
        ? undefined
        : {
            start: replacement!.start,
            end: replacement!.end,
            severity: 'warning',
            message: '`$<name>` stays as it is in ZITADEL’s engine. Write the number of the group: `$1`.',
          };
    }
    default:
      return undefined;
  }
}
