/** What differs in a run for an older ZITADEL, beyond the members and modules that the catalogue tells (facts §6). */
import type { ActionSource } from '../api.js';
import { compareVersions, oldestVersion, triggerById } from '../catalogue/index.js';
import type { TriggerId, Version } from '../catalogue/model.js';

/** Whether errors while the script is evaluated count for `allowedToFail`; before 2.20.0 they did not. */
export function coversScriptErrors(version: Version): boolean {
  return compareVersions(version, '2.20.0') >= 0;
}

/** Whether claims with ZITADEL's own prefix are refused. */
export function reservesClaims(version: Version): boolean {
  return compareVersions(version, '2.49.0') >= 0;
}

/** Why ZITADEL would not have stored a script; undefined: it would. */
export function scriptRefusal({ name, script }: ActionSource, version: Version): string | undefined {
  if (script === '') return `${name}: ZITADEL stores no empty script`;
  if (compareVersions(version, '2.37.0') < 0) {
    const characters = [...script].length;
    return characters > 2000
      ? `${name}: ZITADEL ${version} does not store this script: ${characters} characters, at most 2000`
      : undefined;
  }
  const bytes = Buffer.byteLength(script);
  return bytes > 40_000 ? `${name}: ZITADEL does not store this script: ${bytes} bytes, at most 40000` : undefined;
}

/** What is to be known of a run for this version. */
export function versionNotes(trigger: TriggerId, actions: readonly ActionSource[], version: Version): string[] {
  const notes = actions.flatMap((action) => scriptRefusal(action, version) ?? []);
  const since = triggerById(trigger).since ?? oldestVersion;
  const before = (other: Version) => compareVersions(version, other) < 0;
  if (before(oldestVersion)) {
    notes.push(`Not known: how ZITADEL ${version} runs actions. This is how ${oldestVersion} does.`);
  } else if (before(since)) {
    notes.push(`ZITADEL ${version} does not have this trigger: it came with ${since}.`);
  }
  if (before('2.20.0')) notes.push('Not known: which triggers had zitadel/log before 2.20.0.');
  if (before('3.0.0')) {
    const missing = before('2.21.0') ? 'BigInt, toSorted, async functions and generators' : 'BigInt and toSorted';
    notes.push(
      `The run uses the language of the newest ZITADEL; ${version} has not got ${missing}. Not known: how its older engine differs otherwise.`,
    );
  }
  return notes;
}
