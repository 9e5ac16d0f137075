import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareMembers, membersOf } from '../../../emulator/src/compare-members.js';

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
    for (const text of [undefined, 'null', '[{"a":1}]', '"{"', '{}', ' { } '])
      assert.deepEqual(compareMembers(text, text), []);
  });

  it('finds the members of any object, whatever their names and texts hold', () => {
    const object = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue());
    fc.assert(
      fc.property(object, fc.constantFrom(undefined, 2), (members, indent) => {
        const found = membersOf(JSON.stringify(members, undefined, indent));
        const names = Object.keys(members);
        assert.deepEqual([...found.keys()].sort(), [...names].sort());
        for (const name of names)
          assert.deepEqual(JSON.parse(found.get(name)!), JSON.parse(JSON.stringify(members[name])));
      }),
    );
  });

  it('has members nested as deep as Go writes them', () => {
    const deep = '['.repeat(9_999) + ']'.repeat(9_999);
    assert.equal(membersOf(`{"a":${deep},"b":1}`).get('a'), deep);
  });
});
