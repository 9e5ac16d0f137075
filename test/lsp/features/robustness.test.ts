// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are scripts
import assert from 'node:assert/strict';
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import type { Finding } from '../../../server/src/checks/finding.js';
import type { ServerContext } from '../../../server/src/context.js';
import type { OpenDocument } from '../../../server/src/documents.js';
import { findingsOf } from '../../../server/src/features/diagnostics.js';
import { Cancelled, checkpoint, runSafe } from '../../../server/src/run-safe.js';
import { defaultSettings } from '../../../server/src/settings.js';
import { TestClient } from '../support/client.js';

const silent = { error: () => {}, warn: () => {}, info: () => {} };

describe('handlers', () => {
  it('answer the default and log when they throw', async () => {
    const logged: string[] = [];
    const token = new CancellationTokenSource().token;
    const answer = await runSafe('x/y', { ...silent, error: (message) => logged.push(message) }, token, 7, () => {
      throw new Error('broken');
    });
    assert.equal(answer, 7);
    assert.match(logged[0] ?? '', /^x\/y failed: Error: broken\n/);
  });

  it('look at cancellation before, between and after their steps', async () => {
    const before = new CancellationTokenSource();
    before.cancel();
    let ran = false;
    const isCancelled = (answer: unknown): void => {
      assert.ok(answer instanceof ResponseError && answer.code === LSPErrorCodes.RequestCancelled);
    };
    isCancelled(
      await runSafe('a', silent, before.token, 0, () => {
        ran = true;
        return 1;
      }),
    );
    assert.equal(ran, false);
    const between = new CancellationTokenSource();
    isCancelled(
      await runSafe('b', silent, between.token, 0, () => {
        between.cancel();
        checkpoint(between.token);
        return assert.fail('went on');
      }),
    );
    const after = new CancellationTokenSource();
    isCancelled(
      await runSafe('c', silent, after.token, 0, () => {
        after.cancel();
        return 1;
      }),
    );
    assert.throws(() => checkpoint(after.token), Cancelled);
  });

  it('pass on answers that are errors for the client', async () => {
    const token = new CancellationTokenSource().token;
    const answer = await runSafe('d', { ...silent, error: assert.fail }, token, 0, () => {
      throw new ResponseError(1, 'no');
    });
    assert.ok(answer instanceof ResponseError && answer.message === 'no');
  });
});

describe('checks of a document of many actions', () => {
  /** Checks three actions, each of which takes long; after the first one something happens. */
  const checked = async (happens: (document: { version: number }, source: CancellationTokenSource) => void) => {
    const source = new CancellationTokenSource();
    const document = { uri: 'file:///a.tf', version: 1, actions: [1, 2, 3] };
    let count = 0;
    let time = 0;
    const check = (): readonly Finding[] => {
      if (++count === 1) happens(document, source);
      return [];
    };
    const context = {
      language: async () => ({ check }),
      host: { now: () => (time += 1000) },
      settingsOf: () => defaultSettings,
      versionOf: () => '4.13.1',
      log: silent,
    };
    const error: unknown = await findingsOf(
      context as unknown as ServerContext,
      document as unknown as OpenDocument,
      source.token,
    ).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return { count, error };
  };

  it('end between two actions when nobody waits any more', async () => {
    const { count, error } = await checked((_document, source) => source.cancel());
    assert.equal(count, 1);
    assert.ok(error instanceof Cancelled);
  });
  it('end between two actions when the text changed', async () => {
    const { count, error } = await checked((document) => document.version++);
    assert.equal(count, 1);
    assert.ok(error instanceof ResponseError && error.code === LSPErrorCodes.ServerCancelled);
  });
  it('go on otherwise', async () => {
    assert.deepEqual(await checked(() => {}), { count: 3, error: undefined });
  });
});

describe('a server', () => {
  let client: TestClient;
  before(async () => {
    client = await TestClient.start();
  });
  after(() => client.stop());

  it('stays in step through many small edits', async () => {
    const document = await client.open(
      '// @zitadel complement-token/pre-userinfo-creation\nfunction f(ctx, api) {\n\n}\n',
    );
    const typed = "  api.v1.claims.setClam('ü😀', 1);";
    for (const [index, char] of [...typed].entries()) {
      const at = { line: 2, character: [...typed].slice(0, index).join('').length };
      await document.edit({ start: at, end: at }, char);
      if (index % 7 === 0) await document.completions();
    }
    assert.deepEqual(await document.places(), ['2:16-23 unknown-member']);
    await document.edit({ start: { line: 2, character: 0 }, end: { line: 3, character: 0 } }, '');
    assert.deepEqual(await document.places(), []);
    assert.deepEqual(client.logged, []);
  });

  it('answers about any text, however broken', async () => {
    const texts = [
      '\u0000\uffff\ud800',
      '}}}}',
      '`${`${',
      '/*',
      "require('",
      'function',
      'function f(',
      'function f(ctx, api',
      'async async async',
      `${'('.repeat(3000)}`,
      '#!x\n#!y',
      'var '.repeat(500),
      '\r\n\r\r\u2028',
      'class { #',
    ];
    for (const text of texts) {
      const document = await client.open(text);
      await document.diagnostics();
      await document.completions();
      await document.hover({ line: 0, character: 1 });
      for (const method of ['documentSymbol', 'foldingRange', 'codeLens', 'semanticTokens/full', 'documentLink'])
        await client.request(`textDocument/${method}`, document.at());
      await client.request('textDocument/formatting', {
        textDocument: { uri: document.uri },
        options: { tabSize: 2, insertSpaces: true },
      });
      await document.close();
    }
    assert.deepEqual(client.logged, []);
  });

  it('checks a file of the size limit', async () => {
    const document = await client.open(
      `function f(ctx, api) {\n${'  ctx.v1.user.getMetadata();\n'.repeat(1200)}  console.log(1);\n}`,
    );
    assert.deepEqual(await document.places(), ['1201:2-9 unknown-global']);
  });

  it('checks chains of thousands of operators', async () => {
    const chain = (count: number, one: string): string =>
      `// @zitadel complement-token/pre-userinfo-creation\nfunction f(ctx, api) {\n  console.log(1);\n  return ${`${one} + `.repeat(count)}1;\n}`;
    for (const text of [chain(2000, '1'), chain(2000, '"a"'), chain(500, 'ctx.v1.user.human')]) {
      const document = await client.open(text);
      assert.ok((await document.places()).includes('2:2-9 unknown-global'));
      await document.close();
    }
  });

  it('says so where a script is nested too deeply or too long to be checked in full', async () => {
    const nested = (depth: number): string =>
      `// @zitadel complement-token/pre-userinfo-creation\nfunction f(ctx, api) {\n  const a = ${'['.repeat(depth)}${']'.repeat(depth)};\n  return 1;\n}`;
    assert.deepEqual(await (await client.open(nested(80))).places(), ['3:2-11 returns-value']);
    const deep = await client.open(nested(400));
    assert.deepEqual(await deep.places(), ['1:9-10 not-checked']);
    const long = await client.open(`${nested(1)}// ${'x'.repeat(100_000)}`);
    assert.ok((await long.places()).includes('1:9-10 not-checked'));
    // And all is as before when the text is.
    await long.edit({ start: long.find('//', 2), end: long.whole.end }, '');
    await deep.edit({ start: deep.find('[['), end: deep.find(';') }, 'ctx.v1.usr');
    assert.deepEqual(await long.places(), ['3:2-11 returns-value']);
    assert.deepEqual(await deep.places(), ['2:19-22 unknown-member', '3:2-11 returns-value']);
  });

  it('reads byte order marks, all line ends, and letters outside of the basic plane', async () => {
    const text = (end: string): string =>
      [
        '// @zitadel complement-token/pre-userinfo-creation',
        "let a = '😀'; console.log(a)",
        'function f(ctx, api) {}',
      ].join(end);
    for (const end of ['\n', '\r\n', '\r'])
      assert.deepEqual(await (await client.open(text(end))).places(), ['1:14-21 unknown-global'], JSON.stringify(end));
    const marked = await client.open(`\ufeff${text('\n')}`);
    assert.ok((await marked.places()).includes('1:14-21 unknown-global'));
  });

  it('answers about what is no text at all', async () => {
    const bytes = Array.from({ length: 20_000 }, (_, index) =>
      String.fromCharCode((index * index * 31 + index * 7) % 256),
    );
    const document = await client.open(bytes.join(''));
    assert.ok((await document.diagnostics()).length > 0);
    await document.completions();
    for (const text of ['', '\n', '\ufeff', ' '.repeat(1000)])
      assert.deepEqual(await (await client.open(text)).places(), []);
  });

  it('pushes diagnostics of the latest text only', async () => {
    const pushed = await TestClient.start({ pull: false });
    const document = await pushed.open('function f(ctx, api) { console.log(1) }');
    for (let count = 0; count < 5; count++)
      await document.edit({ start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, ' ');
    await pushed.until(() => pushed.published.some(({ version }) => version === 6));
    assert.deepEqual(
      pushed.published.map(({ version, diagnostics }) => [
        version,
        diagnostics.filter(({ severity }) => severity !== 4).map(({ range }) => range.start.character),
      ]),
      [[6, [28]]],
    );
    await pushed.stop();
  });

  it('answers one document right after another, each with its own triggers', async () => {
    const one = await client.open(
      '// @zitadel complement-token/pre-userinfo-creation\nfunction f(ctx, api) { api.v1.$0 }',
    );
    const two = await client.open(
      '// @zitadel customize-saml-response/pre-saml-response-creation\nfunction f(ctx, api) { api.v1.$0 }',
    );
    const answers = await Promise.all([
      one.labels(),
      two.labels(),
      one.labels(),
      two.labels(),
      one.places(),
      two.places(),
    ]);
    assert.deepEqual(
      answers.slice(0, 4).map((labels) => labels.includes('claims')),
      [true, false, true, false],
    );
  });

  it('stops answering about closed documents', async () => {
    const document = await client.open('function f(ctx, api) { ctx.$0 }');
    await document.labels();
    await document.close();
    assert.deepEqual(await document.labels(), []);
    assert.deepEqual(client.logged, []);
  });
});
