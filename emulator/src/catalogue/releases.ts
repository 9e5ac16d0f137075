import type { Version } from './model.js';

/** A release of ZITADEL that changed what actions can do or how they run (facts §6). */
export interface Release {
  readonly version: Version;
  /** What changed for authors, in a sentence or two. */
  readonly doc: string;
  /** Not out yet when this was written. */
  readonly upcoming?: boolean;
}

/** Releases that matter to actions, oldest first. */
export const releases: readonly Release[] = [
  {
    version: '2.8.0',
    doc: '`ctx.v1` and `api.v1`, `zitadel/http` and `zitadel/log`, the complement token flow, timeouts per action. The global `console` is gone.',
  },
  { version: '2.19.0', doc: 'Internal Authentication; `authError`, `authRequest` and `httpRequest`.' },
  {
    version: '2.20.0',
    doc: '`zitadel/log` in every trigger; "allowed to fail" also covers errors while the script loads.',
  },
  { version: '2.21.0', doc: '`ctx.v1.providerInfo`; `async` and generators in the engine.' },
  {
    version: '2.22.0',
    doc: '`ctx.v1.claims`, `getUser()` and `user.grants` in the complement token flow; `api.v1.claims` also before userinfo, `api.v1.userinfo` is its old name.',
  },
  { version: '2.23.0', doc: 'Metadata values are read as JSON where they are JSON.' },
  { version: '2.27.0', doc: 'External triggers take the actions of the right organization.' },
  { version: '2.33.0', doc: 'The SAML response flow; authentication methods `OTP SMS` and `OTP Email`.' },
  { version: '2.37.0', doc: 'Scripts may have 40,000 bytes instead of 2,000 characters.' },
  { version: '2.40.0', doc: '`zitadel/uuid`, except for SAML.' },
  { version: '2.45.0', doc: '`ctx.v1.org.getMetadata()` for tokens and SAML.' },
  {
    version: '2.49.0',
    doc: '`ctx.v1.org.getMetadata()` for logins; claims that begin with `urn:zitadel:iam` are refused.',
  },
  { version: '2.51.0', doc: '`getOrgMetadata()` of a grant.' },
  { version: '2.54.0', doc: 'Pre access token creation runs again, with the same `api` as before userinfo.' },
  { version: '2.65.0', doc: 'The deny list of `zitadel/http` resolves names and is wider.' },
  {
    version: '3.0.0',
    doc: '`ctx.refreshToken`; `api.v1.appendUserGrant` works; `BigInt` and `toSorted` in the engine.',
  },
  {
    version: '4.0.0',
    doc: '`ctx.v1.application.getClientId()`. New instances use Login V2, which runs no login triggers.',
  },
  { version: '4.9.0', doc: 'Authentication method `recovery code`.' },
  { version: '4.12.0', doc: 'Refused addresses are named in the error of `fetch`.' },
  { version: '4.13.0', doc: 'Panics that escape a run become an internal error instead of a dropped connection.' },
  { version: '4.13.1', doc: 'The newest release that was looked at.' },
  {
    version: '5.0.0',
    upcoming: true,
    doc: 'One HTTP client for all: private networks are refused by default, at most 20 MiB and 5 redirects; `groups` claims.',
  },
];
