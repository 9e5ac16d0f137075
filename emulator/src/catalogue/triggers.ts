import { InternalError } from '../errors.js';
import { links } from './links.js';
import type { ModuleId, Trigger, TriggerId } from './model.js';

type Stage = Trigger['trigger'];

const flows = {
  external: {
    id: 1,
    slug: 'external-authentication',
    label: 'External Authentication',
    enumName: 'FLOW_TYPE_EXTERNAL_AUTHENTICATION',
  },
  token: { id: 2, slug: 'complement-token', label: 'Complement Token', enumName: 'FLOW_TYPE_CUSTOMISE_TOKEN' },
  internal: {
    id: 3,
    slug: 'internal-authentication',
    label: 'Internal Authentication',
    enumName: 'FLOW_TYPE_INTERNAL_AUTHENTICATION',
  },
  saml: {
    id: 4,
    slug: 'customize-saml-response',
    label: 'Complement SAMLResponse',
    enumName: 'FLOW_TYPE_SAML_RESPONSE',
  },
} as const satisfies Record<string, Trigger['flow']>;

const stages = {
  postAuthentication: {
    id: 1,
    slug: 'post-authentication',
    label: 'Post Authentication',
    enumName: 'TRIGGER_TYPE_POST_AUTHENTICATION',
  },
  preCreation: { id: 2, slug: 'pre-creation', label: 'Pre Creation', enumName: 'TRIGGER_TYPE_PRE_CREATION' },
  postCreation: { id: 3, slug: 'post-creation', label: 'Post Creation', enumName: 'TRIGGER_TYPE_POST_CREATION' },
  preUserinfo: {
    id: 4,
    slug: 'pre-userinfo-creation',
    label: 'Pre Userinfo creation',
    enumName: 'TRIGGER_TYPE_PRE_USERINFO_CREATION',
  },
  preAccessToken: {
    id: 5,
    slug: 'pre-access-token-creation',
    label: 'Pre access token creation',
    enumName: 'TRIGGER_TYPE_PRE_ACCESS_TOKEN_CREATION',
  },
  preSamlResponse: {
    id: 6,
    slug: 'pre-saml-response-creation',
    label: 'Pre SAMLResponse creation',
    enumName: 'TRIGGER_TYPE_PRE_SAML_RESPONSE_CREATION',
  },
} as const satisfies Record<string, Stage>;

const allModules: readonly ModuleId[] = ['zitadel/http', 'zitadel/log', 'zitadel/uuid'];
const withoutUuid: readonly ModuleId[] = ['zitadel/http', 'zitadel/log'];

/** The nine triggers in the order in which ZITADEL lists flows (facts §1.1, §1.2). */
export const triggers: readonly Trigger[] = [
  {
    id: 'external-authentication/post-authentication',
    flow: flows.external,
    trigger: stages.postAuthentication,
    loginV1Only: true,
    modules: allModules,
    doc: 'Runs after every login through an identity provider, not just the first, before ZITADEL links, creates or updates the user. It also runs when that login failed, with an empty user and without effect: test `ctx.v1.authError` first. Login V1 only.',
    link: links.external,
  },
  {
    id: 'external-authentication/pre-creation',
    flow: flows.external,
    trigger: stages.preCreation,
    loginV1Only: true,
    modules: allModules,
    doc: 'Runs before ZITADEL creates a user who came through an identity provider. An error keeps the user from being created. Login V1 only.',
    link: links.external,
  },
  {
    id: 'external-authentication/post-creation',
    flow: flows.external,
    trigger: stages.postCreation,
    loginV1Only: true,
    modules: allModules,
    doc: 'Runs right after ZITADEL created a user who came through an identity provider. An error cannot undo the creation. Login V1 only.',
    link: links.external,
  },
  {
    id: 'complement-token/pre-userinfo-creation',
    flow: flows.token,
    trigger: stages.preUserinfo,
    loginV1Only: false,
    modules: allModules,
    doc: 'Runs whenever ZITADEL answers userinfo or introspection, or makes an id token. It runs several times per login. Actions come from the user’s organization, not the application’s.',
    link: links.token,
  },
  {
    id: 'complement-token/pre-access-token-creation',
    flow: flows.token,
    trigger: stages.preAccessToken,
    loginV1Only: false,
    modules: allModules,
    doc: 'Runs when ZITADEL makes a JWT access token. It never runs for opaque access tokens. Actions come from the user’s organization, not the application’s.',
    link: links.token,
  },
  {
    id: 'internal-authentication/post-authentication',
    since: '2.19.0',
    flow: flows.internal,
    trigger: stages.postAuthentication,
    loginV1Only: true,
    modules: allModules,
    doc: 'Runs after each check of a password, second factor or passkey, successful or not. Password and code make two runs. Login V1 only.',
    link: links.internal,
  },
  {
    id: 'internal-authentication/pre-creation',
    since: '2.19.0',
    flow: flows.internal,
    trigger: stages.preCreation,
    loginV1Only: true,
    modules: allModules,
    doc: 'Runs before ZITADEL creates a user who filled in the registration form. Users created in the console or through the API do not come by. Login V1 only.',
    link: links.internal,
  },
  {
    id: 'internal-authentication/post-creation',
    since: '2.19.0',
    flow: flows.internal,
    trigger: stages.postCreation,
    loginV1Only: true,
    modules: allModules,
    doc: 'Runs right after ZITADEL created a user who filled in the registration form. An error cannot undo the creation. Login V1 only.',
    link: links.internal,
  },
  {
    id: 'customize-saml-response/pre-saml-response-creation',
    since: '2.33.0',
    flow: flows.saml,
    trigger: stages.preSamlResponse,
    loginV1Only: false,
    modules: withoutUuid,
    doc: 'Runs when ZITADEL makes the SAML response of a login. `zitadel/uuid` is missing here. Actions come from the user’s organization, not the application’s.',
    link: links.saml,
  },
];

const byId = new Map(triggers.map((trigger) => [trigger.id, trigger]));

/** What is known of a trigger. */
export function triggerById(id: TriggerId): Trigger {
  const trigger = byId.get(id);
  if (trigger === undefined) throw new InternalError(`no such trigger: ${id}`);
  return trigger;
}

/** Flow and trigger as ZITADEL's console calls them: `Complement Token › Pre Userinfo creation`. */
export function triggerLabel(id: TriggerId): string {
  const { flow, trigger } = triggerById(id);
  return `${flow.label} › ${trigger.label}`;
}

/** Names for sets of triggers that members share. */
export const groups = {
  externalPost: ['external-authentication/post-authentication'],
  internalPost: ['internal-authentication/post-authentication'],
  postAuthentication: ['external-authentication/post-authentication', 'internal-authentication/post-authentication'],
  preCreation: ['external-authentication/pre-creation', 'internal-authentication/pre-creation'],
  postCreation: ['external-authentication/post-creation', 'internal-authentication/post-creation'],
  internalCreation: ['internal-authentication/pre-creation', 'internal-authentication/post-creation'],
  login: [
    'external-authentication/post-authentication',
    'external-authentication/pre-creation',
    'external-authentication/post-creation',
    'internal-authentication/post-authentication',
    'internal-authentication/pre-creation',
    'internal-authentication/post-creation',
  ],
  token: ['complement-token/pre-userinfo-creation', 'complement-token/pre-access-token-creation'],
  saml: ['customize-saml-response/pre-saml-response-creation'],
} as const satisfies Record<string, readonly TriggerId[]>;
