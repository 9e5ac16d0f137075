/** The emulator: one run, many runs, memory. */
import { join } from 'node:path';
import { createEmulator, type Emulator, type RunRequest } from '../../emulator/src/index.js';
import { type Benchmark, median, quantile, timed } from './model.js';

const worker = join(__dirname, '../../dist/engine-worker.js');

const request: RunRequest = {
  trigger: 'complement-token/pre-userinfo-creation',
  actions: [
    {
      name: 'addRoles',
      script: `function addRoles(ctx, api) {
  if (ctx.v1.user.grants === undefined || ctx.v1.user.grants === null) return;
  const roles = [];
  ctx.v1.user.grants.grants.forEach((grant) => grant.roles.forEach((role) => roles.push(grant.projectId + ':' + role)));
  api.v1.claims.setClaim('roles', roles);
}`,
    },
  ],
  sample: { seed: 1 },
};

async function withEmulator<T>(action: (emulator: Emulator) => Promise<T>): Promise<T> {
  const emulator = createEmulator({ worker });
  try {
    return await action(emulator);
  } finally {
    await emulator.dispose();
  }
}

/** An emulator that has run this action before. */
export const warmRuns: Benchmark = {
  name: 'warm',
  measure: () =>
    withEmulator(async (emulator) => {
      const inside: number[] = [];
      const outside: number[] = [];
      for (let run = 0; run < 600; run++) {
        let total = 0;
        const took = await timed(async () => {
          total = (await emulator.run(request)).timings.total;
        });
        if (run < 100) continue;
        inside.push(total);
        outside.push(took);
      }
      return [
        { name: 'warm run of a small action, engine side, median', value: median(inside), unit: 'ms', budget: 1 },
        { name: 'warm run of a small action, over the API, median', value: median(outside), unit: 'ms', budget: 15 },
        { name: 'warm run of a small action, over the API, p95', value: quantile(outside, 0.95), unit: 'ms' },
      ];
    }),
};

/** A thousand runs, the start of the worker included. */
export const thousandRuns: Benchmark = {
  name: 'thousand',
  measure: async () => {
    const first: number[] = [];
    const all = await timed(() =>
      withEmulator(async (emulator) => {
        first.push(await timed(() => emulator.run(request)));
        for (let run = 1; run < 1000; run++) await emulator.run(request);
      }),
    );
    return [
      { name: 'first run of an emulator', value: first[0]!, unit: 'ms' },
      { name: '1,000 runs over the API, with start', value: all / 1000, unit: 's', budget: 3 },
    ];
  },
};

/** Whether runs leave something behind. */
export const memory: Benchmark = {
  name: 'memory',
  measure: () =>
    withEmulator(async (emulator) => {
      let early = 0;
      for (let run = 1; run <= 10_000; run++) {
        await emulator.run(request);
        if (run === 500) early = process.memoryUsage().rss;
      }
      const late = process.memoryUsage().rss;
      return [
        { name: 'RSS after 500 runs', value: early / 2 ** 20, unit: 'MiB' },
        { name: 'growth of RSS from 500 to 10,000 runs', value: (100 * (late - early)) / early, unit: '%', budget: 10 },
      ];
    }),
};
