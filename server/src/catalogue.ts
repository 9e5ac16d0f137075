/** What the server asks of the emulator's catalogue, for sets of triggers. */
import {
  catalogue,
  existsIn,
  type Member,
  type Module,
  newestVersion,
  type TriggerId,
  triggerById,
  triggerLabel,
  type Version,
} from '../../emulator/src/catalogue/index.js';

export const latestVersion: Version = newestVersion;

/** Modules that at least one of the triggers has in a version. */
export function modulesOfAny(triggers: readonly TriggerId[], version: Version): readonly Module[] {
  return catalogue.modules.filter(
    (module) => existsIn(module, version) && triggers.some((id) => triggerById(id).modules.includes(module.id)),
  );
}

/** A set of triggers in few words: the trigger, the flow where all of a flow are meant, or their number. */
export function triggersLabel(triggers: readonly TriggerId[]): string {
  if (triggers.length === 1) return triggerLabel(triggers[0]!);
  if (triggers.length === catalogue.triggers.length) return 'any trigger';
  const missing = catalogue.triggers.map(({ id }) => id).filter((id) => !triggers.includes(id));
  if (missing.length === 1) return `any trigger but ${triggerLabel(missing[0]!)}`;
  const flows = new Set(triggers.map((id) => triggerById(id).flow.label));
  if (flows.size === 1) {
    const names = triggers.map((id) => triggerById(id).trigger.label);
    const all = catalogue.triggers.filter((one) => flows.has(one.flow.label)).length;
    return names.length === all ? [...flows][0]! : `${[...flows][0]} › ${names.join(', ')}`;
  }
  const stages = new Set(triggers.map((id) => triggerById(id).trigger.label));
  if (stages.size === 1) return `${[...stages][0]} of ${[...flows].join(' and ')}`;
  const byFlow = [...flows].map((flow) => triggersLabel(triggers.filter((id) => triggerById(id).flow.label === flow)));
  return byFlow.length <= 3 && triggers.length <= 5 ? byFlow.join(' and ') : byStage(triggers);
}

/** Many triggers in few words: both flows of a login have the same stages. */
function byStage(triggers: readonly TriggerId[]): string {
  const logins = triggers.filter((id) => id.includes('-authentication/'));
  const stages = [...new Set(logins.map((id) => triggerById(id).trigger.label))];
  const groups = stages.map((label) => {
    const of = logins.filter((id) => triggerById(id).trigger.label === label);
    return of.length > 1 ? label : triggersLabel(of);
  });
  const others = [...new Set(triggers.filter((id) => !logins.includes(id)).map((id) => triggerById(id).flow.label))];
  const all = catalogue.triggers.filter(({ id }) => id.includes('-authentication/')).length;
  const names = [...(logins.length === all ? ['all triggers of a login'] : groups), ...others];
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The member of `ctx` that can be null and is the only one to hold values of a Go type. */
export function nullableOfType(
  go: string | undefined,
): { kind: 'member'; path: string; members: readonly Member[]; missingIn: readonly TriggerId[] } | undefined {
  if (go === undefined) return undefined;
  const members = catalogue.members.filter(({ type, nullable }) => type === `*${go}` && nullable !== undefined);
  return members.length === 0 ? undefined : { kind: 'member', path: members[0]!.path, members, missingIn: [] };
}
