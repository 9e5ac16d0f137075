import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLimit, readTextFile } from '../../../emulator/src/sources/text-file.js';

describe('files beside scripts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zitadel-files-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string): string => join(folder, name);

  it('are read as text', async () => {
    writeFileSync(path('a.tf'), 'grüß');
    assert.equal(await readTextFile(path('a.tf')), 'grüß');
  });

  it('say nothing when they are not there, folders, or too large to be read', async () => {
    writeFileSync(path('large.tf'), '');
    truncateSync(path('large.tf'), readLimit + 1);
    for (const name of ['gone.tf', '.', 'large.tf']) assert.equal(await readTextFile(path(name)), undefined, name);
  });

  it('are no devices, which would be read for ever', async function () {
    // Windows has no devices among its files.
    if (process.platform === 'win32') this.skip();
    symlinkSync('/dev/zero', path('zero.tf'));
    assert.equal(await readTextFile(path('zero.tf')), undefined);
  });
});
