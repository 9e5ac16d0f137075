/** Logins in which ZITADEL would not come to run the actions of a trigger at all (facts §1.2, §1.3). */
import type { TriggerId } from '../catalogue/model.js';
import type { ResolvedSample } from '../samples/resolved.js';

/** Why ZITADEL would run no action for this sample, for people; the run shows what would come of them all the same. */
export function notReached(trigger: TriggerId, sample: ResolvedSample): readonly string[] {
  const { application, scopes, surface, token, runOrgId } = sample;
  const isExchange = token.grantType === 'token_exchange';
  switch (trigger) {
    case 'complement-token/pre-access-token-creation':
      return application.accessTokenType === 'jwt' || isExchange
        ? []
        : [
            'ZITADEL would run no action here: it does so for JWT access tokens only, and application.accessTokenType of the sample is bearer.',
          ];
    case 'complement-token/pre-userinfo-creation':
      return surface !== 'id-token' || scopes.includes('openid') || isExchange
        ? []
        : ['ZITADEL would run no action here: without the scope openid it makes no ID token.'];
    case 'internal-authentication/post-authentication':
      return runOrgId === ''
        ? ['ZITADEL would find no action here: the auth request names neither an organization nor that of its user.']
        : [];
    default:
      return [];
  }
}
