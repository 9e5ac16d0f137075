import assert from 'node:assert/strict';
import {
  describePlace,
  loadTerraformParser,
  type ParseTerraform,
  renderInline,
  resolveFolder,
  type TerraformAction,
  type TerraformFile,
  templateAt,
} from '../../../emulator/src/terraform/index.js';

const userinfo = 'complement-token/pre-userinfo-creation';
const accessToken = 'complement-token/pre-access-token-creation';

describe('actions in Terraform files', () => {
  let parse: ParseTerraform;
  before(async () => {
    parse = await loadTerraformParser();
  });
  let read: readonly TerraformFile[];
  const fileOf = (path: string) => read.find(({ name }) => name === path);
  const actionsIn = (files: Readonly<Record<string, string>>): readonly TerraformAction[] => {
    read = Object.entries(files).map(([name, text]) => parse(name, text));
    return resolveFolder(read).actions;
  };
  const shown = (files: Readonly<Record<string, string>>): unknown[] =>
    actionsIn(files).map(({ name, triggers, origin }) => [name, triggers, describePlace(fileOf(origin.file), origin)]);
  const scriptOf = (action: TerraformAction | undefined): string => {
    assert.ok(action?.script.kind === 'inline');
    const found = templateAt(fileOf(action.script.at.file), action.script.at);
    assert.ok(found);
    return renderInline(found, action.script.holes).text;
  };

  const action = (label: string, more = ''): string =>
    `resource "zitadel_action" "${label}" {\n  name = "${label}"\n  script = <<-EOT\n    function ${label}(ctx, api) {\n    }\n  EOT\n${more}}\n`;
  const trigger = (ids: string, stage = '"TRIGGER_TYPE_PRE_USERINFO_CREATION"'): string =>
    `resource "zitadel_trigger_actions" "t" {\n  flow_type = "FLOW_TYPE_CUSTOMISE_TOKEN"\n  trigger_type = ${stage}\n  action_ids = ${ids}\n}\n`;

  it('have name, script, settings and triggers', () => {
    const [found] = actionsIn({
      'main.tf': `${action('one', '  timeout = "10s"\n  allowed_to_fail = true\n')}${trigger('[zitadel_action.one.id]')}`,
    });
    assert.equal(found?.name, 'one');
    assert.equal(found?.address, 'zitadel_action.one');
    assert.equal(found?.timeoutMs, 10_000);
    assert.equal(found?.allowedToFail, true);
    assert.deepEqual(found?.triggers, [userinfo]);
    assert.equal(found && describePlace(fileOf('main.tf'), found.origin), 'main.tf:10');
    assert.equal(scriptOf(found), 'function one(ctx, api) {\n}\n');
  });

  it('are bound across files, with numbers and labels without quotes', () => {
    const files = {
      'actions.tf': action('one').replace('"zitadel_action" "one"', 'zitadel_action one'),
      'triggers.tf': trigger('[zitadel_action.one.id]', '5').replace('"FLOW_TYPE_CUSTOMISE_TOKEN"', '2'),
    };
    assert.deepEqual(shown(files), [['one', [accessToken], 'triggers.tf:1']]);
  });

  it('are bound by one trigger resource for several triggers', () => {
    const binding = trigger('[zitadel_action.one.id]', 'each.value').replace(
      '{\n',
      '{\n  for_each = toset(["TRIGGER_TYPE_PRE_USERINFO_CREATION", "TRIGGER_TYPE_PRE_ACCESS_TOKEN_CREATION"])\n',
    );
    assert.deepEqual(shown({ 'a.tf': action('one') + binding }), [['one', [userinfo, accessToken], 'a.tf:8']]);
  });

  it('are bound by locals, by several resources, and by mere mention', () => {
    const locals = 'locals {\n  ids = [zitadel_action.one.id, zitadel_action.two.id]\n}\n';
    assert.deepEqual(
      shown({ 'a.tf': action('one') + action('two'), 'b.tf': locals + trigger('local.ids') }).map(
        (one) => (one as unknown[])[1],
      ),
      [[userinfo], [userinfo]],
    );
    assert.deepEqual(shown({ 'a.tf': action('one') + trigger('strange([zitadel_action.one.id])') }), [
      ['one', [userinfo], 'a.tf:8'],
    ]);
  });

  it('come in numbers', () => {
    const many = `resource "zitadel_action" "all" {
  for_each = local.actions
  name = each.key
  script = file("\${path.module}/actions/\${each.key}.js")
}
locals {
  actions = { flat = ["PRE_USERINFO"], saml = [] }
}
${trigger('[zitadel_action.all["flat"].id]')}
${trigger('values(zitadel_action.all)[*].id', '5').replace('"t"', '"u"')}
`;
    assert.deepEqual(
      actionsIn({ 'a.tf': many }).map(({ name, address, script, triggers }) => [name, address, script, triggers]),
      [
        [
          'flat',
          'zitadel_action.all["flat"]',
          { kind: 'file', path: 'actions/flat.js', variables: undefined },
          [userinfo, accessToken],
        ],
        [
          'saml',
          'zitadel_action.all["saml"]',
          { kind: 'file', path: 'actions/saml.js', variables: undefined },
          [accessToken],
        ],
      ],
    );
    const counted = `resource "zitadel_action" "n" {\n  count = 2\n  name = "n\${count.index}"\n  script = "function f() {}"\n}\n${trigger('zitadel_action.n[*].id')}`;
    assert.deepEqual(shown({ 'a.tf': counted }), [
      ['n0', [userinfo], 'a.tf:6'],
      ['n1', [userinfo], 'a.tf:6'],
    ]);
  });

  it('are objects that modules get, and objects that resources are made of', () => {
    const object = `{
    name = "flat"
    script = <<EOT
function flat(ctx, api) {}
EOT
    allowed_to_fail = true
    triggers = [{ flow_type = "FLOW_TYPE_CUSTOMISE_TOKEN", trigger_type = "TRIGGER_TYPE_PRE_USERINFO_CREATION" }]
  }`;
    const module = `module "zitadel" {\n  source = "./m"\n  actions = [${object}]\n}\n`;
    assert.deepEqual(shown({ 'a.tf': module }), [['flat', [userinfo], 'a.tf:9']]);
    const resources = `locals {\n  actions = { x = ${object} }\n}\nresource "zitadel_action" "a" {\n  for_each = local.actions\n  name = each.value.name\n  script = each.value.script\n}\n`;
    const found = actionsIn({ 'a.tf': resources });
    assert.deepEqual([...new Set(found.map(({ name }) => name))], ['flat']);
    assert.equal(scriptOf(found[0]), 'function flat(ctx, api) {}\n');
  });

  it('survive broken files', () => {
    const cut = `resource "zitadel_action" "y" {\n  name =\n  script = "function f(ctx, api) {}"\n${action('z')}`;
    const found = actionsIn({ 'a.tf': cut });
    assert.equal(scriptOf(found[0]), 'function f(ctx, api) {}');
    assert.equal(found[1]?.name, 'z');
    const whole = action('a') + trigger('[zitadel_action.a.id]');
    for (let end = 0; end < whole.length; end += 3) actionsIn({ 'a.tf': whole.slice(0, end) });
    for (let from = 0; from < whole.length; from += 3) actionsIn({ 'a.tf': whole.slice(from) });
    for (const odd of [
      '',
      '\0',
      '{',
      '<<EOT',
      'a = <<EOT\n',
      'resource "zitadel_action" "x" { script = <<-EOT',
      '\uD800',
    ])
      actionsIn({ 'a.tf': odd });
    assert.deepEqual(
      actionsIn({
        'a.tf':
          'locals {\n  a = local.b\n  b = local.a\n}\nresource "zitadel_action" "x" {\n  name = local.a\n script = "x"\n}',
      }).length,
      1,
    );
  });

  it('keep what is said of them while a script is edited', () => {
    const whole = action('a') + action('b') + trigger('[zitadel_action.b.id]');
    const first = parse('a.tf', whole);
    const at = whole.indexOf('function a') + 'function a(ctx, api) {'.length;
    const text = `${whole.slice(0, at)}\n      const { v1 } = api;${whole.slice(at)}`;
    const edited = parse('a.tf', text, first);
    assert.equal(edited.shape, first.shape);
    read = [edited];
    const [one, two] = resolveFolder([first]).actions;
    assert.equal(scriptOf(one), 'function a(ctx, api) {\n  const { v1 } = api;\n}\n');
    assert.equal(scriptOf(two), 'function b(ctx, api) {\n}\n');
    const values = 'locals {\n  all = yamldecode(<<EOT\na: 1\nEOT\n  )\n}\n';
    const before = parse('b.tf', values);
    assert.notEqual(parse('b.tf', values.replace('1', '12'), before).shape, before.shape);
    for (const sign of ['$' + '{x}', '\nEOT\n', '\n  EOT\n'])
      assert.notEqual(parse('a.tf', text.slice(0, at) + sign + text.slice(at), edited).shape, first.shape);
  });

  it('are the same whether a file is read anew or after an edit', () => {
    const whole = action('a') + action('b', '  timeout = "10s"\n') + trigger('[zitadel_action.a.id]');
    let text = whole;
    let kept = parse('a.tf', text);
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    const inserts = [
      '',
      'x',
      ' ',
      'const a = {b: 1};\n',
      '`a$',
      '%',
      'EO',
      'T',
      '  ',
      '\n',
      '"',
      '{',
      '}',
      '<<EOT\n',
      'EOT\n',
      '$' + '{a}',
      '  EOT\n',
      'é',
      '# c\n',
    ];
    for (let edit = 0; edit < 600; edit++) {
      const at = random(text.length + 1);
      text =
        edit % 20 === 19 ? whole : text.slice(0, at) + inserts[random(inserts.length)] + text.slice(at + random(4));
      kept = parse('a.tf', text, kept);
      const anew = parse('a.tf', text);
      assert.deepEqual(kept.blocks, anew.blocks, JSON.stringify(text));
      assert.deepEqual(resolveFolder([kept]), resolveFolder([anew]), JSON.stringify(text));
    }
  });
});
