import assert from 'node:assert/strict';
import {
  describePlace,
  loadTerraformParser,
  type ParseTerraform,
  renderInline,
  resolveFolder,
  type TerraformFile,
  templateAt,
} from '../../../emulator/src/terraform/index.js';

const userinfo = 'complement-token/pre-userinfo-creation';

describe('actions in Terraform’s JSON', () => {
  let parse: ParseTerraform;
  before(async () => {
    parse = await loadTerraformParser();
  });
  const read = (files: Readonly<Record<string, unknown>>) => {
    const all: readonly TerraformFile[] = Object.entries(files).map(([name, content]) =>
      parse(name, typeof content === 'string' ? content : JSON.stringify(content, null, 2)),
    );
    const fileOf = (path: string) => all.find(({ name }) => name === path);
    return resolveFolder(all).actions.map(({ name, triggers, script, origin }) => {
      if (script.kind === 'file') return { name, triggers, file: script.path };
      const file = fileOf(script.at.file);
      const found = templateAt(file, script.at);
      assert.ok(found !== undefined && file !== undefined);
      const { text, pieces } = renderInline(found, script.holes);
      // Escapes have a length of their own in the file.
      for (const piece of pieces.filter(({ sourceLength }) => sourceLength === undefined))
        assert.equal(
          file.text.slice(piece.source, piece.source + piece.length),
          text.slice(piece.script, piece.script + piece.length),
        );
      return { name, triggers, script: text, at: describePlace(fileOf(origin.file), origin) };
    });
  };
  const trigger = (ids: unknown) => ({
    flow_type: 'FLOW_TYPE_CUSTOMISE_TOKEN',
    trigger_type: 'TRIGGER_TYPE_PRE_USERINFO_CREATION',
    action_ids: ids,
  });

  it('are those that cdktf writes', () => {
    const script = 'function flat(ctx, api) {\n  const a = "\\b\f";\n}';
    assert.deepEqual(
      read({
        'cdk.tf.json': {
          '//': { metadata: {} },
          provider: { zitadel: [{ domain: 'x' }] },
          resource: {
            zitadel_action: { flat: { '//': { path: 'flat' }, name: 'flat', script, timeout: '10s' } },
            zitadel_trigger_actions: { token: trigger(['${zitadel_action.flat.id}']) },
            other_resource: { x: { name: 'y' } },
          },
        },
      }),
      [{ name: 'flat', triggers: [userinfo], script, at: 'cdk.tf.json:24' }],
    );
  });

  it('may have expressions, lists of blocks, and files of both kinds beside each other', () => {
    assert.deepEqual(
      read({
        'main.tf.json': {
          locals: [{ names: { a: 'first' } }],
          resource: [
            {
              zitadel_action: [
                {
                  a: [
                    {
                      name: '${local.names["a"]}',
                      script: 'function first(ctx, api) { f("${local.names.a}", $${x}); }',
                    },
                  ],
                  b: { name: 'b', script: '${file("${path.module}/b.js")}' },
                },
              ],
            },
          ],
        },
        'triggers.tf': `resource "zitadel_trigger_actions" "t" {\n  flow_type = 2\n  trigger_type = 4\n  action_ids = [zitadel_action.a.id, zitadel_action.b.id]\n}\n`,
      }).map(({ at: _, ...one }: Record<string, unknown>) => one),
      [
        { name: 'first', triggers: [userinfo], script: 'function first(ctx, api) { f("first", ${x}); }' },
        { name: 'b', triggers: [userinfo], file: 'b.js' },
      ],
    );
  });

  it('do no harm while they are typed', () => {
    const text = JSON.stringify({
      resource: { zitadel_action: { a: { name: 'a', script: 'function a() { ${jsonencode({ "b" = "\\n" })} }' } } },
      locals: { x: [1, true, null, { y: '${z' }] },
    });
    for (let length = 0; length <= text.length; length++) read({ 'main.tf.json': text.slice(0, length) });
    for (const odd of ['[]', '1', 'null', '{"resource":[1,[2]],"locals":3,"module":{"a":null}}'])
      assert.deepEqual(read({ 'main.tf.json': odd }), []);
  });
});
