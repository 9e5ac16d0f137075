/** Comparators of the files whose rows are runs. */
import { compareApi } from './api.js';
import { compareConversions } from './conversions.js';
import { compareRun } from './runs.js';
import { compareShapes } from './shapes.js';
import type { Comparator } from './types.js';

export const runComparators: Readonly<Record<string, Comparator>> = {
  'api.jsonl': compareApi,
  'conversions.jsonl': compareConversions,
  'shapes.jsonl': compareShapes,
  'runs-features.jsonl': compareRun,
  'runs-scenarios.jsonl': compareRun,
  'runs-random.jsonl': compareRun,
};
