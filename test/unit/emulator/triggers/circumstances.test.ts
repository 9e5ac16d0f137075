import assert from 'node:assert/strict';
import type { TriggerId } from '../../../../emulator/src/catalogue/model.js';
import type { Sample } from '../../../../emulator/src/samples/model.js';
import { resolveSample } from '../../../../emulator/src/samples/resolve.js';
import { notReached } from '../../../../emulator/src/triggers/circumstances.js';

const userinfo = 'complement-token/pre-userinfo-creation';
const accessToken = 'complement-token/pre-access-token-creation';
const internal = 'internal-authentication/post-authentication';
const external = 'external-authentication/post-authentication';

describe('logins in which no action would run', () => {
  const notes = (trigger: TriggerId, sample: Sample = {}) =>
    notReached(trigger, resolveSample(sample, { trigger })).join('\n');

  it('are told: opaque access tokens', () => {
    const opaque: Sample = { application: { accessTokenType: 'bearer' } };
    assert.match(notes(accessToken, opaque), /for JWT access tokens only, and application\.accessTokenType/);
    assert.equal(notes(accessToken), '');
    assert.equal(notes(userinfo, opaque), '');
    assert.equal(notes(accessToken, { ...opaque, token: { grantType: 'token_exchange' } }), '');
  });

  it('are told: ID tokens without the scope openid', () => {
    assert.match(notes(userinfo, { surface: 'id-token', scopes: ['profile'] }), /without the scope openid/);
    assert.equal(notes(userinfo, { surface: 'id-token' }), '');
    assert.equal(notes(userinfo, { surface: 'userinfo', scopes: ['profile'] }), '');
  });

  it('are told: a factor without an organization', () => {
    const nobody: Sample = { authRequest: { requestedOrgId: '', resourceOwner: '' } };
    assert.match(notes(internal, nobody), /would find no action/);
    assert.equal(notes(internal), '');
  });

  it('are none where another organization is taken', () => {
    const org = (trigger: TriggerId, sample: Sample) => resolveSample(sample, { trigger }).runOrgId;
    const authRequest = { requestedOrgId: '', resourceOwner: '' };
    const user = { resourceOwner: '7' };
    const instance = { defaultOrgId: '8' };
    assert.equal(org(external, { authRequest: { ...authRequest, requestedOrgId: '1', resourceOwner: '2' } }), '1');
    assert.equal(org(external, { authRequest: { ...authRequest, resourceOwner: '2' } }), '2');
    assert.equal(org(external, { authRequest, user, instance }), '7');
    assert.equal(org(external, { authRequest, user, instance, idp: { linked: false } }), '8');
    assert.equal(org(internal, { authRequest, user, instance }), '');
    assert.equal(org('internal-authentication/pre-creation', { authRequest: null, user, instance }), '8');
    assert.equal(org(userinfo, { authRequest: null, user, instance }), '7');
  });
});
