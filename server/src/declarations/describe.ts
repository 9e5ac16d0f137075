import {
  availableSince,
  catalogue,
  compareVersions,
  type Documented,
  type FunctionSignature,
  type Member,
  oldestVersion,
  type TriggerId,
  type Version,
} from '../../../emulator/src/catalogue/index.js';

/** Triggers in words, grouped by flow. */
export function triggerList(ids: readonly TriggerId[]): string {
  const flows = new Map<string, string[]>();
  for (const { id, flow, trigger } of catalogue.triggers) {
    if (ids.includes(id)) {
      flows.set(flow.label, [...(flows.get(flow.label) ?? []), trigger.label]);
    }
  }
  return [...flows].map(([flow, stages]) => `${flow} (${stages.join(', ')})`).join('; ');
}

function sinceText(version: Version): string {
  return compareVersions(version, oldestVersion) > 0 ? ` Since ZITADEL ${version}.` : '';
}

function earliest(members: readonly Member[], wanted: readonly TriggerId[]): Version {
  const versions = members.flatMap((member) =>
    member.triggers.filter((id) => wanted.includes(id)).map((id) => availableSince(member, id)),
  );
  return versions.reduce((first, version) => (compareVersions(version, first) < 0 ? version : first));
}

/**
 * Where a path of `ctx` or `api` exists. `wanted` are the triggers of the action: one that lacks the member is named
 * first, because that is what a reader needs to know.
 */
export function availability(members: readonly Member[], wanted: readonly TriggerId[]): string {
  const has = catalogue.triggers.map(({ id }) => id).filter((id) => members.some((one) => one.triggers.includes(id)));
  const missing = wanted.filter((id) => !has.includes(id));
  const since = sinceText(earliest(members, wanted));
  const lacking = catalogue.triggers.map(({ id }) => id).filter((id) => !has.includes(id));
  const where =
    lacking.length <= 2
      ? lacking.length === 0
        ? ''
        : `*Available* everywhere but in ${triggerList(lacking)}.`
      : `*Available in* ${triggerList(has)}.`;
  const warning = missing.length === 0 ? '' : `**Missing in ${triggerList(missing)}**, where this action runs too. `;
  return `${warning}${where}${since}`.trim();
}

/** The tags of a function: parameters, deprecation, link. */
export function tagsOf(
  what: Documented & { readonly deprecated?: Member['deprecated'] },
  signature?: FunctionSignature,
): readonly string[] {
  return [
    ...(signature?.parameters ?? []).map(({ name, doc }) => `@param ${name} ${doc}`),
    ...(what.deprecated === undefined ? [] : [`@deprecated Use \`${what.deprecated.instead}\`.`]),
    ...(what.link === undefined ? [] : [`@see ${what.link}`]),
  ];
}
