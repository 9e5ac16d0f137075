import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

const root = join(__dirname, '../../..');

/** As much of the editor's own JavaScript grammar as ours leans on: its scopes of strings, comments and keys. */
const javascript = {
  scopeName: 'source.js',
  patterns: [{ include: '#expression' }],
  repository: {
    expression: {
      patterns: [
        { begin: '//', end: '$', name: 'comment.line.double-slash.js' },
        { begin: '/\\*', end: '\\*/', name: 'comment.block.js' },
        { begin: '`', end: '`', name: 'string.template.js', patterns: [{ include: '#substitution' }] },
        { match: "'[^']*'", name: 'string.quoted.single.js' },
        { match: '[\\w$]+(?=\\s*:)', name: 'meta.object-literal.key.js' },
        { begin: '\\{', end: '\\}', name: 'meta.block.js', patterns: [{ include: '#expression' }] },
        { match: '[\\w$]+', name: 'variable.other.js' },
      ],
    },
    substitution: {
      begin: '\\$\\{',
      end: '\\}',
      name: 'meta.template.expression.js',
      patterns: [{ include: '#expression' }],
    },
  },
};

async function loadGrammar(): Promise<IGrammar> {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const file = join(root, 'syntaxes/zitadel-action.tmLanguage.json');
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async (scope) =>
      scope === 'source.js'
        ? parseRawGrammar(JSON.stringify(javascript), 'js.json')
        : parseRawGrammar(readFileSync(file, 'utf8'), file),
  });
  const grammar = await registry.loadGrammar('source.zitadel-action');
  assert.ok(grammar);
  return grammar;
}

describe('the grammar of actions', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  /** Our own scopes in a line, as `text: scope`. */
  const scopes = (line: string): readonly string[] =>
    grammar.tokenizeLine(line, INITIAL).tokens.flatMap(({ startIndex, endIndex, scopes: all }) => {
      const own = all.filter((scope) => scope.endsWith('.zitadel-action') && !scope.startsWith('source.')).at(-1);
      return own === undefined ? [] : [`${line.slice(startIndex, endIndex)}: ${own.replace('.zitadel-action', '')}`];
    });

  it('names ctx, api and their members', () => {
    assert.deepEqual(scopes("api.v1.claims.setClaim('a', ctx.v1?.user);"), [
      'api: variable.language.api',
      '.: punctuation.accessor',
      'v1: support.constant.version',
      '.: punctuation.accessor',
      'claims: support.variable.property',
      '.: punctuation.accessor',
      'setClaim: support.function.member',
      'ctx: variable.language.ctx',
      '.: punctuation.accessor',
      'v1: support.constant.version',
      '?.: punctuation.accessor.optional',
      'user: support.variable.property',
    ]);
  });

  it('works inside blocks and substitutions of templates', () => {
    assert.deepEqual(scopes('function f(a) { ctx; }'), ['ctx: variable.language.ctx']);
    assert.deepEqual(scopes('`ctx ${' + 'ctx}`'), ['ctx: variable.language.ctx']);
  });

  it('leaves other names, keys, strings and comments alone', () => {
    for (const line of ['a.ctx', 'myapi', '{ ctx: 1 }', "'ctx.v1'", '// ctx.v1', 'ctx2.v1', '$api']) {
      assert.deepEqual(scopes(line), [], line);
    }
  });

  it('knows the modules', () => {
    assert.ok(scopes("const log = require('zitadel/log')").includes('zitadel/log: support.module'));
    assert.ok(!scopes("const fs = require('fs')").some((scope) => scope.includes('module')));
  });

  it('reads the binding comment', () => {
    assert.deepEqual(
      scopes('// @zitadel complement-token/pre-userinfo-creation, customize-saml-response/pre-saml-response-creation'),
      [
        '@zitadel: storage.type.class.binding',
        'complement-token/pre-userinfo-creation: entity.name.type.trigger',
        'customize-saml-response/pre-saml-response-creation: entity.name.type.trigger',
      ],
    );
    assert.deepEqual(scopes('// someone@zitadel.com complement-token/x'), []);
  });
});
