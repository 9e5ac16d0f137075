import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledSampleNames } from '../../../emulator/src/samples/bundled/index.js';
import { parseSample } from '../../../emulator/src/samples/parse.js';
import { cli } from './support.js';

describe('zitadel-actions samples', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zitadel-actions-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('lists every bundled sample with what it is', async () => {
    const { code, out } = await cli(folder, 'samples');
    assert.equal(code, 0);
    const lines = out.trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => line.split(/\s+/)[0]),
      bundledSampleNames,
    );
    for (const line of lines) assert.match(line, /^\S+ +\S.{10,}/);
  });

  it('writes files that are valid samples, and keeps what is there', async () => {
    await writeFile(join(folder, 'rich-human.sample.json'), 'mine');
    const { code, out } = await cli(
      folder,
      'samples',
      '--write',
      '.',
      '--trigger',
      'complement-token/pre-userinfo-creation',
    );
    assert.equal(code, 0);
    assert.match(out, /kept .*rich-human\.sample\.json/);
    assert.equal(await readFile(join(folder, 'rich-human.sample.json'), 'utf8'), 'mine');
    const written = (await readdir(folder)).filter((name) => name !== 'rich-human.sample.json');
    assert.ok(written.length > 3);
    for (const name of written) parseSample(await readFile(join(folder, name), 'utf8'), name);
  });
});
