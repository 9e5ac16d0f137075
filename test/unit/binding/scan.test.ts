// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are scripts
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { scan } from '../../../emulator/src/binding/scan.js';

const names = (text: string): string[] => scan(text).functions.map(({ name }) => name);

describe('scan', () => {
  it('blanks comments, strings, templates and regular expressions, and keeps lengths and lines', () => {
    const text = 'a // b\n/* c\n d */ e "f" \'g\' `h ${i} j`; /k[/]/; l / m / n';
    const { code } = scan(text);
    assert.equal(code.length, text.length);
    assert.equal(code.split('\n').length, text.split('\n').length);
    assert.equal(code.replace(/\s+/g, ' '), 'a e " " \' \' ` i `; ; l / m / n');
  });

  it('finds top-level functions in all their forms, with parameters', () => {
    const found = scan(
      'function a(ctx, api) {}\nasync function b (x) {}\nfunction* c() {}\nconst d = (ctx, { v1 }) => 1;\nlet e = function (q = f(1, 2), ...r) {};\nvar g = async (ctx) => {};\nconst h = x => x;',
    ).functions;
    assert.deepEqual(
      found.map(({ name, async, generator, parameters }) => [
        name,
        async,
        generator,
        parameters.map((one) => one.name),
      ]),
      [
        ['a', false, false, ['ctx', 'api']],
        ['b', true, false, ['x']],
        ['c', false, true, []],
        ['d', false, false, ['ctx', undefined]],
        ['e', false, false, ['q', undefined]],
        ['g', true, false, ['ctx']],
        ['h', false, false, []],
      ],
    );
  });

  it('leaves out what is nested, quoted, commented or no function', () => {
    assert.deepEqual(
      names(
        'if (1) { function a() {} }\n// function b() {}\nlet s = "function c() {}";\nconst d = (1 + 2);\nx.function; myfunction(1);\n`function e() {}`',
      ),
      [],
    );
  });

  it('knows a regular expression from a division by what stands before it, comments left aside', () => {
    const blanked = (text: string): string => scan(text).code;
    assert.equal(blanked('a /* b */ / "}" / 2'), `a ${' '.repeat(7)} / " " / 2`);
    assert.equal(blanked('return /* b */ /[}"]/.test(x)'), `return ${' '.repeat(7)} ${' '.repeat(6)}.test(x)`);
    assert.equal(blanked('`${/[}"`]/.test(x)}`'), `\`${' '.repeat(9)}.test(x) \``);
  });

  it('counts the braces of templates right', () => {
    assert.deepEqual(
      names('function f() {\n  let t = `${1} ${{ a: 2 }.a}`;\n  function inner() {}\n}\nfunction g() {}'),
      ['f', 'g'],
    );
  });

  it('finds functions after templates in templates and regular expressions', () => {
    assert.deepEqual(
      names('let t = `a${b ? `c${"}"}` : "`"}d`;\nlet r = /[}"`]/g.test("x") ? 1 / 2 : 3 / 4;\nfunction f() {}'),
      ['f'],
    );
    assert.deepEqual(names('function g() { return /}"/ }\nfunction h() {}'), ['g', 'h']);
  });

  it('knows names that are not ASCII', () => {
    assert.deepEqual(names('function größe(ctx, api) {}\nfunction $_1(ctx) {}'), ['größe', '$_1']);
  });

  it('takes any text, in time that grows with its length', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'`"\'/*\\${}()[]=>,.\n ab;function const'.split('')), maxLength: 300 }),
        (text) => {
          assert.equal(scan(text).code.length, text.length);
        },
      ),
    );
    const started = performance.now();
    scan('/ '.repeat(500_000));
    scan('`${'.repeat(200_000));
    assert.ok(performance.now() - started < 5000);
  });
});
