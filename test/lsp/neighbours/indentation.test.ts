import assert from 'node:assert/strict';
import type { CodeAction, CompletionItem } from 'vscode-languageserver-protocol';
import { TestClient, type TestDocument } from '../support/client.js';
import { applyEdits } from '../support/markers.js';

const terraform = (script: string): string =>
  `resource "zitadel_action" "x" {\n  name   = "x"\n  script = <<-EOT\n${script.replace(/^(?=.)/gm, '    ')}  EOT\n}\n`;
const quoted = (script: string): string =>
  `resource "zitadel_action" "x" {\n  name   = "x"\n  script = ${JSON.stringify(script)}\n}\n`;
const yaml = (script: string): string => `x:\n  script: |\n${script.replace(/^(?=.)/gm, '    ')}`;

/** Lines that are put into a script that stands indented in another file are indented too. */
describe('edits of indented scripts', () => {
  let client: TestClient;
  before(async () => {
    client = await TestClient.start({ files: { 'file:///y/flows.yaml': '2:\n  4: [x]\n' } });
  });
  after(() => client.stop());
  const extracted = async (document: TestDocument): Promise<string | undefined> => {
    const all = await document.codeActions(document.selection, ['refactor']);
    const action = all.find(({ title }) => /constant in enclosing scope/.test(title));
    if (action === undefined) return undefined;
    const resolved = await client.request<CodeAction>('codeAction/resolve', action);
    const [change] = resolved.edit?.documentChanges ?? [];
    assert.ok(change !== undefined && 'edits' in change);
    return applyEdits(document.text, change.edits as never);
  };
  const forms: readonly (readonly [string, (script: string) => string, { uri: string; languageId: string }])[] = [
    ['Terraform', terraform, { uri: 'file:///t/main.tf', languageId: 'terraform' }],
    ['quotes of Terraform', quoted, { uri: 'file:///t/main.tf', languageId: 'terraform' }],
    ['YAML', yaml, { uri: 'file:///y/actions.yaml', languageId: 'yaml' }],
    [
      'YAML of CRLF',
      (script) => yaml(script).replaceAll('\n', '\r\n'),
      { uri: 'file:///y/actions.yaml', languageId: 'yaml' },
    ],
  ];
  for (const [what, form, options] of forms) {
    const required = async (document: TestDocument): Promise<string> => {
      const item: CompletionItem | undefined = (await document.completions()).find(({ label }) => label === 'logger');
      return applyEdits(document.text, (item?.additionalTextEdits ?? []) as never);
    };

    it(`bring modules on a line of their own: ${what}`, async () => {
      const document = await client.open(form('function x(ctx, api) {\n  logg$0\n}\n'), options);
      const script = "let logger = require('zitadel/log');\nfunction x(ctx, api) {\n  logg\n}\n";
      assert.equal(await required(document), form(script));
      await document.close();
      const commented = await client.open(form('// @zitadel \nfunction x(ctx, api) {\n  logg$0\n}\n'), options);
      assert.equal(await required(commented), form(`// @zitadel \n${script}`));
      await commented.close();
    });

    it(`refactor in several lines: ${what}`, async () => {
      const script = 'function x(ctx, api) {\n  api.v1.claims.setClaim("a", $0"b" + "c"$0);\n}\n';
      const plain = await client.open(script);
      const document = await client.open(form(script), options);
      assert.equal(await extracted(document), form((await extracted(plain)) ?? ''));
      await document.close();
    });
  }

  it('are not offered for what Terraform fills in', async () => {
    const sign = '$';
    const script = `function x(ctx, api) {\n  api.v1.claims.setClaim("a", $0"b" + "${sign}{var.x}"$0);\n}\n`;
    const document = await client.open(terraform(script), { uri: 'file:///t/main.tf', languageId: 'terraform' });
    assert.equal(await extracted(document), undefined);
    await document.close();
  });
});
