import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Rewriting {
  vscodeRequired(text: string, path: string): string;
}

describe('the API of VS Code in the bundle', () => {
  let vscodeRequired: Rewriting['vscodeRequired'];

  before(async () => {
    const path = join(__dirname, '../../../.scripts/vscode-import.mjs');
    ({ vscodeRequired } = (await import(pathToFileURL(path).href)) as Rewriting);
  });

  it('is required as it is; types and other modules stay', () => {
    const others = "import type { Uri } from 'vscode';\nimport { join } from 'node:path';\n";
    assert.equal(
      vscodeRequired(`${others}import * as vscode from 'vscode';\nvscode.window;\n`, 'a.ts'),
      `${others}import vscode = require('vscode');\nvscode.window;\n`,
    );
    assert.equal(vscodeRequired(others, 'a.ts'), others);
  });

  for (const line of [
    'import * as vscode from "vscode";',
    "import * as code from 'vscode';",
    "import { window } from 'vscode';",
    "import {\n  window,\n  Uri,\n} from 'vscode';",
    "import * as vscode from 'vscode'",
    "export { window } from 'vscode';",
    "import 'vscode';",
  ])
    it(`is not imported in another way: ${line.replace(/\s+/g, ' ')}`, () => {
      assert.throws(
        () => vscodeRequired(`import { a } from './a.js';\n${line}\n`, 'b.ts'),
        /b\.ts: write `import \* as vscode/,
      );
    });
});
