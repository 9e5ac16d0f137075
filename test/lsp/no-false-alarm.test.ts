import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actionTemplates, scriptOf } from '../../emulator/src/templates/index.js';
import { triggerOf } from '../conformance/fixture.js';
import { TestChecker } from './support/checking.js';

interface Row {
  readonly id?: string;
  readonly name?: string;
  readonly trigger: string;
  readonly actions: readonly { readonly name: string; readonly script: string; readonly allowedToFail?: boolean }[];
  readonly result?: { readonly ok: boolean };
  readonly ok?: boolean;
}

/** Scripts that ran without an error, with where they ran: nothing in them may be called an error. */
function* scriptsThatRan(): Iterable<{
  readonly where: string;
  readonly row: Row;
  readonly action: Row['actions'][0];
}> {
  for (const file of ['runs-features', 'runs-scenarios', 'runs-random', 'api']) {
    const path = join(__dirname, '../conformance/data', `${file}.jsonl`);
    if (!existsSync(path)) continue;
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      if (line === '') continue;
      const row = JSON.parse(line) as Row;
      if (!(file === 'api' ? row.ok : row.result?.ok)) continue;
      // What is allowed to fail may have failed.
      for (const action of row.actions)
        if (action.allowedToFail !== true) yield { where: `${row.id ?? row.name}`, row, action };
    }
  }
}

describe('no false alarm', () => {
  let checker: TestChecker;
  before(() => {
    checker = new TestChecker();
  });
  after(() => checker.dispose());

  it('scripts that ran have no errors', function () {
    this.timeout(300_000);
    const alarms: string[] = [];
    const seen = new Set<string>();
    for (const { where, row, action } of scriptsThatRan()) {
      const key = `${row.trigger} ${action.script}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const around = { name: action.name, triggers: [triggerOf(row.trigger)] };
      for (const found of checker.check(action.script, around))
        if (found.severity === 'error')
          alarms.push(
            `${where}: ${found.code} at ${JSON.stringify(action.script.slice(found.start, found.end))}: ${found.message}`,
          );
    }
    assert.ok(seen.size > 0);
    assert.deepEqual(alarms, []);
  });

  it('templates have nothing that people would see', () => {
    const alarms = actionTemplates.flatMap((template) => {
      const text = scriptOf(template, { triggers: template.triggers });
      return checker
        .check(text)
        .filter(({ severity }) => severity !== 'hint')
        .map(({ code, message }) => `${template.id}: ${code}: ${message}`);
    });
    assert.deepEqual(alarms, []);
  });
});
