import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { calleeText, literalProperty, type ModuleCall, origin } from '../calls.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { treeOf } from '../tree.js';
import { assignedMembers, fetches, optionsOf } from './fetches.js';

/** Class H of the defects in published scripts; facts §3.1: ZITADEL makes JSON of the body, of a string too. */
export const httpStringBody: Rule = {
  code: 'http-string-body',
  severity: 'warning',
  summary: 'A string as the body of a request',
  check(context) {
    for (const one of fetches(context)) {
      for (const body of bodiesOf(one, context)) {
        const made = origin(body, context);
        const isJson = calleeText(made) === 'JSON.stringify';
        if (!isJson && context.oracle.typeOf(body)?.primitive !== 'string') continue;
        context.report({
          start: body.start,
          end: body.end,
          message: isJson
            ? '`fetch` makes JSON of the body itself: this text is quoted once more, and the other side gets one JSON string. Hand over the object.'
            : '`fetch` makes JSON of the body: a string arrives in quotes. Hand over an object; bodies that are not JSON, such as forms, cannot be sent.',
          // A variable that is used elsewhere too must stay a text there.
          fixes: isJson && (made === body || isUsedOnce(body, context)) ? handOver(made, context) : [],
        });
      }
    }
  },
};

/** The body among the options, and what is assigned to it later. */
function* bodiesOf(one: ModuleCall, context: RuleContext): Iterable<Node> {
  const options = optionsOf(one, context);
  const body = options && literalProperty(options, 'body');
  if (body !== undefined) yield body;
  const given = one.args[1];
  if (options === undefined || given === undefined) return;
  for (const { name, value } of assignedMembers(given, context)) if (name === 'body') yield value;
}

function isUsedOnce(body: Node, { program }: RuleContext): boolean {
  return body.type === 'Identifier' && treeOf(program).references(body.name).length === 2;
}

function handOver(made: Node, { text }: RuleContext): readonly Fix[] {
  if (made.type !== 'CallExpression' || made.arguments.length !== 1) return [];
  const argument = made.arguments[0]!;
  if (argument.type === 'SpreadElement') return [];
  return [
    {
      title: 'Hand over the object',
      edits: [{ start: made.start, end: made.end, text: text.slice(argument.start, argument.end) }],
    },
  ];
}
