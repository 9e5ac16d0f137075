import assert from 'node:assert/strict';
import {
  configurationFiles,
  KnownSurroundings,
  loadTerraformParser,
  type ParseTerraform,
  renderFile,
  renderInline,
  type TerraformAction,
  templateAt,
} from '../../../emulator/src/terraform/index.js';

const userinfo = 'complement-token/pre-userinfo-creation';
const accessToken = 'complement-token/pre-access-token-creation';
const externalPost = 'external-authentication/post-authentication';

/** Signs of Terraform's without those of JavaScript's templates. */
const tf = (parts: TemplateStringsArray, ...values: string[]): string =>
  String.raw({ raw: parts }, ...values).replaceAll('@{', '${');

describe('forms of bindings in Terraform', () => {
  let parse: ParseTerraform;
  before(async () => {
    parse = await loadTerraformParser();
  });

  const resolve = async (files: Readonly<Record<string, string>>) => {
    const known = new KnownSurroundings(parse, {
      readText: async (path) => files[path],
      readFolder: async (folder) => {
        const start = folder === '' ? '' : `${folder}/`;
        const below = Object.keys(files).filter((path) => path.startsWith(start));
        const names = new Set(below.map((path) => path.slice(start.length).split('/')[0]!));
        return [...names].map((name) => ({ name, directory: files[start + name] === undefined }));
      },
    });
    const top = configurationFiles(Object.keys(files).filter((path) => !path.includes('/')));
    const read = top.map((name) => parse(name, files[name]!));
    const { actions } = await known.resolve(() => read);
    const textOf = ({ script }: TerraformAction): string => {
      if (script.kind === 'file')
        return script.variables === undefined
          ? script.path
          : renderFile(files[script.path] ?? '', script.variables).text;
      const found = templateAt(
        read.find(({ name }) => name === script.at.file) ?? known.file(script.at.file),
        script.at,
      );
      assert.ok(found);
      return renderInline(found, script.holes).text;
    };
    return { actions, textOf };
  };
  /** Name, script (or its path) and triggers of each action. */
  const shown = async (files: Readonly<Record<string, string>>) => {
    const { actions, textOf } = await resolve(files);
    return actions.map((action) => [action.name, textOf(action), action.triggers]);
  };
  const bind = (ids: string, flow = '"FLOW_TYPE_CUSTOMISE_TOKEN"', stage = '"TRIGGER_TYPE_PRE_USERINFO_CREATION"') =>
    `resource "zitadel_trigger_actions" "t" {\n  flow_type = ${flow}\n  trigger_type = ${stage}\n  action_ids = ${ids}\n}\n`;
  const script = 'script = "function f(ctx, api) {}"';
  const f = 'function f(ctx, api) {}';

  it('several actions of a folder of scripts', async () => {
    const files = {
      'main.tf': tf`
locals {
  scripts = fileset("@{path.module}/actions", "**/*.js")
}
resource "zitadel_action" "all" {
  for_each = local.scripts
  name     = replace(trimsuffix(basename(each.value), ".js"), "-", "_")
  script   = file("@{path.module}/actions/@{each.value}")
}
resource "zitadel_trigger_actions" "t" {
  for_each     = toset(["TRIGGER_TYPE_PRE_USERINFO_CREATION", "TRIGGER_TYPE_PRE_ACCESS_TOKEN_CREATION"])
  flow_type    = "FLOW_TYPE_CUSTOMISE_TOKEN"
  trigger_type = each.value
  action_ids   = [for action in zitadel_action.all : action.id]
}
`,
      'actions/flat-roles.js': f,
      'actions/deep/other.js': f,
      'actions/notes.md': '',
    };
    assert.deepEqual(await shown(files), [
      ['other', 'actions/deep/other.js', [userinfo, accessToken]],
      ['flat_roles', 'actions/flat-roles.js', [userinfo, accessToken]],
    ]);
    const only = { ...files, 'main.tf': files['main.tf'].replace('"**/*.js"', '"*.{js,mjs}"') };
    assert.deepEqual(
      (await shown(only)).map(([name]) => name),
      ['flat_roles'],
    );
  });

  it('triggers that each action of a map names', async () => {
    const files = {
      'main.tf': tf`
variable "actions" {
  type = map(object({ triggers = list(string) }))
}
locals {
  pairs = flatten([for name, action in var.actions : [for trigger in action.triggers : { name = name, trigger = trigger }]])
}
resource "zitadel_action" "all" {
  for_each        = var.actions
  name            = each.key
  script          = file("@{path.module}/@{each.key}.js")
  timeout         = try(each.value.timeout, "10s")
  allowed_to_fail = lookup(each.value, "allowed_to_fail", true)
}
resource "zitadel_trigger_actions" "all" {
  for_each     = { for pair in local.pairs : pair.trigger => pair.name... }
  flow_type    = 2
  trigger_type = each.key
  action_ids   = [for name in each.value : zitadel_action.all[name].id]
}
`,
      'terraform.tfvars': 'actions = { a = { triggers = ["4"] }, b = { triggers = [] } }\n',
      'z.auto.tfvars.json': '{"actions": {"a": {"triggers": ["4", "5"]}, "b": {"triggers": ["5"], "timeout": "5s"}}}',
      'prod.tfvars': 'actions = {}\n',
    };
    const { actions } = await resolve(files);
    assert.deepEqual(
      actions.map(({ name, triggers, timeoutMs, allowedToFail }) => [name, triggers, timeoutMs, allowedToFail]),
      [
        ['a', [userinfo, accessToken], 10_000, true],
        ['b', [accessToken], 5000, true],
      ],
    );
    const { 'z.auto.tfvars.json': _, ...fewer } = files;
    assert.deepEqual(
      (await shown(fewer)).map(([name, , triggers]) => [name, triggers]),
      [
        ['a', [userinfo]],
        ['b', []],
      ],
    );
  });

  it('modules beside, which get objects, scripts and ids', async () => {
    const files = {
      'main.tf': tf`
module "flat" {
  source  = "./modules/action"
  name    = "flat"
  script  = <<-EOT
    function flat(ctx, api) {}
  EOT
  triggers = [{ flow_type = "FLOW_TYPE_CUSTOMISE_TOKEN", trigger_type = "TRIGGER_TYPE_PRE_USERINFO_CREATION" }]
}
module "file" {
  source  = "./modules/action"
  name    = "fromFile"
  script  = file("@{path.module}/scripts/x.js")
}
${bind('[module.file.id]', '"FLOW_TYPE_EXTERNAL_AUTHENTICATION"', '"TRIGGER_TYPE_POST_AUTHENTICATION"')}`,
      'modules/action/main.tf': tf`
variable "name" {}
variable "script" {}
variable "triggers" {
  default = []
}
resource "zitadel_action" "this" {
  name   = var.name
  script = var.script
}
resource "zitadel_action" "own" {
  name   = "own_@{var.name}"
  script = file("@{path.module}/own.js")
}
resource "zitadel_trigger_actions" "this" {
  for_each     = { for index, trigger in var.triggers : index => trigger }
  flow_type    = each.value.flow_type
  trigger_type = each.value.trigger_type
  action_ids   = [zitadel_action.this.id]
}
output "id" {
  value = zitadel_action.this.id
}
`,
    };
    assert.deepEqual(await shown(files), [
      ['flat', 'function flat(ctx, api) {}\n', [userinfo]],
      ['own_flat', 'modules/action/own.js', []],
      ['fromFile', 'scripts/x.js', [externalPost]],
      ['own_fromFile', 'modules/action/own.js', []],
    ]);
    const { actions } = await resolve(files);
    assert.equal(actions[0]?.address, 'module.flat.zitadel_action.this');
  });

  it('a list of objects for a module that is elsewhere', async () => {
    const module = (source: string) => tf`
module "actions" {
  source = "${source}"
  actions = [
    {
      name            = "flat"
      allowed_to_fail = true
      script          = templatefile("@{path.module}/flat.js.tftpl", { issuer = "https://x", roles = jsonencode(["a"]), other = var.other })
      triggers = [
        { flow_type = "FLOW_TYPE_CUSTOMISE_TOKEN", trigger_type = "TRIGGER_TYPE_PRE_USERINFO_CREATION" },
        { flow_type = 2, trigger_type = 5 },
      ]
    },
  ]
}
`;
    const template = tf`const a = "@{issuer}", b = @{roles}, c = @{other};`;
    assert.deepEqual(
      await shown({ 'main.tofu': module('git::https://example.com/m.git'), 'flat.js.tftpl': template }),
      [['flat', 'const a = "https://x", b = ["a"], c = JSON.parse(\'null\');', [userinfo, accessToken]]],
    );
  });

  it('values filled into scripts, as far as they are known', async () => {
    const files = {
      'main.tf': tf`
locals {
  roles = { admin = "Admin" }
}
variable "secret" {}
resource "zitadel_action" "x" {
  name   = "x"
  script = <<-EOT
    const roles = @{jsonencode(local.roles)}, issuer = "@{upper("x")}", secret = "@{var.secret}";
  EOT
}
`,
    };
    assert.deepEqual(await shown(files), [
      ['x', 'const roles = {"admin":"Admin"}, issuer = "X", secret = "xxxxxxxxxxxxx";\n', []],
    ]);
  });

  it('lists in files of their own', async () => {
    const files = {
      'main.tf': tf`
locals {
  all = yamldecode(file("@{path.module}/actions.yaml"))
  one = jsondecode(file("one.json"))
}
resource "zitadel_action" "all" {
  for_each = { for action in local.all : action.name => action if action.enabled }
  name     = each.value.name
  script   = file("@{path.module}/@{each.value.name}.js")
}
${bind('[zitadel_action.all[local.one].id]')}`,
      'actions.yaml': '- name: a\n  enabled: true\n- name: b\n  enabled: false\n- { name: c, enabled: true }\n',
      'one.json': '"c"',
    };
    assert.deepEqual(await shown(files), [
      ['a', 'a.js', []],
      ['c', 'c.js', [userinfo]],
    ]);
  });

  describe('that nobody knows lead to fewer bindings, never to wrong ones:', () => {
    const action = `resource "zitadel_action" "a" {\n  name = "a"\n  ${script}\n}\n`;
    const two = action + action.replaceAll('"a"', '"b"');
    const triggersOf = async (text: string) => (await shown({ 'main.tf': text })).map(([, , triggers]) => triggers);
    for (const [what, text, expected] of [
      ['a trigger that a variable names', bind('[zitadel_action.a.id]', undefined, 'var.stage'), [[], []]],
      ['one of two triggers', bind('[zitadel_action.a.id]', undefined, 'var.x ? "4" : "5"'), [[], []]],
      ['one of two actions', bind('var.x ? [zitadel_action.a.id] : [zitadel_action.b.id]'), [[], []]],
      ['an action or none', bind('var.x ? [zitadel_action.a.id] : []'), [[userinfo], []]],
      ['a pair that ZITADEL has not', bind('[zitadel_action.a.id]', '1', '5'), [[], []]],
      ['a comparison that is known', bind('1 == 1 && !false ? [zitadel_action.b.id] : []'), [[], [userinfo]]],
      ['a filter that is not known', bind('[for id in [zitadel_action.a.id] : id if var.x]'), [[], []]],
      ['a name of an action', bind('[zitadel_action.a.name]'), [[], []]],
      [
        'a local that a variable changes',
        `locals {\n  m = merge({ stage = 4 }, var.more)\n}\n${bind('[zitadel_action.a.id]', undefined, 'local.m.stage')}`,
        [[], []],
      ],
      ['try() with something unknown first', bind('[zitadel_action.a.id]', undefined, 'try(var.x, "4")'), [[], []]],
      [
        'coalesce() with null first',
        bind('[zitadel_action.a.id]', undefined, 'coalesce(null, "", "4")'),
        [[userinfo], []],
      ],
    ] as const)
      it(what, async () => {
        assert.deepEqual(await triggersOf(two + text), expected);
      });

    it('an instance that a variable names', async () => {
      const each = tf`resource "zitadel_action" "a" {
  for_each = toset(["a", "b"])
  name = each.key
  ${script}
}
`;
      assert.deepEqual(await triggersOf(each + bind('[zitadel_action.a[var.key].id]')), [[], []]);
      assert.deepEqual(await triggersOf(each + bind('[zitadel_action.a["b"].id]')), [[], [userinfo]]);
      assert.deepEqual(await triggersOf(each + bind('[for key, one in zitadel_action.a : one.id if key != "b"]')), [
        [userinfo],
        [],
      ]);
      const unknownKeys = each.replace('toset(["a", "b"])', 'var.all');
      assert.deepEqual(await triggersOf(unknownKeys + bind('[zitadel_action.a["b"].id]')), [[userinfo]]);
      assert.equal((await shown({ 'main.tf': unknownKeys }))[0]?.[0], undefined);
    });
  });

  it('names that can be changed where they are written', async () => {
    const files = {
      'main.tf': tf`
locals {
  name = "plain"
}
resource "zitadel_action" "a" {
  name = local.name
  ${script}
}
resource "zitadel_action" "b" {
  name = "made_@{local.name}"
  ${script}
}
resource "zitadel_action" "c" {
  for_each = toset(["c"])
  name = each.value
  script = file("@{each.value}.js")
}
`,
    };
    const { actions } = await resolve(files);
    assert.deepEqual(
      actions.map(({ name, nameAt }) => [name, nameAt !== undefined]),
      [
        ['plain', true],
        ['made_plain', false],
        ['c', false],
      ],
    );
  });
});
