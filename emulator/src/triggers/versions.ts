/** What differs in a run for an older ZITADEL, beyond the members and modules that the catalogue tells (facts §6). */
import type { ActionSource } from '../api.js';
import { compareVersions, newestVersion, oldestVersion, releases, triggerById } from '../catalogue/index.js';
import { longestName, longestTimeout, scriptSize } from '../catalogue/limits.js';
import type { TriggerId, Version } from '../catalogue/model.js';
import type { ResolvedSample } from '../samples/resolved.js';
import { removal } from './old-language.js';

/** Whether errors while the script is evaluated count for `allowedToFail`; before 2.20.0 they did not. */
export function coversScriptErrors(version: Version): boolean {
  return compareVersions(version, '2.20.0') >= 0;
}

/** Whether claims with ZITADEL's own prefix are refused. */
export function reservesClaims(version: Version): boolean {
  return compareVersions(version, '2.49.0') >= 0;
}

/** Whether `externalIdpId` holds the id of the user by mistake, as until 2.22.0. */
export function mistakesProviderId(version: Version): boolean {
  return compareVersions(version, '2.22.0') < 0;
}

/** Why ZITADEL would not have stored an action (facts §5). */
function storageRefusals({ name, script, timeoutMs }: ActionSource, version: Version): readonly string[] {
  const refusals: string[] = [];
  const characters = [...name].length;
  if (characters < 1 || characters > longestName) {
    refusals.push(
      `${name}: ZITADEL stores no such name: ${characters} characters, at least 1 and at most ${longestName}`,
    );
  }
  const size = sizeRefusal(script, version);
  if (size !== undefined) refusals.push(`${name}: ${size}`);
  if (timeoutMs !== undefined && (timeoutMs < 0 || timeoutMs > longestTimeout)) {
    refusals.push(
      `${name}: ZITADEL stores no timeout of ${timeoutMs} ms, only from 0 to ${longestTimeout / 1000} s; the run has ${longestTimeout / 1000} s`,
    );
  }
  return refusals;
}

function sizeRefusal(script: string, version: Version): string | undefined {
  if (script === '') return 'ZITADEL stores no empty script';
  const { size, limit, unit } = scriptSize(script, version);
  return size > limit ? `ZITADEL ${version} does not store this script: ${size} ${unit}, at most ${limit}` : undefined;
}

/** Methods of a factor that came later than the trigger. */
const authMethods: Readonly<Record<string, Version>> = {
  'OTP SMS': '2.33.0',
  'OTP Email': '2.33.0',
  'recovery code': '4.9.0',
};

/** What is to be known of a run for the version of its sample. */
export function versionNotes(
  trigger: TriggerId,
  actions: readonly ActionSource[],
  sample: ResolvedSample,
  requests: number,
): readonly string[] {
  const { targetVersion: version } = sample;
  const before = (other: Version) => compareVersions(version, other) < 0;
  return [
    ...actions.flatMap((action) => storageRefusals(action, version)),
    ...ageNotes(trigger, version),
    ...(before('2.20.0') ? ['Not known: which triggers had zitadel/log before 2.20.0.'] : []),
    ...triggerNotes(trigger, sample, before),
    ...languageNotes(version),
    ...(!before('4.13.2') && before('5.0.0') && requests > 0
      ? [
          `Not known: whether ${version} has the HTTP client of the line after 4.13 already, which refuses private networks. This is how 4.13.1 does.`,
        ]
      : []),
  ];
}

/** Versions that nobody looked at, and triggers that came later. */
function ageNotes(trigger: TriggerId, version: Version): readonly string[] {
  const newest = releases.at(-1)?.version ?? newestVersion;
  if (compareVersions(version, newest) > 0) {
    return [`Not known: how ZITADEL ${version} runs actions. This is how ${newest} does.`];
  }
  if (compareVersions(version, oldestVersion) < 0) {
    return [`Not known: how ZITADEL ${version} runs actions. This is how ${oldestVersion} does.`];
  }
  const since = triggerById(trigger).since ?? oldestVersion;
  return compareVersions(version, since) < 0
    ? [`ZITADEL ${version} does not have this trigger: it came with ${since}.`]
    : [];
}

/** What was otherwise at a trigger in a way that the run does not follow. */
function triggerNotes(
  trigger: TriggerId,
  sample: ResolvedSample,
  before: (other: Version) => boolean,
): readonly string[] {
  const notes: string[] = [];
  const [flow] = trigger.split('/');
  if (before('2.23.0'))
    notes.push('Not known: how metadata was stored and read before 2.23.0. This is how 2.23.0 does.');
  if (before('2.27.0') && flow === 'external-authentication') {
    notes.push('Not known: the organization whose actions and metadata external logins had before 2.27.0.');
  }
  if (before('2.54.0') && trigger === 'complement-token/pre-access-token-creation') {
    notes.push('Not known: which versions before 2.54.0 did not run this trigger at all.');
  }
  if (before('3.0.0') && sample.authRequest === null && (flow ?? '').endsWith('-authentication')) {
    notes.push('Not known: what comes of a missing auth request before 3.0.0.');
  }
  const since = authMethods[sample.authMethod];
  if (since !== undefined && before(since) && trigger === 'internal-authentication/post-authentication') {
    notes.push(
      `ZITADEL ${sample.targetVersion} has no authentication with "${sample.authMethod}": it came with ${since}.`,
    );
  }
  return notes;
}

function languageNotes(version: Version): readonly string[] {
  if (removal(version) === undefined) return [];
  const missing =
    compareVersions(version, '2.21.0') < 0 ? 'BigInt, toSorted, async functions and generators' : 'BigInt and toSorted';
  return [
    `The engine of ZITADEL ${version} has not got ${missing}, nor has this run. Not known: how it differs otherwise from the newest.`,
  ];
}
