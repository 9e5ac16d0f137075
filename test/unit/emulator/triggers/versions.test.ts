import assert from 'node:assert/strict';
import { membersOf, modulesOf, triggerIds } from '../../../../emulator/src/catalogue/index.js';
import type { TriggerId, Version } from '../../../../emulator/src/catalogue/model.js';
import { emulatorForSuite } from './harness.js';

const userinfo = 'complement-token/pre-userinfo-creation';
const external = 'external-authentication/post-authentication';
const saml = 'customize-saml-response/pre-saml-response-creation';
const accessToken = 'complement-token/pre-access-token-creation';
const internal = 'internal-authentication/post-authentication';
const registration = 'internal-authentication/pre-creation';
const versions: readonly Version[] = ['2.22.0', '2.54.0', '3.0.0', '4.13.1', '5.0.0'];

describe('the target version of a run', () => {
  const { run, log } = emulatorForSuite();

  for (const trigger of triggerIds) {
    it(`decides on the members of ${trigger}`, async () => {
      const ever = membersOf(trigger).filter((member) => member.kind !== 'namespace');
      const paths = [...new Set(ever.map((member) => member.path))];
      // `?.` since whole levels are missing in old versions
      const body = `log(JSON.stringify([${paths.map((path) => `typeof ${path.replaceAll('.', '?.')}`).join()}]))`;
      for (const targetVersion of versions) {
        const [found] = await log(trigger, body, { targetVersion });
        const kinds = JSON.parse(found ?? '[]') as string[];
        const there = new Set(membersOf(trigger, targetVersion).map((member) => member.path));
        assert.deepEqual(
          paths.filter((_, index) => kinds[index] !== 'undefined'),
          paths.filter((path) => there.has(path)),
          targetVersion,
        );
      }
    });
  }

  it('decides on modules', async () => {
    const body = `log(['zitadel/log', 'zitadel/http', 'zitadel/uuid'].filter((name) => { try { return require(name) } catch {} }).join())`;
    for (const [trigger, version] of [
      [external, '2.39.0'],
      [external, '2.40.0'],
      [saml, '4.13.1'],
    ] as const) {
      assert.deepEqual(
        await log(trigger, body, { targetVersion: version }),
        [modulesOf(trigger, version).join()].map(inOrder),
      );
    }
  });

  it('is the newest release when nothing is said, and the sample or the call say otherwise', async () => {
    const claims = async (targetVersion?: Version) =>
      (
        await run(userinfo, [''], {
          scopes: ['openid', 'groups'],
          groups: [{ id: '1', name: 'staff' }],
          ...(targetVersion && { targetVersion }),
        })
      ).claims?.before.text ?? '';
    assert.doesNotMatch(await claims(), /groups/);
    assert.match(await claims('5.0.0'), /"groups":\["staff"\]/);
  });

  it('lets old versions take claims with the prefix of ZITADEL', async () => {
    const effect = async (targetVersion: Version) =>
      (await run(userinfo, ['api.v1.claims.setClaim("urn:zitadel:iam:x", 1)'], { targetVersion })).effects[0]
        ?.consequence;
    assert.deepEqual([await effect('2.48.0'), await effect('2.49.0')], ['applied', 'ignored']);
  });

  it('lets errors of the script end the chain before 2.20, whatever may fail', async () => {
    const actions = [
      { name: 'one', script: 'throw 1; function one() {}', allowedToFail: true },
      { name: 'two', script: 'function two() {}' },
    ];
    const ran = async (targetVersion: Version) =>
      (await run(external, actions, { targetVersion })).actions.map((action) => action.ran);
    assert.deepEqual(
      [await ran('2.19.0'), await ran('2.20.0')],
      [
        [true, false],
        [true, true],
      ],
    );
  });

  it('tells of scripts that ZITADEL would not have stored', async () => {
    const script = (length: number) => [{ name: 'act', script: 'function act() {}'.padEnd(length, ' é') }];
    const notes = async (length: number, targetVersion?: Version) =>
      (await run(userinfo, script(length), targetVersion ? { targetVersion } : {})).notes.filter((note) =>
        /store/.test(note),
      );
    assert.deepEqual(await notes(20_000), []);
    assert.match((await notes(40_000))[0] ?? '', /\d{5} bytes, at most 40000$/);
    assert.match((await notes(2001, '2.36.0'))[0] ?? '', /2001 characters, at most 2000$/);
    assert.deepEqual(await notes(2001, '2.37.0'), []);
  });

  it('tells of names and timeouts that ZITADEL would not have stored', async () => {
    const action = { name: 'act', script: 'function act() {}' };
    const notes = async (rest: object) => (await run(userinfo, [{ ...action, ...rest }])).notes;
    assert.match((await notes({ name: 'x'.repeat(201) })).join(), /201 characters, at least 1 and at most 200/);
    assert.match((await notes({ name: '' })).join(), /0 characters, at least 1/);
    assert.match((await notes({ timeoutMs: 20_001 })).join(), /no timeout of 20001 ms, only from 0 to 20 s/);
    assert.match((await notes({ timeoutMs: -1 })).join(), /no timeout of -1 ms/);
    for (const timeoutMs of [0, 0.5, 20_000]) assert.deepEqual(await notes({ timeoutMs }), []);
  });

  it('takes from old engines what they did not have', async () => {
    const error = async (body: string, targetVersion: Version) =>
      (await run(userinfo, [body], { targetVersion })).error?.message ?? '';
    assert.match(await error('BigInt(1)', '2.71.0'), /^ReferenceError: BigInt is not defined/);
    assert.match(await error('[2, 1].toSorted()', '2.71.0'), /^TypeError: Object has no member 'toSorted'/);
    assert.match(
      await error('return 1n', '2.71.0'),
      /Line 2:8 ZITADEL 2\.71\.0 does not have BigInt literals, 3\.0\.0 does/,
    );
    assert.match(await error('(async () => 1)()', '2.20.0'), /does not have async functions, 2\.21\.0 does/);
    assert.match(await error('({ *g() {} })', '2.20.0'), /does not have generators/);
    assert.equal(await error('(async () => 1)(); function* g() {}', '2.21.0'), '');
    assert.equal(await error('[2n].toSorted(); BigInt(1)', '3.0.0'), '');
    const { error: placed } = await run(userinfo, ['\n  1n'], { targetVersion: '2.71.0' });
    assert.deepEqual([placed?.place?.line, placed?.place?.column], [3, 3]);
  });

  it('gives the id of the user for that of the provider before 2.22.0', async () => {
    const id = async (targetVersion: Version) =>
      (await log(external, 'log(ctx.v1.externalUser.externalIdpId)', { targetVersion }))[0];
    assert.deepEqual([await id('2.21.0'), await id('2.22.0')], ['u-4711', '342222222222222222']);
  });

  it('says what is not known of versions after the newest', async () => {
    const fetch = "require('zitadel/http').fetch('https://a.test')";
    const notes = async (targetVersion: Version, body = fetch) =>
      (await run(userinfo, [body], { targetVersion, http: { mocks: [{ url: '**' }] } })).notes.join('\n');
    assert.match(await notes('4.14.0'), /Not known: whether 4\.14\.0 has the HTTP client of the line after 4\.13/);
    assert.equal(await notes('4.14.0', ''), 'no request asked for the mock of **');
    assert.equal(await notes('4.13.1'), '');
    assert.equal(await notes('5.0.0'), '');
    assert.match(await notes('6.0.0'), /Not known: how ZITADEL 6\.0\.0 runs actions\. This is how 5\.0\.0 does/);
  });

  it('says what is not known of single triggers in old versions', async () => {
    const notes = async (trigger: TriggerId, targetVersion: Version, sample = {}) =>
      (await run(trigger, [''], { targetVersion, ...sample })).notes.join('\n');
    assert.match(
      await notes(external, '2.26.0'),
      /organization whose actions and metadata external logins had before 2\.27/,
    );
    assert.match(await notes(external, '2.22.0'), /how metadata was stored and read before 2\.23/);
    assert.match(await notes(accessToken, '2.53.0'), /which versions before 2\.54\.0 did not run this trigger/);
    assert.match(await notes(registration, '2.71.0', { authRequest: null }), /a missing auth request before 3\.0\.0/);
    assert.doesNotMatch(await notes(registration, '3.0.0', { authRequest: null }), /missing auth request/);
    const method = { authMethod: 'recovery code' };
    assert.match(
      await notes(internal, '4.8.0', method),
      /no authentication with "recovery code": it came with 4\.9\.0/,
    );
    assert.equal(await notes(internal, '4.9.0', method), '');
  });

  it('says what is not known of old versions', async () => {
    const notes = async (trigger: typeof userinfo | typeof saml, targetVersion?: Version) =>
      (await run(trigger, [''], targetVersion ? { targetVersion } : {})).notes.join('\n');
    assert.equal(await notes(userinfo), '');
    assert.match(await notes(userinfo, '2.10.0'), /Not known: which triggers had zitadel\/log/);
    assert.match(await notes(userinfo, '2.60.0'), /has not got BigInt and toSorted, nor has this run\. Not known/);
    assert.match(await notes(saml, '2.32.0'), /does not have this trigger: it came with 2\.33\.0/);
    assert.match(await notes(userinfo, '1.80.0'), /Not known: how ZITADEL 1\.80\.0 runs actions/);
  });
});

/** Modules as the script above lists them. */
function inOrder(list: string): string {
  const had = list.split(',');
  return ['zitadel/log', 'zitadel/http', 'zitadel/uuid'].filter((name) => had.includes(name)).join();
}
