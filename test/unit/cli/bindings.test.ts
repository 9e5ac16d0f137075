import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli, writeFiles } from './support.js';

/** One action that sets a claim, which a run shows. */
const script = (name: string): string => `function ${name}(ctx, api) {\n  api.v1.claims.setClaim('a', 1);\n}\n`;
const sign = '$';

describe('files beside scripts on the command line', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zitadel-bindings-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const write = (files: Readonly<Record<string, string>>): Promise<void> => writeFiles(folder, files);
  const ran = async (...args: string[]) => {
    const { code, out, err } = await cli(folder, 'run', ...args, '--json');
    const outcome = JSON.parse(out || '{}') as { trigger?: string; error?: { message?: string } };
    return { code, trigger: outcome.trigger, err, out };
  };

  it('tell a run name, trigger and settings: a manifest', async () => {
    await write({
      'zitadel-actions.json': JSON.stringify({
        actions: [{ file: 'src/a.js', name: 'called', allowedToFail: true }],
        flows: { 'complement-token/pre-access-token-creation': ['called'] },
      }),
      'src/a.js': `${script('called')}function helper(ctx, api) {}\n`,
    });
    const { code, trigger, err } = await ran('src/a.js');
    assert.equal(code, 0, err);
    assert.equal(trigger, 'complement-token/pre-access-token-creation');
  });

  it('tell a run name, trigger and values: Terraform', async () => {
    await write({
      'infra/main.tf': `resource "zitadel_action" "a" {
  name   = "called"
  script = templatefile("${sign}{path.module}/../src/a.js", { claim = "b" })
}
resource "zitadel_trigger_actions" "a" {
  flow_type    = 2
  trigger_type = 5
  action_ids   = [zitadel_action.a.id]
}
`,
      'src/a.js': `function called(ctx, api) {\n  api.v1.claims.setClaim('${sign}{claim}', '${sign}{other}');\n}\n`,
    });
    const { code, trigger, err, out } = await ran('src/a.js');
    assert.equal(code, 0, err);
    assert.equal(trigger, 'complement-token/pre-access-token-creation');
    assert.match(err, /^1 place of called that Terraform fills in/);
    assert.match(out, /"b"/);
  });

  it('tell a run name and trigger: zitadel-actions-manager', async () => {
    await write({ 'flows.yaml': '2:\n  5: [called]\n', 'called.js': script('called') });
    const { code, trigger, err } = await ran('called.js');
    assert.equal(code, 0, err);
    assert.equal(trigger, 'complement-token/pre-access-token-creation');
  });

  it('tell a run name and trigger: a Pulumi program', async () => {
    const program = `import * as fs from "fs";
import * as zitadel from "@pulumiverse/zitadel";
const a = new zitadel.Action("a", { name: "called", script: fs.readFileSync("actions/a.js", "utf8") });
new zitadel.TriggerActions("t", { flowType: 2, triggerType: 5, actionIds: [a.id] });
`;
    await write({ 'index.ts': program, 'actions/a.js': `${script('called')}function more(ctx, api) {}\n` });
    // Without a project it is any program, and nobody looks at it.
    assert.equal((await ran('actions/a.js')).code, 2);
    await write({ 'Pulumi.yaml': 'name: x\n' });
    const { code, trigger, err } = await ran('actions/a.js');
    assert.equal(code, 0, err);
    assert.equal(trigger, 'complement-token/pre-access-token-creation');
  });

  it('are checked with the folder that they are in', async () => {
    await write({
      'a/zitadel-actions.json': '{ "actions": [{ "file": "a.js", "name": "b", "timeout": "1m" }], "rule": {} }',
      'a/a.js': script('a'),
      'b/flows.yaml': '2:\n  4: [b, c]\n',
      'b/b.js': script('b').replace('setClaim', 'setClam'),
      'c/main.tf': 'resource "zitadel_action" "x" {\n  name = "y"\n  script = file("x.js")\n}\n',
      'c/x.js': script('x'),
    });
    const { code, out } = await cli(folder, 'check', '.', '--format', 'json');
    assert.equal(code, 1);
    const found = JSON.parse(out) as { file: string; code: string }[];
    assert.deepEqual(
      found.map(({ file, code: rule }) => `${file} ${rule}`),
      [
        'a/a.js name-mismatch',
        'a/zitadel-actions.json binding-file',
        'a/zitadel-actions.json binding-file',
        'a/zitadel-actions.json binding-file',
        'b/b.js unknown-member',
        'b/flows.yaml binding-file',
        'c/x.js name-mismatch',
      ],
    );
  });

  it('do no harm while they are typed', async () => {
    const text = 'resource "zitadel_action" "x" {\n  name = "x"\n  script = file("x.js")\n}\n';
    await write({ 'x.js': script('x') });
    for (let length = 0; length < text.length; length += 25) {
      await write({ 'main.tf': text.slice(0, length), 'flows.yaml': '2:\n  4: [x'.slice(0, length) });
      const { err } = await ran('x.js');
      assert.equal(err, '');
    }
  });
});
