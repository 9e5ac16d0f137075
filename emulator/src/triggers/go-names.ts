/** Names that Go gives to the functions of `ctx` and `api`: their `name` in JavaScript (facts §2). */
import type { TriggerId } from '../catalogue/model.js';

const api = 'github.com/zitadel/zitadel/internal/api';
const token = `${api}/oidc.(*Server).userinfoFlows`;
const saml = `${api}/saml.(*Storage).getCustomAttributes`;
const login = `${api}/ui/login.(*Login)`;

/** By path and flow; of the others the name is not known. */
const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'complement-token': {
    'ctx.v1.getUser': `${token}.func2.1`,
    'api.v1.claims.setClaim': `${token}.func9`,
    'api.v1.claims.appendLogIntoClaims': `${token}.func10`,
  },
  'customize-saml-response': {
    'ctx.v1.getUser': `${saml}.func1.1`,
    'api.v1.attributes.setCustomAttribute': `${saml}.func5`,
  },
  'external-authentication': {
    'api.v1.appendUserGrant': `${login}.runPostCreationActions.AppendGrantFunc.func4.1`,
    'api.setPreferredLanguage': `${login}.runPostExternalAuthenticationActions.func5`,
  },
  'internal-authentication': {
    'api.v1.appendUserGrant': `${login}.runPostCreationActions.AppendGrantFunc.func4.1`,
  },
};

/** Of `getOrgMetadata` of a grant. */
export function grantFunctionName(trigger: 'token' | 'saml'): string {
  const list = trigger === 'token' ? 'UserGrantsFromSlice' : 'UserGrantsFromQuery';
  return `github.com/zitadel/zitadel/internal/actions/object.${list}.func1`;
}

export function goNameOf(path: string, trigger: TriggerId): string {
  const flow = trigger.split('/')[0] ?? '';
  return known[flow]?.[path] ?? `github.com/zitadel/zitadel/internal/actions.${path}`;
}
