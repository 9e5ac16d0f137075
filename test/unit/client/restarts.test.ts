import assert from 'node:assert/strict';
import { Restarts } from '../../../client/src/restarts.js';

describe('restarts of the server', () => {
  let now = 0;
  const ends = (restarts: Restarts, count: number, apart = 1000): readonly boolean[] =>
    Array.from({ length: count }, () => {
      now += apart;
      return restarts.again();
    });

  it('end when there are too many in a short time', () => {
    assert.deepEqual(ends(new Restarts(3, 60_000, () => now), 5), [true, true, true, false, false]);
  });
  it('go on for ever when they are rare', () => {
    assert.ok(ends(new Restarts(3, 60_000, () => now), 50, 20_001).every((again) => again));
  });
  it('begin anew when a person starts the server', () => {
    const restarts = new Restarts(2, 60_000, () => now);
    assert.deepEqual(ends(restarts, 3), [true, true, false]);
    restarts.reset();
    assert.deepEqual(ends(restarts, 1), [true]);
  });
});
