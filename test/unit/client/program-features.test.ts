import assert from 'node:assert/strict';
import { serveProgram } from '../../../client/src/program-features.js';
import { capabilities } from '../../../server/src/features/capabilities.js';

interface Registered {
  readonly method: string;
  readonly id: string;
  readonly options: Record<string, unknown>;
}

describe('modules of programs', () => {
  const served = (known: object | undefined): readonly Registered[] => {
    const registered: Registered[] = [];
    const client = {
      initializeResult: known && { capabilities: known },
      getFeature: (method: string) => ({
        register: ({ id, registerOptions }: { id: string; registerOptions: Record<string, unknown> }) =>
          registered.push({ method, id, options: registerOptions }),
      }),
    };
    serveProgram(client as never, {
      languageId: 'typescript',
      scheme: 'file',
      folder: 'file:///p/[id]',
      name: '[a]{b}.ts',
    });
    return registered;
  };
  const all = capabilities({ pullDiagnostics: true, folders: true } as never);

  it('are served one by one, with the options that the server told', () => {
    const registered = served(all);
    for (const { options } of registered)
      assert.deepEqual(options.documentSelector, [
        {
          language: 'typescript',
          scheme: 'file',
          pattern: { baseUri: 'file:///p/[id]', pattern: '[[]a[]][{]b[}].ts' },
        },
      ]);
    const of = (name: string) => registered.find(({ method }) => method === `textDocument/${name}`)?.options;
    assert.equal(of('didChange')?.syncKind, 2);
    assert.deepEqual(of('completion')?.triggerCharacters, all.completionProvider?.triggerCharacters);
    assert.equal(of('rename')?.prepareProvider, true);
    assert.equal(of('diagnostic')?.identifier, 'zitadel');
    assert.ok(of('hover') !== undefined && of('didOpen') !== undefined && of('didClose') !== undefined);
    assert.equal(new Set(registered.map(({ id }) => id)).size, registered.length);
  });

  it('keep what editors take of one server', () => {
    const methods = served(all).map(({ method }) => method);
    for (const own of [
      'semanticTokens',
      'formatting',
      'rangeFormatting',
      'onTypeFormatting',
      'documentSymbol',
      'foldingRange',
    ])
      assert.ok(!methods.some((method) => method.includes(own)), own);
  });

  it('are not served by a server that has not answered yet, and only with what it can do', () => {
    assert.deepEqual(served(undefined), []);
    assert.deepEqual(
      served({ hoverProvider: true }).map(({ method }) => method),
      ['textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose', 'textDocument/hover'],
    );
  });
});
