import assert from 'node:assert/strict';
import { resolveAgain } from '../../../../emulator/src/samples/remember.js';

const options = { trigger: 'complement-token/pre-userinfo-creation' } as const;

describe('remembering resolved samples', () => {
  it('gives the same object for an equal sample', () => {
    assert.equal(resolveAgain({ seed: 1 }, options), resolveAgain({ seed: 1 }, options));
  });

  it('tells samples, triggers and versions apart', () => {
    const first = resolveAgain({ seed: 1 }, options);
    assert.notEqual(resolveAgain({ seed: 2 }, options), first);
    assert.notEqual(resolveAgain({ seed: 1 }, { ...options, targetVersion: '2.71.0' }), first);
    assert.notEqual(resolveAgain({ seed: 1 }, { trigger: 'internal-authentication/post-authentication' }), first);
  });

  it('forgets what was not asked for in a while', () => {
    const first = resolveAgain({ seed: 'first' }, options);
    for (let seed = 100; seed < 108; seed++) resolveAgain({ seed }, options);
    assert.notEqual(resolveAgain({ seed: 'first' }, options), first);
  });

  it('does not remember what was wrong', () => {
    assert.throws(() => resolveAgain({ extends: 'nobody' }, options), /no bundled sample/);
    assert.throws(() => resolveAgain({ extends: 'nobody' }, options), /no bundled sample/);
  });
});
