import assert from 'node:assert/strict';
import type {
  DocumentHighlight,
  Location,
  LocationLink,
  SignatureHelp,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { DeclarationsRequest } from '../../../server/src/protocol.js';
import { TestClient } from '../support/client.js';
import { applyEdits } from '../support/markers.js';

const token = '// @zitadel complement-token/pre-userinfo-creation\n';

describe('navigation', () => {
  let client: TestClient;
  before(async () => {
    client = await TestClient.start();
  });
  after(() => client.stop());

  it('hovers with our text, the availability and the link', async () => {
    const document = await client.open(`${token}function f(ctx, api) { api.v1.claims.set$0Claim('a', 1) }`);
    const text = (await document.hover()) ?? '';
    assert.match(text, /no action has set yet/);
    assert.match(text, /Available in/);
    assert.match(text, /https:\/\/zitadel\.com\/docs/);
  });

  it('says nothing of what nothing declares', async () => {
    const document = await client.open(`${token}function f(ctx, api) { no$0pe; }`);
    assert.equal(await document.hover(), undefined);
  });

  it('hovers over the parameters with the author’s words and our type', async () => {
    const document = await client.open(
      `${token}/**\n * @param ctx all about the login\n */\nfunction f(c$0tx, api) {}`,
    );
    const text = (await document.hover()) ?? '';
    assert.match(text, /ctx: ZitadelContext/);
    assert.match(text, /all about the login/);
  });

  it('tells of the parameters what they are and where the action runs, and of links where they lead', async () => {
    const document = await client.open(`${token}function f(c$0tx, api) { api.v1.claims.setClaim('a', 1) }`);
    const context = (await document.hover()) ?? '';
    assert.match(context, /What ZITADEL tells the action\./);
    assert.match(context, /\*Runs at\* Complement Token › Pre Userinfo creation\.$/);
    assert.match((await document.hover(document.find('api'))) ?? '', /What the action can change/);
    const claim = (await document.hover(document.find('setClaim'))) ?? '';
    assert.match(claim, /\[ZITADEL documentation\]\(https:/);
    for (const text of [context, claim]) assert.doesNotMatch(text, /@type|@see/);
    const unknown = await client.open('function f(c$0tx, api) {}');
    assert.match((await unknown.hover()) ?? '', /No trigger is known/);
  });

  it('helps with the arguments of a call', async () => {
    const document = await client.open(`${token}function f(ctx, api) { api.v1.claims.setClaim('a', $0) }`);
    const help = await client.request<SignatureHelp>('textDocument/signatureHelp', document.at());
    assert.match(help.signatures[0]?.label ?? '', /^setClaim\(key/);
    assert.equal(help.activeParameter, 1);
  });

  it('goes to the declarations, which are served as a document of their own', async () => {
    const document = await client.open(`${token}function f(ctx, api) { api.v1.claims.set$0Claim('a', 1) }`);
    const [link] = await client.request<LocationLink[]>('textDocument/definition', document.at());
    assert.match(
      link?.targetUri ?? '',
      /^zitadel-declarations:\/4\.[\d.]+\/complement-token\.pre-userinfo-creation\.d\.ts$/,
    );
    const text = await client.request<DeclarationsRequest.Result>(DeclarationsRequest.method, { uri: link!.targetUri });
    const line = text?.split('\n')[link!.targetSelectionRange.start.line] ?? '';
    assert.match(line, /setClaim\(/);
  });

  it('serves declarations that an earlier server handed out, and nothing else', async () => {
    const serve = (uri: string): Promise<string | null> => client.request(DeclarationsRequest.method, { uri });
    assert.match((await serve('zitadel-declarations:/3.0.0/triggers-1ff.d.ts')) ?? '', /interface ZitadelContext/);
    assert.match((await serve('zitadel-declarations:/lib.goja.d.ts')) ?? '', /interface Array</);
    assert.equal(await serve('zitadel-declarations:/3.0.0/nothing.d.ts'), null);
    assert.equal(await serve('file:///etc/passwd'), null);
  });

  it('goes to the type of a value', async () => {
    const document = await client.open(`${token}function f(ctx, api) { const us$0er = ctx.v1.getUser(); }`);
    const [link] = await client.request<LocationLink[]>('textDocument/typeDefinition', document.at());
    assert.match(link?.targetUri ?? '', /^zitadel-declarations:/);
  });

  it('goes to a variable of the script', async () => {
    const document = await client.open(`${token}function f(ctx, api) { const a = 1; return $0a; }`);
    const [link] = await client.request<LocationLink[]>('textDocument/definition', document.at());
    assert.equal(link?.targetUri, document.uri);
    assert.deepEqual(link?.targetSelectionRange.start, document.find('a = 1'));
  });

  it('finds references and highlights', async () => {
    const document = await client.open(
      `${token}function f(ctx, api) { const rol$0es = []; roles.push(1); roles.length; }`,
    );
    const references = await client.request<Location[]>('textDocument/references', {
      ...document.at(),
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      references.map(({ range }) => range.start),
      [1, 2, 3].map((count) => document.find('roles', count)),
    );
    const highlights = await client.request<DocumentHighlight[]>('textDocument/documentHighlight', document.at());
    assert.equal(highlights.length, 3);
  });

  it('gives references in the order of the script, and declarations behind them', async () => {
    const apart = '\n'.repeat(2000);
    const document = await client.open(
      `${token}function f(ctx, api) { ctx.v1.us$0er; ctx.v1.user;${apart}ctx.v1.user;${apart}ctx.v1.user; }`,
    );
    const references = await client.request<Location[]>('textDocument/references', {
      ...document.at(),
      context: { includeDeclaration: true },
    });
    const own = references.filter(({ uri }) => uri === document.uri);
    assert.deepEqual(
      own.map(({ range }) => range.start),
      [2, 3, 4, 5].map((count) => document.find('user', count)),
    );
    assert.deepEqual(references.slice(0, own.length), own);
    assert.ok(references.length > own.length);
  });

  it('renames variables, also the parameters of the action', async () => {
    const document = await client.open(`${token}function f(c$0tx, api) { ctx.v1; }`);
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...document.at(), newName: 'context' });
    const changes =
      edit.changes?.[document.uri] ?? edit.documentChanges?.flatMap((one) => ('edits' in one ? one.edits : [])) ?? [];
    assert.equal(applyEdits(document.text, changes as never), `${token}function f(context, api) { context.v1; }`);
  });

  it('refuses to rename what ZITADEL or JavaScript declares', async () => {
    for (const code of [`api.v1.cl$0aims`, `JS$0ON.parse('')`, `ctx.v1.user.gra$0nts`]) {
      const document = await client.open(`${token}function f(ctx, api) { ${code} }`);
      await assert.rejects(
        client.request('textDocument/prepareRename', document.at()),
        /declared by ZITADEL or JavaScript/,
      );
      await assert.rejects(
        client.request('textDocument/rename', { ...document.at(), newName: 'x' }),
        /declared by ZITADEL/,
      );
    }
  });

  it('refuses a name that means something else', async () => {
    const document = await client.open(
      `${token}let out = 1;\nfunction f(ctx, api) {\n  const $0one = 1, two = 2;\n  if (two) { const inner = one; JSON.stringify({ one, inner }); }\n}\nfunction g() { let far; }`,
    );
    const rename = (newName: string): Promise<WorkspaceEdit> =>
      client.request('textDocument/rename', { ...document.at(), newName });
    for (const word of ['class', 'return', 'let', 'eval', 'undefined'])
      await assert.rejects(rename(word), /is a word of JavaScript/, word);
    for (const name of ['two', 'ctx', 'inner', 'out', 'g', 'JSON'])
      await assert.rejects(rename(name), /means something else here already/, name);
    for (const name of ['far', 'three', 'Map']) assert.ok(await rename(name), name);
  });

  it('refuses a name that is none', async () => {
    const document = await client.open(`${token}function f(ctx, api) { const $0a = 1; }`);
    await assert.rejects(client.request('textDocument/rename', { ...document.at(), newName: 'a b' }), /no name/);
  });
});
