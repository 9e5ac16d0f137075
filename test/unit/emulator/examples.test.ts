import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bindingOf } from '../../../emulator/src/binding/index.js';
import { createEmulator, type Emulator } from '../../../emulator/src/index.js';
import { bundledSample } from '../../../emulator/src/samples/bundled/index.js';
import { parseSample } from '../../../emulator/src/samples/parse.js';

const root = join(__dirname, '../../..');
const folder = join(root, 'emulator/examples');
const worker = join(root, 'dist/engine-worker.js');

describe('the examples', () => {
  let emulator: Emulator;
  before(() => {
    assert.ok(existsSync(worker), 'run `npm run build` first');
    emulator = createEmulator({ worker });
  });
  after(() => emulator.dispose());

  for (const name of readdirSync(folder)) {
    const files = readdirSync(join(folder, name));
    const own = files.filter((file) => file.endsWith('.sample.json'));
    for (const file of files.filter((candidate) => candidate.endsWith('.js'))) {
      const script = readFileSync(join(folder, name, file), 'utf8');
      const { name: action, triggers } = bindingOf(script, file);
      for (const trigger of triggers) {
        it(`${name}/${file} succeeds at ${trigger} and sets a claim`, async () => {
          assert.ok(action);
          const samples = own.map((path) => parseSample(readFileSync(join(folder, name, path), 'utf8'), path));
          for (const sample of samples.length > 0 ? samples : [bundledSample('rich-human')!]) {
            const outcome = await emulator.run({ trigger, actions: [{ name: action, script }], sample });
            assert.equal(outcome.error, undefined);
            assert.notEqual(outcome.claims?.custom.text, '{}');
          }
        });
      }
    }
  }
});
