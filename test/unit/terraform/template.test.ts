import assert from 'node:assert/strict';
import {
  fileTemplate,
  loadTerraformParser,
  type ParseTerraform,
  renderInline,
  renderTemplate,
  resolveFolder,
  templateAt,
} from '../../../emulator/src/terraform/index.js';

describe('scripts in templates', () => {
  let parse: ParseTerraform;
  before(async () => {
    parse = await loadTerraformParser();
  });

  /** The script of an expression; all that is said to stand in the file must stand there, unchanged or escaped. */
  const script = (expression: string): string => {
    const text = `resource "zitadel_action" "x" {\n  name = "x"\n  script = ${expression}\n}\n`;
    const file = parse('main.tf', text);
    const source = resolveFolder([file]).actions[0]?.script;
    const found = source?.kind === 'inline' ? templateAt(file, source.at) : undefined;
    assert.ok(found, expression);
    const rendered = renderInline(found, []);
    for (const piece of rendered.pieces.filter(({ sourceLength }) => sourceLength === undefined))
      assert.equal(
        rendered.text.slice(piece.script, piece.script + piece.length),
        text.slice(piece.source, piece.source + piece.length),
      );
    return rendered.text;
  };

  it('lose escapes and indentation as Terraform takes them away', () => {
    assert.equal(script('<<EOT\n  a\n\n b\nEOT'), '  a\n\n b\n');
    assert.equal(script('<<-EOT\n    a\n\n      b\n   \tc\n  EOT'), 'a\n\n  b\nc\n');
    assert.equal(script('<<EOT\n`$${a}` %%{b} $$ $a 100% \\n\nEOT'), '`${a}` %{b} $$ $a 100% \\n\n');
    assert.equal(script('"a\\n\\t\\"\\\\ \\u00e9 $${x} é"'), 'a\n\t"\\ é ${x} é');
    assert.equal(script('""'), '');
    assert.equal(script('<<EOT\nEOT'), '');
    assert.equal(script('<<EOT\r\na\r\nEOT\r\n'), 'a\r\n');
  });

  it('get stand-ins that fit their places', () => {
    const unknown = "JSON.parse('null')";
    assert.equal(script('<<EOT\nlet a = ${jsonencode(var.x)};\nEOT'), `let a = ${unknown};\n`);
    assert.equal(
      script('<<EOT\nlet a = "${var.x}" + \'y${ var.z }\';\nEOT'),
      'let a = "xxxxxxxx" + \'yxxxxxxxxxx\';\n',
    );
    assert.equal(
      script('<<EOT\nfunction ${var.n}(ctx, api) { ctx.${a}; b_${c}(); }\nEOT'),
      'function _0(ctx, api) { ctx._1; b__2(); }\n',
    );
    assert.equal(script('<<EOT\nlet a = { ${k}: 1, b: ${v} };\nEOT'), `let a = { _0: 1, b: ${unknown} };\n`);
    assert.equal(script('<<EOT\n// ${x}\n`$${a}${b}`\nEOT'), '// xxxx\n`${a}xxxx`\n');
  });

  it('keep the first branch of conditions', () => {
    assert.equal(
      script('<<EOT\na%{ if x }b%{ else }c${d}%{ endif }e\n%{ for k in v }${k}f%{ endfor }\nEOT'),
      "abe\nJSON.parse('null')f\n".replace("JSON.parse('null')f", '_0f'),
    );
  });

  it('may be files of their own', () => {
    const rendered = renderTemplate(fileTemplate('let a = ${json}; let b = "${x}"; `$${c}`; ${'));
    assert.equal(rendered.text, 'let a = JSON.parse(\'null\'); let b = "xxxx"; `${c}`; ${');
    assert.equal(renderTemplate(fileTemplate('${a}'), () => '1').text, '1');
  });
});
