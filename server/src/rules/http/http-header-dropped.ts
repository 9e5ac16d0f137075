import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { literalProperties, literalProperty } from '../calls.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { fetches, headersOf, notText, optionsOf, whereSureOf } from './fetches.js';

/** facts §3.1: of headers, only strings and arrays of strings are sent. */
export const httpHeaderDropped: Rule = {
  code: 'http-header-dropped',
  severity: 'error',
  summary: 'A header that is not sent, or that ends the action',
  check(context) {
    for (const one of fetches(context)) {
      const headers = headersOf(one, context);
      if (headers === undefined) continue;
      const options = optionsOf(one, context);
      const given = options && literalProperty(options, 'headers');
      for (const { name, value } of literalProperties(headers)) {
        if (value.type === 'ArrayExpression') {
          for (const element of value.elements) {
            if (element === null || element.type === 'SpreadElement') continue;
            const kind = notText(element, context.oracle.typeOf(element));
            if (kind !== undefined)
              context.report({
                start: element.start,
                end: element.end,
                message: `This is ${kind}: an array of header lines that holds anything but strings ends the action, and no \`catch\` sees it.`,
                fixes: asText(element),
                ...whereSureOf(one, context, given),
              });
          }
          continue;
        }
        const isList = goList(value, context);
        const kind = isList ? 'a list of Go' : notText(value, context.oracle.typeOf(value));
        if (kind !== undefined)
          context.report({
            start: value.start,
            end: value.end,
            message: `This is ${kind}: ZITADEL leaves the header \`${name}\` out without a word. Write a string or an array of strings.`,
            fixes: isList ? asArray(value) : /^(?:undefined|null|an object)$/.test(kind) ? [] : asText(value),
            severity: 'warning',
          });
      }
    }
  },
};

function goList(node: Node, { oracle }: RuleContext): boolean {
  const resolved = oracle.resolve(node);
  if (resolved?.kind === 'property') return resolved.field.type.startsWith('[]');
  return resolved?.kind === 'member' && resolved.members.some(({ type }) => type?.startsWith('[]') === true);
}

function asArray({ start, end }: Node): readonly Fix[] {
  return [
    {
      title: 'Copy it into an array',
      edits: [
        { start, end: start, text: '[...' },
        { start: end, end, text: ']' },
      ],
    },
  ];
}

function asText({ start, end }: Node): readonly Fix[] {
  return [
    {
      title: 'Write String(…)',
      edits: [
        { start, end: start, text: 'String(' },
        { start: end, end, text: ')' },
      ],
    },
  ];
}
