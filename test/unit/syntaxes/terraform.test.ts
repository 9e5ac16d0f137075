import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

const root = join(__dirname, '../../..');
/** As much of Terraform's grammar as ours stands in. */
const terraform = {
  scopeName: 'source.hcl.terraform',
  patterns: [
    { match: '#.*$', name: 'comment.line.hcl' },
    { begin: '(\\w+)\\s*(=)\\s*(<<-?)\\s*(\\w+)\\s*$', end: '^\\s*\\4\\s*$', name: 'string.unquoted.heredoc.hcl' },
    { match: '\\w+', name: 'variable.other.hcl' },
  ],
};
const action = {
  scopeName: 'source.zitadel-action',
  patterns: [
    { begin: '`', end: '`', name: 'string.template.js' },
    { match: '\\w+', name: 'variable.other.js' },
  ],
};

describe('the grammar of scripts in Terraform files', () => {
  let grammar: IGrammar;
  before(async () => {
    const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
    await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
    const file = join(root, 'syntaxes/terraform-script.tmLanguage.json');
    const own = parseRawGrammar(readFileSync(file, 'utf8'), file);
    const registry = new Registry({
      onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
      loadGrammar: async (scope) => {
        if (scope === 'source.hcl.terraform') return parseRawGrammar(JSON.stringify(terraform), 't.json');
        if (scope === 'source.zitadel-action') return parseRawGrammar(JSON.stringify(action), 'a.json');
        return scope === own.scopeName ? own : null;
      },
      getInjections: (scope) => (scope === 'source.hcl.terraform' ? [own.scopeName] : undefined),
    });
    const loaded = await registry.loadGrammar('source.hcl.terraform');
    assert.ok(loaded);
    grammar = loaded;
  });

  /** The innermost scope of a text in a line. */
  const scopesOf = (lines: readonly string[], line: number, text: string): readonly string[] => {
    let state = INITIAL;
    for (const one of lines.slice(0, line)) state = grammar.tokenizeLine(one, state).ruleStack;
    const at = lines[line]!.indexOf(text);
    const { tokens } = grammar.tokenizeLine(lines[line]!, state);
    return tokens.find(({ startIndex, endIndex }) => at >= startIndex && at < endIndex)?.scopes ?? [];
  };
  const lines = ['  script = <<-EOT', '    let a = `$' + '{x}` + $$' + '{y} `open', '  EOT', '  name = 1'];

  it('colours the script as an action, with what Terraform fills in', () => {
    assert.ok(scopesOf(lines, 1, 'let').includes('meta.embedded.block.zitadel-action'));
    assert.ok(scopesOf(lines, 1, 'let').includes('variable.other.js'));
    assert.ok(
      scopesOf(lines, 1, '$$').includes('string.template.js') ||
        scopesOf(lines, 1, '$$').includes('constant.character.escape.terraform'),
    );
  });

  it('ends where the heredoc ends, whatever the script leaves open', () => {
    assert.ok(!scopesOf(lines, 2, 'EOT').includes('meta.embedded.block.zitadel-action'));
    assert.ok(scopesOf(lines, 3, 'name').includes('variable.other.hcl'));
  });

  it('leaves other heredocs and comments alone', () => {
    assert.ok(scopesOf(['  other = <<EOT', 'let'], 1, 'let').includes('string.unquoted.heredoc.hcl'));
    assert.ok(scopesOf(['# script = <<EOT', 'let'], 1, 'let').includes('variable.other.hcl'));
  });
});
