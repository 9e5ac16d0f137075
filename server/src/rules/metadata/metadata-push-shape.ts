import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { type MemberCall, namedProperties } from '../api-calls.js';
import { isNothing } from '../calls.js';
import type { Fix, Report, Rule, RuleContext } from '../rule.js';
import { whereSure } from '../severity.js';
import { pushedEntries } from './calls.js';

/** facts §2.1, §7.18: an entry without a value is a nil pointer that nothing catches. */
export const metadataPushShape: Rule = {
  code: 'metadata-push-shape',
  severity: 'error',
  summary: 'What is pushed to `api.metadata` is no `{ key, value }`',
  check(context) {
    for (const { call, entry, place } of pushedEntries(context)) {
      const said = wrong(entry, call, place, context);
      if (said !== undefined) context.report({ start: place.start, end: place.end, ...said });
    }
  },
};

function wrong(
  entry: Node,
  call: MemberCall,
  place: Node,
  context: RuleContext,
): Pick<Report, 'message' | 'fixes' | 'severity'> | undefined {
  const sure = whereSure(context, call.node);
  if (isNothing(entry))
    return { message: 'An entry that is null fails the login after the action, past `allowed to fail`.', ...sure };
  if (context.oracle.typeOf(place)?.primitive !== undefined)
    return { message: 'An entry is an object: this throws a TypeError. Write `{ key: …, value: … }`.', ...sure };
  const properties = namedProperties(entry);
  if (properties === undefined) return undefined;
  if (!properties.has('value'))
    return {
      message:
        'Without `value`, in this spelling, an entry fails the login after the action, past `allowed to fail`. Write `{ key: …, value: … }`.',
      fixes: lowered(properties),
      // Another action that runs after this one gives it an empty value.
      severity: 'warning',
    };
  if (!properties.has('key'))
    return {
      message: 'Without `key`, in this spelling, ZITADEL refuses the entry. Write `{ key: …, value: … }`.',
      fixes: lowered(properties),
      severity: 'warning',
    };
  return undefined;
}

/** `Key` and `Value` were right before release 2.8. */
function lowered(properties: ReadonlyMap<string, { readonly key: Node; readonly value: Node }>): readonly Fix[] {
  const edits = [...properties]
    .filter(([name]) => /^(?:key|value|name)$/i.test(name))
    .map(([name, { key }]) => ({ start: key.start, end: key.end, text: name.toLowerCase().replace('name', 'key') }));
  const names = new Set(edits.map(({ text }) => text));
  return names.size === 2 && edits.length === 2 ? [{ title: 'Write key and value', edits }] : [];
}
