/** The command line, as a process of its own. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Benchmark, environment, median, quantile, timed } from './model.js';

const execute = promisify(execFile);
const root = join(__dirname, '../..');

export const coldRun: Benchmark = {
  name: 'cli',
  measure: async () => {
    const times: number[] = [];
    const start = (...args: string[]) => timed(() => execute(process.execPath, args, { env: environment() }));
    const empty: number[] = [];
    const script = join(root, 'emulator/examples/roles-claim/addRoles.js');
    for (let run = 0; run < 11; run++) {
      times.push(await start(join(root, 'dist/cli.js'), 'run', script, '--json'));
      empty.push(await start('-e', '0'));
    }
    return [
      { name: 'cold CLI run, whole process, median', value: median(times), unit: 'ms', budget: 250 },
      { name: 'cold CLI run, whole process, p95', value: quantile(times, 0.95), unit: 'ms' },
      { name: 'Node itself without a program, median', value: median(empty), unit: 'ms' },
    ];
  },
};
