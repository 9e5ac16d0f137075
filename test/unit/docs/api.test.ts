import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as emulator from '../../../emulator/src/index.js';

const page = join(__dirname, '../../../docs/api.md');
const modules: Readonly<Record<string, object>> = { '../emulator/src/index.js': emulator };

interface Example {
  readonly title: string;
  /** Of its first line in the page. */
  readonly line: number;
  readonly code: string;
}

function examplesOf(markdown: string): readonly Example[] {
  const examples: Example[] = [];
  let title = '';
  let begun: { line: number; code: string[] } | undefined;
  for (const [at, text] of markdown.split('\n').entries()) {
    if (begun) {
      if (text !== '```') begun.code.push(text);
      else {
        examples.push({ title, line: begun.line, code: begun.code.join('\n') });
        begun = undefined;
      }
    } else if (text === '```js') begun = { line: at + 2, code: [] };
    else if (text.startsWith('#')) title = text.replace(/^#+ /, '');
  }
  return examples;
}

/** The text of a function's body: imports read from the modules, `x; // → y` becomes a check. */
function bodyOf({ code, line }: Example): string {
  return code
    .replace(/^import \{([^}]*)\} from '([^']*)';$/gm, (_, names: string, from: string) => {
      return `const {${names}} = modules[${JSON.stringify(from)}];`;
    })
    .split('\n')
    .map((text, at) => {
      const [, expression, expected] = /^(.*); \/\/ → (.*)$/.exec(text) ?? [];
      return expression === undefined ? text : `check(${line + at}, (${expression}), (${expected}));`;
    })
    .join('\n');
}

type Main = (all: typeof modules, check: (line: number, actual: unknown, expected: unknown) => void) => Promise<void>;

describe('docs/api.md', function () {
  this.timeout(20_000);
  const examples = examplesOf(readFileSync(page, 'utf8'));

  it('has examples', () => assert.ok(examples.length >= 7));

  for (const example of examples) {
    it(`tells the truth: ${example.title}`, async () => {
      let checks = 0;
      const check = (line: number, actual: unknown, expected: unknown): void => {
        checks++;
        assert.deepEqual(actual, expected, `docs/api.md:${line}`);
      };
      const main = new Function('modules', 'check', `return (async () => {${bodyOf(example)}\n})()`) as Main;
      await main(modules, check);
      assert.ok(checks > 0, 'nothing is checked');
    });
  }
});
