import assert from 'node:assert/strict';
import { decodeJson, decodeMetadata, textOfBytes } from '../../../../emulator/src/go/json-decode.js';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('Go encoding/json, reading', () => {
  const refused: Readonly<Record<string, string>> = {
    '': 'unexpected end of JSON input',
    '{"a":': 'unexpected end of JSON input',
    '<html>': "invalid character '<' looking for beginning of value",
    plain: "invalid character 'p' looking for beginning of value",
    '00123': "invalid character '0' after top-level value",
    '{a:1}': "invalid character 'a' looking for beginning of object key string",
    '{"a" 1}': "invalid character '1' after object key",
    '{"a":1 "b"}': "invalid character '\"' after object key:value pair",
    '[1 2]': "invalid character '2' after array element",
    '[1,]': "invalid character ']' looking for beginning of value",
    tru: 'unexpected end of JSON input',
    trux: "invalid character 'x' in literal true (expecting 'e')",
    '"\n"': "invalid character '\\n' in string literal",
    '"\\x"': "invalid character 'x' in string escape code",
    '"\\u12g4"': "invalid character 'g' in \\u hexadecimal character escape",
    '-x': "invalid character 'x' in numeric literal",
    '1.x': "invalid character 'x' after decimal point in numeric literal",
    '1e+x': "invalid character 'x' in exponent of numeric literal",
    "'a'": "invalid character '\\'' looking for beginning of value",
    '1e999': 'json: cannot unmarshal number 1e999 into Go value of type float64',
  };
  for (const [text, error] of Object.entries(refused)) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.deepEqual(decodeJson(bytes(text)), { error }));
  }

  it('prints bytes that are no text as Latin-1', () => {
    assert.deepEqual(decodeJson(new Uint8Array([0xff, 0xfe])), {
      error: "invalid character 'ÿ' looking for beginning of value",
    });
  });

  it('decodes what is JSON and keeps everything else as text', () => {
    const values = ['42', 'true', 'null', ' {"a":[1.50]} ', '00123', '', 'R&D'].map((text) =>
      decodeMetadata(bytes(text)),
    );
    assert.deepEqual(values, [42, true, null, { a: [1.5] }, '00123', '', 'R&D']);
  });

  it('replaces every byte that is no UTF-8', () => {
    assert.equal(textOfBytes(new Uint8Array([0xff, 0xfe, 0xfd, 0])), '\uFFFD\uFFFD\uFFFD\0');
    assert.equal(textOfBytes(new Uint8Array([0xe2, 0x82, 0x41])), '\uFFFD\uFFFDA');
    assert.equal(textOfBytes(bytes('\uFFFD€')), '\uFFFD€');
  });
});
