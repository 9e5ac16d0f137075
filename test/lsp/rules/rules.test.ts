import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkScript } from '../../../emulator/src/language/index.js';
import type { Finding } from '../../../server/src/checks/finding.js';
import { rules } from '../../../server/src/rules/registry.js';
import { fixed, placesOf, TestChecker } from '../support/checking.js';
import { expectedPlaces, expectedSeverities } from '../support/markers.js';
import { surroundingsIn } from '../support/surroundings.js';

/**
 * One folder for each rule, one file for each case. Caret comments say what the rule reports; what other rules and the type
 * checker say of the case does not count, except in files whose name begins with `only-`. A comment may say the severity, after a
 * comma: an error is what surely happens. `CASE.fixed.js` is the text after
 * the first fix of each finding of the rule.
 */
describe('rules', () => {
  let checker: TestChecker;
  before(() => {
    checker = new TestChecker();
  });
  after(() => checker.dispose());

  const folders = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name: code } of folders)
    describe(code, () => {
      const cases = readdirSync(join(__dirname, code)).filter((name) => /(?<!\.fixed)\.js$/.test(name));
      for (const name of cases)
        it(name.replace(/\.js$/, ''), () => {
          const path = join(__dirname, code, name);
          const text = readFileSync(path, 'utf8');
          const all = checker.check(text, surroundingsIn(text));
          const own = all.filter((found) => found.code === code);
          const found = name.startsWith('only-') ? placesOf(text, all) : placesOf(text, own, true);
          assert.deepEqual(found, expectedPlaces(text), own.map(({ message }) => message).join('\n'));
          for (const [place, severity] of expectedSeverities(text))
            assert.equal(own.find((one) => placesOf(text, [one], true)[0] === place)?.severity, severity, place);
          const wanted = path.replace(/\.js$/, '.fixed.js');
          if (existsSync(wanted)) assert.equal(fixed(text, own), readFileSync(wanted, 'utf8'));
          for (const one of own) helps(one, text);
        });
      it('has a case that is reported and one that stays silent', () => {
        const expected = cases.map((name) => expectedPlaces(readFileSync(join(__dirname, code, name), 'utf8')).length);
        assert.ok(expected.some((count) => count > 0) && expected.some((count) => count === 0));
      });
    });

  /** Each fix leaves a script that parses as before; the first one takes its finding away. */
  function helps(one: Finding, text: string): void {
    const [first] = one.fixes ?? [];
    for (const fix of one.fixes ?? []) {
      const after = fixed(text, [{ ...one, fixes: [fix] }]);
      const what = `${fix.title} for ${one.message}\n${after}`;
      assert.equal(errors(after), errors(text), what);
      if (fix !== first) continue;
      const same = (script: string): number =>
        checker
          .check(script, surroundingsIn(script))
          .filter(({ code, message }) => code === one.code && message === one.message).length;
      assert.ok(same(after) < same(text), what);
    }
  }

  function errors(script: string): number {
    return checkScript(script, { kind: 'script' }).errors.length;
  }

  it('all have cases', () => {
    const tested = new Set(folders.map(({ name }) => name));
    assert.deepEqual(
      rules.filter(({ code }) => !tested.has(code)).map(({ code }) => code),
      [],
    );
  });
});
