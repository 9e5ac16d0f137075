import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { namedProperties } from '../api-calls.js';
import { metadataCalls, pushedEntries } from '../metadata/calls.js';
import { oncePerCheck } from '../once.js';
import type { Rule, RuleContext } from '../rule.js';
import { whereSure } from '../severity.js';
import { claimCalls } from './calls.js';
import { type ExportProblem, exportProblems } from './exported.js';

/** facts §4.3, §7.12, §7.33: the value is taken at once, and encoded when the token is made. */
export const claimNotEncodable: Rule = {
  code: 'claim-not-encodable',
  severity: 'warning',
  summary: 'A claim gets a value that Go’s JSON cannot write: the token fails',
  check(context) {
    for (const { kind, node, message, fixes } of problems(context).ofClaims)
      if (kind === 'impossible')
        context.report({
          start: node.start,
          end: node.end,
          message: `${message}: \`setClaim\` takes it, and the whole token or response fails later with an internal error.`,
          fixes,
        });
  },
};

/** facts §1.7, §4.3: metadata are encoded at once, and the panic goes past `catch`. */
export const metadataNotEncodable: Rule = {
  code: 'metadata-not-encodable',
  severity: 'error',
  summary: 'Metadata get a value that Go’s JSON cannot write: the run fails',
  check(context) {
    for (const { kind, node, message, fixes, call, pushed } of problems(context).ofMetadata) {
      if (kind !== 'impossible') continue;
      // What is pushed is encoded at the end, and another action before that takes the value away.
      const mayBeNull = context.oracle.typeOf(node)?.nullable === true;
      context.report({
        start: node.start,
        end: node.end,
        message: `${message}: ${pushed ? 'the login fails after the action, past `allowed to fail`' : 'the run fails here, and no `catch` sees it'}.`,
        fixes,
        ...(mayBeNull || pushed ? { severity: 'warning' } : whereSure(context, call)),
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
  const { ofClaims, ofMetadata } = problems(context);
  for (const { kind: found, node, message, fixes } of [...ofClaims, ...ofMetadata])
    if (found === kind) context.report({ start: node.start, end: node.end, message, fixes });
}

interface MetadataProblem extends ExportProblem {
  readonly call: Node;
  /** The value is in an entry that is pushed, and not an argument. */
  readonly pushed: boolean;
}

/** What Go's JSON makes of the values that a script puts into claims and metadata, where that is not what it seems. */
const problems = oncePerCheck((context) => {
  const ofClaims = claimCalls(context).flatMap(({ value }) =>
    value === undefined ? [] : exportProblems(value, context),
  );
  const ofMetadata: MetadataProblem[] = [];
  const inspect = (value: Node | undefined, call: Node, pushed: boolean): void => {
    if (value !== undefined)
      for (const problem of exportProblems(value, context)) ofMetadata.push({ ...problem, call, pushed });
  };
  for (const call of metadataCalls(context)) if (!call.spread) inspect(call.arguments[1], call.node, false);
  for (const { call, entry } of pushedEntries(context))
    inspect(namedProperties(entry)?.get('value')?.value, call.node, true);
  return { ofClaims, ofMetadata };
});
