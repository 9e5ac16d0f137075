import type { TriggerId } from '../../../../emulator/src/catalogue/model.js';
import type { Rule } from '../rule.js';
import { claimCalls } from './calls.js';

const userinfo: TriggerId = 'complement-token/pre-userinfo-creation';
const accessToken: TriggerId = 'complement-token/pre-access-token-creation';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
/** What ZITADEL itself writes: facts §2.5, "how claims reach the client". */
const ofTheUser = words(
  'name given_name family_name nickname picture gender locale updated_at preferred_username email email_verified phone_number phone_number_verified',
);
const ofTheIdToken = words('iss aud exp iat auth_time nonce amr azp client_id at_hash sid act');
const ofIntrospection = words('active scope token_type username');
const ofTheAccessToken = words('iss aud exp iat nbf client_id jti');

/** facts §2.5, §7.11: registered claims are written over the action's where they are filled. */
export const standardClaim: Rule = {
  code: 'standard-claim',
  severity: 'warning',
  summary: 'A claim is set that ZITADEL writes itself',
  check(context) {
    for (const { key, keyNode } of claimCalls(context)) {
      if (!key?.whole) continue;
      const name = key.text;
      const { start, end } = keyNode;
      if (name === 'sub') {
        const message = '`sub` is the user’s id on every surface: ZITADEL writes it over. Use another name.';
        context.report({ start, end, message });
        continue;
      }
      if (context.triggers.includes(accessToken) && ofTheAccessToken.has(name))
        context.report({
          start,
          end,
          trigger: accessToken,
          message: `ZITADEL writes its own \`${name}\` into the access token, over this one. Use another name.`,
        });
      const said = context.triggers.includes(userinfo) ? atUserinfo(name) : undefined;
      if (said !== undefined) context.report({ start, end, trigger: userinfo, severity: 'information', message: said });
    }
  },
};

function atUserinfo(name: string): string | undefined {
  if (ofTheUser.has(name))
    return `Where ZITADEL has a value for \`${name}\`, its own is what userinfo, introspection and the ID token show; this one only fills a gap. In a JWT access token (Pre access token creation) it takes effect.`;
  if (ofTheIdToken.has(name)) return `The ID token has ZITADEL’s own \`${name}\`; userinfo shows this one.`;
  if (ofIntrospection.has(name)) return `Introspection has ZITADEL’s own \`${name}\`; other surfaces show this one.`;
  return undefined;
}
