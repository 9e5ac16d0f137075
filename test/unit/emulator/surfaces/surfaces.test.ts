import assert from 'node:assert/strict';
import type { Exported } from '../../../../emulator/src/go/exported.js';
import type { Sample } from '../../../../emulator/src/samples/model.js';
import { resolveSample } from '../../../../emulator/src/samples/resolve.js';
import {
  initialClaims,
  initialCustomClaims,
  marshalSurfaces,
  marshalUserinfo,
} from '../../../../emulator/src/surfaces/index.js';

const userinfo = 'complement-token/pre-userinfo-creation' as const;
const accessToken = 'complement-token/pre-access-token-creation' as const;
const text = (value: string): Exported => ({ kind: 'string', type: 'string', value });
const notANumber: Exported = { kind: 'float', type: 'float64', value: Number.NaN };

function surfaces(
  sample: Sample,
  trigger: typeof userinfo | typeof accessToken,
  set: Readonly<Record<string, Exported>>,
) {
  const resolved = resolveSample(sample, { trigger });
  const custom = new Map([...initialCustomClaims(resolved, trigger), ...Object.entries(set)]);
  return marshalSurfaces(resolved, trigger, custom);
}

function claims(encoded: { readonly text?: string; readonly error?: string } | undefined) {
  assert.equal(encoded?.error, undefined);
  return JSON.parse(encoded?.text ?? 'null') as Record<string, unknown>;
}

describe('surfaces', () => {
  it('has only the subject with scope openid alone', () => {
    const sample = resolveSample({ extends: 'minimal-scopes' }, { trigger: userinfo });
    assert.deepEqual(initialClaims(sample, userinfo), { sub: sample.user.id });
    assert.equal(initialCustomClaims(sample, userinfo).size, 0);
  });

  it('keeps the order of the struct without custom claims and sorts keys with some', () => {
    const sample = resolveSample({ extends: 'minimal-scopes', scopes: ['openid', 'email'] }, { trigger: userinfo });
    const own = initialClaims(sample, userinfo);
    const plain = marshalUserinfo(own, new Map());
    assert.deepEqual(plain, { text: `{"sub":"${sample.user.id}","email":"gigi@acme.com","email_verified":true}` });
    const merged = marshalUserinfo(own, new Map([['a', text('<')]]));
    assert.deepEqual(merged, {
      text: `{"a":"\\u003c","email":"gigi@acme.com","email_verified":true,"sub":"${sample.user.id}"}`,
    });
  });

  it('lets registered claims win in userinfo and ID token, not in the access token', () => {
    const set = { email: text('mine'), exp: text('never') };
    const { userinfo: answer, idToken } = surfaces({}, userinfo, set);
    assert.deepEqual([claims(answer).email, claims(answer).exp], ['gigi@acme.com', 'never']);
    assert.equal(typeof claims(idToken).exp, 'number');
    const jwt = claims(surfaces({}, accessToken, set).accessToken);
    assert.deepEqual([jwt.email, typeof jwt.exp], ['mine', 'number']);
  });

  it('gives a claim that cannot be encoded as the error of each surface', () => {
    const { userinfo: answer, idToken } = surfaces({}, userinfo, { x: notANumber });
    const what = (type: string) =>
      `json: error calling MarshalJSON for type *oidc.${type}: oidc custom claims: json: unsupported value: NaN`;
    assert.equal(answer?.error, what('UserInfo'));
    assert.equal(idToken?.error, what('IDTokenClaims'));
  });

  it('hides a value that cannot be encoded behind a registered claim', () => {
    const { userinfo: answer } = surfaces({}, userinfo, { sub: notANumber });
    assert.equal(claims(answer).sub, '351111111111111111');
  });

  it('has no ID token without openid, and an introspection that is active', () => {
    const { idToken, introspection } = surfaces({ scopes: ['profile'] }, userinfo, {});
    assert.equal(idToken, undefined);
    assert.equal(claims(introspection).active, true);
  });

  it('asserts roles by scope and project, with the primary domain of the granting organisation', () => {
    const { userinfo: answer } = surfaces({}, userinfo, {});
    assert.deepEqual(claims(answer)['urn:zitadel:iam:org:project:343333333333333334:roles'], {
      viewer: { '341111111111111112': 'beta.zitadel.cloud' },
    });
    const named = surfaces({ scopes: ['openid', 'urn:zitadel:iam:org:project:role:admin'] }, userinfo, {});
    assert.deepEqual(claims(named.userinfo)['urn:zitadel:iam:org:project:roles'], {
      admin: { '341111111111111111': 'acme.zitadel.cloud' },
    });
  });

  it('shows an introspection the roles of its own project only', () => {
    const { introspection } = surfaces({ application: { introspectingProjectId: '343333333333333334' } }, userinfo, {});
    const names = Object.keys(claims(introspection)).filter((name) => name.endsWith(':roles'));
    assert.deepEqual(names, [
      'urn:zitadel:iam:org:project:343333333333333334:roles',
      'urn:zitadel:iam:org:project:roles',
    ]);
  });

  it('gives machines no profile in their tokens', () => {
    const jwt = resolveSample({ extends: 'machine-user' }, { trigger: accessToken });
    assert.deepEqual(initialClaims(jwt, accessToken), { sub: jwt.user.id });
    const asked = resolveSample({ extends: 'machine-user' }, { trigger: userinfo });
    assert.equal(initialClaims(asked, userinfo).name, 'Billing service');
  });

  it('has the claims that the scopes ask for, each on its own', () => {
    const bare: Sample = { extends: 'minimal-scopes' };
    const asked = (scopes: readonly string[], rest: Sample = {}) => {
      const sample = resolveSample({ ...bare, ...rest, scopes }, { trigger: userinfo });
      const merged = marshalUserinfo(initialClaims(sample, userinfo), initialCustomClaims(sample, userinfo));
      assert.ok('text' in merged);
      return JSON.parse(merged.text) as Record<string, unknown>;
    };
    const names = (...scopes: string[]) => Object.keys(asked(scopes)).sort().join();
    assert.equal(names(), 'sub');
    assert.equal(names('openid', 'address', 'offline_access', 'nope'), 'sub');
    assert.equal(names('email'), 'email,email_verified,sub');
    assert.equal(names('phone'), 'phone_number,phone_number_verified,sub');
    assert.equal(
      names('profile'),
      'family_name,gender,given_name,locale,name,nickname,picture,preferred_username,sub,updated_at',
    );
    assert.equal(names('urn:zitadel:iam:user:metadata'), 'sub,urn:zitadel:iam:user:metadata');
    const owner = ['id', 'name', 'primary_domain'].map((part) => `urn:zitadel:iam:user:resourceowner:${part}`).join();
    assert.equal(names('urn:zitadel:iam:user:resourceowner'), `sub,${owner}`);
    assert.equal(names('urn:zitadel:iam:org:id:341111111111111111'), `sub,urn:zitadel:iam:org:id,${owner}`);
    assert.equal(
      names('urn:zitadel:iam:org:domain:primary:acme.zitadel.cloud'),
      'sub,urn:zitadel:iam:org:domain:primary',
    );
    const roles = 'urn:zitadel:iam:org:project:343333333333333333:roles,urn:zitadel:iam:org:project:roles';
    assert.equal(names('urn:zitadel:iam:org:project:role:admin'), `sub,${roles}`);
    assert.equal(names('urn:zitadel:iam:org:project:role:nope'), 'sub');
    // Projects are asked for by their audience; without any, this scope asks for nothing.
    assert.equal(names('urn:zitadel:iam:org:projects:roles'), 'sub');
    const human = (rest: object) => asked(['profile', 'email', 'phone'], { user: { human: rest } });
    assert.deepEqual(
      [0, 1, 2, 3].map((gender) => human({ gender }).gender),
      [undefined, 'female', 'male', 'diverse'],
    );
    assert.equal(human({ preferredLanguage: 'und' }).locale, null);
    const empty = human({ isEmailVerified: false, phone: '', isPhoneVerified: false, nickName: '', avatarKey: '' });
    for (const name of ['email_verified', 'phone_number', 'phone_number_verified', 'nickname', 'picture']) {
      assert.ok(!(name in empty), name);
    }
    const { 'urn:zitadel:iam:user:metadata': metadata } = asked(['urn:zitadel:iam:user:metadata']);
    assert.deepEqual(metadata, {
      dept: 'UiZE',
      employeeNumber: 'MDAxMjM',
      badge: 'NDcxMQ',
      admin: 'dHJ1ZQ',
      preferences: 'eyJ0aGVtZSI6ImRhcmsiLCJ3aWRnZXRzIjpbIm1haWwiLCJjYWxlbmRhciJdfQ',
    });
    assert.ok(
      !('urn:zitadel:iam:user:metadata' in asked(['urn:zitadel:iam:user:metadata'], { user: { metadata: {} } })),
    );
  });

  it('asserts profile and roles in tokens by the settings of the application', () => {
    const scopes = ['openid', 'profile', 'urn:zitadel:iam:org:project:role:admin'];
    const of = (application: NonNullable<Sample['application']>) => {
      const sample: Sample = { extends: 'minimal-scopes', scopes, application };
      const { userinfo: answer, idToken, introspection } = surfaces(sample, userinfo, {});
      const { accessToken: jwt } = surfaces(sample, accessToken, {});
      return [answer, idToken, introspection, jwt].map((encoded) => {
        const has = claims(encoded);
        return [has.name !== undefined, has['urn:zitadel:iam:org:project:roles'] !== undefined].map(Number).join('');
      });
    };
    assert.deepEqual(of({}), ['11', '00', '11', '00']);
    assert.deepEqual(of({ idTokenUserinfoAssertion: true }), ['11', '10', '11', '00']);
    assert.deepEqual(of({ idTokenRoleAssertion: true }), ['11', '01', '11', '00']);
    assert.deepEqual(of({ accessTokenRoleAssertion: true }), ['11', '00', '11', '01']);
  });

  it('lets actions force a flag that is false, never one that is true', () => {
    const set = { email_verified: { kind: 'bool', type: 'bool', value: true } } as const;
    const of = (isEmailVerified: boolean) => {
      const {
        userinfo: answer,
        idToken,
        introspection,
      } = surfaces({ user: { human: { isEmailVerified } } }, userinfo, {
        email_verified: isEmailVerified ? { ...set.email_verified, value: false } : set.email_verified,
      });
      return [answer, idToken, introspection].map((encoded) => claims(encoded).email_verified);
    };
    assert.deepEqual(of(false), [true, true, true]);
    assert.deepEqual(of(true), [true, true, true]);
  });

  it('lets each surface keep its registered claims', () => {
    const kept = (encoded: Parameters<typeof claims>[0], names: readonly string[]) =>
      names.filter((name) => claims(encoded)[name] !== 'mine');
    const names = ['iss', 'sub', 'aud', 'exp', 'iat', 'nbf', 'auth_time', 'nonce', 'amr', 'azp', 'client_id', 'sid'];
    const others = ['jti', 'scope', 'token_type', 'active', 'username', 'name', 'email'];
    const all = [...names, ...others];
    const set = Object.fromEntries(all.map((name) => [name, text('mine')]));
    const { userinfo: answer, idToken, introspection } = surfaces({}, userinfo, set);
    const { accessToken: jwt } = surfaces({}, accessToken, set);
    assert.deepEqual(kept(answer, all), ['sub', 'name', 'email']);
    assert.deepEqual(kept(idToken, all), names.filter((name) => name !== 'nbf').concat('name', 'email'));
    assert.deepEqual(kept(jwt, all), ['iss', 'sub', 'aud', 'exp', 'iat', 'nbf', 'client_id', 'jti']);
    const unknown = ['nonce', 'azp', 'sid'];
    assert.deepEqual(
      kept(introspection, all),
      all.filter((name) => !unknown.includes(name)),
    );
  });

  it('knows groups from version 5 on', () => {
    const sample: Sample = { scopes: ['openid', 'groups'] };
    const newer = resolveSample(sample, { trigger: userinfo, targetVersion: '5.0.0' });
    const older = resolveSample(sample, { trigger: userinfo });
    assert.ok(initialCustomClaims(newer, userinfo).has('groups'));
    assert.ok(!initialCustomClaims(older, userinfo).has('groups'));
  });
});
