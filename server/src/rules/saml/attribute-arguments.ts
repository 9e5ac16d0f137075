import { calleeText, hasText, isNothing, origin } from '../calls.js';
import { notText } from '../http/fetches.js';
import type { Rule } from '../rule.js';
import { literalText } from '../tree.js';
import { attributeCalls } from './attributes.js';

/** facts §2.6: `setCustomAttribute(name, nameFormat, ...values)` turns all it gets into text. */
export const attributeArguments: Rule = {
  code: 'attribute-arguments',
  severity: 'warning',
  summary: 'A SAML attribute without name or values',
  check(context) {
    for (const { call, place, args, spread } of attributeCalls(context)) {
      if (spread && args.length < 3) continue;
      if (args.length < 3) {
        const given = args[1];
        const format = given && literalText(origin(given, context));
        const isFormat = format !== undefined && (format === '' || format.startsWith('urn:'));
        context.report({
          start: place.start,
          end: call.end,
          message:
            args.length === 0
              ? 'Without arguments this sets an attribute without name and values.'
              : `The second argument is the format of the name, the values follow it: this attribute has no value. Write \`setCustomAttribute(name, '', value)\`.`,
          fixes:
            given !== undefined && !isFormat
              ? [{ title: 'Add an empty name format', edits: [{ start: given.start, end: given.start, text: "'', " }] }]
              : [],
        });
        continue;
      }
      for (const [index, value] of args.entries()) {
        if (value.type === 'SpreadElement') break;
        const at = origin(value, context);
        const type = context.oracle.typeOf(value);
        const kind = isNothing(value) || type?.empty === true ? 'nothing' : notText(at, type);
        const isObject = (at.type === 'ObjectExpression' && !hasText(at)) || /^object\./.test(type?.goType ?? '');
        if (kind === 'nothing' && index !== 1)
          context.report({
            start: value.start,
            end: value.end,
            message: 'Null and undefined become an empty text here.',
          });
        else if (isObject && calleeText(at) === undefined)
          context.report({
            start: value.start,
            end: value.end,
            message: 'An object becomes “[object Object]” here. Write `JSON.stringify(…)`, or one of its members.',
          });
      }
    }
  },
};
