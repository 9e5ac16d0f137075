import assert from 'node:assert/strict';
import { remembered } from '../../emulator/src/remembered.js';

describe('remembered', () => {
  let made: string[];
  beforeEach(() => {
    made = [];
  });
  const note = <Value>(text: string, value: Value): Value => {
    made.push(text);
    return value;
  };

  it('makes an answer once, also one that is undefined', () => {
    const answer = remembered({ most: 2 }, (text: string) => note(text, undefined));
    assert.equal(answer('a'), undefined);
    assert.equal(answer('a'), undefined);
    assert.deepEqual(made, ['a']);
  });

  it('forgets what was asked for longest ago', () => {
    const answer = remembered({ most: 2 }, (text: string) => note(text, text.length));
    for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) assert.equal(answer(text), 1);
    assert.deepEqual(made, ['a', 'b', 'c', 'b']);
  });

  it('goes by the key, and keeps nothing whose key is too long', () => {
    const sum = remembered({ most: 9, key: (a: number, b: number) => `${a}+${b}`, longest: 4 }, (a, b) =>
      note(`${a}+${b}`, a + b),
    );
    for (const [a, b] of [
      [1, 2],
      [1, 2],
      [100, 2],
      [100, 2],
    ] as const)
      assert.equal(sum(a, b), a + b);
    assert.deepEqual(made, ['1+2', '100+2', '100+2']);
  });

  it('remembers nothing when there was no answer', () => {
    const answer = remembered({ most: 2 }, (text: string) => {
      note(text, undefined);
      throw new Error('no');
    });
    assert.throws(() => answer('a'));
    assert.throws(() => answer('a'));
    assert.deepEqual(made, ['a', 'a']);
  });
});
