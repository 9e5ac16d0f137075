import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadWithCodeCache } from '../../../emulator/src/bundle/code-cache.js';
import { createEmulator } from '../../../emulator/src/index.js';

describe('code kept between starts', () => {
  let folder: string;
  let bundle: string;
  const cache = () => join(folder, 'cache');
  const kept = () => readdirSync(cache()).filter((name) => name.startsWith('program-'));
  const load = () => loadWithCodeCache(bundle, cache());

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zitadel-code-'));
    bundle = join(folder, 'program.js');
    writeFileSync(bundle, 'exports.answer = () => require("node:path").basename(__filename);');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const answerOf = (exports: unknown): string => (exports as { answer(): string }).answer();

  it('is written once, and used by the next start', () => {
    const first = load();
    assert.equal(answerOf(first.exports), 'program.js');
    first.keepCode?.();
    assert.equal(kept().length, 1);
    const second = load();
    assert.equal(second.keepCode, undefined);
    assert.equal(answerOf(second.exports), 'program.js');
  });

  it('is made anew for a bundle that has changed', () => {
    load().keepCode?.();
    writeFileSync(bundle, 'exports.answer = () => "another one";');
    const changed = load();
    assert.equal(answerOf(changed.exports), 'another one');
    assert.notEqual(changed.keepCode, undefined);
  });

  it('goes with letters of all kinds', () => {
    writeFileSync(bundle, 'exports.answer = () => /“(.)”/.exec("“µ”")[1] + "日本語";');
    const first = load();
    assert.equal(answerOf(first.exports), 'µ日本語');
    first.keepCode?.();
    const second = load();
    assert.equal(second.keepCode, undefined);
    assert.equal(answerOf(second.exports), 'µ日本語');
  });

  it('is not looked for where others could have put it', function () {
    if (process.getuid === undefined) this.skip(); // Windows has no such modes.
    load().keepCode?.();
    chmodSync(cache(), 0o777);
    const loaded = load();
    assert.equal(answerOf(loaded.exports), 'program.js');
    assert.equal(loaded.keepCode, undefined);
    chmodSync(cache(), 0o700);
    writeFileSync(bundle, 'exports.answer = () => "mine again";');
    assert.notEqual(load().keepCode, undefined);
  });

  it('is done without where nothing can be written', () => {
    writeFileSync(cache(), 'a file where the folder would be');
    const loaded = load();
    loaded.keepCode?.();
    assert.equal(answerOf(loaded.exports), 'program.js');
  });

  it('leaves only a few files of older bundles', () => {
    mkdirSync(cache(), { mode: 0o700 });
    for (let version = 0; version < 6; version++) writeFileSync(join(cache(), `program-${version}.bin`), '');
    writeFileSync(join(cache(), 'other-0.bin'), '');
    load().keepCode?.();
    assert.equal(kept().length, 3);
    assert.equal(readdirSync(cache()).length, 4);
  });

  it('is that of the engine, once an emulator that may keep it has run something', async () => {
    const options = { worker: join(__dirname, '../../../dist/engine-worker.js'), codeCache: cache() };
    for (let start = 0; start < 2; start++) {
      const emulator = createEmulator(options);
      assert.equal((await emulator.evaluate({ script: '6 * 7' })).string, '42');
      await emulator.dispose();
      assert.deepEqual(
        readdirSync(cache()).map((name) => name.slice(0, name.indexOf('-'))),
        ['engine'],
      );
    }
  });
});
