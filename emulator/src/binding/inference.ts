import { catalogue } from '../catalogue/index.js';
import { type TriggerId, triggerIds } from '../catalogue/model.js';
import type { Scan } from './scan.js';
import { escapedWord, wordsOf } from './words.js';

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
      // Published material has it, ZITADEL never did.
      'c.v1.externalIdp',
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

/** Setters as people write them by analogy with the rest of `api.v1`: ZITADEL has them without a version only. */
const versionedSetter =
  /^a\.v1(?:\.user)?(\.set(?:FirstName|LastName|NickName|DisplayName|PreferredLanguage|PreferredUsername|Username|Gender|Email(?:Verified)?|Phone(?:Verified)?))$/;

/** What the use of the API says about the triggers of a script. */
export interface Inferred {
  /** Those that have everything that the script uses, or undefined when that is true of all. What none has says nothing. */
  readonly triggers: readonly TriggerId[] | undefined;
  /** Whether the script uses something that is there for these triggers: then another binding is a mistake. */
  readonly isEvident: boolean;
}

/** Triggers that the use of the API leads to. */
export function inferTriggers(found: Scan, context = 'ctx', api = 'api'): Inferred {
  const key = `${context} ${api}`;
  const kept = inferred.get(found);
  if (kept?.key === key) return kept.inferred;
  const used = usedPaths(found.code, context, api);
  const hit = evidence.find(({ paths }) => paths.some((path) => used.has(path)));
  const candidates = triggerIds.filter((id) => hit === undefined || hit.triggers.includes(id));
  const fitting = [...used].reduce((now, path) => {
    const having = havingTriggers().get(path);
    const rest = having === undefined ? now : now.filter((id) => having.has(id));
    return rest.length > 0 ? rest : now;
  }, candidates);
  const result: Inferred = {
    triggers: fitting.length === triggerIds.length ? undefined : fitting,
    isEvident: hit !== undefined,
  };
  inferred.set(found, { key, inferred: result });
  return result;
}

/** Results by scan: of the many scripts of a document an edit changes one. */
const inferred = new WeakMap<Scan, { readonly key: string; readonly inferred: Inferred }>();

let having: ReadonlyMap<string, ReadonlySet<TriggerId>> | undefined;

/** Which triggers have a path of the catalogue. */
function havingTriggers(): ReadonlyMap<string, ReadonlySet<TriggerId>> {
  if (having === undefined) {
    const map = new Map<string, Set<TriggerId>>();
    for (const { path, triggers } of catalogue.members) {
      const short = path.replace(/^(c|a)\w+/, '$1');
      map.set(short, new Set([...(map.get(short) ?? []), ...triggers]));
    }
    having = map;
  }
  return having;
}

/**
 * Every prefix of every dotted path that starts at one of the two parameters, or at a variable that is made from one by
 * assignment or by taking it apart.
 */
function usedPaths(code: string, context: string, api: string): ReadonlySet<string> {
  const used = new Set<string>();
  const roots = new Map([
    [context, 'c'],
    [api, 'a'],
  ]);
  const pathOf = (root: string, rest: string): string => roots.get(root)! + rest.replace(/[\s?]/g, '');
  const { part, word, flag } = wordsOf(code);
  const links = `(?:\\s*\\??\\.\\s*${word})`;
  const anyRoot = (): string => [...roots.keys()].map(escapedWord).join('|');
  const made = (): RegExp =>
    new RegExp(
      `(?<![${part}.])(?:(${word})|\\{([^{}]*)\\})\\s*=\\s*(${anyRoot()})(${links}*)(?=\\s*[;,)\\n\\r}])`,
      `g${flag}`,
    );
  // Twice, for a variable that is made from another.
  for (let round = 0; round < 2; round++)
    for (const [, name, pattern, root, rest] of code.matchAll(made())) {
      const path = pathOf(root!, rest!);
      if (name !== undefined) roots.set(name, roots.get(name) ?? path);
      else
        for (const [, key, alias] of pattern!.matchAll(new RegExp(`(${word})(?:\\s*:\\s*(${word}))?`, `g${flag}`))) {
          for (const prefix of prefixes(`${path}.${key}`)) used.add(prefix);
          roots.set(alias ?? key!, roots.get(alias ?? key!) ?? `${path}.${key}`);
        }
    }
  for (const [, root, rest] of code.matchAll(new RegExp(`(?<![${part}.])(${anyRoot()})(${links}+)`, `g${flag}`)))
    for (const prefix of prefixes(pathOf(root!, rest!))) used.add(prefix);
  for (const path of [...used]) {
    const setter = versionedSetter.exec(path)?.[1];
    if (setter !== undefined) used.add(`a${setter}`);
  }
  return used;
}

/** `c.v1`, `c.v1.user` … of a path. */
function prefixes(path: string): readonly string[] {
  const parts = path.split('.');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 2).join('.'));
}
