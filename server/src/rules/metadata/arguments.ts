import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { namedProperties } from '../api-calls.js';
import { isNothing, knownText } from '../calls.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { whereSure } from '../severity.js';
import { treeOf } from '../tree.js';
import { keyOf, metadataCalls, pushedEntries } from './calls.js';

/** facts §1.7, §2.1. */
export const metadataArguments: Rule = {
  code: 'metadata-arguments',
  severity: 'error',
  summary: '`appendMetadata` and `setMetadata` take exactly two arguments',
  check(context) {
    for (const { node, path, spread, arguments: given } of metadataCalls(context)) {
      if (spread || given.length === 2) continue;
      context.report({
        start: node.start,
        end: node.end,
        message: `\`${path.split('.').at(-1)}\` takes a key and a value, no more and no less: with ${given.length} argument${given.length === 1 ? '' : 's'} the run fails (“exactly 2 (key, value) arguments expected”), and no \`catch\` sees it.`,
        ...whereSure(context, node),
      });
    }
  },
};

/** facts §1.7, §2.1: the key is taken as a Go string without a conversion. */
export const metadataKeyType: Rule = {
  code: 'metadata-key-type',
  severity: 'error',
  summary: 'The key of metadata is no text',
  check(context) {
    for (const call of metadataCalls(context)) {
      const key = keyOf(call);
      if (key === undefined || call.arguments.length !== 2 || !isNoText(key, context)) continue;
      const { start, end } = key;
      const source = context.text.slice(start, end);
      const fixes: readonly Fix[] = isNothing(key)
        ? []
        : [{ title: 'Write String(…)', edits: [{ start, end, text: `String(${source})` }] }];
      const type = context.oracle.typeOf(key);
      context.report({
        start,
        end,
        message: `The key has to be a JavaScript text: with ${type?.boxed === undefined ? 'anything else' : 'a boxed Go value'} the run fails (“interface conversion”), and no \`catch\` sees it. Write \`String(…)\`.`,
        fixes,
        ...whereSure(context, call.node),
      });
    }
  },
};

function isNoText(node: Node, { oracle }: RuleContext): boolean {
  if (isNothing(node)) return true;
  if (/^(?:ArrayExpression|ObjectExpression)$/.test(node.type)) return true;
  const type = oracle.typeOf(node);
  if (type === undefined || type.any || type.optional || type.nullable) return false;
  return type.boxed !== undefined || type.time || (type.primitive !== undefined && type.primitive !== 'string');
}

/** facts §2.1, §2.2: refused when it is stored. */
export const metadataEmptyKey: Rule = {
  code: 'metadata-empty-key',
  severity: 'warning',
  summary: 'Metadata with an empty key are refused',
  check(context) {
    const tree = treeOf(context.program);
    const keys: Node[] = [];
    for (const call of metadataCalls(context)) {
      const key = keyOf(call);
      if (key !== undefined) keys.push(key);
    }
    for (const { entry } of pushedEntries(context)) {
      const key = namedProperties(entry)?.get('key')?.value;
      if (key !== undefined) keys.push(key);
    }
    for (const key of keys) {
      const known = knownText(key, tree);
      if (!known?.whole || known.text.trim() !== '') continue;
      context.report({
        start: key.start,
        end: key.end,
        message: 'ZITADEL refuses metadata with an empty key.',
      });
    }
  },
};
