/** What ZITADEL does once the actions of a trigger have run (facts §2, "Result"), for people. */
import type { TriggerId } from '../catalogue/model.js';
import type { ResolvedSample } from '../samples/resolved.js';
import type { Results } from './family.js';

/** What comes after actions that did not fail. */
export interface Afterwards {
  readonly details: readonly string[];
  /** ZITADEL's message about results that it cannot store: the login ends there. */
  readonly failure?: string;
}

const nothing: Afterwards = { details: [] };

/** @param results what the actions made of the trigger */
export function afterwardsOf(trigger: TriggerId, sample: ResolvedSample, results: Results): Afterwards {
  switch (trigger) {
    case 'external-authentication/post-authentication':
      return afterExternal(sample, results);
    case 'external-authentication/pre-creation':
    case 'internal-authentication/pre-creation':
      return afterPreCreation(trigger, results);
    case 'external-authentication/post-creation':
    case 'internal-authentication/post-creation':
      return afterPostCreation(sample, results);
    case 'internal-authentication/post-authentication':
      return metadataSet(results);
    case 'customize-saml-response/pre-saml-response-creation':
      return afterSaml(results);
    default:
      return { details: writtenAtOnce(results, 'the token') };
  }
}

/** What cannot be taken back although the actions failed. */
export function leftBehind(results: Results, requests: number): readonly string[] {
  const keys = changedKeys(results);
  return [
    ...(keys === '' ? [] : [`setMetadata has written at once and stays: ${keys}.`]),
    ...(requests > 0 ? ['Requests that were made before stay made.'] : []),
  ];
}

/** Keys that `setMetadata` has written; other triggers store at the end. */
function changedKeys({ metadata }: Results): string {
  return keysOf({ metadata: metadata?.filter(({ changed }) => changed) ?? [] });
}

function writtenAtOnce(results: Results, answer: string): readonly string[] {
  const keys = changedKeys(results);
  return keys === '' ? [] : [`setMetadata has written ${keys} at once: that stays, whatever becomes of ${answer}.`];
}

function afterExternal(sample: ResolvedSample, results: Results): Afterwards {
  const { linked, autoCreation, autoUpdate } = sample.idp;
  const keys = keysOf(results);
  if (linked) {
    const changed = results.userChanged === true;
    const updated = autoUpdate
      ? 'The provider updates the user: email, phone, profile and user name are compared and changed; failures are only logged.'
      : 'A setter was called, so the user is updated even though the provider does not: failures are only logged.';
    const { details, failure } = metadataSet(results);
    return { details: [...(autoUpdate || changed ? [updated] : []), ...details], ...(failure && { failure }) };
  }
  if (autoCreation) {
    const handed = keys === '' ? '' : `, with the metadata ${keys}`;
    return {
      details: [
        `The external user is not linked: Pre Creation runs next${handed}, and the user is created.`,
        ...(/@/.test((results.user as { preferredUsername?: string } | undefined)?.preferredUsername ?? '')
          ? ['Not known: whether the policy of the organization cuts what follows the last @ off the user name.']
          : []),
      ],
    };
  }
  return {
    details: [
      'The external user is not linked: the page "user not found" is shown, filled in with what the actions set.',
      ...(keys === '' ? [] : [`The metadata ${keys} is lost when the person registers on that page.`]),
    ],
  };
}

function afterPreCreation(trigger: TriggerId, results: Results): Afterwards {
  const { username, email } = (results.user ?? {}) as { username?: string; email?: { address?: string } | null };
  const trimmed = (username ?? '').trim();
  const details = [
    trimmed === ''
      ? `The user is created; the user name is empty, so the email ${email?.address ?? ''} takes its place.`
      : `The user ${trimmed} is created.`,
  ];
  const entries = results.metadata ?? [];
  if (entries.some(({ key }) => key.trim() === '')) return refused('Errors.User.Metadata.KeyEmpty (USER-Drght)');
  if (entries.some(({ valueBase64 }) => valueBase64 === '')) {
    return refused('Errors.User.Metadata.ValueEmpty (USER-Dbgth)');
  }
  if (entries.length > 0) {
    const again = trigger.startsWith('external') ? ', and set once more afterwards' : '';
    details.push(`The metadata ${keysOf(results)} is created with it${again}.`);
  }
  return { details };
}

function refused(message: string): Afterwards {
  return { details: ['No user is created.'], failure: message };
}

function afterPostCreation({ storeErrors }: ResolvedSample, results: Results): Afterwards {
  const grants = results.userGrants ?? [];
  const invalid = grants.findIndex(({ projectId }) => projectId === '');
  if (invalid >= 0) {
    const stay = invalid === 0 ? '' : ` The ${invalid} before it stay.`;
    return {
      details: [`The user exists. Grant ${invalid + 1} has no project: write projectID in api.userGrants.${stay}`],
      failure: 'Errors.UserGrant.Invalid (COMMAND-kVfMa)',
    };
  }
  if (grants.length === 0) return { details: ['The user exists.'] };
  if (storeErrors.userGrants !== null) {
    return { details: ['The user exists, without the grants.'], failure: storeErrors.userGrants };
  }
  return {
    details: [
      `The user exists and gets ${grants.length === 1 ? 'a grant' : `${grants.length} grants`}.`,
      'Not known: whether the projects and roles exist. The first grant that does not fit ends the login with an error; those before it stay.',
    ],
  };
}

function metadataSet(results: Results): Afterwards {
  const entries = results.metadata ?? [];
  if (entries.length === 0) return nothing;
  if (entries.some(({ key }) => key === '')) {
    return { details: ['No metadata is set.'], failure: 'Errors.Metadata.Invalid (META-2m00f)' };
  }
  return { details: [`The metadata ${keysOf(results)} is set on the user; the last of several values of a key wins.`] };
}

const ownAttributes = ['Email', 'SurName', 'FirstName', 'FullName', 'UserName', 'UserID'];

function afterSaml(results: Results): Afterwards {
  const names = (results.attributes ?? []).map(({ name }) => name);
  const twice = names.filter((name) => ownAttributes.includes(name));
  return {
    details: [
      ...twice.map((name) => `The response has the attribute ${name} twice: ZITADEL sets it itself.`),
      ...(names.length > 1 ? ['The attributes of the actions come in another order each time.'] : []),
      ...writtenAtOnce(results, 'the response'),
    ],
  };
}

function keysOf({ metadata }: Pick<Results, 'metadata'>): string {
  return [...new Set(metadata?.map(({ key }) => key))].join(', ');
}
