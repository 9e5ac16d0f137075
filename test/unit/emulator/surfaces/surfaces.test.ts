import assert from 'node:assert/strict';
import type { Exported } from '../../../../emulator/src/go/exported.js';
import { tryMarshalJson } from '../../../../emulator/src/go/json.js';
import type { Sample } from '../../../../emulator/src/samples/model.js';
import { resolveSample } from '../../../../emulator/src/samples/resolve.js';
import {
  initialClaims,
  initialCustomClaims,
  marshalSurfaces,
  mergeClaims,
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
  return marshalSurfaces(resolved, trigger, initialClaims(resolved, trigger), custom);
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
    const plain = tryMarshalJson(mergeClaims(own, new Map()));
    assert.deepEqual(plain, { text: `{"sub":"${sample.user.id}","email":"gigi@acme.com","email_verified":true}` });
    const merged = tryMarshalJson(mergeClaims(own, new Map([['a', text('<')]])));
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

  it('knows groups from version 5 on', () => {
    const sample: Sample = { scopes: ['openid', 'groups'] };
    const newer = resolveSample(sample, { trigger: userinfo, targetVersion: '5.0.0' });
    const older = resolveSample(sample, { trigger: userinfo });
    assert.ok(initialCustomClaims(newer, userinfo).has('groups'));
    assert.ok(!initialCustomClaims(older, userinfo).has('groups'));
  });
});
