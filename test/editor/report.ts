import type { Runner, Test } from 'mocha';

/** The mark by which the rig tells the suite's own lines from all else that an extension host logs. */
const mark = process.env.EDITOR_RIG_RESULTS ? 'RIG| ' : '';

/** mocha's reporters print with printf patterns; the console of an extension host does not expand them. */
export function print(pattern: unknown = '', ...values: unknown[]): void {
  const rest = [...values];
  const text = String(pattern).replace(/%[sdij]/g, () => (rest.length > 0 ? String(rest.shift()) : ''));
  for (const line of [text, ...rest].join(' ').split('\n')) console.log(mark + line);
}

export interface Results {
  passed: number;
  failed: number;
  readonly tests: { title: string; state: 'passed' | 'failed'; error?: string }[];
}

/** Collects what a run of mocha does. */
export function watch(runner: Runner, done: (results: Results) => void): void {
  const results: Results = { passed: 0, failed: 0, tests: [] };
  runner.on('pass', (test: Test) => {
    results.passed++;
    results.tests.push({ title: test.fullTitle(), state: 'passed' });
  });
  runner.on('fail', (test: Test, error: Error) => {
    results.failed++;
    results.tests.push({ title: test.fullTitle(), state: 'failed', error: error.stack ?? String(error) });
  });
  runner.on('end', () => done(results));
}
