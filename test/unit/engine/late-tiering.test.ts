import assert from 'node:assert/strict';
import { cachedDataVersionTag } from 'node:v8';
import { withLateTiering } from '../../../emulator/src/engine/late-tiering.js';

describe('late tiering', () => {
  it('is a flag for as long as a module is compiled, so that code which is kept stays of use', () => {
    const before = cachedDataVersionTag();
    let meanwhile = before;
    const result = withLateTiering(() => {
      meanwhile = cachedDataVersionTag();
      return 'compiled';
    });
    assert.equal(result, 'compiled');
    assert.equal(cachedDataVersionTag(), before);
    // Versions of Node that are not known are left alone.
    assert.equal(meanwhile === before, !['20', '22', '24'].includes(process.versions.node.split('.')[0] ?? ''));
  });

  it('puts the flag back when there is no module', () => {
    const before = cachedDataVersionTag();
    assert.throws(() =>
      withLateTiering(() => {
        throw new Error('no WebAssembly');
      }),
    );
    assert.equal(cachedDataVersionTag(), before);
  });
});
