import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readManagerFiles } from '../../../../emulator/src/manager/read.js';

const flows = '2:\n  4: [x]\n';

/** The script of the only action; all that is said to stand in the file must stand there, line ends as either has them. */
function scriptIn(file: string): { readonly text: string; readonly pieces: number } {
  const inline = readManagerFiles(file, flows).actions[0]?.inline;
  assert.ok(inline, JSON.stringify(file));
  for (const piece of inline.pieces)
    assert.equal(
      inline.text.slice(piece.script, piece.script + piece.length),
      file.slice(piece.source, piece.source + (piece.sourceLength ?? piece.length)).replace('\r\n', '\n'),
      JSON.stringify(file),
    );
  return { text: inline.text, pieces: inline.pieces.length };
}

describe('scripts in actions.yaml', () => {
  it('have places in literal blocks, and none elsewhere', () => {
    assert.deepEqual(scriptIn('x:\n  script: |\n    a\n      b\n\n    c\n'), { text: 'a\n  b\n\nc\n', pieces: 4 });
    assert.deepEqual(scriptIn('x:\n  script: |-\n   a\n   b'), { text: 'a\nb', pieces: 2 });
    assert.deepEqual(scriptIn('x:\r\n  script: |\r\n    a\r\n    b\r\n'), { text: 'a\nb\n', pieces: 4 });
    assert.deepEqual(scriptIn('x:\n  script: |2\n      a\n'), { text: '  a\n', pieces: 0 });
    assert.deepEqual(scriptIn('x:\n  script: >\n    a\n    b\n'), { text: 'a b\n', pieces: 0 });
    assert.deepEqual(scriptIn('x: { script: "a\\nb" }\n'), { text: 'a\nb', pieces: 0 });
  });

  it('keep every text', () => {
    const parts = [
      'a',
      ' ',
      '  ',
      '\t',
      '\n',
      '\n\n',
      '#',
      ':',
      '- ',
      '"',
      "'",
      '{',
      '|',
      '>',
      'é',
      '\ud83d\ude00',
      '---',
      '...',
      '%',
    ];
    const texts = fc.array(fc.constantFrom(...parts), { maxLength: 30 }).map((all) => `f${all.join('')}\n`);
    fc.assert(
      fc.property(texts, fc.constantFrom('|', '|-', '|+'), fc.constantFrom('', 'y: null\n'), (text, style, rest) => {
        const block = text.replace(/^(?=[^\n])/gm, '    ');
        const wanted = style === '|+' ? text : text.replace(/\n+$/, style === '|' ? '\n' : '');
        assert.equal(scriptIn(`x:\n  script: ${style}\n${block}${rest}`).text, wanted);
      }),
    );
  });

  it('are read while they are typed', () => {
    const text = 'x:\n  timeout: 10s\n  script: |\n    function x(ctx, api) {\n    }\ngone: null\n';
    for (let length = 0; length <= text.length; length++)
      readManagerFiles(text.slice(0, length), flows.slice(0, length));
    const { actions, problems } = readManagerFiles('x: [\n', '2: {4: [x');
    assert.ok(problems.length > 0);
    assert.deepEqual(
      actions.map(({ name, script }) => [name, script]),
      [['x', 'x.js']],
    );
  });
});
