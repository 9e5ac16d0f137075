import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nameProblem, newActionText } from '../../../../client/src/actions/template.js';
import { classify } from '../../../../client/src/detect/classify.js';
import { triggerIds } from '../../../../emulator/src/catalogue/model.js';
import { createEmulator, type Emulator } from '../../../../emulator/src/index.js';
import { bundledSample } from '../../../../emulator/src/samples/bundled/index.js';

const worker = join(__dirname, '../../../../dist/engine-worker.js');

describe('new actions', () => {
  let emulator: Emulator;
  before(() => {
    assert.ok(existsSync(worker), 'run `npm run build` first');
    emulator = createEmulator({ worker });
  });
  after(() => emulator.dispose());

  for (const trigger of triggerIds) {
    it(`has a text for ${trigger} that is an action and succeeds`, async () => {
      const text = newActionText('myAction', [trigger]);
      assert.equal(classify(text), 'certain');
      assert.ok(text.startsWith(`// @zitadel ${trigger}\n`));
      const actions = [{ name: 'myAction', script: text }];
      const { error } = await emulator.run({ trigger, actions, sample: bundledSample('rich-human')! });
      assert.equal(error, undefined);
    });
  }

  it('refuses names that no function can have', () => {
    assert.equal(nameProblem('addRoles'), undefined);
    for (const name of ['', '1a', 'a-b', 'a b', 'function']) assert.ok(nameProblem(name), name);
  });
});
