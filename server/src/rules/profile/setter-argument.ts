import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { callsOf } from '../api-calls.js';
import { hasText, isNothing, knownText } from '../calls.js';
import type { Report, Rule, RuleContext } from '../rule.js';
import { treeOf } from '../tree.js';

/** facts §2.1, §2.2, §4.2, §7.47: arguments are converted, and none of the conversions fails. */
export const setterArgument: Rule = {
  code: 'setter-argument',
  severity: 'warning',
  summary: 'A setter makes something else of its argument than it looks',
  check(context) {
    for (const { node, path, spread, arguments: given } of callsOf(context, /^api\.set[A-Z]\w*$/)) {
      const [argument] = given;
      const name = path.slice('api.'.length);
      if (spread) continue;
      if (argument === undefined) {
        context.report({
          start: node.start,
          end: node.end,
          message: `Without an argument \`${name}\` sets ${/Verified$/.test(name) ? 'false' : name === 'setGender' ? '0, no gender' : 'an empty value'}.`,
        });
        continue;
      }
      const said = /Verified$/.test(name)
        ? truth(argument, name, context)
        : name === 'setGender'
          ? gender(argument, context)
          : isNothing(argument)
            ? { message: `\`${name}\` makes an empty value of null and undefined.` }
            : argument.type === 'ObjectExpression' && !hasText(argument)
              ? { message: `\`${name}\` makes “[object Object]” of an object. Write the text.` }
              : undefined;
      if (said !== undefined) context.report({ start: argument.start, end: argument.end, ...said });
    }
  },
};

function truth(argument: Node, name: string, { oracle, program, text }: RuleContext): Said | undefined {
  const known = knownText(argument, treeOf(program));
  if (known?.whole && known.text !== 'true')
    return {
      message: `\`${name}\` takes a truth, and ${known.text === '' ? 'an empty text is false' : 'each text that is not empty is true'}. Write \`${known.text === '' ? 'false' : known.text === 'false' ? 'false' : 'true'}\`.`,
      fixes:
        known.text === 'false'
          ? [{ title: 'Write false', edits: [{ start: argument.start, end: argument.end, text: 'false' }] }]
          : [],
    };
  if (/^(?:ArrayExpression|ObjectExpression)$/.test(argument.type))
    return { message: `\`${name}\` takes a truth, and an object is always true.` };
  const type = oracle.typeOf(argument);
  if (type === undefined || type.any) return undefined;
  if (type.boxed === undefined && !/\bOIDCBool\b/.test(type.text)) return undefined;
  const source = text.slice(argument.start, argument.end);
  const isTruth = type.boxed === 'boolean' || /\bOIDCBool\b/.test(type.text);
  return {
    message: `This ${type.boxed === undefined ? 'can be' : 'is'} a boxed Go value, an object: \`${name}\` takes it for true, whatever it holds.${isTruth ? ` Write \`${source} == true\`.` : ''}`,
    fixes: isTruth
      ? [
          {
            title: 'Compare with true',
            edits: [{ start: argument.start, end: argument.end, text: `${source} == true` }],
          },
        ]
      : [],
  };
}

function gender(argument: Node, { oracle, program }: RuleContext): Said | undefined {
  const range = '0 (none), 1 (female), 2 (male) and 3 (diverse)';
  const known = knownText(argument, treeOf(program));
  if (known?.whole && !/^\s*[0-3]\s*$/.test(known.text))
    return { message: `Genders are the numbers ${range}: this text becomes ${Number(known.text) | 0}.` };
  if (argument.type === 'Literal' && typeof argument.value === 'number' && ![0, 1, 2, 3].includes(argument.value))
    return { message: `Genders are ${range}.` };
  return oracle.typeOf(argument)?.primitive === 'boolean'
    ? { message: `Genders are the numbers ${range}.` }
    : undefined;
}

type Said = Pick<Report, 'message' | 'fixes'>;
