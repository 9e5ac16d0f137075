import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { namedProperties } from '../api-calls.js';
import { metadataCalls, pushedEntries } from '../metadata/calls.js';
import type { Rule, RuleContext } from '../rule.js';
import { whereSure } from '../severity.js';
import { claimCalls } from './calls.js';
import { exportProblems } from './exported.js';

/** facts §4.3, §7.12, §7.33: the value is taken at once, and encoded when the token is made. */
export const claimNotEncodable: Rule = {
  code: 'claim-not-encodable',
  severity: 'warning',
  summary: 'A claim gets a value that Go’s JSON cannot write: the token fails',
  check(context) {
    for (const { value } of claimCalls(context))
      for (const problem of value === undefined ? [] : exportProblems(value, context)) {
        if (problem.kind !== 'impossible') continue;
        const { start, end } = problem.node;
        context.report({
          start,
          end,
          message: `${problem.message}: \`setClaim\` takes it, and the whole token or response fails later with an internal error.`,
          fixes: problem.fixes,
        });
      }
  },
};

/** facts §1.7, §4.3: metadata are encoded at once, and the panic goes past `catch`. */
export const metadataNotEncodable: Rule = {
  code: 'metadata-not-encodable',
  severity: 'error',
  summary: 'Metadata get a value that Go’s JSON cannot write: the run fails',
  check(context) {
    for (const { node, value, pushed } of metadataValues(context))
      for (const problem of exportProblems(value, context)) {
        if (problem.kind !== 'impossible') continue;
        const { start, end } = problem.node;
        // What is pushed is encoded at the end, and another action before that takes the value away.
        const mayBeNull = context.oracle.typeOf(problem.node)?.nullable === true;
        context.report({
          start,
          end,
          message: `${problem.message}: ${pushed ? 'the login fails after the action, past `allowed to fail`' : 'the run fails here, and no `catch` sees it'}.`,
          fixes: problem.fixes,
          ...(mayBeNull || pushed ? { severity: 'warning' } : whereSure(context, node)),
        });
      }
  },
};

/** facts §4.3, §7.33. */
export const goFieldNames: Rule = {
  code: 'go-field-names',
  severity: 'warning',
  summary: 'An object of ZITADEL’s in a claim or in metadata has Go’s names there',
  check: (context) => inValues(context, 'go-names'),
};

/** facts §4.3. */
export const jsonShape: Rule = {
  code: 'json-shape',
  severity: 'information',
  summary: 'A value in a claim or in metadata becomes something else than `JSON.stringify` makes of it',
  check: (context) => inValues(context, 'other-shape'),
};

function inValues(context: RuleContext, kind: 'go-names' | 'other-shape'): void {
  const values = [
    ...claimCalls(context).flatMap(({ value }) => (value === undefined ? [] : [value])),
    ...[...metadataValues(context)].map(({ value }) => value),
  ];
  for (const value of values)
    for (const { kind: found, node, message, fixes } of exportProblems(value, context))
      if (found === kind) context.report({ start: node.start, end: node.end, message, fixes });
}

/** Values that a script stores as metadata, with the call. */
function* metadataValues(context: RuleContext): Iterable<{ node: Node; value: Node; pushed: boolean }> {
  for (const call of metadataCalls(context)) {
    const [, value] = call.arguments;
    if (!call.spread && value !== undefined) yield { node: call.node, value, pushed: false };
  }
  for (const { call, entry } of pushedEntries(context)) {
    const value = namedProperties(entry)?.get('value')?.value;
    if (value !== undefined) yield { node: call.node, value, pushed: true };
  }
}
