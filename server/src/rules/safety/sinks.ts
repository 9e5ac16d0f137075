import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { callsOf, pushesTo } from '../api-calls.js';
import { calleeText, moduleCalls, origin } from '../calls.js';
import { oncePerCheck } from '../once.js';
import type { RuleContext } from '../rule.js';
import { literalText, plain } from '../tree.js';

/** One value that leaves the action. */
export interface Outgoing {
  readonly value: Node;
  readonly to: 'log' | 'request' | 'claims' | 'metadata' | 'attributes';
  /** Objects go out with all that they hold, and not as "[object Object]". */
  readonly deep: boolean;
}

const members: readonly (readonly [RegExp, Outgoing['to']])[] = [
  [/^api\.v1\.(?:claims|userinfo)\.(?:setClaim|appendLogIntoClaims)$/, 'claims'],
  [/^api\.v1\.user\.(?:setMetadata|appendMetadata)$/, 'metadata'],
  [/^api\.v1\.attributes\.setCustomAttribute$/, 'attributes'],
];

/** Everything that a script hands to logs, requests, claims, metadata and SAML attributes, down to the values it is made of. */
export const outgoing = oncePerCheck((context): readonly Outgoing[] => [...allOutgoing(context)]);

function* allOutgoing(context: RuleContext): Iterable<Outgoing> {
  for (const { args } of moduleCalls(context, 'zitadel/log')) {
    const [format] = args;
    const deep = format !== undefined && /%j/.test(literalText(format) ?? '');
    for (const value of args) yield* parts({ value, to: 'log', deep }, context);
  }
  for (const { args, name } of moduleCalls(context, 'zitadel/http'))
    if (name === 'fetch') for (const value of args) yield* parts({ value, to: 'request', deep: true }, context);
  for (const [path, to] of members)
    for (const { arguments: given } of callsOf(context, path))
      for (const value of given) yield* parts({ value, to, deep: to !== 'attributes' }, context);
  for (const { arguments: given } of pushesTo(context, 'api.metadata'))
    for (const value of given) yield* parts({ value, to: 'metadata', deep: true }, context);
}

/** The values that a value is made of, itself included. What another function makes of them is not known. */
function* parts(one: Outgoing, context: RuleContext, depth = 0): Iterable<Outgoing> {
  if (depth > 12) return;
  const below = function* (nodes: Iterable<Node | null>, deep = one.deep): Iterable<Outgoing> {
    for (const value of nodes) if (value !== null) yield* parts({ ...one, value, deep }, context, depth + 1);
  };
  const node = plain(one.value);
  switch (node.type) {
    case 'ObjectExpression':
      for (const property of node.properties)
        yield* below([property.type === 'Property' ? property.value : property.argument]);
      return;
    case 'ArrayExpression':
      yield* below(node.elements);
      return;
    case 'SpreadElement':
      yield* below([node.argument]);
      return;
    case 'TemplateLiteral':
      yield* below(node.expressions, false);
      return;
    case 'BinaryExpression':
      if (node.operator === '+') yield* below([node.left, node.right], false);
      return;
    case 'LogicalExpression':
      yield* below([node.left, node.right]);
      return;
    case 'ConditionalExpression':
      yield* below([node.consequent, node.alternate]);
      return;
    case 'CallExpression': {
      const name = calleeText(node);
      if (name === 'JSON.stringify') yield* below(node.arguments.slice(0, 1), true);
      else if (name === 'String' || name === 'encodeURIComponent') yield* below(node.arguments);
      return;
    }
    default:
  }
  yield { ...one, value: node };
  const made = origin(node, context);
  // What a variable was made from is looked at as well, but told of where the variable stands.
  if (made !== node && !/^(?:MemberExpression|ChainExpression)$/.test(made.type))
    for (const inner of parts({ ...one, value: made }, context, depth + 1)) if (inner.value !== made) yield inner;
}
