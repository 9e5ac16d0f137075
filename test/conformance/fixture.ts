/** The measuring program's input (fixture.json with a row's overrides) as a sample of ours. */
import type { TriggerId } from '../../emulator/src/catalogue/model.js';
import type {
  AuthRequestInput,
  ExternalUserInput,
  GrantInput,
  HttpRequestInput,
  IdpKind,
  IdpTokensInput,
  Json,
  MetadataEntry,
  NewUserInput,
  OrgInput,
  Sample,
  UserInput,
} from '../../emulator/src/samples/model.js';

type Data = Readonly<Record<string, unknown>>;

const triggers: Readonly<Record<string, TriggerId>> = {
  'external-post-authentication': 'external-authentication/post-authentication',
  'external-pre-creation': 'external-authentication/pre-creation',
  'external-post-creation': 'external-authentication/post-creation',
  'internal-post-authentication': 'internal-authentication/post-authentication',
  'internal-pre-creation': 'internal-authentication/pre-creation',
  'internal-post-creation': 'internal-authentication/post-creation',
  'complement-token-pre-userinfo': 'complement-token/pre-userinfo-creation',
  'complement-token-pre-access-token': 'complement-token/pre-access-token-creation',
  'saml-pre-response': 'customize-saml-response/pre-saml-response-creation',
};

/** The trigger that the measuring program calls by a name of its own. */
export function triggerOf(name: string): TriggerId {
  const trigger = triggers[name];
  if (!trigger) throw new Error(`unknown trigger in a row: ${name}`);
  return trigger;
}

const providerKinds: Readonly<Record<string, IdpKind>> = { azuread: 'azure', azureAD: 'azure' };
const zeroTime = '0001-01-01T00:00:00Z';

function list(value: unknown): readonly Data[] {
  return Array.isArray(value) ? (value as Data[]) : [];
}

function data(value: unknown): Data {
  return (value ?? {}) as Data;
}

/** A copy without members that are null or undefined. */
function present<T>(members: Readonly<Record<string, unknown>>): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value != null)) as T;
}

function entries(input: unknown): MetadataEntry[] {
  return list(input).map((entry) => {
    const { value, valueBase64, ...rest } = entry;
    return present<MetadataEntry>({ ...rest, ...(value == null ? { base64: valueBase64 ?? '' } : { text: value }) });
  });
}

function userOf(input: Data, metadata: { entries: MetadataEntry[]; sequence?: unknown; lastRun?: unknown }): UserInput {
  const human = input.human as Data | undefined;
  const machine = input.machine as Data | undefined;
  return present<UserInput>({
    id: input.id,
    creationDate: input.creation_date,
    changeDate: input.change_date,
    resourceOwner: input.resource_owner,
    sequence: input.sequence,
    state: input.state,
    username: input.username,
    loginNames: input.login_names,
    preferredLoginName: input.preferred_login_name,
    human:
      human &&
      present({
        firstName: human.first_name,
        lastName: human.last_name,
        nickName: human.nick_name,
        displayName: human.display_name,
        avatarKey: human.avatar_key,
        preferredLanguage: human.preferred_language,
        gender: human.gender,
        email: human.email,
        isEmailVerified: human.is_email_verified,
        phone: human.phone,
        isPhoneVerified: human.is_phone_verified,
      }),
    machine: machine && present({ name: machine.name, description: machine.description }),
    metadata: metadata.entries,
    metadataSequence: metadata.sequence,
    metadataTimestamp: metadata.lastRun,
  });
}

function grantOf(input: Data): GrantInput {
  return present<GrantInput>({
    id: input.id,
    projectGrantId: input.grant_id,
    state: input.state,
    orgId: input.resource_owner,
    orgName: input.org_name,
    orgPrimaryDomain: input.org_primary_domain,
    creationDate: input.creation_date,
    changeDate: input.change_date,
    sequence: input.sequence,
    userId: input.user_id,
    userResourceOwner: input.user_resource_owner,
    roles: input.roles,
    projectId: input.project_id,
    projectName: input.project_name,
    projectResourceOwner: input.project_resource_owner,
  });
}

/** What came with the fixture's external user; missing members are empty, not derived from the provider's answer. */
function externalUserOf(input: Data): ExternalUserInput {
  return {
    idpId: '',
    id: '',
    displayName: '',
    preferredUsername: '',
    firstName: '',
    lastName: '',
    nickName: '',
    email: '',
    isEmailVerified: false,
    preferredLanguage: 'und',
    phone: '',
    isPhoneVerified: false,
    ...present<ExternalUserInput>({
      idpId: input.idpConfigId,
      id: input.externalUserId,
      displayName: input.displayName,
      preferredUsername: input.preferredUsername,
      firstName: input.firstName,
      lastName: input.lastName,
      nickName: input.nickName,
      email: input.email,
      isEmailVerified: input.isEmailVerified,
      preferredLanguage: input.preferredLanguage,
      phone: input.phone,
      isPhoneVerified: input.isPhoneVerified,
    }),
  };
}

const emptyAuthRequest: AuthRequestInput = {
  id: '',
  agentId: '',
  creationDate: zeroTime,
  changeDate: zeroTime,
  browserInfo: null,
  applicationId: '',
  callbackUri: '',
  transferState: '',
  prompt: [],
  uiLocales: [],
  loginHint: '',
  maxAuthAge: null,
  instanceId: '',
  requestType: 'oidc',
  scopes: [],
  userId: '',
  userName: '',
  loginName: '',
  displayName: '',
  resourceOwner: '',
  requestedOrgId: '',
  requestedOrgName: '',
  requestedPrimaryDomain: '',
  requestedOrgDomain: false,
  applicationResourceOwner: '',
  privateLabelingSetting: 0,
  selectedIdpConfigId: '',
  linkingUsers: [],
  passwordVerified: false,
  mfasVerified: [],
  audience: [],
  authTime: zeroTime,
};

function authRequestOf(input: unknown): AuthRequestInput | null {
  if (input == null) return null;
  const { userOrgId, linkingUsers, ...rest } = data(input);
  return {
    ...emptyAuthRequest,
    ...present<AuthRequestInput>({ ...rest, resourceOwner: userOrgId }),
    linkingUsers: list(linkingUsers).map(externalUserOf),
  };
}

function httpRequestOf(input: unknown): HttpRequestInput {
  // Without one the measuring program made `GET /` of no host.
  const none: HttpRequestInput = { method: 'GET', url: '/', contentLength: 0, host: '', remoteAddr: '' };
  return { form: {}, postForm: {}, headers: {}, ...((input ?? none) as HttpRequestInput) };
}

function newUserOf(input: Data): NewUserInput {
  const email = input.email as Data | undefined;
  const phone = input.phone as Data | undefined;
  const { username, id, creationDate, changeDate, resourceOwner, sequence, state, loginNames, preferredLoginName } =
    input;
  return {
    profile: (input.profile as NewUserInput['profile']) ?? null,
    email: email ? present({ address: email.email, isVerified: email.isVerified }) : null,
    phone: phone ? present({ number: phone.phone, isVerified: phone.isVerified }) : null,
    ...present<NewUserInput>({ username, id, creationDate, changeDate, resourceOwner, sequence, state }),
    loginNames: (loginNames as string[] | undefined) ?? [],
    preferredLoginName: (preferredLoginName as string | undefined) ?? '',
  };
}

/** Organisations with metadata, and those without any that the user's grants come from or the login falls back to. */
function orgsOf(fixture: Data, grants: readonly GrantInput[]): OrgInput[] {
  const known = data(fixture.orgMetadata);
  const named = new Set([String(fixture.defaultOrgId), ...grants.map(({ orgId }) => orgId ?? '')]);
  const bare = [...named].filter((id) => id !== '' && !(id in known));
  const none = bare.map((id): OrgInput => {
    const { orgName, orgPrimaryDomain } = grants.find(({ orgId }) => orgId === id) ?? {};
    const names = present<OrgInput>({ id, name: orgName, primaryDomain: orgPrimaryDomain });
    return { ...names, metadata: [], metadataSequence: 0, metadataTimestamp: zeroTime };
  });
  return [...none, ...orgsWithMetadata(known)];
}

function orgsWithMetadata(input: Data): OrgInput[] {
  return Object.entries(input).map(([id, state]) => {
    const { sequence, lastRun, metadata } = data(state);
    return present<OrgInput>({
      id,
      metadata: entries(metadata),
      metadataSequence: sequence,
      metadataTimestamp: lastRun,
    });
  });
}

function tokensOf(input: unknown): IdpTokensInput | null {
  if (input == null) return null;
  const tokens = data(input);
  return {
    accessToken: (tokens.accessToken as string) ?? '',
    refreshToken: (tokens.refreshToken as string) ?? '',
    idToken: (tokens.idToken as string) ?? '',
    idTokenClaims: (tokens.idTokenClaims as Readonly<Record<string, Json>> | undefined) ?? null,
  };
}

/** The failure that the measuring program's store gave for a message. */
function storeError(id: string, message: unknown): string | null {
  return message == null ? null : `ID=${id} Message=${message}`;
}

/** Which of the fixture's users, metadata and grants a trigger is given. */
function storedParts(
  trigger: TriggerId,
  fixture: Data,
): Pick<Sample, 'user' | 'grants' | 'grantsSequence' | 'grantsTimestamp'> {
  const info = data(fixture.userInfo);
  if (trigger.startsWith('complement-token/')) {
    const grants = info.user_grants;
    return {
      user: userOf(data(info.user), { entries: entries(fixture.userInfoMetadata) }),
      grants: grants == null ? null : list(grants).map(grantOf),
    };
  }
  const metadata = data(fixture.userMetadata);
  const grants = data(fixture.userGrants);
  const none = fixture.nilGrants === true;
  return {
    user: userOf(data(fixture.user), { ...metadata, entries: entries(metadata.metadata) }),
    grants: none ? null : list(grants.grants).map(grantOf),
    ...(present({ grantsSequence: grants.sequence ?? 0, grantsTimestamp: grants.lastRun ?? zeroTime }) as object),
  };
}

/** Metadata that `api.metadata` starts with. */
function carried(trigger: TriggerId, fixture: Data): MetadataEntry[] {
  if (trigger === 'external-authentication/post-authentication') return entries(data(fixture.externalUser).metadatas);
  return trigger.endsWith('/pre-creation') ? entries(fixture.metadata) : [];
}

/** The sample that a row means. */
export function sampleOf(trigger: TriggerId, base: Data, overrides: Data): Sample {
  const fixture: Data = { ...base, ...overrides };
  const info = data(fixture.userInfo);
  const infoOrg = data(info.org);
  const parts = storedParts(trigger, fixture);
  const orgs = orgsOf(fixture, parts.grants ?? []);
  const ownId = parts.user?.resourceOwner ?? (fixture.resourceOwner as string);
  const own = orgs.find((org) => org.id === ownId);
  const provider = data(fixture.providerInfo);
  const type = String(provider.type ?? 'oidc');
  const roles = fixture.projectRoleAssertion !== false;
  const userinfo = fixture.userInfoAssertion !== false;
  return {
    seed: 1,
    // The rows were recorded on the line of the next major version.
    targetVersion: '5.0.0',
    queries: 'as-written',
    instance: present({
      id: fixture.instanceId,
      projectId: fixture.instanceProjectId,
      // The measuring program ran the creation triggers for the organisation of the new user.
      defaultOrgId: trigger.endsWith('-creation') ? fixture.resourceOwner : fixture.defaultOrgId,
      assetPrefix: fixture.assetPrefix,
    }),
    org: {
      metadata: [],
      metadataSequence: 0,
      metadataTimestamp: zeroTime,
      ...own,
      ...present<OrgInput>({ id: ownId, name: infoOrg.name ?? '', primaryDomain: infoOrg.primary_domain ?? '' }),
    },
    orgs: orgs.filter((org) => org !== own),
    ...parts,
    groups: list(info.user_groups).map(({ id, name }) => ({ id: String(id), name: String(name) })),
    scopes: (fixture.scopes as string[] | undefined) ?? [],
    application: {
      clientId: (fixture.clientId as string | undefined) ?? '',
      projectId: (fixture.projectId as string | undefined) ?? '',
      projectRoleAssertion: roles,
      idTokenUserinfoAssertion: userinfo,
      accessTokenUserinfoAssertion: userinfo,
      idTokenRoleAssertion: true,
      accessTokenRoleAssertion: true,
    },
    tokens: tokensOf(fixture.tokens),
    idp: {
      kind: providerKinds[type] ?? (type as IdpKind),
      // The measuring program knew of no link, which would tell the organisation.
      linked: false,
      user: (fixture.providerInfo == null ? null : provider.data) as Readonly<Record<string, Json>> | null,
      ...(typeof provider.idAttribute === 'string' ? { idAttribute: provider.idAttribute } : {}),
    },
    externalUser: externalUserOf(data(fixture.externalUser)),
    authRequest: authRequestOf(fixture.authRequest),
    httpRequest: httpRequestOf(fixture.httpRequest),
    authMethod: (fixture.authMethod as string | undefined) ?? 'password',
    authError: (fixture.authError as string | undefined) ?? null,
    newUser: newUserOf(data(fixture.human)),
    carriedMetadata: carried(trigger, fixture),
    http: {
      denyList: (fixture.denyList as string[] | null | undefined) ?? null,
      ...(typeof fixture.maxBodySize === 'number' ? { maxBodySize: fixture.maxBodySize } : {}),
    },
    quota: { remainingSeconds: (fixture.quotaRemaining as number | undefined) ?? null },
    storeErrors: {
      setMetadata: storeError('COMMAND-oracle', fixture.setMetadataError),
      orgMetadata: storeError('QUERY-Ogd53', fixture.orgMetadataError),
    },
  };
}
