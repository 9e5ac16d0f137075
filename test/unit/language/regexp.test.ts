import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { checkRegExp, planRegExp } from '../../../emulator/src/language/index.js';

describe('language: regular expressions', () => {
  it('runs on RE2 what RE2 can do', () => {
    assert.deepEqual(planRegExp('a.\\s', 'i'), {
      engine: 're2',
      source: `(?i:a[^\r\n\u2028\u2029][ \f\n\r\t\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff])`,
    });
  });

  it('falls back for lookaround, back-references, names and large counts', () => {
    for (const pattern of ['(?=a)', '(a)\\1', '(?<n>a)', 'a{1001}', '[\\S]']) {
      assert.equal(planRegExp(pattern, '').engine, 'backtracking', pattern);
    }
  });

  const refused: readonly (readonly [pattern: string, flags: string, error: string])[] = [
    ['a', 'gg', "Invalid flags supplied to RegExp constructor 'gg'"],
    ['(?i:a)', '', 'Invalid group'],
    ['a)', '', "Unmatched ')'"],
    [
      '\\',
      '',
      'Invalid regular expression (re2): \\ (error parsing regexp: trailing backslash at end of expression: ``)',
    ],
    [
      'a{2,1}',
      '',
      'Invalid regular expression (regexp2): a{2,1} (Invalid regular expression (regexp2): a{2,1} (error parsing regexp: invalid repeat count in `a{2,1}`))',
    ],
    [
      '(?=a)(b',
      '',
      'Invalid regular expression (regexp2): (?=a)(b (Invalid regular expression (regexp2): (?=a)(b (error parsing regexp: missing closing ) in `(?=a)(b`))',
    ],
  ];
  for (const [pattern, flags, error] of refused) {
    it(`refuses /${pattern}/${flags}`, () => assert.equal(checkRegExp(pattern, flags), error));
  }

  it('takes a repeated flag u', () => assert.equal(checkRegExp('a', 'uu'), undefined));

  it('never throws', () => {
    const atoms = fc.constantFrom(
      '(',
      '?',
      '=',
      '<',
      'n',
      '>',
      ')',
      '[',
      '^',
      ']',
      '\\',
      'k',
      '{',
      '1',
      ',',
      '}',
      '-',
      '*',
    );
    fc.assert(
      fc.property(fc.array(atoms, { maxLength: 12 }), (list) => {
        checkRegExp(list.join(''), '');
      }),
      { numRuns: 1000, seed: 3 },
    );
  });
});
