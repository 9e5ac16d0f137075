import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { namedProperties } from '../api-calls.js';
import { origin } from '../calls.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { memberName, plain, treeOf } from '../tree.js';
import { metadataCalls, pushedEntries } from './calls.js';

/** facts §2.1, §4.3, §6: values are written as JSON once already; base64 was for releases before 2.8. */
export const metadataEncoding: Rule = {
  code: 'metadata-encoding',
  severity: 'information',
  summary: 'The value of metadata is encoded twice',
  check(context) {
    const values: Node[] = [];
    for (const { spread, arguments: given } of metadataCalls(context))
      if (!spread && given[1] !== undefined) values.push(given[1]);
    for (const { entry } of pushedEntries(context)) {
      const value = namedProperties(entry)?.get('value')?.value;
      if (value !== undefined) values.push(value);
    }
    for (const value of values) {
      const said = encoded(value, context);
      if (said !== undefined) context.report({ start: value.start, end: value.end, ...said });
    }
  },
};

function encoded(
  node: Node,
  { program, text }: RuleContext,
): { readonly message: string; readonly fixes: readonly Fix[] } | undefined {
  const value = origin(node, treeOf(program));
  if (value.type !== 'CallExpression') return undefined;
  const callee = plain(value.callee);
  const [argument] = value.arguments;
  if (argument === undefined || argument.type === 'SpreadElement') return undefined;
  const unwrapped: readonly Fix[] =
    value === plain(node) && value.arguments.length === 1
      ? [
          {
            title: 'Give the value itself',
            edits: [{ start: node.start, end: node.end, text: text.slice(argument.start, argument.end) }],
          },
        ]
      : [];
  if (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'JSON' &&
    memberName(callee) === 'stringify'
  )
    return {
      message:
        'ZITADEL writes the value as JSON itself: this stores JSON of a JSON text, in quotes. Give the value, and `getMetadata()` gives it back.',
      fixes: unwrapped,
    };
  const name = callee.type === 'Identifier' ? callee.name : memberName(callee);
  if (name !== undefined && /base64|^btoa$/i.test(name) && !/decode|from/i.test(name))
    return {
      message:
        'ZITADEL stores the value as JSON: base64 was for releases before 2.8, and `getMetadata()` would give the base64 text back.',
      fixes: unwrapped,
    };
  return undefined;
}
