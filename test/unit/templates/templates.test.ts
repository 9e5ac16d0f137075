import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { triggerIds } from '../../../emulator/src/catalogue/model.js';
import { createEmulator, type Emulator } from '../../../emulator/src/index.js';
import { bundledSample } from '../../../emulator/src/samples/bundled/index.js';
import { actionTemplates, scriptOf, snippetOf, templatesFor } from '../../../emulator/src/templates/index.js';
import { TestChecker } from '../../lsp/support/checking.js';

const worker = join(__dirname, '../../../dist/engine-worker.js');
/** The rich human, and the other systems that templates ask. */
const sample = {
  ...bundledSample('rich-human')!,
  http: { mocks: [{ url: '/.*/', response: { status: 200, json: { customer: 'C-1' } } }] },
};

describe('templates of actions', () => {
  let emulator: Emulator;
  const checker = new TestChecker();
  before(() => {
    assert.ok(existsSync(worker), 'run `npm run build` first');
    emulator = createEmulator({ worker });
  });
  after(async () => {
    checker.dispose();
    await emulator.dispose();
  });

  /** What is found in a script; not what is true of its trigger whatever the script does. */
  const found = (script: string): string[] =>
    checker
      .check(script)
      .filter(({ code }) => code !== 'login-v1-only')
      .map(({ code, message }) => `${code}: ${message}`);

  it('are there for every trigger, each with a name of its own', () => {
    for (const trigger of triggerIds) assert.ok(templatesFor([trigger]).length > 0, trigger);
    assert.equal(new Set(actionTemplates.map(({ id }) => id)).size, actionTemplates.length);
  });

  for (const template of actionTemplates)
    for (const trigger of template.triggers)
      it(`${template.id} succeeds at ${trigger}, and nothing is found in it`, async () => {
        const script = scriptOf(template, { triggers: [trigger] });
        const { ok, error } = await emulator.run({ trigger, actions: [{ name: template.id, script }], sample });
        assert.equal(error, undefined);
        assert.equal(ok, true);
        assert.deepEqual(found(script), []);
        assert.deepEqual(found(scriptOf(template, { triggers: template.triggers })), []);
      });

  it('do something: the outcomes have what they promise', async () => {
    const run = async (id: string, trigger: (typeof triggerIds)[number]) => {
      const template = actionTemplates.find((one) => one.id === id)!;
      return emulator.run({ trigger, actions: [{ name: id, script: scriptOf(template) }], sample });
    };
    const claims = async (id: string) =>
      JSON.parse((await run(id, 'complement-token/pre-userinfo-creation')).claims?.after.text ?? '{}');
    assert.ok('roles' in (await claims('flatRoles')));
    assert.ok('groups' in (await claims('groupsClaim')));
    assert.ok('department' in (await claims('metadataClaim')));
    assert.ok('customer' in (await claims('enrichToken')));
  });

  it('are snippets too', () => {
    for (const template of actionTemplates) {
      const plain = snippetOf(template)
        .replace('$0', '')
        .replace(/\$\{\d+:([^}]*)\}/g, '$1')
        .replace(/\\([\\$}])/g, '$1');
      assert.equal(plain, scriptOf(template));
    }
  });
});
