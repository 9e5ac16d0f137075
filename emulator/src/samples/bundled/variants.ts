import { type TriggerId, triggerIds } from '../../catalogue/model.js';
import type { Sample } from '../model.js';

const tokenTriggers: readonly TriggerId[] = [
  'complement-token/pre-userinfo-creation',
  'complement-token/pre-access-token-creation',
];
const samlTrigger: TriggerId = 'customize-saml-response/pre-saml-response-creation';
const postAuthentication: readonly TriggerId[] = [
  'external-authentication/post-authentication',
  'internal-authentication/post-authentication',
];

/** Samples that differ from the rich human in one respect each. */
export const variants: readonly Sample[] = [
  {
    name: 'no-grants',
    description: 'The rich human without any authorisation: `ctx.v1.user.grants` is null in token triggers.',
    triggers: [...tokenTriggers, samlTrigger],
    grants: [],
  },
  {
    name: 'machine-user',
    description: 'A service user with client credentials: no `human`, no profile claims.',
    triggers: [...tokenTriggers, samlTrigger],
    user: {
      id: '352222222222222222',
      username: 'billing-service',
      loginNames: ['billing-service@acme.zitadel.cloud'],
      preferredLoginName: 'billing-service@acme.zitadel.cloud',
      machine: { name: 'Billing service', description: 'Sends invoices' },
      metadata: { owner: 'finance' },
    },
    application: { clientId: 'billing-service', projectId: '' },
    token: { grantType: 'client_credentials', amr: [], nonce: '' },
  },
  {
    name: 'no-metadata',
    description: 'The rich human without metadata of the user, of the organisation, or carried over.',
    triggers: triggerIds.filter((trigger) => trigger !== 'internal-authentication/post-authentication'),
    org: { metadata: {} },
    orgs: [],
    user: { metadata: {} },
    carriedMetadata: {},
  },
  {
    name: 'minimal-scopes',
    description: 'Only `openid` is asked for: claims hold `sub` alone, and no roles are asserted.',
    triggers: [...tokenTriggers],
    scopes: ['openid'],
    application: {
      projectRoleAssertion: false,
      idTokenUserinfoAssertion: false,
      idTokenRoleAssertion: false,
      accessTokenRoleAssertion: false,
    },
  },
  {
    name: 'failed-authentication',
    description: 'The password or the provider failed: `ctx.v1.authError` holds the error, and results are discarded.',
    triggers: postAuthentication,
    authError: 'ID=COMMAND-3n9fs Message=Errors.User.Password.Invalid',
    tokens: null,
    idp: { user: null },
    authRequest: { passwordVerified: false, mfasVerified: [] },
  },
];
