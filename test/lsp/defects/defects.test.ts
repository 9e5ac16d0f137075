import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placesOf, TestChecker } from '../support/checking.js';
import { expectedPlaces } from '../support/markers.js';
import { surroundingsIn } from '../support/surroundings.js';

/**
 * Scripts as people write them, each with the defects of a class (A: members, B: globals, C: syntax, D: called at load, E: name,
 * F: async, G: habits from other HTTP libraries, H: text as the body of a request, K: a `try` that catches nothing, N: secrets and
 * placeholders, O: implicit global, P: undeclared variable, Q: negation). All that is found is in the caret comments: every
 * defect where it stands, and nothing else.
 */
describe('defects of real scripts', () => {
  let checker: TestChecker;
  before(() => {
    checker = new TestChecker();
  });
  after(() => checker.dispose());

  for (const name of readdirSync(__dirname).filter((one) => one.endsWith('.js')))
    it(name.replace(/\.js$/, ''), () => {
      const text = readFileSync(join(__dirname, name), 'utf8');
      const found = checker.check(text, surroundingsIn(text));
      assert.deepEqual(
        placesOf(text, found),
        expectedPlaces(text),
        found.map(({ code, severity, message }) => `${code} ${severity} ${message}`).join('\n'),
      );
    });
});
