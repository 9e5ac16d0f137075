// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are scripts
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Checker } from '../../emulator/src/cli/checker.js';
import { createChecker } from '../../server/src/checker.js';

const runs = Number(process.env.FUZZ_RUNS ?? 200);

const scripts = readFileSync(join(__dirname, '../conformance/data/runs-scenarios.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .flatMap((line) => (JSON.parse(line) as { actions: { script: string }[] }).actions.map(({ script }) => script));

/** A script as it is while it is being typed: cut, doubled, with other text in it. */
const broken = fc
  .tuple(
    fc.constantFrom(...new Set(scripts)),
    fc.nat(),
    fc.nat(400),
    fc.oneof(
      fc.string({ unit: fc.constantFrom(...'{}()[]`\'"/\\.;,?:=>ctxapi1 \n'), maxLength: 12 }),
      fc.constantFrom(
        'require(',
        'async ',
        'class X { #y',
        'ctx.v1.',
        '${',
        '/** @type {X} */',
        'function f(ctx',
        'typeof ',
        '?.[',
      ),
    ),
  )
  .map(([script, at, removed, inserted]) => {
    const start = at % (script.length + 1);
    return script.slice(0, start) + inserted + script.slice(start + (removed % 40));
  });

describe('checks of any text', function () {
  this.timeout(600_000);
  let checker: Checker;
  before(() => {
    checker = createChecker({ root: '/' });
  });
  after(() => checker.dispose());

  it('neither fail nor give a place outside of the text', async () => {
    await fc.assert(
      fc.asyncProperty(broken, async (text) => {
        const lines = text.split(/\r\n|\r|\n/).length;
        for (const { range, message } of await checker.check({ path: '/a.js', text }, {})) {
          assert.ok(range.start.line >= 0 && range.end.line < lines, `${message} at ${JSON.stringify(range)}`);
          assert.ok(
            range.start.line < range.end.line ||
              (range.start.line === range.end.line && range.start.character <= range.end.character),
          );
        }
      }),
      { numRuns: runs },
    );
  });
});
