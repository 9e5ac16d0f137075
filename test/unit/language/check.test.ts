import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { checkScript, functionText, parse } from '../../../emulator/src/language/index.js';

/** A text, and what goja says against it; empty when it accepts it. */
const CASES: readonly (readonly [name: string, text: string, error: string])[] = [
  ['optional chaining and nullish', 'let a = b?.c?.[0]?.(1) ?? d;', ''],
  ['private names', 'class A { #x = 1; static { this.y = 2 } has(o) { return #x in o } }', ''],
  ['generators and spread', 'function* g() { yield* [...arguments] } var {a, ...rest} = {a: 1}', ''],
  ['octal escapes in strict code', '"use strict"; "\\101"', ''],
  ['switch that the end of the text ends', 'switch (1) { case 1: 2', ''],
  ['what a constant decides is left out', 'false && /(/', ''],
  [
    'more than one error',
    'let x = ;\nlet y = ;',
    'SyntaxError: (anonymous): Line 1:9 Unexpected token ; (and 1 more errors)',
  ],
  ['columns in bytes', 'var é = "ü" 5', 'SyntaxError: (anonymous): Line 1:15 Unexpected number'],
  ['lines', 'a\r\nb\u2028c d', 'SyntaxError: (anonymous): Line 3:3 Unexpected identifier'],
  ['end of the text', 'if (a) {', 'SyntaxError: (anonymous): Line 1:9 Unexpected end of input'],
  ['import', 'import a from "b"', 'SyntaxError: (anonymous): Line 1:1 Unexpected reserved word'],
  ['numbers', '08', 'SyntaxError: (anonymous): Line 1:1 Unexpected token ILLEGAL'],
  [
    'a default within a default',
    'var {a: [b = 1] = []} = {}',
    'SyntaxError: (anonymous): Line 1:10 Invalid destructuring binding target',
  ],
  ['new.target has no place', 'new.target', 'SyntaxError: new.target expression is not allowed here at 1:0'],
  ['catch and var', 'try {} catch (e) { var e }', "SyntaxError: Identifier 'e' has already been declared at 1:24"],
  ['lexical twice', 'let a\nconst a = 1', "SyntaxError: Identifier 'a' has already been declared at 2:7"],
  ['flags', 'var r = /a/d', "SyntaxError: Invalid flags supplied to RegExp constructor 'd' at 1:9"],
  [
    'RE2',
    '/a**/',
    'SyntaxError: Invalid regular expression (re2): a** (error parsing regexp: invalid nested repetition operator: `**`) at 1:1',
  ],
  [
    'after a break goja has forgotten the declarations',
    'for (;;) { break; let x = 1 }',
    'SyntaxError: Compiler bug: Lexical declaration for an unbound name at 1:23',
  ],
  ['super', 'function f() { super.x }', "SyntaxError: 'super' keyword unexpected here at 1:16"],
  [
    'pattern parameters and var',
    'function f({a}) { var a }',
    "SyntaxError: Identifier 'a' has already been declared at 1:23",
  ],
];

describe('language: what goja accepts', () => {
  for (const [name, text, error] of CASES) {
    it(name, () => {
      assert.equal(checkScript(text).error?.text ?? '', error);
    });
  }

  it('names the file of evaluated texts', () => {
    assert.equal(
      checkScript('var a b', { kind: 'eval' }).error?.text,
      'SyntaxError: <eval>: Line 1:7 Unexpected identifier',
    );
    assert.equal(
      checkScript('let a; let a', { kind: 'eval' }).error?.text,
      "SyntaxError: Identifier 'a' has already been declared at <eval>:1:12",
    );
  });

  it('puts together what the Function constructor evaluates', () => {
    const text = functionText(['a b', 'c']);
    assert.equal(text, '(function anonymous(a b\n) {\nc\n})');
    assert.equal(
      checkScript(text, { kind: 'function' }).error?.text,
      'SyntaxError: <eval>: Line 1:23 Unexpected identifier',
    );
  });

  it('lets an eval in a method use super', () => {
    assert.equal(checkScript('super.x', { kind: 'eval', inside: 'method' }).ok, true);
    assert.equal(checkScript('super.x', { kind: 'eval', inside: 'regular' }).ok, false);
  });

  it('does not run out of stack on long chains', () => {
    assert.equal(checkScript(`x${'+x'.repeat(5000)}`).ok, true);
  });

  it('never throws, whatever the text', () => {
    const words = [
      '(',
      ')',
      '{',
      '}',
      '[',
      ']',
      '=>',
      'let',
      'x',
      '`',
      '${',
      '/',
      '"',
      '\\',
      'class',
      '#',
      ';',
      '\n',
      '?.',
    ];
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((list) => list.join('')),
      fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { errors } = checkScript(text);
        for (const error of errors) {
          assert.ok(error.start >= 0 && error.end >= error.start);
          assert.ok(error.line >= 1);
        }
      }),
      { numRuns: 2000, seed: 7 },
    );
  });
});

describe('language: the tree', () => {
  it('has offsets on every node', () => {
    const text = 'let a = (b).c[1](2, ...d);';
    const [statement] = parse(text).program.body;
    assert.equal(statement?.type, 'VariableDeclaration');
    const init = statement.declarations[0]?.init;
    assert.equal(init?.type, 'CallExpression');
    assert.equal(text.slice(init.start, init.end), 'b).c[1](2, ...d)');
    assert.equal(init.paren, 16);
    assert.equal(init.callee.type, 'MemberExpression');
  });

  it('keeps what stands before an unfinished member', () => {
    const { program, errors } = parse('function f(ctx) { ctx. }');
    assert.ok(errors.length > 0);
    const text = JSON.stringify(program);
    assert.ok(text.includes('"unfinished"'));
  });

  it('collects comments once', () => {
    const { comments } = parse('#!x\n/* a */ (b /* c */) => d // e');
    assert.deepEqual(
      comments.map(({ type, start, end }) => [type, start, end]),
      [
        ['Hashbang', 0, 3],
        ['Block', 4, 11],
        ['Block', 15, 22],
        ['Line', 29, 33],
      ],
    );
  });
});
