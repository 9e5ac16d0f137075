/** The claims that ZITADEL has gathered before the actions run (facts §2.5). */
import type { TriggerId } from '../catalogue/model.js';
import type { Exported } from '../go/exported.js';
import { languageMake } from '../go/language.js';
import { timeOf } from '../go/time.js';
import type { ResolvedSample } from '../samples/resolved.js';
import { roleRequestOf, tokenGrants } from './grants.js';
import { onceForEach } from './remember.js';
import { roleClaims } from './roles.js';
import { assertsRoles, assertsUserinfo, projectOf, type Surface, surfaceOf } from './surface.js';

/** Claims of a Go struct by name, in the order of its fields; empty ones are left out. */
export type Registered = Readonly<Record<string, unknown>>;

const genderClaims: Readonly<Record<number, string>> = { 1: 'female', 2: 'male', 3: 'diverse' };

/** Without members that Go's `omitempty` leaves out; null stays. */
export function omitEmpty(members: Readonly<Record<string, unknown>>): Registered {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => {
      if (value === undefined || value === '' || value === 0 || value === false) return false;
      return !(Array.isArray(value) && value.length === 0);
    }),
  );
}

function profile(sample: ResolvedSample): Record<string, unknown> {
  const { user, instance } = sample;
  const seconds = timeOf(user.changeDate).seconds;
  const common = { updated_at: seconds, preferred_username: user.preferredLoginName };
  if (user.machine) return { name: user.machine.name, ...common };
  const { human } = user;
  if (!human) return {};
  const locale = languageMake(human.preferredLanguage);
  return {
    name: human.displayName,
    given_name: human.firstName,
    family_name: human.lastName,
    nickname: human.nickName,
    picture: human.avatarKey === '' ? '' : `${instance.assetPrefix}/${user.resourceOwner}/${human.avatarKey}`,
    gender: genderClaims[human.gender] ?? '',
    locale: locale === 'und' ? null : locale,
    ...common,
  };
}

/** Profile, email and phone claims that the scopes ask for, in the order of Go's struct. */
function userinfo(sample: ResolvedSample): Record<string, unknown> {
  const { human } = sample.user;
  const asked = (scope: string) => sample.scopes.includes(scope);
  return {
    ...(asked('profile') ? profile(sample) : {}),
    ...(asked('email') && human ? { email: human.email, email_verified: human.isEmailVerified } : {}),
    ...(asked('phone') && human ? { phone_number: human.phone, phone_number_verified: human.isPhoneVerified } : {}),
  };
}

/** Registered claims of the userinfo on a surface. */
export const registeredClaims = onceForEach(
  (sample, surface): Registered =>
    omitEmpty({ sub: sample.user.id, ...(assertsUserinfo(sample, surface) ? userinfo(sample) : {}) }),
);

const text = (value: string): Exported => ({ kind: 'string', type: 'string', value });

function map(members: Readonly<Record<string, Exported>>, type: string): Exported {
  return { kind: 'map', type, entries: new Map(Object.entries(members)) };
}

function metadataClaim(sample: ResolvedSample): Exported {
  const members = sample.user.metadata.metadata.map(
    ({ key, value }) => [key, text(Buffer.from(value).toString('base64url'))] as const,
  );
  return map(Object.fromEntries(members), 'map[string]string');
}

function groupClaims(sample: ResolvedSample, scope: string): readonly (readonly [string, Exported])[] {
  if (sample.groups.length === 0) return [];
  if (scope === 'groups') {
    const items = sample.groups.map((group) => text(group.name));
    return [['groups', { kind: 'slice', type: '[]string', items }]];
  }
  const items = sample.groups.map((group) => map({ id: text(group.id), name: text(group.name) }, 'map[string]string'));
  return [['urn:zitadel:iam:user:groups', { kind: 'slice', type: '[]map[string]string', items }]];
}

function resourceOwnerClaims(sample: ResolvedSample): readonly (readonly [string, Exported])[] {
  const { id, name, primaryDomain } = sample.org;
  // The query found no organisation.
  if (name === '' && primaryDomain === '') return [];
  return [
    ['urn:zitadel:iam:user:resourceowner:id', text(id)],
    ['urn:zitadel:iam:user:resourceowner:name', text(name)],
    ['urn:zitadel:iam:user:resourceowner:primary_domain', text(primaryDomain)],
  ];
}

const orgScope = 'urn:zitadel:iam:org:id:';
const domainScope = 'urn:zitadel:iam:org:domain:primary:';

function scopeClaims(sample: ResolvedSample, scope: string): readonly (readonly [string, Exported])[] {
  const { metadata } = sample.user.metadata;
  switch (scope) {
    case 'urn:zitadel:iam:user:metadata':
      return metadata.length === 0 ? [] : [[scope, metadataClaim(sample)]];
    case 'urn:zitadel:iam:user:resourceowner':
      return resourceOwnerClaims(sample);
    case 'groups':
    case 'urn:zitadel:iam:user:groups':
      // Groups came with the v5 line.
      return Number(sample.targetVersion.split('.')[0]) >= 5 ? groupClaims(sample, scope) : [];
    default:
      if (scope.startsWith(domainScope)) {
        return [['urn:zitadel:iam:org:domain:primary', text(scope.slice(domainScope.length))]];
      }
      if (!scope.startsWith(orgScope)) return [];
      return [['urn:zitadel:iam:org:id', text(scope.slice(orgScope.length))], ...resourceOwnerClaims(sample)];
  }
}

function rolesAsClaims(sample: ResolvedSample, surface: Surface): readonly (readonly [string, Exported])[] {
  if (!assertsRoles(sample, surface)) return [];
  const claims = roleClaims(
    roleRequestOf(sample, surface),
    projectOf(sample, surface),
    tokenGrants(sample, surface) ?? [],
  );
  const domains = (byOrg: Readonly<Record<string, string>>): Exported =>
    map(Object.fromEntries(Object.entries(byOrg).map(([org, domain]) => [org, text(domain)])), 'map[string]string');
  return Object.entries(claims).map(([name, roles]) => {
    const members = Object.entries(roles).map(([role, byOrg]) => [role, domains(byOrg)] as const);
    return [name, map(Object.fromEntries(members), 'map[string]map[string]string')] as const;
  });
}

/** Claims outside the registered ones: metadata, resource owner, organisation, groups, roles. */
export const surfaceCustomClaims = onceForEach((sample, surface): ReadonlyMap<string, Exported> => {
  const claims = sample.scopes.flatMap((scope) => scopeClaims(sample, scope));
  return new Map([...claims, ...rolesAsClaims(sample, surface)]);
});

/** The registered claims that a run of a token trigger starts with. */
export function initialClaims(sample: ResolvedSample, trigger: TriggerId): Registered {
  return registeredClaims(sample, surfaceOf(sample, trigger));
}

/**
 * The custom claims that a run of a token trigger starts with: actions' claims join them, and `setClaim` looks here
 * whether a claim exists.
 */
export function initialCustomClaims(sample: ResolvedSample, trigger: TriggerId): ReadonlyMap<string, Exported> {
  return surfaceCustomClaims(sample, surfaceOf(sample, trigger));
}
