import assert from 'node:assert/strict';
import fc from 'fast-check';
import { visible, visibleIn, visibleInPlace, withoutTurns } from '../../../emulator/src/visible.js';

const any = fc.string({ unit: 'binary' });

describe('texts in a terminal', () => {
  it('hold no character that controls it or turns directions', () => {
    const acting = /(?![\n\t\r])\p{Cc}|\r(?!\n)|[\p{Bidi_C}\u2028\u2029]/u;
    fc.assert(
      fc.property(any, (text) => {
        assert.doesNotMatch(visible(text), acting);
        assert.doesNotMatch(visibleInPlace(text), acting);
        assert.equal(visibleInPlace(text).length, text.length);
      }),
    );
  });

  it('show what stood there', () => {
    assert.equal(visible('\u001b[2J\r\u009b\u202ea\r\n\tb'), '\\u001b[2J\\u000d\\u009b\\u202ea\r\n\tb');
    assert.equal(withoutTurns('\u001b\u202e'), '\u001b\\u202e');
  });

  it('stay as they are otherwise', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => visible(text) === text));
    assert.equal(visible('Grüße, \u{1f600}'), 'Grüße, \u{1f600}');
  });

  it('are found wherever they stand in plain data', () => {
    assert.deepEqual(visibleIn({ a: ['\u0007', 1, null], b: { c: '\u0000' } }), {
      a: ['\\u0007', 1, null],
      b: { c: '\\u0000' },
    });
  });
});
