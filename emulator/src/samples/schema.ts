/** The JSON schema of samples: served to editors, and walked by `parseSample`. */
import { triggerIds } from '../catalogue/model.js';
import { bundledSampleNames } from './bundled/index.js';
import { genders, grantStates, mfaTypes, privateLabeling, prompts, userStates } from './enums.js';
import { idpKinds } from './model.js';

/** The part of JSON schema that is used here. */
export interface Schema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: SchemaType | readonly SchemaType[];
  readonly enum?: readonly (string | number | null)[];
  /** Values that editors propose although others are allowed. */
  readonly examples?: readonly (string | number)[];
  readonly format?: 'date-time' | 'go-duration' | 'base64' | 'version';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}
export type SchemaType = 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null';

const text: Schema = { type: 'string' };
const integer: Schema = { type: 'integer' };
/** A whole number that counts something. */
const count: Schema = { type: 'integer', minimum: 0 };
const flag: Schema = { type: 'boolean' };
const texts: Schema = { type: 'array', items: text };
const date: Schema = { type: 'string', format: 'date-time' };
const base64: Schema = { type: 'string', format: 'base64' };
const json: Schema = { type: ['null', 'boolean', 'number', 'string', 'array', 'object'] };
const jsonObject: Schema = { type: 'object', additionalProperties: json };

function described(schema: Schema, description: string): Schema {
  return { ...schema, description };
}

function object(
  properties: Readonly<Record<string, Schema>>,
  description?: string,
  required?: readonly string[],
): Schema {
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    properties,
    ...(required === undefined ? {} : { required }),
    additionalProperties: false,
  };
}

function orNull(schema: Schema): Schema {
  return { ...schema, type: [...([schema.type ?? []].flat() as SchemaType[]), 'null'] };
}

function named(names: Readonly<Record<string, number>>): Schema {
  return { anyOf: [{ enum: Object.keys(names) }, integer] };
}

const metadataEntry = object(
  {
    key: text,
    value: described(json, 'A string stands for its own bytes, anything else for its JSON text.'),
    text: described(text, 'The stored bytes as text.'),
    base64: described(base64, 'The stored bytes.'),
    creationDate: date,
    changeDate: date,
    resourceOwner: text,
    sequence: integer,
  },
  'One metadata entry with dates and owner.',
  ['key'],
);

const metadata: Schema = {
  description:
    'Stored metadata: `{"key": value}` or a list of entries. A string stands for its own bytes, anything else for its JSON text; `{"$json": …}`, `{"$text": …}` and `{"$base64": …}` say it explicitly.',
  anyOf: [
    { type: 'object', additionalProperties: json },
    { type: 'array', items: metadataEntry },
  ],
};

const metadataState = {
  metadata,
  metadataSequence: described(integer, '`sequence` of what `getMetadata()` returns.'),
  metadataTimestamp: described(date, '`timestamp` of what `getMetadata()` returns.'),
};

const org = object({ id: text, name: text, primaryDomain: text, ...metadataState }, 'An organisation.');

const profile = {
  firstName: text,
  lastName: text,
  nickName: text,
  displayName: text,
  preferredLanguage: described(text, 'A BCP 47 tag such as `de-CH`.'),
  gender: named(genders),
};

const human = object(
  {
    ...profile,
    avatarKey: text,
    email: text,
    isEmailVerified: flag,
    phone: text,
    isPhoneVerified: flag,
  },
  'A person. Takes the place of an inherited `machine`.',
);

const machine = object({ name: text, description: text }, 'A service user. Takes the place of an inherited `human`.');

const storedUser = {
  id: text,
  creationDate: date,
  changeDate: date,
  resourceOwner: described(text, "Id of the user's organisation."),
  sequence: integer,
  state: named(userStates),
  username: text,
  loginNames: texts,
  preferredLoginName: text,
};

const grant = object(
  {
    id: text,
    projectId: text,
    projectName: text,
    projectGrantId: text,
    projectResourceOwner: text,
    roles: texts,
    state: named(grantStates),
    creationDate: date,
    changeDate: date,
    sequence: integer,
    orgId: described(text, "Organisation that granted; default the user's."),
    orgName: text,
    orgPrimaryDomain: text,
    userId: text,
    userResourceOwner: text,
  },
  'An authorisation of the user.',
);

const externalUser = object(
  {
    idpId: text,
    id: described(text, "The user's id at the provider."),
    displayName: text,
    preferredUsername: text,
    firstName: text,
    lastName: text,
    nickName: text,
    email: text,
    isEmailVerified: flag,
    preferredLanguage: text,
    phone: text,
    isPhoneVerified: flag,
  },
  'The user as ZITADEL mapped it; what is left out comes from `idp.user`.',
);

const values: Schema = { type: 'object', additionalProperties: { anyOf: [text, texts] } };

const authRequest = orNull(
  object(
    {
      id: text,
      agentId: text,
      creationDate: date,
      changeDate: date,
      browserInfo: orNull(object({ userAgent: text, acceptLanguage: text, remoteIp: text })),
      applicationId: text,
      callbackUri: text,
      transferState: text,
      prompt: { type: 'array', items: named(prompts) },
      uiLocales: texts,
      loginHint: text,
      maxAuthAge: { type: ['string', 'null'], format: 'go-duration' },
      instanceId: text,
      requestType: { enum: ['oidc', 'saml', 'device'] },
      scopes: texts,
      userId: text,
      userName: text,
      loginName: text,
      displayName: text,
      resourceOwner: described(text, "The user's organisation."),
      requestedOrgId: text,
      requestedOrgName: text,
      requestedPrimaryDomain: text,
      requestedOrgDomain: flag,
      applicationResourceOwner: text,
      privateLabelingSetting: named(privateLabeling),
      selectedIdpConfigId: text,
      linkingUsers: { type: 'array', items: externalUser },
      passwordVerified: flag,
      mfasVerified: { type: 'array', items: named(mfaTypes) },
      audience: texts,
      authTime: date,
    },
    'The running login; null when there is none.',
  ),
);

const mock = object(
  {
    method: described(text, 'Default: any method.'),
    url: described(text, 'Exact address, a glob (`*` within a segment, `**` anything), or `/regex/`.'),
    headers: { type: 'object', additionalProperties: text, description: 'Request headers that must be there.' },
    body: described(json, 'JSON that the request body must contain.'),
    times: described(count, 'How often it answers; default without end.'),
    delay: described(count, 'Milliseconds before it answers.'),
    error: {
      type: 'string',
      description: 'A failed connection instead of an answer.',
      examples: ['connection-refused', 'no-such-host', 'connection-reset', 'timeout', 'timeout-while-reading'],
    },
    response: object({
      status: { type: 'integer', minimum: 100, maximum: 999 },
      headers: values,
      json,
      text,
      base64,
      file: described(text, 'Path of a file beside the sample.'),
    }),
  },
  'An answer to a request of `zitadel/http`.',
  ['url'],
);

const sampleParts: Readonly<Record<string, Schema>> = {
  $schema: text,
  name: text,
  description: text,
  extends: described(
    { enum: bundledSampleNames },
    'Name of the bundled sample that fills what is left out; default `rich-human`.',
  ),
  triggers: { type: 'array', items: { enum: [...triggerIds] }, description: 'Triggers that it is meant for.' },
  targetVersion: described({ type: 'string', format: 'version' }, 'Version of ZITADEL, such as `4.13.0`.'),
  clock: described(date, 'The time of the run.'),
  seed: described({ type: ['string', 'number'] }, 'Makes random values and the order of map keys repeatable.'),
  instance: object({ id: text, projectId: text, defaultOrgId: text, issuer: text, assetPrefix: text }),
  org: described(org, "The user's organisation."),
  orgs: { type: 'array', items: org, description: 'Other organisations.' },
  user: object({ ...storedUser, human: orNull(human), machine: orNull(machine), ...metadataState }),
  grants: orNull({ type: 'array', items: grant }),
  queries: {
    enum: ['as-zitadel', 'as-written'],
    description:
      'Whether token triggers see only the grants that the scopes ask for and no login names, as in ZITADEL.',
  },
  grantsSequence: integer,
  grantsTimestamp: date,
  groups: { type: 'array', items: object({ id: text, name: text }, undefined, ['id', 'name']) },
  scopes: described(texts, 'Scopes of the token request.'),
  application: object({
    clientId: text,
    projectId: text,
    projectRoleAssertion: described(flag, 'Project setting "Assert Roles on Authentication".'),
    idTokenUserinfoAssertion: described(flag, 'Application setting "User Info inside ID Token".'),
    idTokenRoleAssertion: described(flag, 'Application setting "User roles inside ID Token".'),
    accessTokenRoleAssertion: described(flag, 'Application setting "Add user roles to the access token".'),
    accessTokenUserinfoAssertion: described(flag, 'Whether a JWT access token run has profile claims.'),
    accessTokenType: { enum: ['bearer', 'jwt'] },
    introspectingClientId: text,
    introspectingProjectId: text,
  }),
  token: object({
    grantType: {
      enum: [
        'authorization_code',
        'implicit',
        'refresh_token',
        'device_code',
        'client_credentials',
        'jwt_bearer',
        'token_exchange',
      ],
    },
    audience: texts,
    issuedAt: date,
    expiration: date,
    authTime: date,
    nonce: text,
    amr: texts,
    tokenId: text,
    sessionId: text,
    accessTokenHash: text,
  }),
  surface: { enum: ['userinfo', 'id-token', 'introspection'] },
  tokens: orNull(
    object(
      {
        accessToken: text,
        refreshToken: text,
        idToken: described(text, 'A real token (`eyJ…`) is decoded; its signature is not checked.'),
        idTokenClaims: orNull(jsonObject),
      },
      'Tokens that the identity provider sent.',
    ),
  ),
  idp: object({
    kind: { enum: [...idpKinds] },
    id: text,
    user: described(orNull(jsonObject), 'The user as the provider answers it; null: it could not be fetched.'),
    idAttribute: text,
    autoCreation: flag,
    autoUpdate: flag,
    linked: flag,
  }),
  externalUser,
  authRequest,
  httpRequest: orNull(
    object({
      method: text,
      url: text,
      proto: text,
      contentLength: integer,
      host: text,
      form: values,
      postForm: values,
      remoteAddr: text,
      headers: values,
    }),
  ),
  authMethod: {
    type: 'string',
    examples: ['password', 'OTP', 'OTP SMS', 'OTP Email', 'recovery code', 'U2F', 'passwordless'],
  },
  authError: described({ type: ['string', 'null'] }, 'Text of the error when the authentication failed.'),
  newUser: object(
    {
      ...storedUser,
      profile: orNull(object(profile)),
      email: orNull(object({ address: text, isVerified: flag })),
      phone: orNull(object({ number: text, isVerified: flag })),
    },
    'The user that is about to be created.',
  ),
  carriedMetadata: described(metadata, 'What `api.metadata` starts with.'),
  http: object({
    mocks: { type: 'array', items: mock },
    denyList: orNull(texts),
    maxBodySize: count,
    maxRedirects: count,
    allowHttpsDowngrade: flag,
  }),
  quota: object({ remainingSeconds: orNull(described(count, 'Seconds of execution that are left.')) }),
  storeErrors: object({
    setMetadata: orNull(text),
    orgMetadata: orNull(text),
    userMetadata: orNull(text),
    user: orNull(text),
    userGrants: described(orNull(text), 'Error when the grants of Post Creation are added.'),
  }),
};

/** Draft-07 schema of `*.sample.json`. */
export const sampleSchema: Schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Sample of a ZITADEL login',
  ...object(sampleParts),
};
