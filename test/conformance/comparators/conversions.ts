/** Rows of conversions.jsonl: what each sink makes of one value. */
import type { Outcome, RunRequest } from '../../../emulator/src/api.js';
import { sampleOf, triggerOf } from '../fixture.js';
import { Fields } from './fields.js';
import { listsKeys, sameEncoding } from './text.js';
import type { Comparator, Failure, Surroundings } from './types.js';

type Data = Readonly<Record<string, unknown>>;

interface Sink {
  readonly trigger: string;
  readonly body: string;
}

const mockedUrl = 'http://conversions.test/';

function sinksOf(wrappers: Data): ReadonlyMap<string, Sink> {
  const { sinks } = wrappers.conversions as { readonly sinks: Readonly<Record<string, readonly string[]>> };
  return new Map(Object.entries(sinks).map(([name, [trigger, body]]) => [name, { trigger: trigger!, body: body! }]));
}

const secondAction =
  'function second(ctx,api){ let v=ctx.v1.claims.k; require("zitadel/log").log("SECOND "+typeof v+" "+Object.prototype.toString.call(v)+" "+JSON.stringify(v)) }';

function requestFor(name: string, value: string, around: Surroundings): RunRequest {
  const sinks = sinksOf(around.wrappers);
  const chained = name === 'setClaim.thenSecondAction';
  const sink = sinks.get(chained ? 'setClaim.userinfo' : name);
  if (!sink) throw new Error(`unknown sink in a row: ${name}`);
  const wrapped = value.startsWith('{') ? `(${value})` : value;
  const body = sink.body.replace('URL', () => JSON.stringify(mockedUrl)).replace('VALUE', () => wrapped);
  const script = `let structured; function act(ctx, api) {\n${body}\n}`;
  const trigger = triggerOf(sink.trigger);
  const sample = sampleOf(trigger, around.fixture, name === 'http.body' ? { denyList: [] } : {});
  const actions = [{ name: 'act', script, timeoutMs: 5000 }];
  if (chained) actions.push({ name: 'second', script: secondAction, timeoutMs: 5000 });
  return {
    trigger,
    actions,
    sample: { ...sample, http: { ...sample.http, mocks: [{ url: mockedUrl, response: { status: 200, text: '' } }] } },
    http: { mode: 'mock' },
  };
}

/** Text of member `k` of a JSON object that Go wrote. */
function memberText(json: string | undefined): string | undefined {
  const at = json?.indexOf('"k":') ?? -1;
  if (json === undefined || at < 0) return undefined;
  const from = at + 4;
  let depth = 0;
  for (let end = from; end < json.length; end++) {
    const character = json[end]!;
    if (character === '"') {
      for (end++; json[end] !== '"'; end++) if (json[end] === '\\') end++;
    } else if (character === '{' || character === '[') depth++;
    else if (depth === 0 && (character === ',' || character === '}')) return json.slice(from, end);
    else if (character === '}' || character === ']') depth--;
  }
  return undefined;
}

function scriptLogs(outcome: Outcome): readonly string[] {
  return outcome.logs
    .map((log) => log.message)
    .filter((message) => !/^action run (started|succeeded|failed)/.test(message));
}

function afterPrefix(outcome: Outcome, prefix: string): string | undefined {
  return scriptLogs(outcome)
    .find((message) => message.startsWith(prefix))
    ?.slice(prefix.length);
}

/** What came out of a sink, under the names that the rows use. */
function result(name: string, outcome: Outcome): Data {
  if (!outcome.ok) {
    const { message, escaped } = outcome.error ?? { message: undefined };
    return escaped ? { panic: message, error: message } : { error: message };
  }
  const { after, custom } = outcome.claims ?? {};
  switch (name) {
    case 'setClaim.accessToken':
      return custom?.error === undefined ? { bytes: memberText(custom?.text) } : { marshalError: custom.error };
    case 'setClaim.thenSecondAction':
      return { seenBySecond: afterPrefix(outcome, 'SECOND ') };
    case 'appendLogIntoClaims':
      return { log: outcome.claimLogs?.['urn:zitadel:iam:action:act:log'] };
    case 'setMetadata':
    case 'setMetadata.saml':
    case 'metadata.push':
    case 'appendMetadata':
      return { bytes: outcome.metadata?.at(-1)?.value };
    case 'setCustomAttribute':
      return { values: outcome.attributes?.[0]?.values };
    case 'log.log':
      return { message: scriptLogs(outcome)[0] };
    case 'http.body':
      return { body: outcome.http[0]?.request.body };
    case 'JSON.stringify':
      return { text: afterPrefix(outcome, 'JS ') };
    case 'String()':
      return { text: afterPrefix(outcome, 'S ') };
    default:
      return after?.error === undefined ? { bytes: memberText(after?.text) } : { marshalError: after.error };
  }
}

function compareSink(fields: Fields, expected: Data, actual: Data, keysListed: boolean): void {
  for (const [field, wanted] of Object.entries(expected)) {
    const got = actual[field];
    if (wanted === null || typeof wanted === 'boolean') continue;
    if (field === 'bytes' || Array.isArray(wanted)) {
      const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
      const same = got !== undefined && sameEncoding(text(wanted), text(got), { keysListed });
      if (!same) fields.fail(field, wanted, got ?? actual.error ?? actual.marshalError);
    } else if (field === 'panicEscaped') fields.panic(field, String(wanted), actual.panic as string | undefined);
    else fields.text(field, String(wanted), (got ?? null) as string | null);
  }
}

export const compareConversions: Comparator = (row, around) => {
  const value = String(row.value);
  const names = Object.keys(row).filter((key) => key !== 'id' && key !== 'value');
  return {
    id: String(row.id),
    requests: names.map((name) => requestFor(name, value, around)),
    compare: (outcomes) => {
      const failures: Failure[] = [];
      const columns = { compared: 0, equal: 0 };
      let passed = 0;
      const keysListed = listsKeys(value);
      names.forEach((name, at) => {
        const fields = new Fields(`${row.id} ${name}`, around.port, { keysListed });
        compareSink(fields, row[name] as Data, result(name, outcomes[at]!), keysListed);
        columns.compared += fields.columns.compared;
        columns.equal += fields.columns.equal;
        failures.push(...fields.failures);
        if (fields.failures.length === 0) passed++;
      });
      return { passed, failed: names.length - passed, failures, columns };
    },
  };
};
