import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { hasText, moduleCalls, origin } from '../calls.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { literalText, plain } from '../tree.js';

/** Verbs of other languages' formats. */
const foreign = new Set(['o', 'O', 'i', 'f', 'c', 'v', 'x', 't', 'q', 'T']);

/** facts §3.2: the first argument is a format with `%s`, `%d`, `%j` and `%%`; all else is turned into text. */
export const logFormat: Rule = {
  code: 'log-format',
  severity: 'warning',
  summary: 'A log text that does not come out as it is meant',
  check(context) {
    for (const { args, spread } of moduleCalls(context, 'zitadel/log')) {
      const [format, ...values] = args;
      if (format === undefined || spread) continue;
      const text = literalText(format);
      const verbs = text === undefined ? [] : verbsOf(text);
      const taking = verbs.filter((verb) => 'sdj'.includes(verb));
      if (text !== undefined && taking.length > values.length)
        context.report({
          start: format.start,
          end: format.end,
          message: `The text has ${taking.length} of \`%s\`, \`%d\` and \`%j\`, but ${values.length === 0 ? 'no value follows' : `${values.length} values follow`.replace(/^1 values follow$/, 'only one value follows')}: what is left is printed as it stands.`,
        });
      const unknown = verbs.find((verb) => foreign.has(verb));
      if (unknown !== undefined && values.length > taking.length)
        context.report({
          start: format.start,
          end: format.end,
          message: `\`%${unknown}\` is printed as it stands. There are \`%s\` for text, \`%d\` for numbers and \`%j\` for JSON.`,
        });
      if (text !== undefined && format.type === 'Literal' && endsAlone(text))
        context.report({
          start: format.start,
          end: format.end,
          message: 'A `%` at the end of the text is left out. Write `%%`.',
          fixes: [
            { title: 'Write %%', edits: [{ start: format.end - 1, end: format.end - 1, text: '%' }], safe: true },
          ],
          severity: 'information',
        });
      for (const [index, value] of args.entries()) {
        const verb = index === 0 ? undefined : taking[index - 1];
        if (verb === 'j') continue;
        for (const part of partsOf(value)) {
          if (!printsAsObject(part, context)) continue;
          context.report({
            start: part.start,
            end: part.end,
            message: `An object comes out as “${verb === 'd' ? 'NaN' : '[object Object]'}”. Write \`JSON.stringify(…)\`${part === value ? ' or `%j`' : ''}.`,
            fixes: stringify(part),
          });
        }
      }
    }
  },
};

/** What a text is put together from by `+` and by templates; the value itself where it is no such text. */
function partsOf(value: Node): readonly Node[] {
  const parts: Node[] = [];
  const open: Node[] = [value];
  for (let part = open.pop(); part !== undefined; part = open.pop())
    if (part.type === 'TemplateLiteral') open.push(...part.expressions);
    else if (part.type === 'BinaryExpression' && part.operator === '+') open.push(part.right, part.left);
    else parts.push(part);
  return parts;
}

/** Letters behind each `%` of a format; `%%` is left out. */
function verbsOf(text: string): readonly string[] {
  return [...text.matchAll(/%([\s\S])/g)].map(([, verb]) => verb!).filter((verb) => verb !== '%');
}

/** Whether the last `%` stands alone at the end. */
function endsAlone(text: string): boolean {
  return /%+$/.exec(text) !== null && /%+$/.exec(text)![0].length % 2 === 1;
}

/** Claims, tables, and lists of objects, whose texts are those of their elements. */
const objects =
  /^(?:Claims|\{ \[name: string\]: .*; \}|User|(?:UserGrant|UserMetadataEntry|OrgMetadataEntry|ExternalUser)\[\])(?: \| (?:null|undefined))*$/;

/** Whether a value surely has no text of its own. */
function printsAsObject(node: Node, context: RuleContext): boolean {
  const at = origin(node, context);
  if (at.type === 'ObjectExpression') return !hasText(at);
  const resolved = context.oracle.resolve(node);
  if (resolved?.kind === 'member' && (resolved.members.length === 0 || resolved.members[0]?.kind === 'namespace'))
    return !resolved.path.includes('(');
  if (at.type === 'CallExpression') {
    const called = context.oracle.resolve(plain(at.callee));
    const [member] = called?.kind === 'member' ? called.members : [];
    return /^\*?object\./.test(member?.signature?.result ?? '');
  }
  const type = context.oracle.typeOf(node);
  if (type === undefined || type.any || type.boxed !== undefined || type.time) return false;
  if (objects.test(type.text)) return true;
  if (type.array) return false;
  return type.goType !== undefined && /^object\./.test(type.goType);
}

function stringify({ start, end }: Node): readonly Fix[] {
  return [
    {
      title: 'Write JSON.stringify(…)',
      edits: [
        { start, end: start, text: 'JSON.stringify(' },
        { start: end, end, text: ')' },
      ],
    },
  ];
}
