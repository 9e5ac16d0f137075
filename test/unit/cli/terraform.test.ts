import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli } from './support.js';

const main = `resource "zitadel_action" "roles" {
  name    = "addRoles"
  timeout = "5s"
  script  = <<-EOT
    function addRoles(ctx, api) {
      api.v1.claims.setClaim('roles', ['\${var.role}']);
    }
  EOT
}
resource "zitadel_action" "broken" {
  name            = "broken"
  allowed_to_fail = true
  script          = "function broken(ctx, api) {\\n  api.v1.claims.setClam('a', 1);\\n}"
}
resource "zitadel_action" "file" {
  name   = "fromFile"
  script = file("\${path.module}/from-file.js")
}
`;
const triggers = `resource "zitadel_trigger_actions" "token" {
  flow_type    = "FLOW_TYPE_CUSTOMISE_TOKEN"
  trigger_type = "TRIGGER_TYPE_PRE_USERINFO_CREATION"
  action_ids   = [zitadel_action.roles.id, zitadel_action.broken.id, zitadel_action.file.id]
}
`;

describe('Terraform files on the command line', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zitadel-terraform-'));
    await writeFile(join(folder, 'main.tf'), main);
    await writeFile(join(folder, 'triggers.tf'), triggers);
    await writeFile(
      join(folder, 'from-file.js'),
      "function fromFile(ctx, api) {\n  api.v1.attributes.setCustomAttribute('a', '', 'b');\n}\n",
    );
  });
  after(() => rm(folder, { recursive: true }));

  it('are run by name, at the trigger that another file says', async () => {
    const { code, out, err } = await cli(folder, 'run', 'main.tf', '--name', 'addRoles');
    assert.equal(code, 0, err);
    assert.match(out, /succeeded {2}addRoles/);
    assert.match(out, /\+ roles: \["x+"\]/);
    assert.match(err, /1 place of addRoles that Terraform fills in/);
  });

  it('are run with their settings', async () => {
    const { out } = await cli(folder, 'run', 'main.tf', '--name', 'broken', '--json');
    const outcome = JSON.parse(out);
    assert.equal(outcome.trigger, 'complement-token/pre-userinfo-creation');
    assert.equal(outcome.ok, true);
  });

  it('show failures where the script stands in the file', async () => {
    const { code, out } = await cli(folder, 'run', 'main.tf', '--name', 'broken', '--json');
    assert.equal(code, 0, 'allowed to fail');
    assert.equal(JSON.parse(out).actions[0].ok, false);
    const { out: allowed } = await cli(folder, 'run', 'main.tf', '--name', 'broken');
    assert.match(
      allowed,
      /^! failed, allowed to fail {2}broken .*\n\nTypeError: .*setClam.*\n {2}at main\.tf:\d+:\d+\n/,
    );
    const { out: text } = await cli(folder, 'run', 'main.tf', '--name', 'addRoles');
    assert.match(text, /setClaim\("roles", .* main\.tf:6:\d+/);
    const { out: failure } = await cli(folder, 'run', 'main.tf', '--name', 'fromFile');
    assert.match(failure, /at from-file\.js:2:\d+/);
  });

  it('say which actions there are', async () => {
    const several = await cli(folder, 'run', 'main.tf');
    assert.equal(several.code, 2);
    assert.match(several.err, /several actions \(addRoles, broken, fromFile\); say which with --name/);
    assert.match((await cli(folder, 'run', 'main.tf', '--name', 'addRole')).err, /did you mean 'addRoles'\?/);
    assert.match((await cli(folder, 'run', 'triggers.tf')).err, /has no action/);
    assert.match((await cli(folder, 'run', 'none.tf')).err, /no such file/);
  });

  it('are checked, and tell the triggers of files beside them', async () => {
    const { code, out } = await cli(folder, 'check', 'main.tf', '--format', 'json');
    assert.equal(code, 1);
    assert.match(out, /unknown-member/);
    const beside = await cli(folder, 'check', 'from-file.js', '--format', 'json');
    assert.equal(beside.code, 1, beside.out);
  });

  it('are checked with what a manifest says', async () => {
    const path = join(folder, 'zitadel-actions.json');
    await writeFile(path, JSON.stringify({ rules: { 'unknown-member': 'warning', 'other-trigger': 'off' } }));
    assert.equal((await cli(folder, 'check', 'main.tf')).code, 0);
    await rm(path);
  });

  it('are not checked beside a manifest that cannot be used', async () => {
    const path = join(folder, 'zitadel-actions.json');
    await writeFile(path, '{ "rule": {} }');
    const { code, err } = await cli(folder, 'check', 'main.tf');
    assert.equal(code, 2);
    assert.match(err, /zitadel-actions\.json: .*cannot be used[\s\S]*rule/);
    await rm(path);
  });

  it('are looked for in folders, and scripts that are no actions are passed over', async () => {
    await mkdir(join(folder, 'all'));
    await writeFile(
      join(folder, 'all/other.js'),
      'module.exports = async (ctx, next) => { ctx.v1.a(); await next(); };\n',
    );
    await writeFile(join(folder, 'all/plain.js'), 'export const a = 1;\n');
    const { code, out } = await cli(folder, 'check', 'all', '--format', 'json');
    assert.equal(code, 0, out);
    assert.equal((await cli(folder, 'check', 'all/plain.js')).code, 1);
  });

  it('have declarations for other editors', async () => {
    const printed = await cli(folder, 'types', '--trigger', 'complement-token/pre-userinfo-creation');
    assert.equal(printed.code, 0, printed.err);
    assert.match(printed.out, /interface ZitadelContext/);
    const written = await cli(folder, 'types', '--write', 'types');
    assert.equal(written.code, 0, written.err);
    assert.match(await readFile(join(folder, 'types/goja.d.ts'), 'utf8'), /declare function eval/);
    assert.equal(JSON.parse(await readFile(join(folder, 'types/jsconfig.json'), 'utf8')).compilerOptions.noLib, true);
    await mkdir(join(folder, 'again'));
    await writeFile(join(folder, 'again/jsconfig.json'), '{}');
    assert.match((await cli(folder, 'types', '--write', 'again')).out, /kept .*jsconfig\.json/);
  });
});
