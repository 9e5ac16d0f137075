import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareMembers, jsonValue, prettyJson } from '../../../../client/src/outcome/json.js';

describe('comparing claims', () => {
  it('tells added, removed, changed and unchanged members apart by their exact text', () => {
    const changes = compareMembers('{"sub":"1","n":1.0,"gone":true}', '{"sub":"1","n":1,"roles":["a"]}');
    assert.deepEqual(changes, [
      { name: 'sub', before: '"1"', after: '"1"', state: 'same' },
      { name: 'n', before: '1.0', after: '1', state: 'changed' },
      { name: 'roles', after: '["a"]', state: 'added' },
      { name: 'gone', before: 'true', state: 'removed' },
    ]);
  });

  it('keeps the digits of large numbers', () => {
    assert.equal(compareMembers('{}', '{"id":9007199254740993}')[0]?.after, '9007199254740993');
  });

  it('takes what is no object for empty', () => {
    assert.deepEqual(compareMembers(undefined, 'null'), []);
  });
});

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
