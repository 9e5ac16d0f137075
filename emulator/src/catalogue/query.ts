import { externalMembers } from './members/external.js';
import { loginMembers } from './members/login.js';
import { loginApiMembers } from './members/setters.js';
import { sharedMembers } from './members/shared.js';
import { tokenMembers } from './members/token.js';
import { type Member, type ModuleId, type TriggerId, triggerIds, type Version } from './model.js';
import { modules } from './modules.js';
import { triggerById, triggers } from './triggers.js';
import { compareVersions } from './version.js';

export const members: readonly Member[] = [
  ...sharedMembers,
  ...externalMembers,
  ...loginMembers,
  ...loginApiMembers,
  ...tokenMembers,
];

/** The newest version that the catalogue knows, and the one that is written for unless told otherwise. */
export const newestVersion: Version = '4.13.1';
/** The first version with the API that the catalogue describes. */
export const oldestVersion: Version = '2.8.0';

export function isTriggerId(text: string): text is TriggerId {
  return (triggerIds as readonly string[]).includes(text);
}

function latest(...versions: readonly (Version | undefined)[]): Version {
  return versions.reduce<Version>(
    (newest, version) => (version !== undefined && compareVersions(version, newest) > 0 ? version : newest),
    oldestVersion,
  );
}

/** Whether something with `since` and `removed` exists in a version. */
export function existsIn(what: { readonly since?: Version; readonly removed?: Version }, version: Version): boolean {
  return (
    (what.since === undefined || compareVersions(what.since, version) <= 0) &&
    (what.removed === undefined || compareVersions(version, what.removed) < 0)
  );
}

/** Since when a trigger has a member: the latest of the trigger, the member and the member in this trigger. */
export function availableSince(member: Member, trigger: TriggerId): Version {
  return latest(triggerById(trigger).since, member.since, member.sinceIn?.[trigger]);
}

function has(member: Member, trigger: TriggerId, version: Version | undefined): boolean {
  if (!member.triggers.includes(trigger)) {
    return false;
  }
  if (version === undefined) {
    return true;
  }
  const since = availableSince(member, trigger);
  return existsIn(member.removed === undefined ? { since } : { since, removed: member.removed }, version);
}

/** The members of `ctx` and `api` that a trigger has, or that at least one of several has; without a version: ever had. */
export function membersOf(of: TriggerId | readonly TriggerId[], version?: Version): readonly Member[] {
  const wanted = typeof of === 'string' ? [of] : of;
  return members.filter((member) => wanted.some((trigger) => has(member, trigger, version)));
}

/** What a path such as `ctx.v1.user.grants` means in a trigger. */
export function memberAt(path: string, trigger: TriggerId, version?: Version): Member | undefined {
  return members.find((member) => member.path === path && has(member, trigger, version));
}

/** Whether a member's value can be null in a trigger. */
export function isNullable(member: Member, trigger: TriggerId): boolean {
  const nullable = member.nullable;
  return typeof nullable === 'object' ? nullable.triggers.includes(trigger) : nullable === true;
}

/** The modules that a trigger can require. */
export function modulesOf(trigger: TriggerId, version?: Version): readonly ModuleId[] {
  return triggerById(trigger).modules.filter((id) => {
    const module = modules.find((candidate) => candidate.id === id);
    return version === undefined || module === undefined || existsIn(module, version);
  });
}

/** One line per path of `ctx` and `api` and per module: since when each trigger has it, undefined for never. */
export interface AvailabilityRow {
  readonly path: string;
  readonly kind: 'member' | 'module';
  readonly since: Readonly<Partial<Record<TriggerId, Version>>>;
  readonly nullable: readonly TriggerId[];
}

/** Which trigger has what, and since when: members by path, namespaces left out, then modules. */
export function availabilityMatrix(): readonly AvailabilityRow[] {
  const rows = new Map<string, { since: Partial<Record<TriggerId, Version>>; nullable: TriggerId[] }>();
  for (const member of members) {
    if (member.kind === 'namespace') {
      continue;
    }
    const path = member.kind === 'function' ? `${member.path}()` : member.path;
    const row = rows.get(path) ?? { since: {}, nullable: [] };
    rows.set(path, row);
    for (const trigger of member.triggers) {
      row.since[trigger] = availableSince(member, trigger);
      if (isNullable(member, trigger)) {
        row.nullable.push(trigger);
      }
    }
  }
  const matrix: AvailabilityRow[] = [...rows]
    .map(([path, row]) => ({ path, kind: 'member' as const, ...row }))
    .sort((a, b) => Number(a.path.startsWith('api')) - Number(b.path.startsWith('api')) || (a.path < b.path ? -1 : 1));
  for (const module of modules) {
    const since: Partial<Record<TriggerId, Version>> = {};
    for (const trigger of triggers) {
      if (trigger.modules.includes(module.id)) {
        since[trigger.id] = latest(trigger.since, module.since);
      }
    }
    matrix.push({ path: module.id, kind: 'module', since, nullable: [] });
  }
  return matrix;
}
