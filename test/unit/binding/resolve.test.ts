import assert from 'node:assert/strict';
import { inferTriggers } from '../../../emulator/src/binding/inference.js';
import type { Binding } from '../../../emulator/src/binding/model.js';
import { identify } from '../../../emulator/src/binding/resolve.js';
import { scan } from '../../../emulator/src/binding/scan.js';
import { triggerIds } from '../../../emulator/src/catalogue/model.js';

const infer = (body: string): readonly string[] | undefined =>
  inferTriggers(scan(`function f(ctx, api) { ${body} }`)).triggers;

describe('inference from the use of the API', () => {
  const token = ['complement-token/pre-userinfo-creation', 'complement-token/pre-access-token-creation'];
  const preCreation = ['external-authentication/pre-creation', 'internal-authentication/pre-creation'];
  const cases: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['api.v1.claims.setClaim("a", 1)', token],
    ['api . v1\n ?.userinfo', token],
    ['ctx.v1.application.getClientId()', token],
    ['ctx.v1.externalUser.human', ['external-authentication/post-authentication']],
    ['ctx.getClaim("a")', ['external-authentication/post-authentication']],
    ['api.userGrants.push({})', ['external-authentication/post-creation', 'internal-authentication/post-creation']],
    ['api.v1.attributes.setCustomAttribute()', ['customize-saml-response/pre-saml-response-creation']],
    ['ctx.v1.authMethod; ctx.v1.authError', ['internal-authentication/post-authentication']],
    [
      'ctx.v1.authError',
      ['external-authentication/post-authentication', 'internal-authentication/post-authentication'],
    ],
    ['api.setUsername("a")', ['external-authentication/pre-creation', 'internal-authentication/pre-creation']],
    ['api.v1.user.setMetadata("a", 1)', [...token, 'customize-saml-response/pre-saml-response-creation']],
    // What all candidates but some lack leaves those.
    ['api.v1.user.appendMetadata("a", ctx.v1.user.human.email)', preCreation],
    ['api.setEmailVerified(true); ctx.v1.externalUser', ['external-authentication/post-authentication']],
    ['ctx.v1.getUser()', triggerIds.filter((id) => /post-creation|token|saml/.test(id))],
    ['ctx.v1.authRequest.userId; ctx.v1.getUser()', triggerIds.filter((id) => id.endsWith('/post-creation'))],
    ['ctx.v1.authError; ctx.v1.user.username', triggerIds.filter((id) => id.endsWith('/post-authentication'))],
    // Invented by analogy, but clear.
    ['api.v1.setFirstName("a"); ctx.v1.user.id', preCreation],
    ['api.v1.user.setGender(1)', preCreation],
    ['ctx.v1.externalIdp.id', ['external-authentication/post-authentication']],
    // Variables that are made from the parameters.
    ['const { claims } = api.v1; claims.setClaim("a", 1)', token],
    ['const { v1 } = api; v1.claims.setClaim("a", 1)', token],
    ['let v = api.v1; const c = v.claims\n c.setClaim("a", 1)', token],
    ['const { v1: { claims } } = api; claims.setClaim("a", 1)', undefined],
    ['const { getUser: user, authRequest } = ctx.v1;', triggerIds.filter((id) => id.endsWith('/post-creation'))],
    ['const v1 = other.v1; v1.claims', undefined],
    ['"api.v1.claims"; // ctx.v1.claims', undefined],
    ['other.api.v1.claims; myapi.v1.claims', undefined],
    ['return 1', undefined],
  ];
  for (const [body, triggers] of cases) it(body.replace(/\n/g, '⏎'), () => assert.deepEqual(infer(body), triggers));

  it('is evidence where something is there for these triggers only', () => {
    const isEvident = (body: string): boolean => inferTriggers(scan(`function f(ctx, api) { ${body} }`)).isEvident;
    assert.deepEqual([isEvident('ctx.v1.authError'), isEvident('ctx.v1.authRequest')], [true, false]);
  });

  it('takes what another function calls for a helper', () => {
    const nameIn = (script: string): string | undefined => identify(scan(script), [], 'x.js').name;
    assert.equal(nameIn('function help(ctx, api) { }\nfunction act(ctx, api) { if (1) { help(ctx, api); } }'), 'act');
    assert.equal(nameIn('const act = (c, a) => { set(c); };\nfunction set(c) { }'), 'act');
    assert.equal(nameIn('function one(ctx, api) { }\nfunction two(ctx, api) { }'), undefined);
    // Calls itself, or is called while the script loads: that says nothing.
    assert.equal(nameIn('function act(ctx, api) { act(ctx, api); }\nact(1, 2);'), 'act');
    assert.equal(nameIn('function one(ctx, api) { }\nfunction two(ctx, api) { }\none(); two();'), undefined);
  });

  it('goes by the names that the action gives its parameters', () => {
    assert.deepEqual(identify(scan('function f(c, a) { a.v1.attributes; }'), [], 'x.js').triggers, [
      'customize-saml-response/pre-saml-response-creation',
    ]);
  });
});

describe('name and triggers of an action', () => {
  const of = (text: string, outside: readonly Binding[] = [], file = 'script.js') =>
    identify(scan(text), outside, file);

  it('is the only function with (ctx, api)', () => {
    const one = of('function help(value) {}\nfunction roles(ctx, api) {}');
    assert.deepEqual([one.name, one.nameSource], ['roles', 'function']);
  });

  it('is the one that is called like the file, without case and separators', () => {
    const text = 'function flatRoles(ctx, api) {}\nfunction other(ctx, api) {}';
    for (const file of ['flat-roles.js', 'FLAT_ROLES.action.js', 'flatroles.zitadel.js'])
      assert.deepEqual([of(text, [], file).name, of(text, [], file).nameSource], ['flatRoles', 'file']);
    assert.deepEqual([of(text, [], 'x.js').name, of(text, [], 'x.js').candidates.length], [undefined, 2]);
  });

  it('is what a binding says, whether the script has it or not', () => {
    const binding: Binding = { name: 'deployed', triggers: [triggerIds[0]], source: 'terraform' };
    const one = of('function roles(ctx, api) {}', [binding]);
    assert.deepEqual(
      [one.name, one.nameSource, one.target, one.source],
      ['deployed', 'binding', undefined, 'terraform'],
    );
  });

  it('takes the most trusted source, and keeps what the API use says', () => {
    const text = '// Flow: Complement token\nfunction f(ctx, api) { api.v1.attributes; }';
    const manifest: Binding = { triggers: [triggerIds[1]], source: 'manifest' };
    const person: Binding = { triggers: [triggerIds[2]], source: 'person' };
    assert.equal(of(text).source, 'header');
    assert.equal(of(text, [manifest]).source, 'manifest');
    assert.equal(of(`// @zitadel ${triggerIds[4]}\n${text}`, [manifest]).source, 'comment');
    assert.equal(of(`// @zitadel ${triggerIds[4]}\n${text}`, [manifest, person]).source, 'person');
    assert.deepEqual(of(text).inferred, ['customize-saml-response/pre-saml-response-creation']);
  });

  it('of a flow that a header names takes the triggers that fit', () => {
    const body = 'function f(ctx, api) { api.setEmailVerified(true); }';
    assert.deepEqual(of(`// Flow: Internal Authentication\n${body}`).triggers, [
      'internal-authentication/pre-creation',
    ]);
    const all = triggerIds.filter((id) => id.startsWith('internal'));
    assert.deepEqual(of(`// Flow: Internal Authentication, Trigger: all\n${body}`).triggers, all);
    assert.deepEqual(of(`// Flow: Complement Token\n${body}`).triggers.length, 2);
  });

  it('is open to all triggers where nothing is known', () => {
    const one = of('function f(ctx, api) {}');
    assert.deepEqual([one.source, one.triggers], ['default', triggerIds]);
  });
});
