import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '../../../emulator/src/manifest/index.js';
import { bindingFileCode } from '../../../server/src/neighbours/findings.js';
import { otherFindings, pageProblems, rulesIndex } from '../../../server/src/rules/pages.js';
import { rules } from '../../../server/src/rules/registry.js';
import { treatments } from '../../../server/src/typescript/diagnostic-table.js';
import { TestChecker } from '../support/checking.js';
import { TestClient } from '../support/client.js';
import { surroundingsIn } from '../support/surroundings.js';

const folder = join(__dirname, '../../../docs/rules');
const documented = [...rules, ...otherFindings];
const codes = documented.map(({ code }) => code);

describe('pages of the rules', () => {
  let checker: TestChecker;
  before(() => {
    checker = new TestChecker();
  });
  after(() => checker.dispose());

  it('there is one for each code, and no other', () => {
    const pages = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
    assert.deepEqual(pages.sort(), codes.map((code) => `${code}.md`).sort());
  });
  it('a code is one rule’s', () => {
    assert.equal(new Set(codes).size, codes.length);
  });
  it('what the type checker finds is documented too', () => {
    assert.deepEqual(
      [...treatments.values()].filter((code) => !codes.includes(code)),
      [],
    );
  });
  it('the list names them all', () => {
    assert.equal(readFileSync(join(folder, 'README.md'), 'utf8'), rulesIndex(documented));
  });

  for (const rule of documented)
    describe(rule.code, () => {
      const page = existsSync(join(folder, `${rule.code}.md`))
        ? readFileSync(join(folder, `${rule.code}.md`), 'utf8')
        : '';
      it('has the common form', () => {
        assert.deepEqual(pageProblems(rule, page), []);
      });
      it('its bad example is reported, its good one is not', async () => {
        assert.deepEqual([await found('Bad'), await found('Good')], [true, false]);
      });

      /** Whether the example under a heading is reported; examples that name no trigger stand for a token. */
      async function found(heading: string): Promise<boolean> {
        const [, language, example] =
          new RegExp(`^## ${heading}\\n[^#]*?\`\`\`(js|json|hcl)\\n([^]*?)\`\`\``, 'm').exec(page) ?? [];
        assert.ok(example !== undefined, `no example under ${heading}`);
        if (language === 'json') return rule.code === bindingFileCode && readManifest(example).problems.length > 0;
        if (language === 'hcl') return inTerraform(example);
        const text = /@zitadel|Flow:/.test(example)
          ? example
          : `// @zitadel complement-token/pre-userinfo-creation\n${example}`;
        return checker.check(text, surroundingsIn(text)).some(({ code }) => code === rule.code);
      }

      async function inTerraform(example: string): Promise<boolean> {
        const client = await TestClient.start();
        const document = await client.open(example, { name: 'main.tf', languageId: 'terraform' });
        const all = await document.diagnostics();
        await client.stop();
        return all.some(({ code }) => code === rule.code);
      }
    });
});
