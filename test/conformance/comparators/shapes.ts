/** Rows of shapes.jsonl: `ctx` and `api` dumped from inside by the probe, compared path by path. */
import type { Outcome } from '../../../emulator/src/api.js';
import { sampleOf, triggerOf } from '../fixture.js';
import { sameText } from './text.js';
import type { Comparator, Failure } from './types.js';

type Data = Readonly<Record<string, unknown>>;

const url = 'http://shapes.test/';
/** Maps whatever the writes before have made of them. */
const requestMaps = /\.httpRequest\.(form|postForm|headers)$/;
const keyLists = new Set(['ownKeys', 'objectKeys', 'forIn']);

interface Dump {
  readonly dump: readonly Data[];
  readonly writes: readonly Data[];
  readonly adds: readonly Data[];
}

/** The dump that the probe posted, or undefined when it did not get that far. */
function dumpOf(outcome: Outcome): Dump | undefined {
  const body = outcome.http.find((exchange) => exchange.request.url === url)?.request.body;
  return body === undefined ? undefined : (JSON.parse(body) as Dump);
}

function equalField(field: string, expected: unknown, actual: unknown, randomKeys: boolean): boolean {
  if (keyLists.has(field) && randomKeys && Array.isArray(expected) && Array.isArray(actual)) {
    return JSON.stringify([...expected].sort()) === JSON.stringify([...actual].sort());
  }
  if (typeof expected === 'string' && typeof actual === 'string') return sameText(expected, actual);
  return JSON.stringify(expected) === JSON.stringify(actual);
}

/** Members that the row leaves out when they are false, or reduces away. */
function expectedFields(entry: Data): readonly string[] {
  return Object.keys(entry).filter((field) => field !== 'path' && field !== 'keyOrder');
}

function compareEntry(id: string, entry: Data, actual: Data | undefined, maps: ReadonlySet<string>): Failure[] {
  if (!actual) return [{ id, field: 'path', expected: entry.path, actual: 'missing' }];
  const random = entry.keyOrder !== undefined || maps.has(String(entry.path)) || requestMaps.test(String(entry.path));
  const failures: Failure[] = [];
  for (const field of expectedFields(entry)) {
    if (!equalField(field, entry[field], actual[field], random)) {
      failures.push({ id, field, expected: entry[field], actual: actual[field] });
    }
  }
  for (const field of ['isArray', 'frozen']) {
    if (actual[field] === true && entry[field] === undefined && entry.typeof === 'object') {
      failures.push({ id, field, expected: false, actual: true });
    }
  }
  return failures;
}

interface Count {
  passed: number;
  failed: number;
  readonly failures: Failure[];
}

function compareList(
  row: string,
  part: string,
  expected: readonly Data[],
  actual: readonly Data[],
  maps: ReadonlySet<string>,
  count: Count,
): void {
  const byPath = new Map(actual.map((entry) => [String(entry.path), entry]));
  for (const entry of expected) {
    const path = String(entry.path);
    const failures = compareEntry(`${row} ${part} ${path}`, entry, byPath.get(path), maps);
    byPath.delete(path);
    count.failures.push(...failures);
    if (failures.length === 0) count.passed++;
    else count.failed++;
  }
  // Rows leave the writes to functions and to members of arrays out, so that only the dump tells what there is.
  for (const path of part === 'dump' ? byPath.keys() : []) {
    count.failed++;
    count.failures.push({ id: `${row} ${part} ${path}`, field: 'path', expected: 'absent', actual: path });
  }
}

export const compareShapes: Comparator = (row, around) => {
  const id = String(row.id);
  const trigger = triggerOf(String(row.trigger));
  const sample = sampleOf(trigger, around.fixture, (row.fixtureOverrides ?? {}) as Data);
  const wanted = row as unknown as Dump;
  return {
    id,
    requests: [
      {
        trigger,
        actions: [{ name: 'act', script: around.probe.replace('@URL@', url), timeoutMs: 20_000 }],
        sample: { ...sample, http: { ...sample.http, mocks: [{ url, response: { status: 200, text: '' } }] } },
        http: { mode: 'mock' },
      },
    ],
    compare: ([outcome]) => {
      const count: Count = { passed: 0, failed: 0, failures: [] };
      const got = outcome && dumpOf(outcome);
      const none = { dump: [], writes: [], adds: [] };
      const { dump, writes, adds } = got ?? none;
      if (!got) count.failures.push({ id, field: 'dump', expected: 'posted', actual: outcome?.error?.message });
      // What takes new keys is a Go map: its order is random.
      const maps = new Set(wanted.adds.filter(({ add }) => add === '1').map(({ path }) => String(path)));
      compareList(id, 'dump', wanted.dump, dump, maps, count);
      compareList(id, 'writes', wanted.writes, writes, maps, count);
      compareList(id, 'adds', wanted.adds, adds, maps, count);
      return { ...count, columns: { compared: 0, equal: 0 } };
    },
  };
};
