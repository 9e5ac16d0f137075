// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are scripts
import assert from 'node:assert/strict';
import {
  escapeQuoted,
  escapeTemplate,
  loadTerraformParser,
  type ParseTerraform,
  removedIndent,
  renderInline,
  resolveFolder,
  templateAt,
} from '../../../emulator/src/terraform/index.js';
import { writtenChange } from '../../../server/src/embedding/edits.js';
import type { EmbeddedScript } from '../../../server/src/embedding/model.js';

/** The script in a Terraform file as the server sees it. */
function scriptIn(parse: ParseTerraform, text: string): EmbeddedScript {
  const file = parse('main.tf', text);
  const source = resolveFolder([file]).actions[0]?.script;
  const found = source?.kind === 'inline' ? templateAt(file, source.at) : undefined;
  assert.ok(found, text);
  const { template, block } = found;
  const { text: script, pieces } = renderInline(found, []);
  const start = block.start + template.inside.start;
  const spaces = removedIndent(template);
  const startsLine = (offset: number): boolean => offset === start || text[offset - 1] === '\n';
  return {
    id: 'x',
    text: script,
    pieces,
    start,
    end: block.start + template.inside.end,
    endsLine: template.form !== 'quoted',
    encode: template.form === 'quoted' ? escapeQuoted : escapeTemplate,
    ...(spaces !== '' && { indentation: { spaces, startsLine } }),
  };
}

const resource = (expression: string): string =>
  `resource "zitadel_action" "x" {\n  name   = "x"\n  script = ${expression}\n}\n`;
const indented = (script: string, spaces: string): string => script.replace(/^(?=[^\n])/gm, spaces);
const forms: Readonly<Record<string, (script: string) => string>> = {
  'a heredoc': (script) => resource(`<<EOT\n${escapeTemplate(script)}EOT`),
  'an indented heredoc': (script) => resource(`<<-EOT\n${indented(escapeTemplate(script), '    ')}  EOT`),
  'a heredoc indented by tabs': (script) => resource(`<<-EOT\n${indented(escapeTemplate(script), '\t\t')}\tEOT`),
  'a heredoc of CRLF': (script) =>
    resource(`<<-EOT\n${indented(escapeTemplate(script), '    ')}  EOT`).replaceAll('\n', '\r\n'),
  'a quoted text': (script) => resource(`"${escapeQuoted(script)}"`),
};

const scripts = [
  'function x(ctx, api) {\n  let a = `${ctx.v1}`;\n\n  api("b", \'%{c}\');\n\n}\n',
  '\n\n// "é😀"\nx\n\n',
  '`${a}${b}`\n  x\n',
];
const texts = ['', 'x', '\n', 'a\n', '  b\n  c', '\nd', '`${e}`', '"f\\g"', 'h\n\ni\n'];

describe('changes of scripts', () => {
  let parse: ParseTerraform;
  before(async () => {
    parse = await loadTerraformParser();
  });
  /** What a change makes of the script, and what the script is once the document is changed as it is written there. */
  const changed = (document: string, start: number, end: number, text: string) => {
    const script = scriptIn(parse, document);
    const written = writtenChange(script, { start, end, text });
    const apply = (to: string, change: { start: number; end: number; text: string }): string =>
      to.slice(0, change.start) + change.text + to.slice(change.end);
    const ended = text.replaceAll('\n', script.text.includes('\r\n') ? '\r\n' : '\n');
    return {
      wanted: apply(script.text, { start, end, text: ended }),
      got: written && scriptIn(parse, apply(document, written)).text,
    };
  };

  for (const [what, form] of Object.entries(forms))
    it(`mean in ${what} what they mean in a file`, () => {
      let count = 0;
      for (const script of scripts) {
        const document = form(script);
        const { text } = scriptIn(parse, document);
        const isPlace = (at: number): boolean =>
          !/^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF]|\$\{|%\{)/.test(text.slice(at - 1, at + 1));
        const places = [...text.split('').keys(), text.length].filter(isPlace);
        places.forEach((start, index) => {
          for (const end of places.slice(index, index + 12))
            for (const added of texts) {
              // All of them are tens of thousands.
              if (count++ % 23 !== 0) continue;
              const { wanted, got } = changed(document, start, end, added);
              // A heredoc ends its last line, and lines of nothing but spaces are nobody's.
              const plain = (one: string): string =>
                one.replace(/^[ \t]+(?=\r?$)/gm, '').replace(/(?:\r?\n)*$/, what === 'a quoted text' ? '$&' : '');
              // Signs that a change brings together are one of Terraform's; no tool makes such.
              if (/\$\$\{|%%\{/.test(wanted)) continue;
              // The script's own indentation is what all of its lines have; where none stands at the edge, Terraform takes more.
              if (
                what !== 'a quoted text' &&
                wanted.split('\n').every((line) => line.trim() === '' || /^\s/.test(line))
              )
                continue;
              // Insertions behind the last line come with a line end.
              if (start === text.length && !added.endsWith('\n') && added !== '') continue;
              assert.equal(
                got === undefined ? got : plain(got),
                plain(wanted),
                JSON.stringify({ document, start, end, added }),
              );
            }
        });
      }
    });

  it('leave what Terraform fills in alone, and its directives', () => {
    const document = resource('<<-EOT\n    a("${var.x}");\n    %{ if var.y }b;%{ endif }\n  EOT');
    const { text } = scriptIn(parse, document);
    const hole = text.indexOf('x');
    const change = (start: number, end: number, added: string) =>
      writtenChange(scriptIn(parse, document), { start, end, text: added });
    const filled = resource('<<-EOT\n    ${var.x}\n    a();\n  EOT');
    assert.deepEqual(writtenChange(scriptIn(parse, filled), { start: 0, end: 0, text: '// b\n' }), {
      start: filled.indexOf('    ${'),
      end: filled.indexOf('    ${'),
      text: '    // b\n',
    });
    assert.equal(change(0, hole + 1, 'c'), undefined);
    assert.equal(change(hole - 1, text.indexOf('"', hole) + 1, 'c'), undefined);
    assert.equal(change(text.indexOf('b') - 1, text.indexOf('b') + 1, ''), undefined);
    assert.deepEqual(change(0, 1, 'c'), {
      start: document.indexOf('a("'),
      end: document.indexOf('a("') + 1,
      text: 'c',
    });
  });
});
