import { namedProperties, pushesTo, unchanged } from '../api-calls.js';
import type { Fix, Rule } from '../rule.js';
import { plain, treeOf } from '../tree.js';

/** facts §2.1, §7.18: the next action of the trigger reads the list from bytes that `push` never makes. */
export const metadataLost: Rule = {
  code: 'metadata-lost',
  severity: 'information',
  replaces: ['deprecated-member'],
  summary: 'What is pushed to `api.metadata` loses its value when another action follows',
  check(context) {
    const { program, report, text } = context;
    const tree = treeOf(program);
    for (const { node, arguments: given } of pushesTo(context, 'api.metadata')) {
      const callee = plain(node.callee);
      if (callee.type !== 'MemberExpression') continue;
      const [entry] = given;
      const properties =
        given.length === 1 && entry !== undefined ? namedProperties(unchanged(entry, tree)) : undefined;
      const key = properties?.get('key')?.value;
      const value = properties?.get('value')?.value;
      const list = callee.object;
      const known =
        key !== undefined && value !== undefined && properties?.size === 2 && list.type === 'MemberExpression';
      const fixes: readonly Fix[] = known
        ? [
            {
              title: 'Call appendMetadata',
              edits: [
                {
                  start: node.start,
                  end: node.end,
                  text: `${text.slice(list.object.start, list.object.end)}.v1.user.appendMetadata(${text.slice(key.start, key.end)}, ${text.slice(value.start, value.end)})`,
                },
              ],
            },
          ]
        : [];
      report({
        start: callee.object.start,
        end: callee.property.end,
        message:
          'When another action of the trigger runs after this one, the value of a pushed entry is empty. `api.v1.user.appendMetadata(key, value)` keeps it.',
        fixes,
      });
    }
  },
};
