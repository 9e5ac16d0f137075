import assert from 'node:assert/strict';
import type { DocumentLink, Range, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { triggerIds } from '../../../emulator/src/catalogue/model.js';
import { ActionsRequest } from '../../../server/src/protocol.js';
import { TestClient } from '../support/client.js';
import { applyEdits } from '../support/markers.js';

const userinfo = 'complement-token/pre-userinfo-creation';
const accessToken = 'complement-token/pre-access-token-creation';
const sign = '$';
const main = `locals {
  stage = var.stage
}
variable "stage" {
  default = 4
}
resource "zitadel_action" "all" {
  for_each = fileset("${sign}{path.module}/actions", "*.js")
  name     = trimsuffix(each.key, ".js")
  script   = file("${sign}{path.module}/actions/${sign}{each.key}")
}
resource "zitadel_action" "one" {
  name   = "one"
  script = file("${sign}{path.module}/other/one.js")
}
resource "zitadel_trigger_actions" "all" {
  flow_type    = "FLOW_TYPE_CUSTOMISE_TOKEN"
  trigger_type = local.stage
  action_ids   = concat([for action in zitadel_action.all : action.id], [zitadel_action.one.id])
}
`;

describe('Terraform around documents', () => {
  let client: TestClient;
  let files: Record<string, string>;
  const at = (path: string): string => `file:///infra/${path}`;
  const script = (name: string): string => `function ${name}(ctx, api) {\n}\n`;
  beforeEach(async () => {
    files = { [at('main.tf')]: main, [at('actions/flat.js')]: script('flat'), [at('other/one.js')]: script('one') };
    client = await TestClient.start({ files });
  });
  afterEach(() => client.stop());
  const actionsOf = async (uri: string) => {
    const { actions } = await client.request<ActionsRequest.Result>(ActionsRequest.method, { textDocument: { uri } });
    return actions.map(({ name, triggers, source }) => [name, triggers, source]);
  };
  const changed = (path: string, type: number) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: at(path), type }] });

  it('is followed through folders of scripts, also when they change', async () => {
    await client.open(script('flat'), { uri: at('actions/flat.js') });
    assert.deepEqual(await actionsOf(at('actions/flat.js')), [['flat', [userinfo], 'terraform']]);
    await client.open(script('late'), { uri: at('actions/late.js') });
    assert.deepEqual(await actionsOf(at('actions/late.js')), [['late', triggerIds, 'default']]);
    files[at('actions/late.js')] = script('late');
    await changed('actions/late.js', 1);
    assert.deepEqual(await actionsOf(at('actions/late.js')), [['late', [userinfo], 'terraform']]);
  });

  it('counts with the values of variables that are being edited', async () => {
    await client.open(script('one'), { uri: at('other/one.js') });
    files[at('terraform.tfvars')] = 'stage = 5\n';
    await changed('terraform.tfvars', 1);
    assert.deepEqual(await actionsOf(at('other/one.js')), [['one', [accessToken], 'terraform']]);
    const values = await client.open('stage = 5\n', { uri: at('terraform.tfvars'), languageId: 'plaintext' });
    await values.edit(values.whole, 'stage = "4"\n');
    assert.deepEqual(await actionsOf(at('other/one.js')), [['one', [userinfo], 'terraform']]);
    await values.close();
    assert.deepEqual(await actionsOf(at('other/one.js')), [['one', [accessToken], 'terraform']]);
  });

  it('tells a module what its callers make of it', async () => {
    files[at('main.tf')] = `module "m" {
  source = "./modules/m"
  name   = "called"
  stage  = 5
}
`.concat('# zitadel\n');
    const module = `variable "name" {}
variable "stage" {}
resource "zitadel_action" "a" {
  name   = var.name
  script = <<-EOT
    function called(ctx, api) {
    }
  EOT
}
resource "zitadel_trigger_actions" "a" {
  flow_type    = 2
  trigger_type = var.stage
  action_ids   = [zitadel_action.a.id]
}
`;
    files[at('modules/m/main.tf')] = module;
    const document = await client.open(module, { uri: at('modules/m/main.tf'), languageId: 'terraform' });
    assert.deepEqual(await actionsOf(document.uri), [['called', [accessToken], 'terraform']]);
    const caller = await client.open(files[at('main.tf')]!, { uri: at('main.tf'), languageId: 'terraform' });
    const five = caller.find('5');
    await caller.edit({ start: five, end: { ...five, character: five.character + 1 } }, '4');
    assert.deepEqual(await actionsOf(document.uri), [['called', [userinfo], 'terraform']]);
    // A name that a variable has is written where the module is called.
    const at2 = document.at(document.find('called(ctx'));
    const { changes } = await client.request<WorkspaceEdit>('textDocument/rename', { ...at2, newName: 'round' });
    assert.match(applyEdits(document.text, changes?.[document.uri] as never), /function round\(/);
    assert.match(applyEdits(caller.text, changes?.[caller.uri] as never), /name {3}= "round"/);
  });

  it('leads to scripts', async () => {
    const document = await client.open(main, { uri: at('main.tf'), languageId: 'terraform' });
    const links = await client.request<DocumentLink[]>('textDocument/documentLink', document.at());
    assert.deepEqual(
      links.map(({ range, target }) => [document.document.getText(range), target]),
      [[`${sign}{path.module}/other/one.js`, at('other/one.js')]],
    );
  });

  it('is renamed in from the name as from the function, and refuses names that are made', async () => {
    const document = await client.open(main, { uri: at('main.tf'), languageId: 'terraform' });
    const name = document.find('one"', 2);
    const range = await client.request<Range>('textDocument/prepareRename', document.at(name));
    assert.equal(document.document.getText(range), 'one');
    const { changes } = await client.request<WorkspaceEdit>('textDocument/rename', {
      ...document.at(name),
      newName: 'round',
    });
    assert.match(applyEdits(main, changes?.[document.uri] as never), /name {3}= "round"/);
    assert.match(applyEdits(script('one'), changes?.[at('other/one.js')] as never), /^function round\(/);
    const flat = await client.open(script('flat'), { uri: at('actions/flat.js') });
    const made = flat.at(flat.find('flat'));
    const refused = /Terraform makes the name of this action from an expression \(main\.tf:\d+\); change it there/;
    await assert.rejects(client.request('textDocument/prepareRename', made), refused);
    await assert.rejects(client.request('textDocument/rename', { ...made, newName: 'round' }), refused);
  });
});
