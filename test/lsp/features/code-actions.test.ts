import assert from 'node:assert/strict';
import type { CodeAction, TextEdit } from 'vscode-languageserver-protocol';
import { TestClient, type TestDocument } from '../support/client.js';
import { applyEdits } from '../support/markers.js';

const token = '// @zitadel complement-token/pre-userinfo-creation\n';

describe('code actions', () => {
  let client: TestClient;
  before(async () => {
    client = await TestClient.start();
  });
  after(() => client.stop());

  const editsOf = (document: TestDocument, action: CodeAction | undefined): readonly TextEdit[] =>
    action?.edit?.changes?.[document.uri] ??
    action?.edit?.documentChanges?.flatMap((change) => ('edits' in change ? (change.edits as TextEdit[]) : [])) ??
    [];
  const changed = async (marked: string, title: string | RegExp): Promise<string> => {
    const document = await client.open(marked);
    const actions = await document.codeActions();
    const action = actions.find((one) => (typeof title === 'string' ? one.title === title : title.test(one.title)));
    assert.ok(action, `no “${title}” among ${actions.map((one) => one.title).join(', ')}`);
    const resolved =
      action.edit === undefined ? await client.request<CodeAction>('codeAction/resolve', action) : action;
    return applyEdits(document.text, editsOf(document, resolved));
  };

  it('corrects the spelling of a member', async () => {
    assert.equal(
      await changed(`${token}function f(ctx, api) { api.v1.claims.set$0Clam('a', 1); }`, /setClaim/),
      `${token}function f(ctx, api) { api.v1.claims.setClaim('a', 1); }`,
    );
  });

  it('takes async away', async () => {
    assert.equal(
      await changed(`${token}a$0sync function f(ctx, api) {}`, 'Remove async'),
      `${token}function f(ctx, api) {}`,
    );
  });

  it('returns nothing', async () => {
    assert.equal(
      await changed(`${token}function f(ctx, api) {\n  return$0 false;\n}`, 'Return nothing'),
      `${token}function f(ctx, api) {\n  return;\n}`,
    );
  });

  it('writes ?. where a member can be null', async () => {
    assert.equal(
      await changed(`${token}function f(ctx, api) { ctx.v1.user.gra$0nts.count; }`, 'Use ?.'),
      `${token}function f(ctx, api) { ctx.v1.user.grants?.count; }`,
    );
  });

  it('disables a finding on its line', async () => {
    assert.equal(
      await changed(`${token}function f(ctx, api) {\n  conso$0le.log(1);\n}`, 'Disable unknown-global for this line'),
      `${token}function f(ctx, api) {\n  // zitadel-disable-next-line unknown-global\n  console.log(1);\n}`,
    );
  });

  it('disables nothing by a line within a text', async () => {
    const document = await client.open(`${token}function f(ctx, api) {\n  const a = \`\n  \${conso$0le}\`;\n}`);
    const titles = (await document.codeActions()).map(({ title }) => title);
    assert.ok(titles.includes('Disable unknown-global for this script'));
    assert.ok(!titles.includes('Disable unknown-global for this line'));
  });

  it('disables one finding of a line after the other', async () => {
    const script = (lines: string): string =>
      `${token}function f(ctx, api) {\n${lines}  conso$0le.log(api.v1.nope);\n}`;
    const once = await changed(script(''), 'Disable unknown-global for this line');
    const at = once.indexOf('console');
    const marked = `${once.slice(0, at)}$0${once.slice(at)}`.replace('$0console.log(api.v1.', 'console.log(api.v1.$0');
    const twice = await changed(marked, 'Disable unknown-member for this line');
    assert.deepEqual(await (await client.open(twice)).places(), []);
  });

  it('offers neither @ts-ignore nor files nor types', async () => {
    const document = await client.open(`${token}function f(ctx, api) {\n  const a$0 = api.v1.clams;\n  fetch('a');\n}`);
    const titles = (await document.codeActions(document.whole)).map(({ title }) => title);
    assert.ok(titles.length > 0);
    for (const title of titles) assert.doesNotMatch(title, /ts-|file|checking|type|import|require|infer|missing/i);
  });

  it('extracts a constant from a selection', async () => {
    const text = await changed(
      `${token}function f(ctx, api) {\n  api.v1.claims.setClaim('a', $01 + 2$0);\n}`,
      /Extract to constant in enclosing scope/,
    );
    assert.match(text, /const newLocal = 1 \+ 2;\n\s+api\.v1\.claims\.setClaim\('a', newLocal\);/);
    assert.doesNotMatch(text, /@type/);
  });

  it('gives only the kinds that are asked for', async () => {
    const document = await client.open(`${token}function f(ctx, api) {\n  conso$0le.log(1);\n}`);
    assert.deepEqual(await document.codeActions(document.selection, ['refactor']), []);
    assert.deepEqual(await document.codeActions(document.selection, ['source.fixAll']), []);
  });

  it('disables a finding in all of its script', async () => {
    const before = `${token}function f(ctx, api) {\n  conso$0le.log(1);\n}`;
    const after = await changed(before, 'Disable unknown-global for this script');
    assert.equal(after, `// zitadel-disable unknown-global\n${token}function f(ctx, api) {\n  console.log(1);\n}`);
    assert.deepEqual(await (await client.open(after)).places(), []);
  });

  it('writes the line ends of the file', async () => {
    assert.equal(
      await changed('function f(ctx, api) {\r\n  conso$0le.log(1);\r\n}', 'Disable unknown-global for this line'),
      'function f(ctx, api) {\r\n  // zitadel-disable-next-line unknown-global\r\n  console.log(1);\r\n}',
    );
  });

  it('fixes all that is surely right in one go', async () => {
    const document = await client.open(
      `${token}let logger = require('zitadel/log');\nasync function f(ctx, api) {\n  logger.log('50%');\n  console.log(1);\n}`,
    );
    for (const kind of ['source', 'source.fixAll', 'source.fixAll.zitadel']) {
      const actions = await document.codeActions(document.selection, [kind]);
      assert.deepEqual(
        actions.map((action) => action.kind),
        ['source.fixAll.zitadel'],
      );
      assert.equal(
        applyEdits(document.text, editsOf(document, actions[0])),
        `${token}let logger = require('zitadel/log');\nfunction f(ctx, api) {\n  logger.log('50%%');\n  console.log(1);\n}`,
      );
    }
    assert.deepEqual(
      (await document.codeActions(document.whole)).filter(({ kind }) => kind?.startsWith('source')),
      [],
    );
  });
});
