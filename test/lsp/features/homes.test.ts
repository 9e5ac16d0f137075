import assert from 'node:assert/strict';
import type {
  CompletionItem,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  InlayHint,
  Location,
  LocationLink,
  Position,
  SelectionRange,
  SemanticTokens,
  SignatureHelp,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-protocol';
import { TestClient, type TestDocument } from '../support/client.js';
import { applyEdits } from '../support/markers.js';

/** A place where scripts live: how a document there holds a script, and how texts of scripts are written in it. */
interface Home {
  readonly uri: string;
  readonly languageId?: string;
  document(script: string): string;
  /** A piece of a script as the document has it. */
  written(piece: string): string;
}

const terraform = (script: string): string =>
  `resource "zitadel_action" "a" {\n  name   = "same"\n  script = ${script}\n}\n\n# The end\n`;
const escaped = (script: string): string => script.replace(/([$%])(?=\{)/g, (sign) => sign + sign);
const indented = (text: string): string => text.replace(/^(?=[^\n])/gm, '    ');

const homes: Readonly<Record<string, Home>> = {
  'a file': { uri: 'file:///project/same.action.js', document: (script) => script, written: (piece) => piece },
  'a file with a byte order mark and CRLF': {
    uri: 'file:///project/crlf.action.js',
    document: (script) => `\ufeff${script.replaceAll('\n', '\r\n')}`,
    written: (piece) => piece.replaceAll('\n', '\r\n'),
  },
  'a document that is saved nowhere': {
    uri: 'untitled:Untitled-1',
    document: (script) => script,
    written: (piece) => piece,
  },
  'a virtual file system': {
    uri: 'vscode-vfs://github/owner/repo/actions/same.action.js',
    document: (script) => script,
    written: (piece) => piece,
  },
  'a heredoc': {
    uri: 'file:///infra/plain/main.tf',
    languageId: 'terraform',
    document: (script) => terraform(`<<EOT\n${escaped(script)}EOT`),
    written: escaped,
  },
  'an indented heredoc': {
    uri: 'file:///infra/indented/main.tf',
    languageId: 'terraform',
    document: (script) => terraform(`<<-EOT\n${indented(escaped(script))}  EOT`),
    written: (piece) => escaped(piece).replace(/\n(?=[^\n])/g, '\n    '),
  },
  'an indented heredoc with CRLF': {
    uri: 'file:///infra/crlf/main.tofu',
    languageId: 'opentofu',
    document: (script) => terraform(`<<-EOT\n${indented(escaped(script))}  EOT`).replaceAll('\n', '\r\n'),
    written: (piece) =>
      escaped(piece)
        .replace(/\n(?=[^\n])/g, '\n    ')
        .replaceAll('\n', '\r\n'),
  },
  'a quoted text': {
    uri: 'file:///infra/quoted/main.tf',
    languageId: 'terraform',
    document: (script) => terraform(`"${quoted(script)}"`),
    written: quoted,
  },
};

function quoted(script: string): string {
  return escaped(script).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

const script = `// @zitadel complement-token/pre-userinfo-creation
const log = require('zitadel/log');

/**
 * Puts the name of the user into a claim.
 */
function same(ctx, api) {
  const user = ctx.v1.getUser();
  if (user.human) {
    api.v1.claims.setClaim('nick', \`\${user.human.displayName}!\`);
  }
  log.log('done %s', user.id);
  console.log(1);
}
`;

for (const [name, home] of Object.entries(homes))
  describe(`an action in ${name}`, () => {
    let client: TestClient;
    let document: TestDocument;
    let version = 0;
    before(async () => {
      client = await TestClient.start({ settings: { inlayHints: { triggers: true, parameterNames: 'literals' } } });
      // Another one of the same name, which none of the answers may speak of.
      await client.open('// @zitadel customize-saml-response/pre-saml-response-creation\nfunction same(ctx, api) {}\n');
    });
    after(() => client.stop());
    const open = async (text: string): Promise<TestDocument> => {
      if (version++ > 0) await document.close();
      document = await client.open(home.document(text), {
        uri: home.uri,
        ...(home.languageId !== undefined && { languageId: home.languageId }),
      });
      return document;
    };
    beforeEach(() => open(script));

    /** Place in a piece of the script, at its `|`. */
    const at = (piece: string): Position => {
      const [head, tail] = piece.split('|') as [string, string];
      const found = document.text.indexOf(home.written(head + tail));
      assert.ok(found >= 0, `no “${head + tail}” in the document`);
      return document.document.positionAt(found + home.written(head).length);
    };
    const textOf = (range: { start: Position; end: Position }): string => document.document.getText(range);
    const ask = <R>(method: string, position: Position, more: object = {}): Promise<R> =>
      client.request<R>(`textDocument/${method}`, { ...document.at(position), ...more });
    const whole = <R>(method: string, more: object = {}): Promise<R> =>
      client.request<R>(`textDocument/${method}`, { textDocument: { uri: document.uri }, ...more });
    const holds = (after: string, edits: readonly TextEdit[]): void =>
      assert.equal(applyEdits(document.text, edits), home.document(after));
    const changesOf = ({ changes, documentChanges }: WorkspaceEdit): TextEdit[] =>
      changes?.[document.uri] ??
      documentChanges?.flatMap((one) => ('edits' in one ? (one.edits as TextEdit[]) : [])) ??
      [];

    it('has diagnostics, and fixes that fit the text around them', async () => {
      const found = (await document.diagnostics()).filter(({ severity }) => severity !== 4);
      assert.deepEqual(
        found.map(({ code, range }) => [code, textOf(range)]),
        [['unknown-global', 'console']],
      );
      const [disable] = (await document.codeActions(found[0]!.range)).filter(({ title }) =>
        /^Disable .* for this line/.test(title),
      );
      // In a text of one line there is no line of its own for a comment.
      if (home.written('\n').includes('\\')) return assert.equal(disable, undefined);
      holds(
        script.replace('  console', '  // zitadel-disable-next-line unknown-global\n  console'),
        changesOf(disable!.edit!),
      );
    });

    it('has fixes that take whole lines away, and texts with their quotes', async () => {
      await open(
        script.replace(
          '  console.log(1);\n',
          "  const unused = 'a';\n  api.v1.claims.setClaim(`b`, ctx.v1.getUser()['nope']);\n",
        ),
      );
      const found = await document.diagnostics();
      const fixed = async (code: string, title: RegExp): Promise<readonly TextEdit[]> => {
        const diagnostic = found.find((one) => one.code === code);
        assert.ok(diagnostic, found.map((one) => one.code).join());
        const action = (await document.codeActions(diagnostic.range)).find((one) => title.test(one.title));
        assert.ok(action, code);
        return changesOf(action.edit!);
      };
      holds(
        script.replace('  console.log(1);\n', "  api.v1.claims.setClaim(`b`, ctx.v1.getUser()['nope']);\n"),
        await fixed('unused', /Remove unused/),
      );
      const nope = found.find((one) => one.code === 'unknown-member');
      assert.equal(nope && textOf(nope.range), home.written("'nope'"));
    });

    it('has completions of members, written and described as they should', async () => {
      await open(script.replace('console.log(1)', 'api.v1.claims.'));
      const list = await ask<{ items: CompletionItem[] }>('completion', at('api.v1.claims.|;'));
      const item = list.items.find(({ label }) => label === 'setClaim');
      assert.ok(item && item.documentation === undefined, list.items.map(({ label }) => label).join());
      const resolved = await client.request<CompletionItem>('completionItem/resolve', item);
      assert.match(JSON.stringify(resolved.documentation), /no action has set yet/);
      assert.match(
        (resolved.textEdit as TextEdit | undefined)?.newText ?? resolved.insertText ?? '',
        /setClaim\(\$\{1:key\}/,
      );
    });

    it('has names of modules and of claims', async () => {
      await open(script.replace("'zitadel/log'", "'zitadel/'"));
      const modules = await ask<{ items: CompletionItem[] }>('completion', at("require('zitadel/|')"));
      assert.deepEqual(
        modules.items.map(({ label }) => label),
        ['zitadel/http', 'zitadel/log', 'zitadel/uuid'],
      );
      const claims = await ask<{ items: CompletionItem[] }>('completion', at("setClaim('|nick'"));
      assert.ok(claims.items.some(({ label }) => label === 'email'));
    });

    it('brings the require of a module along, below the others and in their style', async () => {
      await open(script.replace('console.log(1)', 'htt'));
      const list = await ask<{ items: CompletionItem[] }>('completion', at('  htt|;'));
      const item = list.items.find(({ label }) => label === 'http');
      holds(
        script.replace('console.log(1)', 'htt').replace("log');\n", "log');\nconst http = require('zitadel/http');\n"),
        item?.additionalTextEdits ?? [],
      );
      const resolved = await client.request<CompletionItem>('completionItem/resolve', item);
      assert.deepEqual(resolved.additionalTextEdits, item?.additionalTextEdits);
    });

    it('has hovers and signatures', async () => {
      assert.match((await document.hover(at('api.v1.claims.set|Claim'))) ?? '', /Available in/);
      const own = (await document.hover(at('function sa|me('))) ?? '';
      assert.match(own, /name of the user into a claim/);
      // Where one piece of the script ends and the next begins, there is one answer.
      for (const edge of ['|same(ctx', 'same|(ctx']) assert.equal(await document.hover(at(`function ${edge}`)), own);
      const help = await ask<SignatureHelp>('signatureHelp', at("setClaim('nick', |"));
      assert.equal(help.activeParameter, 1);
    });

    it('leads to declarations, variables, references and highlights', async () => {
      const [declared] = await ask<LocationLink[]>('definition', at('api.v1.claims.set|Claim'));
      assert.match(declared?.targetUri ?? '', /^zitadel-declarations:/);
      const [own] = await ask<LocationLink[]>('definition', at('if (us|er.human)'));
      assert.equal(own?.targetUri, document.uri);
      assert.equal(textOf(own.targetSelectionRange), 'user');
      assert.deepEqual(own.targetSelectionRange.start, at('const |user'));
      const references = await ask<Location[]>('references', at('const us|er'), {
        context: { includeDeclaration: true },
      });
      assert.deepEqual(
        references.map(({ uri, range }) => [uri, textOf(range)]),
        Array.from({ length: 4 }, () => [document.uri, 'user']),
      );
      const highlights = await ask<DocumentHighlight[]>('documentHighlight', at('const us|er'));
      assert.equal(highlights.length, 4);
    });

    it('renames variables', async () => {
      const edit = await ask<WorkspaceEdit>('rename', at('const us|er'), { newName: 'person' });
      holds(
        script.replaceAll(/\buser(?=[ .])(?! into)/g, (name, offset: number) =>
          script.slice(offset - 4, offset) === 'the ' ? name : 'person',
        ),
        changesOf(edit),
      );
    });

    it('has symbols, folds and selections', async () => {
      const symbols = await whole<DocumentSymbol[]>('documentSymbol');
      const names = symbols.map((symbol) => symbol.name);
      assert.ok(names.includes('same') && names.includes('log'), names.join());
      const inWorkspace = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'same' });
      assert.deepEqual(
        inWorkspace.map((symbol) => symbol.location.uri).filter((uri) => uri === document.uri),
        [document.uri],
      );
      const folds = await whole<FoldingRange[]>('foldingRange');
      const isOneLine = home.written('\n').includes('\\');
      assert.equal(folds.length, isOneLine ? 0 : 3, JSON.stringify(folds));
      if (!isOneLine) {
        const [body] = folds.filter(({ startLine }) => startLine === at('function sa|me').line);
        assert.equal(body?.endLine, at('console|').line);
      }
      const position = at('user.hu|man.displayName');
      const [selection] = await whole<SelectionRange[]>('selectionRange', { positions: [position] });
      assert.deepEqual(
        [selection, selection?.parent].map((one) => one && textOf(one.range)),
        ['human', 'user.human'],
      );
    });

    it('has hints, lenses and links', async () => {
      const hints = await whole<InlayHint[]>('inlayHint', { range: document.whole });
      const labels = hints.map(({ label }) =>
        typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
      );
      assert.ok(labels.includes('Complement Token › Pre Userinfo creation'), labels.join());
      assert.ok(labels.includes('key:'), labels.join());
      const lenses = await document.lenses();
      assert.ok(lenses.length >= 2);
      for (const { range } of lenses) assert.deepEqual(range.start, at('function |same'));
      const links = await whole<DocumentLink[]>('documentLink');
      assert.deepEqual(
        links.map(({ range }) => textOf(range)),
        ['zitadel/log'],
      );
    });

    it('has colours by meaning, where no other language has them', async () => {
      const { data } = await whole<SemanticTokens>('semanticTokens/full');
      assert.equal(data.length > 0, home.languageId === undefined);
    });

    it('is formatted where it stands', async () => {
      const options = { tabSize: 2, insertSpaces: true };
      assert.deepEqual(await whole<TextEdit[]>('formatting', { options }), []);
      const untidy = script.replace("    api.v1.claims.setClaim('nick', ", "api.v1.claims.setClaim( 'nick',");
      await open(untidy);
      const edits = await whole<TextEdit[]>('formatting', { options });
      holds(script, edits);
      const range = { start: at('api.v1.claims.|'), end: at('displayName|') };
      holds(script, await whole<TextEdit[]>('rangeFormatting', { options, range }));
      const typed = await ask<TextEdit[]>('onTypeFormatting', at('!`);|'), { ch: ';', options });
      holds(script, typed);
    });

    it('has whole actions to start from while it is empty', async () => {
      await open('\n');
      if (home.written('\n').includes('\\')) return;
      const line = home.languageId === undefined ? 0 : document.find('<<').line + 1;
      const list = await ask<{ items: CompletionItem[] }>('completion', { line, character: 0 });
      assert.ok(list.items.some(({ label }) => label.startsWith('action: ')));
    });
  });
