import assert from 'node:assert/strict';
import { compile, gate, prepareScript } from '../../../emulator/src/language/index.js';

describe('language: scripts prepared for QuickJS', () => {
  it('leaves ordinary scripts as they are', () => {
    const text = 'function f(ctx, api) {\n  api.v1.claims.setClaim("a", ctx.v1.user.name);\n}';
    assert.equal(prepareScript(text).code, text);
  });

  const rewritten: readonly (readonly [name: string, text: string, code: string])[] = [
    ['relational operators associate to the right', '3 > 2 > 1', '3 > (2 > 1)'],
    ['functions stay in their block', '{ function g() {} } g', '{let g;{ function g() {} }} g'],
    ['octal escapes of strict code', '"use strict"; "\\101\\8"', '"use strict"; "\\x418"'],
    [
      'arguments of arrow functions only',
      'function f() { return () => arguments[0]; }',
      'function f() { return (...$ꞏarguments) => $ꞏarguments[0][0]; }',
    ],
    [
      'arguments of arrow functions with parameters',
      'function f(a) { a.map((x, y) => [arguments, (z = 1) => arguments, (...r) => arguments]); }',
      'function f(a) { a.map((x, y) => [x, (z = 1) => z, (...r) => r[0]]); }',
    ],
    [
      'arguments of an arrow function whose parameters are not on the stack',
      'function f(a) { a.map((x) => [arguments, () => x]); }',
      'function f(a) { a.map((x) => [arguments, () => x]); }',
    ],
    [
      'arguments of arrow functions in a function with variables',
      'function f(a) { let b = 1, c; a.map((x, y) => [arguments, c, (p, q) => arguments, r => arguments, () => arguments]); var d }',
      'function f(a) { let b = 1, c; a.map((x, y,...$ꞏarguments) => [$ꞏarguments[0], c, (p, q,...$ꞏarguments) => $ꞏarguments[0], (r,...$ꞏarguments) => $ꞏarguments[1], (...$ꞏarguments) => $ꞏarguments[2]]); var d }',
    ],
    ['a comment that is none', 'a<!--b', 'a< !--b'],
    ['a callee that may be no function', 'let f = 5; f()', "let f = 5; (typeof f=='function'?f:$ꞏcallee(f))()"],
    ['calls within calls', 'a.map(c.join())', 'a.map([c.join()][0| 0])'],
    ['a member of a name that no function has', 'a.mail()', '$ꞏreceiver(a,"mail").mail()'],
    ['a method of the script itself', 'var a = { mail() {} }; a.mail()', 'var a = { mail() {} }; a.mail()'],
    ['a member that is worked out', 'a.b[k]()', 'a.b[$ꞏmember(a.b,k)]()'],
    [
      'a member of a result that is worked out',
      'a()[k]()',
      "$ꞏobject((typeof a=='function'?a:$ꞏcallee(a))())[$ꞏkey(k)]()",
    ],
    ['a chain that may end early', 'a?.b.mail()', 'a?.b.mail()'],
    ['a call of a result', 'isNaN()()', '$ꞏinvoked(isNaN())()'],
    [
      'a callee that nothing declares, after its arguments',
      'f(x)',
      "(typeof f=='function'?f:typeof f=='undefined'?$ꞏunresolved('f'):$ꞏcallee(f))(x)",
    ],
    ['powers', '(a) ** b ** 2', '$ꞏpower((a) , $ꞏpower(b , 2))'],
    ['what objects take over', '({ ...a, ...{} })', '({ ...$ꞏspread(a), ...{} })'],
    ['constructors that are members', 'new a.B(1)', 'new ($ꞏnewTarget(a.B))(1)'],
    ['direct eval', 'eval(x)', 'eval($ꞏgate(x,"{\\"strict\\":false}"))'],
  ];
  for (const [name, text, code] of rewritten) {
    it(name, () => assert.equal(prepareScript(text).code, code));
  }

  it('keeps the lines and maps places back', () => {
    const text = 'let o = {};\nlet f = o.x;\nf(o.y(), 3 < 2 < 1);';
    const script = prepareScript(text);
    assert.equal(script.code.split('\n').length, 3);
    const inner = script.code.indexOf('2 <');
    assert.equal(script.toOriginal(inner), text.indexOf('2 <'));
  });

  it('finds what goja would say of a place', () => {
    const text = 'var o = {};\nfunction act() {\n  o.a.b.map();\n}\nact();';
    const { lookupSite } = prepareScript(text);
    assert.deepEqual(lookupSite(3, 3, { kind: 'read', name: 'b' }), {
      functionName: 'act',
      line: 3,
      column: 7,
      node: 'other',
      member: 'b',
    });
    assert.deepEqual(lookupSite(5, 1, { kind: 'frame', callee: 'act' }), {
      functionName: '',
      line: 5,
      column: 4,
      node: 'call',
    });
  });

  it('tells the calls of nested calls apart', () => {
    const text = 'a.map(\n  c.join()\n);';
    const script = prepareScript(text);
    assert.equal(script.lookupSite(2, 6, { kind: 'call' })?.member, 'join');
    assert.equal(script.lookupSite(2, 17, { kind: 'call' })?.member, 'map');
  });

  it('answers the operations of the guest', () => {
    const script = compile('x.y');
    const query = { file: '<eval>', line: 1, column: 1, trouble: { kind: 'reference', name: 'x' } };
    assert.deepEqual(JSON.parse(script.ops.sites(JSON.stringify([query, { ...query, file: 'other' }]))), [
      { functionName: '', line: 1, column: 1, node: 'other' },
      null,
    ]);
    assert.equal(compile('let').error, undefined);
    assert.equal(compile('let 1').error, 'SyntaxError: SyntaxError: (anonymous): Line 1:5 Unexpected number');
  });

  it('gives back what the author wrote', () => {
    const text = 'function f(a) { return a.mail() ** g(1) }\nf';
    const script = compile(text);
    const prepared = script.text.slice(0, script.text.indexOf('\n'));
    assert.notEqual(prepared, text.split('\n')[0]);
    const original = (part: string): unknown => JSON.parse(script.ops['language.original'](JSON.stringify(part)));
    assert.equal(original(prepared), text.split('\n')[0]);
    assert.equal(original('elsewhere'), 'elsewhere');
    script.ops['language.gate'](JSON.stringify({ text: '(() => g(2))' }));
    assert.equal(original("() => (typeof g=='function'?g:$ꞏcallee(g))(2)"), '() => g(2)');
  });

  it('gates what scripts evaluate', () => {
    assert.deepEqual(gate({ text: '1 < 2 < 3' }), { code: '1 < (2 < 3)' });
    assert.deepEqual(gate({ args: ['a', 'return a'] }), { code: '(function anonymous(a\n) {\nreturn a\n})' });
    assert.deepEqual(gate({ text: 'var a b' }), { error: 'SyntaxError: <eval>: Line 1:7 Unexpected identifier' });
  });
});
