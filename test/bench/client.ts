/** The client of the editor: what activation costs, in a process of its own. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Benchmark, median } from './model.js';

const execute = promisify(execFile);

export const clientActivation: Benchmark = {
  name: 'client',
  measure: async () => {
    const loads: number[] = [];
    const all: number[] = [];
    for (let run = 0; run < 11; run++) {
      const { stdout } = await execute(process.execPath, [join(__dirname, 'activate.cjs')]);
      const { load, activate } = JSON.parse(stdout) as { load: number; activate: number };
      loads.push(load);
      all.push(load + activate);
    }
    return [
      { name: 'client activation, median', value: median(all), unit: 'ms', budget: 40 },
      { name: 'client activation, of which loading the bundle', value: median(loads), unit: 'ms' },
    ];
  },
};
