import assert from 'node:assert/strict';
import type {
  CodeLens,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  InlayHint,
  SelectionRange,
  SemanticTokens,
  TextEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-protocol';
import { Documents } from '../../../server/src/documents.js';
import { semanticTokensLegend } from '../../../server/src/features/capabilities.js';
import { Commands, OutcomeNotification } from '../../../server/src/protocol.js';
import { TestClient, type TestDocument } from '../support/client.js';
import { languageOf } from '../support/language.js';
import { applyEdits } from '../support/markers.js';

const token = '// @zitadel complement-token/pre-userinfo-creation\n';

describe('structure', () => {
  let client: TestClient;
  before(async () => {
    client = await TestClient.start();
  });
  after(() => client.stop());

  it('lists symbols', async () => {
    const document = await client.open(`${token}function help(a) {}\nfunction f(ctx, api) { const inner = 1; }`);
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', document.at());
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['help', 'f'],
    );
    assert.deepEqual(symbols[1]?.selectionRange.start, document.find('f(ctx'));
  });

  it('finds open actions by name', async () => {
    await client.open(`${token}function flatRoles(ctx, api) {}`);
    const symbols = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'FLATR' });
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['flatRoles'],
    );
  });

  it('finds actions of files that are not open, and no other functions', async () => {
    const other = await TestClient.start({
      folders: { 'file:///w': undefined },
      files: {
        'file:///w/a/roles.js': 'function roles(ctx, api) { api.v1.claims.setClaim("a", 1); }',
        'file:///w/b/mine.action.js': '/* mine */ function mine(ctx, api) {}',
        'file:///w/infra/main.tf':
          'resource "zitadel_action" "a" {\n  name = "inTerraform"\n  script = <<-EOT\n    function inTerraform(ctx, api) {}\n  EOT\n}\n',
        'file:///w/src/koa.js': 'function middleware(ctx, next) { ctx.body = 1; }',
        'file:///w/node_modules/x/index.action.js': 'function fetched(ctx, api) {}',
      },
    });
    const search = async (query: string): Promise<readonly string[]> =>
      (await other.request<WorkspaceSymbol[]>('workspace/symbol', { query })).map(
        ({ name, location }) => `${name} ${location.uri} ${'range' in location ? location.range.start.line : ''}`,
      );
    assert.deepEqual((await search('')).toSorted(), [
      'inTerraform file:///w/infra/main.tf 3',
      'mine file:///w/b/mine.action.js 0',
      'roles file:///w/a/roles.js 0',
    ]);
    // Once it is open, its text counts and not the file's.
    await other.open('function renamed(ctx, api) {}', { uri: 'file:///w/b/mine.action.js' });
    assert.deepEqual(await search('mine'), []);
    assert.deepEqual(await search('RENAM'), ['renamed file:///w/b/mine.action.js 0']);
    await other.stop();
  });

  it('folds functions and comments', async () => {
    const document = await client.open(`/*\n * a\n */\nfunction f(ctx, api) {\n  if (1) {\n    2;\n  }\n}\n`);
    const ranges = await client.request<FoldingRange[]>('textDocument/foldingRange', document.at());
    assert.deepEqual(ranges.map(({ startLine }) => startLine).sort(), [0, 3, 4]);
  });

  it('widens selections', async () => {
    const document = await client.open(`${token}function f(ctx, api) { api.v1.cl$0aims; }`);
    const [range] = await client.request<SelectionRange[]>('textDocument/selectionRange', {
      textDocument: { uri: document.uri },
      positions: [document.cursor],
    });
    const texts: string[] = [];
    for (let at: SelectionRange | undefined = range; at !== undefined; at = at.parent)
      texts.push(document.document.getText(at.range));
    assert.deepEqual(texts.slice(0, 2), ['claims', 'api.v1.claims']);
  });

  it('colours by meaning, with the legend that it announced', async () => {
    const document = await client.open(`${token}function f(ctx, api) { ctx.v1; }`);
    const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/full', document.at());
    const types: string[] = [];
    for (let at = 0; at < data.length; at += 5) types.push(semanticTokensLegend.tokenTypes[data[at + 3]!]!);
    assert.deepEqual(types, ['function', 'parameter', 'parameter', 'parameter', 'property']);
    const language = languageOf(new Documents([]));
    assert.deepEqual(language.volar.semanticTokenLegend, semanticTokensLegend);
    language.dispose();
  });

  it('hints at triggers and at the names of parameters before literals, where that is wanted', async () => {
    const text = `${token}let http = require('zitadel/http');\nfunction f(ctx, api) { api.v1.claims.setClaim('a', 1); }`;
    const hintsOf = (asked: TestClient, { uri, whole }: TestDocument): Promise<InlayHint[]> =>
      asked.request('textDocument/inlayHint', { textDocument: { uri }, range: whole });
    assert.deepEqual(await hintsOf(client, await client.open(text)), []);
    const wanting = await TestClient.start({
      settings: { inlayHints: { triggers: true, parameterNames: 'literals' } },
    });
    const document = await wanting.open(text);
    const hints = await hintsOf(wanting, document);
    assert.deepEqual(
      hints.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join(''))),
      ['key:', 'value:', 'Complement Token › Pre Userinfo creation'],
    );
    assert.deepEqual(hints[2]?.position, document.find(' {'));
    await wanting.stop();
  });

  it('formats without touching what stands for the types', async () => {
    const document = await client.open(`${token}function f( ctx,api ){\nif(1){api.v1.claims.setClaim( 'a',1 )}\n}\n`);
    const edits = await client.request<TextEdit[]>('textDocument/formatting', {
      textDocument: { uri: document.uri },
      options: { tabSize: 2, insertSpaces: true },
    });
    assert.equal(
      applyEdits(document.text, edits),
      `${token}function f(ctx, api) {\n  if (1) { api.v1.claims.setClaim('a', 1) }\n}\n`,
    );
  });

  it('formats a range, and what a typed character ended', async () => {
    const document = await client.open(`${token}function f(ctx, api) {\n  a( 1 )\n  b( 2 );\n}\n`);
    const options = { tabSize: 2, insertSpaces: true };
    const start = document.find('b(');
    const range = { start, end: { line: start.line, character: 8 } };
    const ranged = await client.request<TextEdit[]>('textDocument/rangeFormatting', {
      textDocument: { uri: document.uri },
      range,
      options,
    });
    assert.equal(applyEdits(document.text, ranged), document.text.replace('b( 2 )', 'b(2)'));
    const typed = await client.request<TextEdit[]>('textDocument/onTypeFormatting', {
      ...document.at({ line: start.line, character: 9 }),
      ch: ';',
      options,
    });
    assert.equal(applyEdits(document.text, typed), document.text.replace('b( 2 )', 'b(2)'));
  });

  it('leaves a formatted script as it is', async () => {
    const document = await client.open(`${token}function f(ctx, api) {\n  api.v1;\n}\n`);
    const options = { tabSize: 2, insertSpaces: true };
    assert.deepEqual(
      await client.request('textDocument/formatting', { textDocument: { uri: document.uri }, options }),
      [],
    );
  });

  it('puts lenses above the action: run, triggers with their source, the last outcome', async () => {
    const document = await client.open(`${token}function addRoles(ctx, api) {}`);
    const titles = (lenses: readonly CodeLens[]): string[] => lenses.map(({ command }) => command?.title ?? '');
    assert.deepEqual(titles(await document.lenses()), [
      '$(play) Run',
      'Complement Token › Pre Userinfo creation (comment)',
    ]);
    const outcome: OutcomeNotification.Params = {
      uri: document.uri,
      action: 'action',
      ok: true,
      summary: '2 claims set',
    };
    await client.connection.sendNotification(OutcomeNotification.method, outcome);
    const lenses = await document.lenses();
    assert.equal(titles(lenses)[2], '$(pass) 2 claims set');
    assert.deepEqual(lenses[0]?.command, {
      title: '$(play) Run',
      command: Commands.run,
      arguments: [{ uri: document.uri, action: 'action' }],
    });
    assert.deepEqual(lenses[0]?.range.start, document.find('addRoles'));
  });

  it('shows the size when the limit comes near', async () => {
    const document = await client.open(`${token}function f(ctx, api) {}\n//${'x'.repeat(30_000)}`);
    assert.ok((await document.lenses()).some(({ command }) => /^30,\d{3} of 40,000 bytes$/.test(command?.title ?? '')));
  });

  it('has no lens where there is nothing to run', async () => {
    assert.deepEqual(await (await client.open('\n')).lenses(), []);
  });

  it('links modules to ZITADEL’s page, but not in comments', async () => {
    const document = await client.open(
      `let a = require('zitadel/log');\n// require('zitadel/log')\nlet b = require('other');`,
    );
    const links = await client.request<DocumentLink[]>('textDocument/documentLink', document.at());
    assert.deepEqual(
      links.map(({ target, range }) => [target, document.document.getText(range)]),
      [['https://zitadel.com/docs/apis/actions/modules', 'zitadel/log']],
    );
  });
});
