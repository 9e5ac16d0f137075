import { readFileSync } from 'node:fs';
import type { TriggerId } from '../../../emulator/src/catalogue/index.js';
import { triggerOf } from '../../conformance/fixture.js';

/** One path of `ctx` or `api`, as a probe inside ZITADEL saw it. */
export interface ProbedPath {
  readonly path: string;
  readonly typeof: string;
  readonly value?: string;
  readonly length?: number;
  readonly constructorName?: string;
  readonly isArray?: boolean;
  readonly ownKeys?: readonly string[];
}

export interface Shape {
  readonly name: string;
  readonly trigger: TriggerId;
  readonly dump: readonly ProbedPath[];
}

/** The probed shapes of the conformance data. */
export function loadShapes(): readonly Shape[] {
  const file = 'test/conformance/data/shapes.jsonl';
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const row = JSON.parse(line) as { name: string; trigger: string; dump: ProbedPath[] };
      return { name: row.name, trigger: triggerOf(row.trigger), dump: row.dump };
    });
}
