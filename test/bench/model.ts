/** One figure of the benchmarks. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'MB' | 'MiB' | '%';
  /** The most that it may be; absent where none was set. */
  readonly budget?: number;
}

/** A group of figures that are measured together. */
export interface Benchmark {
  /** Word by which `--only` finds it. */
  readonly name: string;
  measure(): Promise<readonly Figure[]>;
}

/** The value that a share of the samples does not exceed. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1);
  return sorted[Math.max(0, at)] ?? Number.NaN;
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** Milliseconds that an action takes. */
export async function timed(action: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await action();
  return performance.now() - started;
}

/**
 * The environment of processes that are measured. With extra certificates each start of Node reads a file first, whatever the
 * program: that is the machine's time, not ours.
 */
export function environment(): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _, ...rest } = process.env;
  return rest;
}
