import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import { parseTree } from 'jsonc-parser';
import { bundledSamples } from '../../../../emulator/src/samples/bundled/index.js';
import { checkDocument } from '../../../../emulator/src/samples/check.js';
import { type Schema, sampleSchema } from '../../../../emulator/src/samples/schema.js';

const served = join(__dirname, '../../../../dist/schemas/sample.schema.json');

type Path = readonly (string | number)[];

/** Where something stands in a document. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, member]) => pathsOf(member, [...path, key]))];
}

function changed(value: unknown, path: Path, change: (old: unknown) => unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return change(value);
  const copy: unknown = Array.isArray(value) ? [...value] : { ...(value as object) };
  const holder = copy as Record<string | number, unknown>;
  holder[first] = changed(holder[first], rest, change);
  return copy;
}

describe('the schema of samples', () => {
  // What editors check of formats is their own; the shape is the same for all.
  const shape = JSON.parse(
    JSON.stringify(sampleSchema, (key, value) => (key === 'format' ? undefined : value)),
  ) as Schema;
  const accepts = new Ajv({ allowUnionTypes: true }).compile(shape);

  it('is the one that editors get', () => {
    assert.deepEqual(JSON.parse(readFileSync(served, 'utf8')), JSON.parse(JSON.stringify(sampleSchema)));
  });

  it('means the same to editors and to the emulator', () => {
    const values = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(-1, 1000, 1.5, 'oidc', 'active', null, [], {}),
    );
    fc.assert(
      fc.property(fc.constantFrom(...bundledSamples), fc.nat(), values, fc.string(), (sample, at, value, key) => {
        const paths = pathsOf(sample);
        const path = paths[at % paths.length] ?? [];
        for (const document of [
          changed(sample, path, () => value),
          changed(sample, path, (old) =>
            typeof old === 'object' && !Array.isArray(old) ? { ...old, [key]: value } : value,
          ),
        ]) {
          const text = JSON.stringify(document);
          const root = parseTree(text);
          assert.ok(root);
          const findings = checkDocument(root, shape);
          assert.equal(findings.length === 0, accepts(JSON.parse(text)), `${text}\n${JSON.stringify(findings)}`);
        }
      }),
      { numRuns: 400 },
    );
  });
});
