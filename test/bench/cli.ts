/** The command line, as a process of its own. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Benchmark, median, quantile, timed } from './model.js';

const execute = promisify(execFile);
const root = join(__dirname, '../..');

export const coldRun: Benchmark = {
  name: 'cli',
  measure: async () => {
    const times: number[] = [];
    // With this set, each start of Node reads a file of certificates first, whatever the program: that is the machine's, not ours.
    const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
    const start = (...args: string[]) => timed(() => execute(process.execPath, args, { env }));
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
