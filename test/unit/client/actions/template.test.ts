import assert from 'node:assert/strict';
import { nameProblem, newActionText } from '../../../../client/src/actions/template.js';
import { classify } from '../../../../client/src/detect/classify.js';
import { triggerIds } from '../../../../emulator/src/catalogue/model.js';

describe('new actions', () => {
  for (const trigger of triggerIds) {
    it(`has a text for ${trigger} that is a script and an action`, () => {
      const text = newActionText('myAction', [trigger]);
      assert.doesNotThrow(() => new Function(text));
      assert.equal(classify(text), 'certain');
      assert.ok(text.startsWith(`// @zitadel ${trigger}\n`));
    });
  }

  it('refuses names that no function can have', () => {
    assert.equal(nameProblem('addRoles'), undefined);
    for (const name of ['', '1a', 'a-b', 'a b', 'function']) assert.ok(nameProblem(name), name);
  });
});
