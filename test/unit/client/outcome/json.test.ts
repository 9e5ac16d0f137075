import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jsonValue, prettyJson } from '../../../../client/src/outcome/json.js';

describe('JSON as it is shown', () => {
  it('keeps every character of a document but white space', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        assert.deepEqual(JSON.parse(prettyJson(text)), JSON.parse(text));
        const shown = jsonValue(text)
          .text.replace(/<summary>.*<\/summary>/s, '')
          .replace(/<[^>]*>/g, '');
        const plain = shown.replace(
          /&(amp|lt|gt|quot|#39);/g,
          (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]!,
        );
        assert.deepEqual(JSON.parse(plain), JSON.parse(text));
      }),
    );
  });

  it('folds values of many lines or letters, with their beginning and their size', () => {
    const few = jsonValue(JSON.stringify({ a: 'x'.repeat(30), b: 'y'.repeat(30) })).text;
    assert.ok(!few.includes('<details'));
    const many = jsonValue(JSON.stringify(Array.from({ length: 40 }, (_, index) => index))).text;
    assert.match(many, /^<details class="value"><summary>.*… 42 lines/);
    assert.match(jsonValue(JSON.stringify('x'.repeat(1000))).text, /… 1,002 characters/);
  });

  it('cuts what is too long for a page, and says so', () => {
    assert.match(jsonValue(JSON.stringify('x'.repeat(30_000))).text, /10,?002 more characters/);
  });
});
