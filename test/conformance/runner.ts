/** Runs the files of a conformance folder against the emulator's public API. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEmulator, type Emulator } from '../../emulator/src/index.js';
import type { Failure, Surroundings, Verdict } from './comparators/types.js';
import { fileKinds } from './files/index.js';
import type { Check } from './model.js';
import { startTestServer } from './server.js';

export interface FileReport {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly Failure[];
}

export interface Report {
  readonly files: Readonly<Record<string, FileReport>>;
  readonly passed: number;
  readonly failed: number;
  readonly columns: { readonly equal: number; readonly of: number };
  /** Milliseconds for all of it. */
  readonly duration: number;
}

export interface RunnerOptions {
  /** Folder with the files; any of them may be missing. */
  readonly data: string;
  /** Path of the bundled engine worker. */
  readonly worker: string;
  /** Only files whose name holds this. */
  readonly only?: string;
  /** Called when a file is done. */
  readonly onFile?: (name: string, report: FileReport) => void;
}

/** Checks that are under way at once for each emulator: enough that none waits for the messages of another. */
const inFlight = 4;
const workers = 2;
const noColumns = { compared: 0, equal: 0 };

export async function runConformance(options: RunnerOptions): Promise<Report> {
  const started = performance.now();
  const read = (name: string) => {
    const path = join(options.data, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
  const server = await startTestServer();
  const emulators = Array.from({ length: workers }, () => createEmulator({ worker: options.worker }));
  const around: Surroundings = {
    port: server.port,
    fixture: (JSON.parse(read('fixture.json') ?? '{}') as { fixture?: Surroundings['fixture'] }).fixture ?? {},
    wrappers: JSON.parse(read('wrappers.json') ?? '{}') as Surroundings['wrappers'],
    probe: read('shapes-probe.js') ?? '',
  };
  const files: Record<string, FileReport> = {};
  let columns = { equal: 0, of: 0 };
  try {
    for (const kind of fileKinds) {
      const text = kind.file.includes(options.only ?? '') ? read(kind.file) : undefined;
      if (text === undefined) continue;
      const verdicts = await runChecks([...kind.checks(text, around)], emulators);
      const report = total(verdicts);
      files[kind.file] = report;
      for (const verdict of verdicts) {
        columns = { equal: columns.equal + verdict.columns.equal, of: columns.of + verdict.columns.compared };
      }
      options.onFile?.(kind.file, report);
    }
  } finally {
    await Promise.all(emulators.map((emulator) => emulator.dispose()));
    await server.close();
  }
  const sum = (field: 'passed' | 'failed') => Object.values(files).reduce((all, file) => all + file[field], 0);
  return { files, passed: sum('passed'), failed: sum('failed'), columns, duration: performance.now() - started };
}

async function runChecks(checks: readonly Check[], emulators: readonly Emulator[]): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = new Array(checks.length);
  let next = 0;
  const lane = async (emulator: Emulator) => {
    for (let at = next++; at < checks.length; at = next++) verdicts[at] = await perform(checks[at]!, emulator);
  };
  await Promise.all(emulators.flatMap((emulator) => Array.from({ length: inFlight }, () => lane(emulator))));
  return verdicts;
}

/** A row that the emulator cannot take at all has failed; the others go on. */
async function perform(check: Check, emulator: Emulator): Promise<Verdict> {
  try {
    return await check.run(emulator);
  } catch (error) {
    const actual = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return {
      passed: 0,
      failed: 1,
      failures: [{ id: check.id, field: 'run', expected: 'an outcome', actual }],
      columns: noColumns,
    };
  }
}

function total(verdicts: readonly Verdict[]): FileReport {
  return {
    passed: verdicts.reduce((sum, { passed }) => sum + passed, 0),
    failed: verdicts.reduce((sum, { failed }) => sum + failed, 0),
    failures: verdicts.flatMap(({ failures }) => failures),
  };
}
