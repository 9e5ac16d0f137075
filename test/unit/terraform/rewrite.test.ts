import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  escapeQuoted,
  escapeTemplate,
  loadTerraformParser,
  type ParseTerraform,
  renderInline,
  resolveFolder,
  templateAt,
} from '../../../emulator/src/terraform/index.js';
import { extractScript, fileCallAt, inlineScript } from '../../../emulator/src/terraform/rewrite.js';

describe('moving scripts', () => {
  let parse: ParseTerraform;
  before(async () => {
    parse = await loadTerraformParser();
  });
  const around = (expression: string): string =>
    `resource "zitadel_action" "x" {\n  name = "x"\n  script = ${expression}\n}\n`;
  const templateIn = (text: string) => {
    const file = parse('a.tf', text);
    const script = resolveFolder([file]).actions[0]?.script;
    const found = script?.kind === 'inline' ? templateAt(file, script.at) : undefined;
    assert.ok(found);
    return found;
  };
  const extract = (expression: string) => {
    const text = around(expression);
    const found = templateIn(text);
    return { script: renderInline(found, []).text, made: extractScript(found, text, 'actions/x.js') };
  };
  const inline = (expression: string, content: string): string | undefined => {
    const text = around(expression);
    const call = fileCallAt(parse('a.tf', text), text.indexOf('file('));
    assert.ok(call);
    const heredoc = inlineScript(content, call, '  ');
    if (heredoc === undefined) return undefined;
    const found = templateIn(text.slice(0, call.start) + heredoc + text.slice(call.end));
    return call.filled ? heredoc : renderInline(found, []).text;
  };
  const file = 'file("$' + '{path.module}/actions/x.js")';

  it('out of a file keeps what ZITADEL gets', () => {
    for (const expression of [
      '<<EOT\nlet a = `$$' + '{b}`; // %%{c}\nEOT',
      '<<-EOT\n    a\n      b\n  EOT',
      '"a\\n\\"b\\" $$' + '{c}"',
    ]) {
      const { script, made } = extract(expression);
      assert.equal(made?.content, script);
      assert.equal(made?.expression, file);
    }
  });

  it('out of a file lets templatefile() fill in what Terraform knows', () => {
    const { made } = extract(
      '<<EOT\nlet a = $' +
        '{jsonencode(var.list)}, b = "$' +
        '{local.b}", c = `$$' +
        '{b}`, d = "$' +
        '{local.b}";\nEOT',
    );
    assert.equal(made?.content, 'let a = $' + '{list}, b = "$' + '{b}", c = `$$' + '{b}`, d = "$' + '{b}";\n');
    assert.equal(made?.expression, `template${file.replace(')', ', { list = jsonencode(var.list), b = local.b })')}`);
    assert.equal(extract('<<EOT\n%{ if a }b%{ endif }\nEOT').made, undefined);
  });

  it('into a file keeps what ZITADEL gets', () => {
    for (const content of ['let a = `$' + '{b}`; // %{c}\n', 'a\n  b\n\nc\n', '  a\n    b\n', 'EOT\nEOT2\n'])
      assert.equal(inline(file, content), content);
    assert.equal(inline(file, 'no newline'), 'no newline\n');
  });

  it('into a file puts expressions where templatefile() put values', () => {
    const call = `template${file.replace(')', ', { list = jsonencode(var.list) })')}`;
    assert.equal(inline(call, 'let a = $' + '{list};\n'), '<<-EOT\n    let a = $' + '{jsonencode(var.list)};\n  EOT');
    assert.equal(inline(call, 'let a = $' + '{other};\n'), undefined);
  });

  describe('keeps every text:', () => {
    const parts = [
      'a',
      'é',
      ' ',
      '  ',
      '\t',
      '\n',
      '\n',
      '\r\n',
      '$' + '{',
      '%{',
      '$',
      '%',
      '{',
      '}',
      '"',
      "'",
      '`',
      '\\',
      '\\n',
      '#',
      '//',
    ].concat([
      'EOT',
      'EOT2',
      '\nEOT\n',
      '$$' + '{',
      '%%{',
      '$$$' + '{',
      '<<-EOT',
      '~}',
      '\n  ',
      '\n\t',
      '\u00a0',
      '\ud83d\ude00',
    ]);
    const texts = fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((all) => all.join(''));
    const ended = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

    it('into a file', () => {
      fc.assert(
        fc.property(texts, (text) => {
          assert.equal(inline(file, text), ended(text));
        }),
      );
    });

    it('out of a heredoc and of quotes, and in again', () => {
      const marker = 'MARKER_OF_ITS_OWN';
      const forms = (text: string): string[] => [
        `<<${marker}\n${escapeTemplate(ended(text))}${marker}`,
        `<<-${marker}\n${escapeTemplate(ended(text)).replace(/^(?=.)/gm, '    ')}  ${marker}`,
        `"${escapeQuoted(text)}"`,
      ];
      fc.assert(
        fc.property(texts, (text) => {
          for (const expression of forms(text)) {
            const { script, made } = extract(expression);
            assert.equal(made?.content, script, expression);
            assert.equal(made.expression, file);
            assert.equal(inline(made.expression, made.content), ended(script));
          }
          const [plain, , quoted] = forms(text).map((expression) => extract(expression).script);
          assert.deepEqual([plain, quoted], [ended(text), text]);
        }),
      );
    });

    it('with values of Terraform’s in it', () => {
      fc.assert(
        fc.property(texts, texts, (before, after) => {
          const hole = '$' + '{jsonencode(var.list)}';
          const escaped = escapeTemplate(before).replace(/\$+$/, (signs) => `\${"${signs}"}`);
          const { made } = extract(`<<M\n${escaped}${hole}${escapeTemplate(ended(after))}M`);
          assert.ok(made);
          const call = made.expression;
          assert.equal(call, `template${file.replace(')', ', { list = jsonencode(var.list) })')}`);
          const heredoc = inline(call, made.content);
          assert.ok(heredoc);
          assert.equal(extract(heredoc).made?.content, made.content);
        }),
      );
    });
  });
});
