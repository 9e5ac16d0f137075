/**
 * Measures what the budgets are about, on the bundles in dist/:
 *
 *   npm run bench -- [--json FILE] [--only NAME]
 *
 * Names: client, server, warm, cli, thousand, memory, package. Exit code 0 whatever the figures are, since they depend on
 * the machine; 1 when something could not be measured, 2 on wrong use.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { coldRun } from './cli.js';
import { clientActivation } from './client.js';
import { memory, thousandRuns, warmRuns } from './emulator.js';
import { languageServer } from './language.js';
import type { Benchmark, Figure } from './model.js';
import { packageSize } from './package.js';

const benchmarks: readonly Benchmark[] = [
  clientActivation,
  languageServer,
  warmRuns,
  coldRun,
  thousandRuns,
  memory,
  packageSize,
];

interface Result {
  readonly figures: readonly Figure[];
  readonly failures: readonly { readonly benchmark: string; readonly error: string }[];
}

async function measure(only: string | undefined): Promise<Result> {
  const figures: Figure[] = [];
  const failures: { benchmark: string; error: string }[] = [];
  for (const benchmark of benchmarks) {
    if (only !== undefined && benchmark.name !== only) continue;
    try {
      const measured = await benchmark.measure();
      figures.push(...measured);
      for (const figure of measured) console.log(line(figure));
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      failures.push({ benchmark: benchmark.name, error: text });
      console.error(`${benchmark.name} could not be measured: ${text}`);
    }
  }
  return { figures, failures };
}

function line({ name, value, unit, budget }: Figure): string {
  const told = `${name.padEnd(52)} ${value.toFixed(value < 10 ? 2 : 1).padStart(8)} ${unit}`;
  if (budget === undefined) return told;
  return `${told.padEnd(66)} budget ${budget} ${unit}${value > budget ? '  EXCEEDED' : ''}`;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } });
  if (values.only !== undefined && !benchmarks.some(({ name }) => name === values.only)) {
    console.error(`no benchmark ${values.only}; there are ${benchmarks.map(({ name }) => name).join(', ')}`);
    return 2;
  }
  const result = await measure(values.only);
  if (values.json !== undefined) {
    const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model };
    writeFileSync(values.json, `${JSON.stringify({ machine, ...result }, undefined, 2)}\n`);
  }
  return result.failures.length === 0 ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);
