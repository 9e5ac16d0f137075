/** What the surfaces of a token request carry after the actions (facts §2.5). */
import type { Encoded, Outcome } from '../api.js';
import type { TriggerId } from '../catalogue/model.js';
import type { Exported } from '../go/exported.js';
import { timeOf } from '../go/time.js';
import type { ResolvedSample } from '../samples/resolved.js';
import { initialCustomClaims, omitEmpty, type Registered, registeredClaims, surfaceCustomClaims } from './claims.js';
import { type EncodedClaims, marshalClaims, marshalUserinfo } from './encode.js';
import { onceForEach } from './remember.js';
import { type Surface, surfaceOf } from './surface.js';

export { initialClaims, initialCustomClaims, type Registered } from './claims.js';
export { type EncodedClaims, marshalUserinfo } from './encode.js';
export { tokenGrants } from './grants.js';
export { type Surface, surfaceOf } from './surface.js';

type Surfaces = NonNullable<Outcome['surfaces']>;

const seconds = (date: string): number => timeOf(date).seconds;

function withClient(audience: readonly string[], clientId: string): readonly string[] {
  return audience.includes(clientId) ? audience : [...audience, clientId];
}

function idToken(sample: ResolvedSample, userinfo: Registered): Registered {
  const { token, application, instance } = sample;
  const { sub, ...profile } = userinfo;
  return omitEmpty({
    iss: instance.issuer,
    sub,
    aud: withClient(token.audience, application.clientId),
    exp: seconds(token.expiration),
    iat: seconds(token.issuedAt),
    auth_time: seconds(token.authTime),
    nonce: token.nonce,
    amr: token.amr,
    azp: application.clientId,
    client_id: application.clientId,
    at_hash: token.accessTokenHash,
    sid: token.sessionId,
    ...profile,
  });
}

function accessToken(sample: ResolvedSample): Registered {
  const { token, application, instance, user } = sample;
  return omitEmpty({
    iss: instance.issuer,
    sub: user.id,
    aud: token.audience.length === 0 ? [application.clientId] : token.audience,
    exp: seconds(token.expiration),
    iat: seconds(token.issuedAt),
    nbf: seconds(token.issuedAt),
    client_id: application.clientId,
    jti: token.tokenId,
  });
}

function introspection(sample: ResolvedSample, userinfo: Registered): Registered {
  const { token, application, instance } = sample;
  const { sub, ...profile } = userinfo;
  return {
    active: true,
    ...omitEmpty({
      scope: sample.scopes.join(' '),
      client_id: application.clientId,
      token_type: 'Bearer',
      exp: seconds(token.expiration),
      iat: seconds(token.issuedAt),
      auth_time: seconds(token.authTime),
      nbf: seconds(token.issuedAt),
      sub,
      aud: token.audience,
      amr: token.amr,
      iss: instance.issuer,
      jti: token.tokenId,
      username: profile.preferred_username,
      ...profile,
    }),
  };
}

const goTypes: Readonly<Record<Surface, string>> = {
  userinfo: 'oidc.UserInfo',
  'id-token': 'oidc.IDTokenClaims',
  'access-token': 'oidc.AccessTokenClaims',
  introspection: 'oidc.IntrospectionResponse',
};

const registeredOf = onceForEach((sample, surface): Registered => {
  const userinfo = registeredClaims(sample, surface);
  switch (surface) {
    case 'userinfo':
      return userinfo;
    case 'id-token':
      return idToken(sample, userinfo);
    case 'access-token':
      return accessToken(sample);
    case 'introspection':
      return introspection(sample, userinfo);
  }
});

const userinfoBefore = onceForEach((sample, surface) =>
  marshalUserinfo(registeredClaims(sample, surface), surfaceCustomClaims(sample, surface)),
);

/** The userinfo that a run of a token trigger starts with. */
export function initialUserinfo(sample: ResolvedSample, trigger: TriggerId): EncodedClaims {
  return userinfoBefore(sample, surfaceOf(sample, trigger));
}

/** One surface with the claims that actions added. */
function encodeSurface(sample: ResolvedSample, surface: Surface, added: ReadonlyMap<string, Exported>): Encoded {
  const custom = new Map([...surfaceCustomClaims(sample, surface), ...added]);
  return marshalClaims(goTypes[surface], registeredOf(sample, surface), custom);
}

/**
 * Every surface that the trigger has a part in. A run is made for one surface only; for the others the same claims are
 * taken to be set, on top of what that surface has by itself.
 *
 * @param custom all custom claims after the actions, those that were there before included
 */
export function marshalSurfaces(
  sample: ResolvedSample,
  trigger: TriggerId,
  custom: ReadonlyMap<string, Exported>,
): Surfaces {
  const before = initialCustomClaims(sample, trigger);
  const added = new Map([...custom].filter(([name]) => !before.has(name)));
  if (trigger === 'complement-token/pre-access-token-creation') {
    return { accessToken: encodeSurface(sample, 'access-token', added) };
  }
  return {
    userinfo: encodeSurface(sample, 'userinfo', added),
    ...(sample.scopes.includes('openid') ? { idToken: encodeSurface(sample, 'id-token', added) } : {}),
    introspection: encodeSurface(sample, 'introspection', added),
  };
}
