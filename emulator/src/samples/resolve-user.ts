/** Filling the parts of a sample that ZITADEL stores: organisations, the user, grants. */
import { genders, grantStates, numberOf, userStates } from './enums.js';
import { metadataList } from './metadata.js';
import type { GrantInput, HumanInput, OrgInput, Sample, UserInput } from './model.js';
import type { ResolvedGrant, ResolvedHuman, ResolvedOrg, ResolvedUser } from './resolved.js';

const zeroTime = '0001-01-01T00:00:00Z';
const created = '2026-01-02T03:04:05.678901Z';

export { zeroTime };

function resolveOrg(input: OrgInput, fallbackId: string): ResolvedOrg {
  const id = input.id ?? fallbackId;
  return {
    id,
    name: input.name ?? id,
    primaryDomain: input.primaryDomain ?? '',
    metadata: metadataList(
      input.metadata,
      { creationDate: created, changeDate: created, resourceOwner: id },
      { sequence: input.metadataSequence, timestamp: input.metadataTimestamp },
    ),
  };
}

/** The user's organisation and all organisations by id; those that grants name are made up when they are not given. */
export function resolveOrgs(sample: Sample): { org: ResolvedOrg; orgs: Record<string, ResolvedOrg> } {
  const org = resolveOrg(sample.org ?? {}, sample.user?.resourceOwner ?? '341111111111111111');
  const orgs: Record<string, ResolvedOrg> = {};
  for (const grant of sample.grants ?? []) {
    if (grant.orgId === undefined) continue;
    orgs[grant.orgId] ??= resolveOrg(
      { id: grant.orgId, ...defined({ name: grant.orgName, primaryDomain: grant.orgPrimaryDomain }) },
      grant.orgId,
    );
  }
  (sample.orgs ?? []).forEach((other, index) => {
    const resolved = resolveOrg(other, `other-${index + 1}`);
    orgs[resolved.id] = resolved;
  });
  orgs[org.id] = org;
  return { org, orgs };
}

/** Without members that are undefined (exactOptionalPropertyTypes). */
export function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as never;
}

function resolveHuman(input: HumanInput): ResolvedHuman {
  const firstName = input.firstName ?? '';
  const lastName = input.lastName ?? '';
  return {
    firstName,
    lastName,
    nickName: input.nickName ?? '',
    displayName: input.displayName ?? `${firstName} ${lastName}`.trim(),
    avatarKey: input.avatarKey ?? '',
    preferredLanguage: input.preferredLanguage ?? 'und',
    gender: numberOf(genders, input.gender, 0),
    email: input.email ?? '',
    isEmailVerified: input.isEmailVerified ?? false,
    phone: input.phone ?? '',
    isPhoneVerified: input.isPhoneVerified ?? false,
  };
}

export function resolveUser(input: UserInput, org: ResolvedOrg): ResolvedUser {
  const creationDate = input.creationDate ?? created;
  const changeDate = input.changeDate ?? creationDate;
  const resourceOwner = input.resourceOwner ?? org.id;
  const username = input.username ?? '';
  const loginNames =
    input.loginNames ?? (username === '' || org.primaryDomain === '' ? [] : [`${username}@${org.primaryDomain}`]);
  const human = input.human ? { human: resolveHuman(input.human) } : {};
  const machine = input.machine
    ? { machine: { name: input.machine.name ?? '', description: input.machine.description ?? '' } }
    : {};
  return {
    id: input.id ?? '351111111111111111',
    creationDate,
    changeDate,
    resourceOwner,
    sequence: input.sequence ?? 12,
    state: numberOf(userStates, input.state, userStates.active),
    username,
    loginNames,
    preferredLoginName: input.preferredLoginName ?? loginNames[0] ?? username,
    ...human,
    ...machine,
    metadata: metadataList(
      input.metadata,
      { creationDate: created, changeDate: created, resourceOwner },
      { sequence: input.metadataSequence, timestamp: input.metadataTimestamp },
    ),
  };
}

export function resolveGrant(
  input: GrantInput,
  index: number,
  user: ResolvedUser,
  org: ResolvedOrg,
  orgs: Readonly<Record<string, ResolvedOrg>>,
): ResolvedGrant {
  const orgId = input.orgId ?? org.id;
  const granting = orgs[orgId];
  const creationDate = input.creationDate ?? created;
  return {
    id: input.id ?? `35500000000000000${index + 1}`,
    projectGrantId: input.projectGrantId ?? '',
    state: numberOf(grantStates, input.state, grantStates.active),
    orgId,
    orgName: input.orgName ?? granting?.name ?? orgId,
    orgPrimaryDomain: input.orgPrimaryDomain ?? granting?.primaryDomain ?? '',
    creationDate,
    changeDate: input.changeDate ?? creationDate,
    sequence: input.sequence ?? 3 + index,
    userId: input.userId ?? user.id,
    userResourceOwner: input.userResourceOwner ?? user.resourceOwner,
    roles: input.roles ?? [],
    projectId: input.projectId ?? '',
    projectName: input.projectName ?? '',
  };
}
