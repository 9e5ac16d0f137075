import { type TriggerId, triggerIds } from '../catalogue/model.js';
import type { Scan } from './scan.js';

const token: readonly TriggerId[] = [
  'complement-token/pre-userinfo-creation',
  'complement-token/pre-access-token-creation',
];
const saml: readonly TriggerId[] = ['customize-saml-response/pre-saml-response-creation'];
const login = triggerIds.filter((id) => id.includes('-authentication/'));
const postAuthentication = login.filter((id) => id.endsWith('/post-authentication'));
const preCreation = login.filter((id) => id.endsWith('/pre-creation'));
const postCreation = login.filter((id) => id.endsWith('/post-creation'));
const externalPost: readonly TriggerId[] = ['external-authentication/post-authentication'];
const internalPost: readonly TriggerId[] = ['internal-authentication/post-authentication'];

/**
 * What use of the API says about the trigger, first match counts (facts: 92 of 96 published scripts with a declared flow
 * agree with it). `c` is the first parameter of the action, `a` the second.
 */
const evidence: readonly { readonly paths: readonly string[]; readonly triggers: readonly TriggerId[] }[] = [
  { paths: ['a.v1.claims', 'a.v1.userinfo', 'c.v1.claims', 'c.v1.application'], triggers: token },
  {
    paths: [
      'c.v1.externalUser',
      'c.v1.providerInfo',
      'c.getClaim',
      'c.claimsJSON',
      'c.accessToken',
      'c.idToken',
      'c.refreshToken',
      'a.setPreferredUsername',
    ],
    triggers: externalPost,
  },
  { paths: ['a.userGrants', 'a.v1.appendUserGrant'], triggers: postCreation },
  { paths: ['a.v1.attributes'], triggers: saml },
  { paths: ['c.v1.authMethod'], triggers: internalPost },
  { paths: ['a.setUsername', 'a.setGender'], triggers: preCreation },
  { paths: ['c.v1.authError'], triggers: postAuthentication },
  { paths: ['a.v1.user.setMetadata', 'c.v1.user.grants'], triggers: [...token, ...saml] },
  {
    paths: [
      'a.setFirstName',
      'a.setLastName',
      'a.setNickName',
      'a.setDisplayName',
      'a.setPreferredLanguage',
      'a.setEmail',
      'a.setEmailVerified',
      'a.setPhone',
      'a.setPhoneVerified',
    ],
    triggers: [...externalPost, ...preCreation],
  },
  { paths: ['a.v1.user.appendMetadata', 'a.metadata'], triggers: [...postAuthentication, ...preCreation] },
];

/** Triggers that the use of the API leads to, or undefined when nothing is recognised. */
export function inferTriggers(found: Scan, context = 'ctx', api = 'api'): readonly TriggerId[] | undefined {
  const key = `${context} ${api}`;
  const kept = inferred.get(found);
  if (kept?.key === key) return kept.triggers;
  const used = usedPaths(found.code, context, api);
  const hit = evidence.find(({ paths }) => paths.some((path) => used.has(path)));
  const triggers = hit === undefined ? undefined : triggerIds.filter((id) => hit.triggers.includes(id));
  inferred.set(found, { key, triggers });
  return triggers;
}

/** Results by scan: of the many scripts of a document an edit changes one. */
const inferred = new WeakMap<Scan, { readonly key: string; readonly triggers: readonly TriggerId[] | undefined }>();

/** Every prefix of every dotted path that starts at one of the two parameters. */
function usedPaths(code: string, context: string, api: string): ReadonlySet<string> {
  const used = new Set<string>();
  const name = (text: string): string => text.replace(/[$]/g, '\\$&');
  const pattern = new RegExp(
    `(?<![\\p{ID_Continue}$.])(${name(context)}|${name(api)})((?:\\s*\\??\\.\\s*[\\p{ID_Start}$_][\\p{ID_Continue}$]*)+)`,
    'gu',
  );
  for (const [, root, rest] of code.matchAll(pattern)) {
    const parts = rest!.replace(/[\s?]/g, '').split('.').slice(1);
    let path = root === context ? 'c' : 'a';
    for (const part of parts) {
      path += `.${part}`;
      used.add(path);
    }
  }
  return used;
}
