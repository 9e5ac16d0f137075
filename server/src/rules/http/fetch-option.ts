import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { unchanged } from '../api-calls.js';
import { literalProperties, type ModuleCall, origin } from '../calls.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { whereSure } from '../severity.js';
import { literalText, treeOf } from '../tree.js';
import { assignedMembers, fetches, optionsOf, whereSureOf } from './fetches.js';

const known: ReadonlySet<string> = new Set(['method', 'headers', 'body']);
/** What other libraries call them. */
const meant: ReadonlyMap<string, string> = new Map([
  ['data', 'body'],
  ['json', 'body'],
  ['payload', 'body'],
  ['content', 'body'],
  ['header', 'headers'],
  ['verb', 'method'],
  ['type', 'method'],
]);

/** facts §3.1: options are `method`, `headers` and `body`, exactly so. */
export const fetchOption: Rule = {
  code: 'fetch-option',
  severity: 'error',
  summary: 'An option that `fetch` does not know',
  check(context) {
    for (const one of fetches(context)) {
      const given = one.args[1];
      const text = given === undefined || one.spread ? undefined : literalText(origin(given, context));
      if (given !== undefined && text !== undefined && text !== '')
        context.report({
          start: given.start,
          end: given.end,
          message:
            'Options are an object: the letters of a string count as options that nobody knows, and the action ends with “key is invalid”.',
          ...whereSure(context, one.call),
        });
      const options = optionsOf(one, context);
      if (options?.type !== 'ObjectExpression') continue;
      reportOthers(one, options, context);
      const names = new Set([...literalProperties(options)].map(({ name }) => name));
      for (const { name, key, whole } of literalProperties(options)) {
        if (known.has(name) || name === '__proto__') continue;
        const right = rightName(name);
        const index = options.properties.indexOf(whole);
        const next = options.properties[index + 1];
        const before = options.properties[index - 1];
        const [start, end] =
          next !== undefined
            ? [whole.start, next.start]
            : before !== undefined
              ? [before.end, whole.end]
              : [whole.start, whole.end];
        const isShort = whole.shorthand;
        const fix: Fix =
          right !== undefined && !names.has(right)
            ? {
                title: `Write ${right}`,
                edits: [{ start: key.start, end: key.end, text: isShort ? `${right}: ${name}` : right }],
              }
            : { title: `Remove ${name}`, edits: [{ start, end, text: '' }] };
        context.report({
          start: key.start,
          end: key.end,
          message: messageOf(name, right),
          fixes: [fix],
          ...whereSureOf(one, context),
        });
      }
    }
  },
};

/** Options that are spread into the object, or assigned to it before the call. */
function reportOthers(one: ModuleCall, options: Node & { type: 'ObjectExpression' }, context: RuleContext): void {
  const tree = treeOf(context.program);
  const spread = options.properties.flatMap((property) => {
    const value = property.type === 'SpreadElement' ? unchanged(property.argument, tree) : undefined;
    return value === undefined ? [] : [...literalProperties(value)];
  });
  const given = one.args[1];
  const assigned = given === undefined ? [] : assignedMembers(given, context);
  for (const { name, key } of [...spread, ...assigned]) {
    if (known.has(name) || name === '__proto__') continue;
    const { start, end } = key;
    context.report({ start, end, message: messageOf(name, rightName(name)), severity: 'warning' });
  }
}

function rightName(name: string): string | undefined {
  const lower = name.toLowerCase();
  return known.has(lower) ? lower : meant.get(lower);
}

function messageOf(name: string, right: string | undefined): string {
  return `\`fetch\` knows no option \`${name}\`: the action ends here with “key is invalid”, and no \`catch\` sees it. There are \`method\`, \`headers\` and \`body\`${right === undefined ? '' : `; write \`${right}\``}.`;
}
