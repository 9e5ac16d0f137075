import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { identify } from '../../../emulator/src/binding/resolve.js';
import { scan } from '../../../emulator/src/binding/scan.js';
import { annotate, compose } from '../../../server/src/embedding/annotate.js';
import { legibleText } from '../../../server/src/embedding/legible.js';
import { type Piece, toScript, toSource, toSourceRange } from '../../../server/src/embedding/model.js';
import { TextSnapshot } from '../../../server/src/typescript/snapshot.js';

const types = { context: 'C', api: 'A' };
const annotated = (text: string) => {
  const found = scan(text);
  return annotate(text, identify(found, [], 'x.js'), found, types);
};

describe('annotated text', () => {
  it('has the types before the parameters of what looks like the action', () => {
    assert.equal(
      annotated('function f(ctx, api) {}').text,
      'function f(/** @type {C} */ ctx, /** @type {A} */ api) {}',
    );
    assert.equal(annotated('function f(ctx) {}').text, 'function f(/** @type {C} */ ctx) {}');
    assert.equal(
      annotated('const f = ({ v1 }, a) => 1').text,
      'const f = (/** @type {C} */ { v1 }, /** @type {A} */ a) => 1',
    );
    assert.equal(
      annotated('function help(a, b) {}\nfunction f(ctx, api) {}').text,
      'function help(a, b) {}\nfunction f(/** @type {C} */ ctx, /** @type {A} */ api) {}',
    );
  });

  it('has the types of what the action hands on to other functions', () => {
    const types = (script: string): readonly string[] =>
      [
        ...annotated(`${script}\nfunction f(ctx, api) { BODY }`)
          .text.split('\n')[0]!
          .matchAll(/@type \{([^}]*)\}/g),
      ].map(([, type]) => type!);
    const of = (helper: string, body: string): readonly string[] =>
      [
        ...annotated(`${helper}\nfunction f(ctx, api) { ${body} }`)
          .text.split('\n')[0]!
          .matchAll(/@type \{([^}]*)\}/g),
      ].map(([, type]) => type!);
    assert.deepEqual(types('function set(key, api) {}'), ['A']);
    assert.deepEqual(of('function g(list) {}', 'g(ctx.v1.user.grants); g(ctx.v1.user?.grants)'), [
      "NonNullable<NonNullable<NonNullable<NonNullable<C>['v1']>['user']>['grants']>",
    ]);
    assert.deepEqual(of('const g = (user, n) => n;', 'const user = ctx.v1.getUser(); g(user, [1, 2])'), [
      "NonNullable<ReturnType<NonNullable<NonNullable<C>['v1']>['getUser']>>",
    ]);
    assert.deepEqual(of('function g(list) {}', 'g(ctx.v1.user.grants); g([])'), []);
    assert.deepEqual(of('function g(list) { list = list || []; }', 'g(ctx.v1.user.grants)'), []);
    assert.deepEqual(of('function g(list) {}', 'let a = ctx.v1; a = 1; g(a)'), []);
    assert.deepEqual(of('function g(list) {}', 'g()'), []);
  });

  it('gives every character of the script a place, and back', () => {
    const text = 'function f(ctx, api) { ctx }';
    const { text: checked, pieces } = annotated(text);
    for (const piece of pieces)
      assert.equal(
        checked.slice(piece.script, piece.script + piece.length),
        text.slice(piece.source, piece.source + piece.length),
      );
    assert.equal(
      pieces.reduce((sum, { length }) => sum + length, 0),
      text.length,
    );
  });

  it('maps through both ways as one', () => {
    const inner: Piece[] = [
      { script: 0, source: 100, length: 5 },
      { script: 6, source: 110, length: 4 },
    ];
    const outer: Piece[] = [
      { script: 0, source: 0, length: 3 },
      { script: 10, source: 3, length: 7 },
    ];
    const all = compose(outer, inner);
    for (let offset = 0; offset < 17; offset++) {
      const middle = outer.find((piece) => offset >= piece.script && offset < piece.script + piece.length);
      const expected =
        middle &&
        inner.find((piece) => {
          const at = middle.source + offset - middle.script;
          return at >= piece.script && at < piece.script + piece.length;
        });
      if (middle !== undefined && expected !== undefined)
        assert.equal(toSource(all, offset), expected.source + middle.source + offset - middle.script - expected.script);
    }
  });

  it('moves the ends of ranges to what stands in the document', () => {
    const pieces: Piece[] = [
      { script: 0, source: 10, length: 3 },
      { script: 8, source: 13, length: 3 },
    ];
    assert.deepEqual(toSourceRange(pieces, 2, 9), { start: 12, end: 14 });
    assert.equal(toSourceRange(pieces, 4, 7), undefined);
    assert.equal(toScript(pieces, 9), undefined);
  });
});

describe('scripts that are read around what stands in their way', () => {
  it('keep every place, and stay what they are where that does not help', () => {
    const text = "import a from 'b';\nexport function f(ctx: C, api) {}";
    const { text: read, obstacles } = legibleText(text);
    assert.equal(read.length, text.length);
    assert.equal(read.trim(), 'function f(ctx   , api) {}');
    assert.deepEqual(
      obstacles.map(({ kind }) => kind),
      ['import', 'export', 'type'],
    );
    for (const broken of ['export function (', 'function f(ctx, api) { {{', '(a:'.repeat(6000), '<a'.repeat(9000)])
      assert.equal(legibleText(broken).text, broken);
    for (const fine of ['function f(ctx, api) { {{ ctx }} }', 'let a = 1 <b> 2;'])
      assert.deepEqual([legibleText(fine).text, legibleText(fine).obstacles], [fine, []]);
  });
});

describe('snapshots', () => {
  it('tell a difference that turns the old text into the new one', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b') }),
        fc.string({ unit: fc.constantFrom('a', 'b') }),
        (before, after) => {
          const { span, newLength } = new TextSnapshot(after).getChangeRange(new TextSnapshot(before))!;
          const inserted = after.slice(span.start, span.start + newLength);
          assert.equal(before.slice(0, span.start) + inserted + before.slice(span.start + span.length), after);
        },
      ),
    );
  });
});
