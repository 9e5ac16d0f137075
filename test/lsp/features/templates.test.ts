import assert from 'node:assert/strict';
import { TestClient } from '../support/client.js';

describe('templates', () => {
  let client: TestClient;
  before(async () => {
    client = await TestClient.start();
  });
  after(() => client.stop());
  const offered = async (text: string): Promise<readonly string[]> => {
    const document = await client.open(text);
    const labels = (await document.labels()).filter((label) => label.startsWith('action: '));
    await document.close();
    return labels;
  };

  it('are offered where there is no action yet, for its triggers', async () => {
    assert.ok((await offered('$0')).length > 10);
    const saml = await offered('// @zitadel customize-saml-response/pre-saml-response-creation\n\nact$0');
    assert.deepEqual(saml, ['action: SAML attribute of roles', 'action: SAML attribute from metadata of the user']);
    assert.ok((await offered("const logger = require('zitadel/log');\n$0")).length > 0);
  });

  it('are not offered within an action, or beside one', async () => {
    for (const text of [
      'function f(ctx, api) {\n  $0\n}',
      'function f(ctx, api) {\n}\n$0',
      'const a = $0',
      'if (a) {\n$0\n}',
      'foo.$0',
    ])
      assert.deepEqual(await offered(text), [], text);
  });

  it('are snippets that say where they run when nothing else does', async () => {
    const document = await client.open('$0');
    const item = await document.resolved('action: Flat claim of roles');
    const { newText } = item.textEdit as { newText: string };
    assert.match(newText, /^\/\/ @zitadel complement-token\/pre-userinfo-creation, /);
    assert.match(newText, /function \$\{1:flatRoles\}\(ctx, api\)/);
    await document.close();
  });

  it('are not offered in comments, but below them', async () => {
    const offered = async (text: string): Promise<boolean> =>
      (await (await client.open(text)).labels()).some((label) => label.startsWith('action: '));
    assert.equal(await offered('// what a$0 person writes\n'), false);
    assert.equal(await offered('/*\n * $0\n */\n'), false);
    assert.equal(await offered('// what a person writes\n$0'), true);
  });

  it('are not offered between quotes, where there is one line', async () => {
    const document = await client.open('resource "zitadel_action" "a" {\n  name = "mine"\n  script = "$0"\n}\n', {
      name: 'main.tf',
      languageId: 'terraform',
    });
    assert.deepEqual(await document.labels(), []);
    await document.close();
  });

  it('are offered in empty heredocs of Terraform, under the name that is there', async () => {
    const document = await client.open(
      'resource "zitadel_action" "a" {\n  name = "mine"\n  script = <<EOT\n$0\nEOT\n}\nresource "zitadel_trigger_actions" "t" {\n  flow_type = 2\n  trigger_type = 4\n  action_ids = [zitadel_action.a.id]\n}\n',
      { name: 'main.tf', languageId: 'terraform' },
    );
    const item = await document.resolved('action: Flat claim of roles');
    assert.match((item.textEdit as { newText: string }).newText, /function \$\{1:mine\}\(/);
    await document.close();
  });
});
