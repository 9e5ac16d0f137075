import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../../server/src/rules/registry.js';
import { TestClient } from '../support/client.js';
import { expectedPlaces } from '../support/markers.js';

/**
 * One folder for each rule, one file for each case. Caret comments say what the rule reports; what other rules and the type
 * checker say of the case does not count, except in files whose name begins with `only-`.
 */
describe('rules', () => {
  let client: TestClient;
  before(async () => {
    client = await TestClient.start();
  });
  after(() => client.stop());

  const folders = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name: code } of folders)
    describe(code, () => {
      const cases = readdirSync(join(__dirname, code)).filter((name) => name.endsWith('.js'));
      for (const name of cases)
        it(name.replace(/\.js$/, ''), async () => {
          const text = readFileSync(join(__dirname, code, name), 'utf8');
          const document = await client.open(text, { name });
          const found = (await document.places()).filter(
            (place) => name.startsWith('only-') || place.endsWith(` ${code}`),
          );
          assert.deepEqual(found, expectedPlaces(text));
          assert.deepEqual(client.logged, []);
          await document.close();
        });
      it('has a case that is reported and one that stays silent', () => {
        const expected = cases.map((name) => expectedPlaces(readFileSync(join(__dirname, code, name), 'utf8')).length);
        assert.ok(expected.some((count) => count > 0) && expected.some((count) => count === 0));
      });
    });

  it('all have cases', () => {
    const tested = new Set(folders.map(({ name }) => name));
    assert.deepEqual(
      rules.filter(({ code }) => !tested.has(code)).map(({ code }) => code),
      [],
    );
  });
});
