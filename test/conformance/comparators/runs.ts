/** Rows of runs-features.jsonl, runs-scenarios.jsonl and runs-random.jsonl: whole runs of one or more actions. */
import type { ActionSource, Outcome, RunRequest } from '../../../emulator/src/api.js';
import { sampleOf, triggerOf } from '../fixture.js';
import { Fields } from './fields.js';
import { listsKeys } from './text.js';
import type { Comparator, Surroundings } from './types.js';

type Data = Readonly<Record<string, unknown>>;

/** The run that a row with `trigger`, `actions` and `fixtureOverrides` describes, against the test server. */
export function requestOf(
  row: Data,
  around: Surroundings,
  actions = row.actions as readonly ActionSource[],
): RunRequest {
  const trigger = triggerOf(String(row.trigger));
  return {
    trigger,
    actions: actions.map((action) => ({ ...action, script: action.script.replaceAll('PORT', String(around.port)) })),
    sample: sampleOf(trigger, around.fixture, (row.fixtureOverrides ?? {}) as Data),
    http: { mode: 'live' },
  };
}

export function scriptsOf(row: Data): string {
  return (row.actions as readonly ActionSource[]).map((action) => action.script).join('\n');
}

interface LogEntry {
  readonly level: string;
  readonly message: string;
}

/** Log records by the rules; `started`: whether "action run started" is among the expected ones. */
export function compareLogs(
  fields: Fields,
  expected: readonly LogEntry[] | null,
  outcome: Outcome,
  started: boolean,
): void {
  const got = outcome.logs.filter((log) => started || log.message !== 'action run started');
  const wanted = expected ?? [];
  if (wanted.length !== got.length) {
    fields.fail(
      'logs',
      wanted.map((log) => log.message),
      got.map((log) => log.message),
    );
    return;
  }
  wanted.forEach((log, at) => {
    fields.equal(`logs[${at}].level`, log.level, got[at]!.level);
    fields.text(`logs[${at}]`, log.message, got[at]!.message);
  });
}

function metadataOf(list: unknown): readonly Data[] {
  return ((list as readonly Data[] | null | undefined) ?? []).map(({ key, value, valueBase64, changed }) => ({
    key,
    ...(valueBase64 === undefined ? { value } : { valueBase64 }),
    ...(changed === undefined ? {} : { changed }),
  }));
}

/** Stored metadata, by bytes. */
export function compareMetadata(fields: Fields, expected: unknown, outcome: Outcome): void {
  const wanted = metadataOf(expected);
  const got = outcome.metadata ?? [];
  if (wanted.length !== got.length) {
    fields.fail('metadata', wanted, got);
    return;
  }
  wanted.forEach((entry, at) => {
    const { key, value, valueBase64, changed } = got[at]!;
    fields.equal(`metadata[${at}].key`, entry.key, key);
    const text = (base64: string) => Buffer.from(base64, 'base64').toString('utf8');
    if (entry.valueBase64 === undefined) fields.encoding(`metadata[${at}].value`, String(entry.value), value);
    else if (entry.valueBase64 !== valueBase64) {
      fields.encoding(`metadata[${at}].bytes`, text(String(entry.valueBase64)), text(valueBase64));
    }
    // Whether text with keys in random order is the same as before is chance.
    const chance = /\{.*,/s.test(value);
    if (entry.changed !== undefined && !chance) fields.equal(`metadata[${at}].changed`, entry.changed, changed);
  });
}

/** The user of a row in the form of an outcome. */
function userForm(expected: Data): Data {
  if ('externalUserId' in expected) {
    const { externalUserId, idpConfigId, ...rest } = expected;
    return { ...rest, id: externalUserId, idpId: idpConfigId };
  }
  const email = expected.email as Data | null | undefined;
  const phone = expected.phone as Data | null | undefined;
  return {
    ...expected,
    email: email && { address: email.email, isVerified: email.isVerified },
    phone: phone && { number: phone.phone, isVerified: phone.isVerified },
  };
}

/** Every member that the row has. */
function compareMembers(fields: Fields, field: string, expected: unknown, actual: unknown): void {
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected)) {
    if (typeof expected === 'string' && typeof actual === 'string') fields.text(field, expected, actual);
    else fields.equal(field, expected, actual);
    return;
  }
  for (const [key, value] of Object.entries(expected)) {
    compareMembers(fields, `${field}.${key}`, value, (actual as Data | null | undefined)?.[key]);
  }
}

function compareGrants(fields: Fields, expected: unknown, outcome: Outcome): void {
  const wanted = ((expected as readonly Data[] | null) ?? []).map(({ projectId, projectGrantId, roleKeys }) => ({
    projectId,
    projectGrantId,
    roles: roleKeys ?? [],
  }));
  const got = (outcome.userGrants ?? []).map(({ projectId, projectGrantId, roles }) => ({
    projectId,
    projectGrantId,
    roles,
  }));
  fields.equal('userGrants', wanted, got);
}

function compareAttributes(fields: Fields, expected: unknown, outcome: Outcome): void {
  const byName = (list: readonly Data[]) => [...list].sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1));
  const wanted = byName((expected as readonly Data[] | null) ?? []);
  const got = byName((outcome.attributes ?? []) as unknown as readonly Data[]);
  if (wanted.length !== got.length) {
    fields.fail('attributes', wanted, got);
    return;
  }
  wanted.forEach((attribute, at) => {
    const other = got[at]!;
    fields.text(`attributes[${at}].name`, String(attribute.name), String(other.name));
    fields.text(`attributes[${at}].nameFormat`, String(attribute.nameFormat), String(other.nameFormat));
    const texts = (values: unknown) => JSON.stringify(values ?? []);
    fields.encoding(`attributes[${at}].value`, texts(attribute.value), texts(other.values));
  });
}

function compareClaims(fields: Fields, result: Data, outcome: Outcome): void {
  const { after, custom } = outcome.claims ?? {};
  const text = (name: string) => result[name] as string | null | undefined;
  if ('claimsText' in result) fields.encoding('claimsText', text('claimsText'), after?.text);
  if ('customClaimsText' in result) fields.encoding('customClaimsText', text('customClaimsText'), custom?.text);
  if ('claimsError' in result) fields.text('claimsError', text('claimsError'), after?.error);
  if ('customClaimsError' in result) fields.text('customClaimsError', text('customClaimsError'), custom?.error);
  if (result.claimLogs) {
    for (const [key, entries] of Object.entries(result.claimLogs as Data)) {
      fields.encoding(`claimLogs.${key}`, JSON.stringify(entries), JSON.stringify(outcome.claimLogs?.[key]));
    }
  }
}

/** Every field of a row's result that is there. */
export function compareResult(fields: Fields, result: Data, outcome: Outcome): void {
  compareClaims(fields, result, outcome);
  if (result.metadata != null) compareMetadata(fields, result.metadata, outcome);
  if (result.user != null) compareMembers(fields, 'user', userForm(result.user as Data), outcome.user);
  if (result.userChanged != null) fields.equal('userChanged', result.userChanged, outcome.userChanged);
  if (result.userGrants != null) compareGrants(fields, result.userGrants, outcome);
  if (result.attributes != null) compareAttributes(fields, result.attributes, outcome);
}

/** The real runtime did not end at all; an emulator that ends it must say that time ran out. */
export function hangs(panic: string | null | undefined): boolean {
  return panic?.startsWith('HANGS') === true;
}

/** The error of a run, or the panic that left it. */
export function compareError(
  fields: Fields,
  expected: string | null | undefined,
  panic: string | null | undefined,
  outcome: Outcome,
): void {
  if (hangs(panic)) {
    fields.equal('error.kind', 'timeout', outcome.error?.kind);
    return;
  }
  const escaped = outcome.error?.escaped === true;
  if (panic != null)
    fields.panic('panic', panic.replace(/^GO PANIC /, ''), escaped ? outcome.error?.message : undefined);
  else if (escaped) fields.fail('panic', null, outcome.error?.message);
  else fields.text('error', expected, outcome.error?.message);
}

export const compareRun: Comparator = (row, around) => {
  const id = String(row.id);
  const result = row.result as Data;
  return {
    id,
    requests: [requestOf(row, around)],
    compare: ([outcome]) => {
      const fields = new Fields(id, around.port, { keysListed: listsKeys(scriptsOf(row)) });
      if (!outcome) throw new Error('a run gave no outcome');
      fields.equal('ok', result.ok, outcome.ok);
      compareError(fields, result.error as string | null, result.panic as string | null | undefined, outcome);
      compareLogs(fields, (result.logs as LogEntry[] | null | undefined) ?? null, outcome, true);
      compareResult(fields, result, outcome);
      return fields.verdict();
    },
  };
};
