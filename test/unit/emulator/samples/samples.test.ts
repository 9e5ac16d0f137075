import assert from 'node:assert/strict';
import { type TriggerId, triggerIds } from '../../../../emulator/src/catalogue/model.js';
import { UserError } from '../../../../emulator/src/errors.js';
import { bundledSamples, bundledSamplesFor } from '../../../../emulator/src/samples/bundled/index.js';
import { inlineSampleFiles, largestBody } from '../../../../emulator/src/samples/files.js';
import { bytesOfValue } from '../../../../emulator/src/samples/metadata.js';
import { idpKinds } from '../../../../emulator/src/samples/model.js';
import { parseSample } from '../../../../emulator/src/samples/parse.js';
import { resolveSample } from '../../../../emulator/src/samples/resolve.js';

const accessToken: TriggerId = 'complement-token/pre-access-token-creation';
const userinfo = { trigger: 'complement-token/pre-userinfo-creation' } as const;

function problemsOf(text: string): readonly string[] {
  try {
    parseSample(text, 'a.sample.json');
    return [];
  } catch (error) {
    assert.ok(error instanceof UserError);
    return error.problems.map(({ message, place }) => `${place?.line}:${place?.column} ${place?.path}: ${message}`);
  }
}

describe('samples', () => {
  it('has bundled samples that its own schema allows and that resolve for every trigger', () => {
    for (const sample of bundledSamples) {
      const parsed = parseSample(JSON.stringify(sample), `${sample.name}.sample.json`);
      for (const trigger of triggerIds) resolveSample(parsed, { trigger });
    }
  });

  it('has the samples that each trigger is hard on', () => {
    const all = (trigger: TriggerId) => bundledSamplesFor(trigger).map((sample) => sample.name);
    const has = (trigger: TriggerId, ...names: string[]) => {
      for (const name of names) assert.ok(all(trigger).includes(name), `${trigger}: ${name}`);
    };
    for (const trigger of triggerIds) has(trigger, 'rich-human');
    for (const trigger of [userinfo.trigger, accessToken] as const) {
      has(trigger, 'no-grants', 'machine-user', 'no-metadata', 'minimal-scopes');
    }
    has('customize-saml-response/pre-saml-response-creation', 'no-grants', 'machine-user', 'no-metadata');
    has('external-authentication/post-authentication', 'failed-provider', 'new-external-user', 'no-metadata');
    has('internal-authentication/post-authentication', 'failed-authentication');
    for (const trigger of ['internal-authentication/pre-creation', 'internal-authentication/post-creation'] as const) {
      has(trigger, 'no-auth-request', 'no-metadata');
    }
  });

  it('sends what the browser sends at each trigger', () => {
    const request = (trigger: TriggerId, sample = {}) => resolveSample(sample, { trigger }).httpRequest;
    assert.deepEqual(request('internal-authentication/post-authentication')?.form.password, ['secret']);
    assert.match(
      request('external-authentication/post-authentication')?.url ?? '',
      /^\/login\/externalidp\/callback\?/,
    );
    assert.deepEqual(request('external-authentication/pre-creation')?.postForm, {});
    const own = request('internal-authentication/pre-creation', { httpRequest: { host: 'mine.test' } });
    assert.deepEqual([own?.host, own?.url, own?.form.firstname], ['mine.test', '/register', ['Gigi']]);
  });

  it('has id tokens of providers about the user that they answer', () => {
    for (const sample of bundledSamplesFor('external-authentication/post-authentication')) {
      const { tokens, idp } = resolveSample(sample, { trigger: 'external-authentication/post-authentication' });
      if (tokens?.idTokenClaims) assert.equal(tokens.idTokenClaims.sub, idp.user?.sub, sample.name);
    }
  });

  it('has a sample for every kind of provider', () => {
    const names = bundledSamplesFor('external-authentication/post-authentication').map((sample) => sample.name);
    for (const kind of idpKinds) assert.ok(kind === 'oidc' || names.includes(`idp-${kind}`), kind);
  });

  it('says where an unknown name stands and what may be meant', () => {
    assert.deepEqual(problemsOf('{\n  "user": { "humn": {} }\n}'), [
      "2:13 user.humn: 'humn' is not known here; did you mean 'human'?",
    ]);
  });

  it('says what type is expected', () => {
    assert.deepEqual(problemsOf('{"grants": [{"roles": "admin"}]}'), [
      "1:23 grants[0].roles: 'admin' stands where a list is expected",
    ]);
    assert.deepEqual(problemsOf('{"clock": "now"}'), [
      "1:11 clock: 'now' is no time; write it as 2026-01-02T03:04:05Z",
    ]);
  });

  it('says what numbers, versions and bases are expected', () => {
    const message = (text: string) => problemsOf(text).join('\n');
    assert.match(
      message('{"http": {"mocks": [{"url": "x", "times": -1}]}}'),
      /mocks\[0\]\.times: -1 stands where 0 or more/,
    );
    assert.match(
      message('{"http": {"mocks": [{"url": "x", "response": {"status": 99}}]}}'),
      /response\.status: 99 stands where from 100 to 999/,
    );
    assert.match(message('{"quota": {"remainingSeconds": 1.5}}'), /1\.5 stands where a whole number or null/);
    assert.match(message('{"targetVersion": "4.13"}'), /targetVersion: '4\.13' is no version; write it as 4\.13\.1/);
    assert.match(message('{"extends": "no-grant"}'), /extends: 'no-grant' is not known here; did you mean 'no-grants'/);
    assert.equal(
      message('{"quota": {"remainingSeconds": null}, "targetVersion": "4.13.1", "http": {"maxRedirects": 0}}'),
      '',
    );
  });

  it('takes comments and trailing commas, and says what is no JSON', () => {
    assert.deepEqual(parseSample('{ // mine\n "name": "x", }', 'a').name, 'x');
    assert.match(problemsOf('{"name": }')[0] ?? '', /^1:10 .*this is no JSON/);
  });

  it('keeps strings as bytes and writes other metadata as JSON', () => {
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    assert.equal(text(bytesOfValue('00123')), '00123');
    assert.equal(text(bytesOfValue({ $json: 'x' })), '"x"');
    assert.equal(text(bytesOfValue([1, 'a', null])), '[1,"a",null]');
    assert.deepEqual([...bytesOfValue({ $base64: '//79AA==' })], [255, 254, 253, 0]);
  });

  it('makes a machine user of a sample that gives one, without profile', () => {
    const { user } = resolveSample({ user: { machine: { name: 'robot' } } }, userinfo);
    assert.deepEqual([user.machine, user.human], [{ name: 'robot', description: '' }, undefined]);
  });

  it('shows grants only when scopes or settings ask for roles', () => {
    const application = { projectRoleAssertion: false };
    assert.equal(resolveSample({ scopes: ['openid'], application }, userinfo).shownGrants, null);
    assert.equal(resolveSample({}, userinfo).shownGrants?.grants.length, 2);
    assert.equal(resolveSample({ grants: [] }, userinfo).shownGrants, null);
    const saml = { trigger: 'customize-saml-response/pre-saml-response-creation' } as const;
    assert.equal(resolveSample({ grants: [] }, saml).shownGrants?.grants.length, 0);
    assert.deepEqual(resolveSample({ grants: [], queries: 'as-written' }, userinfo).shownGrants?.grants, []);
  });

  it('decodes the text of an id token', () => {
    const idToken = `eyJhbGciOiJub25lIn0.${Buffer.from('{"sub":"x","groups":["a"]}').toString('base64url')}.`;
    const { tokens } = resolveSample({ tokens: { idToken } }, userinfo);
    assert.deepEqual(tokens?.idTokenClaims, { sub: 'x', groups: ['a'] });
  });

  it('empties the external user when the provider could not be asked', () => {
    const failed = resolveSample({ extends: 'failed-provider' }, userinfo);
    assert.deepEqual([failed.externalUser.id, failed.externalUser.preferredLanguage, failed.tokens], ['', 'und', null]);
  });

  it('has every member that is written, whatever its name', () => {
    const { http } = parseSample(
      '{"http":{"mocks":[{"url":"a","body":{"__proto__":{"admin":true}}}]}}',
      'a.sample.json',
    );
    assert.equal(JSON.stringify(http?.mocks?.[0]?.body), '{"__proto__":{"admin":true}}');
    assert.throws(() => parseSample('{"__proto__":{}}', 'a.sample.json'), /'__proto__' is not known here/);
  });

  it('refuses an unknown base', () => {
    assert.throws(() => resolveSample({ extends: 'no-grant' }, userinfo), /did you mean 'no-grants'/);
  });

  const answering = (file: string) => ({ http: { mocks: [{ url: 'https://a.test/', response: { file } }] } });

  it('reads the files of HTTP mocks in', async () => {
    const inlined = await inlineSampleFiles(answering('a.json'), (path) =>
      new TextEncoder().encode(`content of ${path}`),
    );
    assert.equal(inlined.http?.mocks?.[0]?.response?.base64, Buffer.from('content of a.json').toString('base64'));
  });

  it('says which file of a mock cannot be read, and why', async () => {
    for (const [file, why] of [
      ['/etc/passwd', 'write the path relative to the sample'],
      ['C:/a.json', 'write the path relative to the sample'],
      ['a\\b.json', "write 'a/b.json', with '/' on every system"],
      ['gone.json', 'it is gone'],
      ['large.json', 'it has more than 20,971,520 bytes'],
    ] as const)
      await assert.rejects(
        inlineSampleFiles(answering(file), (path) => {
          if (path !== 'large.json') throw new Error('it is gone');
          return new Uint8Array(largestBody + 1);
        }),
        { name: 'UserError', message: `cannot read '${file}' of the mock for https://a.test/: ${why}` },
      );
  });
});
