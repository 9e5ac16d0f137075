import { type TriggerId, triggerIds } from '../../catalogue/model.js';
import type { Sample } from '../model.js';

const tokenTriggers: readonly TriggerId[] = [
  'complement-token/pre-userinfo-creation',
  'complement-token/pre-access-token-creation',
];
const samlTrigger: TriggerId = 'customize-saml-response/pre-saml-response-creation';
const externalLogin: TriggerId = 'external-authentication/post-authentication';
const internalLogin: TriggerId = 'internal-authentication/post-authentication';

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
    description: 'The password was wrong: `ctx.v1.authError` holds the error, and results are discarded.',
    triggers: [internalLogin],
    authError: 'ID=COMMAND-3n9fs Message=Errors.User.Password.Invalid',
    authRequest: { passwordVerified: false, mfasVerified: [] },
  },
  {
    name: 'failed-provider',
    description:
      'The identity provider refused: `ctx.v1.authError` holds the error, the user is empty, results are discarded.',
    triggers: [externalLogin],
    authError: 'ID=SAML-ajl3irfs Message=Errors.Intent.ResponseInvalid',
    tokens: null,
    idp: { user: null },
    authRequest: { passwordVerified: false, mfasVerified: [] },
  },
  {
    name: 'new-external-user',
    description: 'A user whom ZITADEL does not know yet comes from the provider: Pre Creation would run next.',
    triggers: [externalLogin],
    idp: { linked: false, autoCreation: true },
    authRequest: {
      userId: '',
      userName: '',
      loginName: '',
      displayName: '',
      resourceOwner: '',
      passwordVerified: false,
      mfasVerified: [],
    },
  },
  {
    name: 'no-auth-request',
    description: 'A person registers without a login request of an application: `ctx.v1.authRequest` is null.',
    triggers: ['internal-authentication/pre-creation', 'internal-authentication/post-creation'],
    authRequest: null,
  },
];
