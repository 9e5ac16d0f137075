import assert from 'node:assert/strict';
import type { RunError } from '../../../../emulator/src/api.js';
import { errorPlace } from '../../../../emulator/src/triggers/error-place.js';

const script = "function f() {\n  'é😀'; null.x;\r\n}\n";

function at(error: RunError): string | undefined {
  const place = errorPlace(error, script, 0);
  return place && `${place.line}:${place.column} ${script.slice(place.offset, place.offset + 6)}`;
}

describe('the place of an error', () => {
  it('counts bytes of a line as UTF-16 units', () => {
    const message = "TypeError: Cannot read property 'x' of undefined at f (<eval>:2:13)";
    assert.equal(at({ message, kind: 'exception' }), '2:10 null.x');
  });

  it('is that of the frame below a function of the engine', () => {
    const stack = 'SyntaxError: no\n\tat parse (native)\n\tat f (<eval>:2:3)\n\tat g (<eval>:1:1)\n';
    assert.equal(at({ message: 'SyntaxError: no at parse (native)', kind: 'exception', stack }), "2:3 'é😀';");
  });

  it('is not taken from a text that the script made', () => {
    assert.equal(at({ message: 'see <eval>:1:1\nand at f (<eval>:2:3)', kind: 'exception' })?.slice(0, 3), '2:3');
  });

  it('is read from the syntax errors of parser and compiler', () => {
    const parser = 'SyntaxError: SyntaxError: (anonymous): Line 1:10 Unexpected token ; (and 1 more errors)';
    assert.equal(at({ message: parser, kind: 'syntax' }), '1:10 f() {\n');
    const compiler = "SyntaxError: SyntaxError: Identifier 'f' has already been declared at 1:10";
    assert.equal(at({ message: compiler, kind: 'syntax' }), '1:10 f() {\n');
  });

  it('is nothing where the text has none, or one that is not in the script', () => {
    assert.equal(at({ message: 'could not convert 1 to error', kind: 'returned-value' }), undefined);
    assert.equal(at({ message: 'x at f (<eval>:99:1)', kind: 'exception' }), undefined);
  });
});
