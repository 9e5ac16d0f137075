import assert from 'node:assert/strict';
import { Documents } from '../../../server/src/documents.js';
import { actionDocument } from '../../../server/src/embedding/action-document.js';
import { languageId } from '../../../server/src/protocol.js';
import type { Oracle, Resolved, ScriptRange, ValueType } from '../../../server/src/rules/oracle.js';
import { checkTypes } from '../../../server/src/typescript/findings.js';
import type { ActionLanguage } from '../../../server/src/typescript/language.js';
import { languageOf, version } from '../../lsp/support/language.js';

const documents = new Documents([actionDocument]);

describe('the oracle of the rules', () => {
  let language: ActionLanguage;
  before(() => {
    language = languageOf(documents);
  });
  after(() => language.dispose());

  /** Asks about the text between the two `§` of a function's body. */
  const ask = <T>(trigger: string, body: string, question: (oracle: Oracle, range: ScriptRange) => T): T => {
    const marked = `// @zitadel ${trigger}\nfunction f(ctx, api) { ${body} }`;
    const [head, middle, tail] = marked.split('§') as [string, string, string];
    const text = head + middle + tail;
    const document = documents.open('file:///o.action.js', languageId, 1, text)!;
    const [action] = document.actions;
    const checked = checkTypes(language, action!, language.file(document, action!.id)!, version);
    const answer = question(checked!.oracle, { start: head.length, end: head.length + middle.length });
    documents.close(document.uri);
    language.close(document);
    return answer;
  };
  const token = 'complement-token/pre-userinfo-creation';
  const external = 'external-authentication/post-authentication';
  const resolve = (body: string, trigger = token): Resolved | undefined =>
    ask(trigger, body, (oracle, range) => oracle.resolve(range));
  const type = (body: string, trigger = token): ValueType | undefined =>
    ask(trigger, body, (oracle, range) => oracle.typeOf(range));
  const path = (body: string): string | undefined => {
    const found = resolve(body);
    return found?.kind === 'member' ? found.path : undefined;
  };

  it('resolves members by path, name, alias and destructuring', () => {
    assert.equal(path('§ctx§'), 'ctx');
    assert.equal(path('§ctx.v1.user.grants§'), 'ctx.v1.user.grants');
    assert.equal(path('§api.v1.claims.setClaim§("a", 1)'), 'api.v1.claims.setClaim');
    assert.equal(path('api.v1.claims.§setClaim§("a", 1)'), 'api.v1.claims.setClaim');
    assert.equal(path("§api['v1']['claims']§"), 'api.v1.claims');
    assert.equal(path('const claims = api.v1.claims; §claims§'), 'api.v1.claims');
    assert.equal(
      path('const claims = api.v1.claims; const again = claims; §again.setClaim§'),
      'api.v1.claims.setClaim',
    );
    assert.equal(path('const { v1: { claims: c } } = api; §c§'), 'api.v1.claims');
    assert.equal(path('const { setClaim } = api.v1.claims; §setClaim§("a", 1)'), 'api.v1.claims.setClaim');
    assert.equal(path('(§(ctx.v1)§.user)'), 'ctx.v1');
    assert.equal(path('[1].forEach(() => { §ctx.v1.claims§ })'), 'ctx.v1.claims');
  });

  it('does not follow variables that are assigned anew, nor foreign names', () => {
    assert.equal(path('let c = api.v1.claims; c = 1; §c§'), undefined);
    assert.equal(path('let a = 1; §a§'), undefined);
    assert.equal(path('function g(ctx2) { §ctx2.v1§ }'), undefined);
    assert.equal(path('§nothing.v1§'), undefined);
  });

  it('resolves modules, their functions, fields and methods', () => {
    const log = resolve('const logger = require("zitadel/log"); §logger.warn§("a")');
    assert.deepEqual([log?.kind, log?.kind === 'module-member' && log.member.name], ['module-member', 'warn']);
    assert.equal(resolve('const logger = require("zitadel/log"); §logger§')?.kind, 'module');
    const field = resolve('§ctx.v1.getUser().human.email§');
    assert.equal(field?.kind, 'property');
  });

  it('tells boxed values, times and plain ones apart', () => {
    const authMethod = type('§ctx.v1.authMethod§', 'internal-authentication/post-authentication');
    assert.equal(authMethod?.boxed, 'string');
    assert.equal(type('§ctx.v1.getUser().creationDate§')?.time, true);
    assert.equal(type('§ctx.v1.getUser().id§')?.primitive, 'string');
    assert.equal(type('const u = ctx.v1.getUser(); §u.state§')?.boxed, 'number');
    assert.equal(type('§"a"§')?.boxed, undefined);
    assert.equal(type('§ctx.v1.externalUser.human.email§', external)?.boxed, 'string');
  });

  it('tells what can be null, what is nothing, what is a function and what is not known', () => {
    assert.equal(type('§ctx.v1.user.grants§')?.nullable, true);
    assert.equal(type('if (ctx.v1.user.grants) §ctx.v1.user.grants§')?.nullable, false);
    assert.equal(type('§api.v1.claims.setClaim("a", 1)§')?.empty, true);
    assert.equal(type('§undefined§')?.empty, true);
    assert.equal(type('§ctx.v1.getUser§')?.callable, true);
    assert.equal(type('§JSON.parse("1")§')?.any, true);
    assert.equal(type('§[1]§')?.array, true);
    assert.match(type('§ctx.v1.user.grants§.count')?.goType ?? '', /UserGrant/i);
  });

  it('says whether a name is declared', () => {
    const declared = (body: string): boolean => ask(token, body, (oracle, range) => oracle.declared(range));
    assert.equal(declared('§JSON§'), true);
    assert.equal(declared('let a; §a§'), true);
    assert.equal(declared('§console§'), false);
  });

  it('answers nothing about ranges that are no expression', () => {
    assert.equal(type('§let a§ = 1'), undefined);
    assert.equal(resolve('ctx.§v1.user§'), undefined);
  });
});
