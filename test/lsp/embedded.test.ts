import assert from 'node:assert/strict';
import { URI } from 'vscode-uri';
import type { Finding } from '../../server/src/checks/finding.js';
import { Documents, type OpenDocument } from '../../server/src/documents.js';
import type { EmbeddedScript, Embedder, Piece } from '../../server/src/embedding/model.js';
import type { ActionLanguage } from '../../server/src/typescript/language.js';
import { checkOptions, languageOf } from './support/language.js';

/** A made-up language: scripts stand between `<<NAME` and `NAME`, and `@@` in them means `@`. */
const toy: Embedder = {
  languageIds: ['toy'],
  scriptsIn(_uri, _languageId, text) {
    const scripts: EmbeddedScript[] = [];
    for (const match of text.matchAll(/^<<(\w+)\n([\s\S]*?)^\1$/gm)) {
      const start = match.index + match[1]!.length + 3;
      const pieces: Piece[] = [];
      let script = '';
      let from = 0;
      const raw = match[2]!;
      const take = (to: number): void => {
        pieces.push({ script: script.length, source: start + from, length: to - from });
        script += raw.slice(from, to);
      };
      for (const double of raw.matchAll(/@@/g)) {
        take(double.index + 1);
        from = double.index + 2;
      }
      take(raw.length);
      scripts.push({ id: match[1]!.toLowerCase(), text: script, pieces, start, end: start + raw.length });
    }
    return scripts;
  },
};

const text = `resource one
<<ONE
// @zitadel complement-token/pre-userinfo-creation
function same(ctx, api) {
  api.v1.claims.setClaim('a@@b', 1); api.v1.claims.setClam('c', 2);
}
ONE
resource two
<<TWO
// @@zitadel customize-saml-response/pre-saml-response-creation
async function same(ctx, api) {
  let mail = 'x@@y'; api.v1.attributes.setCustomAttribute(mail, mail);
}
TWO
`.replace('// @zitadel', '// @@zitadel');

describe('several scripts in one document', () => {
  const uri = 'file:///main.toy';
  const documents = new Documents([]);
  let language: ActionLanguage;
  let document: OpenDocument;
  before(() => {
    language = languageOf(documents);
    assert.equal(documents.open(uri, 'toy', 1, `x${text}`), undefined);
    documents.change(uri, 2, [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }, text: '' },
    ]);
    document = documents.addEmbedder(toy)[0]!;
  });
  after(() => language.dispose());

  const at = (what: string, shift = 0) => document.text.positionAt(text.indexOf(what) + shift);

  it('each have a name, triggers and a place of their own', () => {
    assert.deepEqual(
      document.actions.map(({ id, identity }) => [id, identity.name, identity.triggers]),
      [
        ['one', 'same', ['complement-token/pre-userinfo-creation']],
        ['two', 'same', ['customize-saml-response/pre-saml-response-creation']],
      ],
    );
  });

  it('are checked each on its own, at the right places behind escapes', () => {
    const found = document.actions.flatMap((action) => language.check(document, action, checkOptions));
    assert.deepEqual(
      found
        .filter(({ severity }) => severity === 'error')
        .map(({ code, start, end }) => [code, text.slice(start, end)]),
      [
        ['unknown-member', 'setClam'],
        ['async-action', 'async'],
      ],
    );
  });

  it('keep their findings when text above them changes, at the places they move to', () => {
    const check = () => document.actions.map((action) => language.check(document, action, checkOptions));
    const [one, two] = check();
    const start = { line: 0, character: 0 };
    documents.change(uri, 3, [{ range: { start, end: start }, text: '# new\n' }]);
    const [movedOne, movedTwo] = check();
    assert.deepEqual(
      [movedOne, movedTwo],
      [one, two].map((findings) => move(findings!, 6)),
    );
    documents.change(uri, 4, [{ range: { start, end: { line: 1, character: 0 } }, text: '' }]);
    const again = check();
    assert.deepEqual(again, [one, two]);
    assert.equal(check()[0], again[0]);
  });

  it('get completions and hovers of their own triggers', async () => {
    const first = await language.volar.getCompletionItems(URI.parse(uri), at('api.v1.claims.setClam', 7));
    assert.ok(
      first.items.some(({ label }) => label === 'claims') && !first.items.some(({ label }) => label === 'attributes'),
    );
    const second = await language.volar.getCompletionItems(URI.parse(uri), at('api.v1.attributes', 7));
    assert.ok(second.items.some(({ label }) => label === 'attributes'));
    const hover = await language.volar.getHover(URI.parse(uri), at('setCustomAttribute'));
    assert.deepEqual(hover?.range?.start, at('setCustomAttribute'));
  });

  it('are renamed in at the right places', async () => {
    const edit = await language.volar.getRenameEdits(URI.parse(uri), at('mail'), 'address');
    const changes =
      edit?.changes?.[uri] ?? edit?.documentChanges?.flatMap((one) => ('edits' in one ? one.edits : [])) ?? [];
    assert.deepEqual(
      changes.map((one) => ('range' in one ? document.text.getText(one.range) : '')),
      ['mail', 'mail', 'mail'],
    );
  });

  it('follow edits, and go when they are gone', () => {
    const end = document.text.positionAt(text.length);
    documents.change(uri, 5, [{ range: { start: at('resource two'), end }, text: '' }]);
    assert.deepEqual(
      document.actions.map(({ id }) => id),
      ['one'],
    );
    assert.ok(language.file(document, 'one'));
    assert.equal(language.file(document, 'two'), undefined);
  });
});

function move(findings: readonly Finding[], by: number): readonly Finding[] {
  return JSON.parse(JSON.stringify(findings), (key, value: unknown) =>
    (key === 'start' || key === 'end') && typeof value === 'number' ? value + by : value,
  ) as readonly Finding[];
}
