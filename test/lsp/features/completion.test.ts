import assert from 'node:assert/strict';
import { type CompletionItem, CompletionItemKind, type TextEdit } from 'vscode-languageserver-protocol';
import { TestClient } from '../support/client.js';
import { applyEdits } from '../support/markers.js';

const token = '// @zitadel complement-token/pre-userinfo-creation\n';
const saml = '// @zitadel customize-saml-response/pre-saml-response-creation\n';

describe('completion', () => {
  let client: TestClient;
  before(async () => {
    client = await TestClient.start();
  });
  after(() => client.stop());

  it('offers the members of the trigger, and no others', async () => {
    const api = await client.open(`${token}function f(ctx, api) { api.v1.$0 }`);
    assert.deepEqual([...(await api.labels())].sort(), ['claims', 'user', 'userinfo']);
    const other = await client.open(`${saml}function f(ctx, api) { api.v1.$0 }`);
    assert.deepEqual([...(await other.labels())].sort(), ['attributes', 'user']);
  });

  it('offers members through variables and destructuring', async () => {
    const document = await client.open(`${token}function f(ctx, api) { const { user } = ctx.v1; user.$0 }`);
    assert.ok((await document.labels()).includes('getMetadata'));
  });

  it('works while the script does not parse', async () => {
    const document = await client.open(`${token}function f(ctx, api) {\n  if (ctx.v1.$0\n`);
    assert.ok((await document.labels()).includes('getUser'));
  });

  it('types the parameters whatever they are called, and of functions kept in variables', async () => {
    const renamed = await client.open(`${token}function f(context, target) { target.v1.$0 }`);
    assert.ok((await renamed.labels()).includes('claims'));
    const arrow = await client.open(`${token}const f = (ctx, api) => { api.v1.$0 }`);
    assert.ok((await arrow.labels()).includes('claims'));
  });

  it('offers the globals of goja and none of a browser or of Node', async () => {
    const labels = await (await client.open(`${token}function f(ctx, api) {\n  $0\n}`)).labels();
    for (const present of ['JSON', 'Promise', 'encodeURIComponent', 'require', 'ctx', 'api'])
      assert.ok(labels.includes(present), present);
    for (const absent of ['console', 'fetch', 'setTimeout', 'Buffer', 'Intl', 'window', 'structuredClone'])
      assert.ok(!labels.includes(absent), absent);
  });

  it('gives documentation only when an item is resolved', async () => {
    const document = await client.open(`${token}function f(ctx, api) { api.v1.claims.$0 }`);
    const item = (await document.completions()).find(({ label }) => label === 'setClaim');
    assert.equal(item?.documentation, undefined);
    const resolved = await document.resolved('setClaim');
    assert.match(JSON.stringify(resolved.documentation), /no action has set yet/);
    assert.match(resolved.detail ?? '', /setClaim\(key/);
  });

  it('writes the call of a function with placeholders', async () => {
    const document = await client.open(`${token}function f(ctx, api) { api.v1.claims.$0 }`);
    const resolved = await document.resolved('setClaim');
    assert.match(resolved.textEdit?.newText ?? resolved.insertText ?? '', /setClaim\(\$\{1:key\}, \$\{2:value\}\)/);
  });

  it('offers the modules of the trigger inside require', async () => {
    const document = await client.open(`${token}let http = require('$0')`);
    assert.deepEqual(await document.labels(), ['zitadel/http', 'zitadel/log', 'zitadel/uuid']);
    const begun = await client.open(`${saml}let http = require("zitadel/$0")`);
    assert.deepEqual(await begun.labels(), ['zitadel/http', 'zitadel/log']);
  });

  it('replaces what stands in require', async () => {
    const document = await client.open(`${token}let http = require('zit$0')`);
    const item = (await document.completions()).find(({ label }) => label === 'zitadel/http');
    const edit = item?.textEdit;
    assert.ok(edit !== undefined && 'range' in edit);
    assert.equal(applyEdits(document.text, [edit]), `${token}let http = require('zitadel/http')`);
  });

  it('brings the require of a module along', async () => {
    const document = await client.open(`${token}function f(ctx, api) {\n  logg$0\n}`);
    const item = (await document.completions()).find(({ label }) => label === 'logger');
    assert.equal(
      applyEdits(document.text, item?.additionalTextEdits ?? []),
      `${token}let logger = require('zitadel/log');\nfunction f(ctx, api) {\n  logg\n}`,
    );
  });

  it('puts a require where a person would', async () => {
    const brought = async (text: string): Promise<string> => {
      const document = await client.open(text);
      const item = (await document.completions()).find(({ label }) => label === 'logger');
      await document.close();
      return applyEdits(document.text, item?.additionalTextEdits ?? []);
    };
    const line = "let logger = require('zitadel/log');\n";
    const body = 'function f(ctx, api) {\n  lo$0\n}\n';
    const plain = body.replace('$0', '');
    // Below what stands at the top, and above the comment that is the function's.
    const head = `/*\n * Flow: Complement Token, Triggers: Pre Userinfo creation\n */\n\n`;
    assert.equal(await brought(`${head}// About f.\n${body}`), `${head}${line}// About f.\n${plain}`);
    assert.equal(await brought(`/** About f. */\n${body}`), `${line}/** About f. */\n${plain}`);
    assert.equal(await brought(`// @ts-check\n${token}\n${body}`), `// @ts-check\n${token}\n${line}${plain}`);
    assert.equal(await brought(`#!/usr/bin/env node\n${body}`), `#!/usr/bin/env node\n${line}${plain}`);
    // Below the others, and as they are written.
    assert.equal(
      await brought(`var http = require("zitadel/http")\n\n${body}`),
      `var http = require("zitadel/http")\nvar logger = require("zitadel/log");\n\n${plain}`,
    );
  });

  it('takes texts and comments for none of the code', async () => {
    const required = async (script: string, label: string): Promise<string | undefined> => {
      const document = await client.open(script);
      const item = (await document.completions()).find((one) => one.label === label);
      return item && applyEdits(document.text, item.additionalTextEdits ?? []);
    };
    const line = "let uuid = require('zitadel/uuid');\n";
    for (const [above, below] of [
      ['/*\nlet logger = require("zitadel/log");\n*/\n\n', 'function f(ctx, api) {\n  UUID\n}'],
      ['', 'const a = `\nlet b = require("zitadel/log");\n`;\nfunction f(ctx, api) {\n  UUID\n}'],
      ['', 'function f(ctx, api) {\n  api.v1.claims.setClaim("a", UUID)\n}'],
      ['', `function f(ctx, api) {\n  const a = \`a \${UUID}\`;\n}`],
    ] as const) {
      const quoted = (above + below).includes('"') ? line.replaceAll("'", '"') : line;
      assert.equal(
        await required((above + below).replace('UUID', 'uui$0'), 'uuid'),
        above + quoted + below.replace('UUID', 'uui'),
      );
    }
    const commented = '/* let logger = 1; */\nfunction f(ctx, api) {\n  logg$0\n}';
    assert.match((await required(commented, 'logger')) ?? '', /let logger = require/);
    for (const text of ['const a = `uui$0`', '// uui$0', '/*\n uui$0\n*/', 'const a = "a uui$0"'])
      assert.equal(await required(`${token}${text}`, 'uuid'), undefined, text);
  });

  it('writes the quotes that the settings ask for', async () => {
    const double = await TestClient.start({ settings: { completion: { quotes: 'double' } } });
    const document = await double.open(`${token}const a = 'b';\nfunction f(ctx, api) {\n  lo$0\n}`);
    const item = (await document.completions()).find(({ label }) => label === 'logger');
    assert.match(item?.additionalTextEdits?.[0]?.newText ?? '', /require\("zitadel\/log"\)/);
    await double.stop();
  });

  it('does not offer a module twice, nor in texts and comments', async () => {
    const declared = await client.open(`${token}const logger = require('zitadel/log')\nfunction f(ctx, api) { lo$0 }`);
    assert.equal((await declared.labels()).filter((label) => label === 'logger').length, 1);
    const comment = await client.open(`${token}function f(ctx, api) { // lo$0\n }`);
    assert.deepEqual(await comment.labels(), []);
  });

  it('replaces what was typed, in the form that the client knows', async () => {
    const typed = `${token}function f(ctx, api) { ctx.v1.user.grants.ct$0x; }`;
    const accepted = async (
      one: TestClient,
      edit: (item: CompletionItem) => TextEdit | undefined,
    ): Promise<readonly string[]> => {
      const document = await one.open(typed);
      const offered = await document.completions();
      const items = await Promise.all(
        offered.map((item) => one.request<CompletionItem>('completionItem/resolve', item)),
      );
      return items.map((item) => {
        const { range, newText } = edit(item) ?? assert.fail(JSON.stringify(item));
        const { line, character } = document.cursor;
        assert.ok(range.start.line === line && range.start.character <= character && range.end.character >= character);
        return applyEdits(document.text, [{ range, newText }]);
      });
    };
    const becomes = (tail: string) => (member: string) =>
      `${token}function f(ctx, api) { ctx.v1.user.grants?.${member}${tail}; }`;
    const members = ['count', 'grants', 'sequence', 'timestamp'];
    assert.deepEqual(
      await accepted(client, ({ textEdit }) => (textEdit && 'range' in textEdit ? textEdit : undefined)),
      members.map(becomes('x')),
    );
    const other = await TestClient.start({ insertReplace: true });
    const half =
      (which: 'insert' | 'replace') =>
      ({ textEdit }: CompletionItem): TextEdit | undefined =>
        textEdit && 'insert' in textEdit ? { range: textEdit[which], newText: textEdit.newText } : undefined;
    assert.deepEqual(await accepted(other, half('insert')), members.map(becomes('x')));
    assert.deepEqual(await accepted(other, half('replace')), members.map(becomes('')));
    await other.stop();
  });

  it('accepts an item by a dot only, and functions by no character', async () => {
    const items = await (await client.open(`${token}function f(ctx, api) { ctx.v1.$0 }`)).completions();
    assert.deepEqual(items.find(({ label }) => label === 'user')?.commitCharacters, ['.']);
    assert.deepEqual(items.find(({ label }) => label === 'getUser')?.commitCharacters, []);
  });

  it('leaves out keywords that goja refuses', async () => {
    const items = await (await client.open(`${token}function f(ctx, api) {\n  $0\n}`)).completions();
    const keywords = items.filter(({ kind }) => kind === CompletionItemKind.Keyword).map(({ label }) => label);
    assert.ok(keywords.includes('return'));
    for (const one of ['import', 'as', 'satisfies', 'using']) assert.ok(!keywords.includes(one), one);
  });

  it('keeps two actions of one name apart', async () => {
    await client.open(`${token}const secret = 1;\nfunction same(ctx, api) {}`);
    const labels = await (await client.open(`${token}function same(ctx, api) { se$0 }`)).labels();
    assert.ok(!labels.includes('secret'));
  });
});
