import assert from 'node:assert/strict';
import { grace, Watch } from '../../../emulator/src/engine/watch.js';

const deadline = 1000;

describe('watch over the worker', () => {
  let watch: Watch;

  beforeEach(() => {
    watch = new Watch();
  });

  /** The end comes when `look` gives undefined. */
  const ends = (now: number, beats: number, processor: number) =>
    watch.look({ now, deadline, beats, processor }) === undefined;

  it('stays within the budget of 100 ms', () => {
    assert.ok(grace < 100);
  });

  it('looks at the deadline, and at the end of the grace after it', () => {
    assert.equal(watch.look({ now: 990, deadline, beats: 1, processor: 0 }), 11);
    assert.equal(watch.look({ now: 1001, deadline, beats: 1, processor: 0 }), grace);
  });

  it('ends a thread that works on after its deadline without asking', () => {
    assert.ok(!ends(1001, 1, 500));
    assert.ok(!ends(1041, 1, 540));
    assert.ok(ends(1082, 1, 581));
  });

  it('waits for a thread that has no processor', () => {
    assert.ok(!ends(1001, 1, 500));
    for (let now = 1081; now < 3000; now += 80) assert.ok(!ends(now, 1, 500 + (now - 1000) / 100));
  });

  it('gives a thread that has asked at last the time to end by itself', () => {
    assert.ok(!ends(1001, 1, 500));
    assert.ok(!ends(1090, 2, 589));
    assert.ok(!ends(1100, 2, 599));
    assert.ok(ends(1180, 2, 679));
  });

  it('begins anew with each deadline', () => {
    assert.ok(!ends(1001, 1, 500));
    assert.ok(!ends(1060, 1, 559));
    assert.equal(watch.look({ now: 2090, deadline: 2080, beats: 1, processor: 700 }), grace);
    assert.equal(watch.look({ now: 2100, deadline: undefined, beats: 1, processor: 700 }), 50);
  });

  it('does not wait for ever', () => {
    assert.ok(!ends(1001, 1, 500));
    assert.ok(ends(7000, 1, 500));
  });
});
