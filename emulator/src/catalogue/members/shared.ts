import { links } from '../links.js';
import type { Member, TriggerId } from '../model.js';
import { groups } from '../triggers.js';
import { signature } from '../types/build.js';

const everywhere: readonly TriggerId[] = [...groups.login, ...groups.token, ...groups.saml];
const orgMetadata = {
  path: 'ctx.v1.org.getMetadata',
  kind: 'function',
  signature: signature([], '*object.metadataList', { raw: true }),
} as const;

/** Members that several flows have (facts §2.7). */
export const sharedMembers: readonly Member[] = [
  {
    id: 'ctx',
    path: 'ctx',
    triggers: everywhere,
    kind: 'namespace',
    doc: 'What ZITADEL tells the action. It is made anew for every action; writing to it changes nothing outside the action, and its keys come in random order.',
  },
  {
    id: 'ctx.v1',
    path: 'ctx.v1',
    triggers: everywhere,
    kind: 'namespace',
    doc: 'The present version of what ZITADEL tells the action.',
  },
  {
    id: 'api',
    path: 'api',
    triggers: everywhere,
    kind: 'namespace',
    doc: 'What the action can make ZITADEL do. The action itself must return nothing: any value but undefined or null fails it.',
  },
  {
    id: 'api.v1',
    path: 'api.v1',
    triggers: everywhere,
    kind: 'namespace',
    doc: 'The present version of what the action can make ZITADEL do.',
  },
  {
    id: 'ctx.v1.authRequest',
    path: 'ctx.v1.authRequest',
    triggers: groups.login,
    kind: 'value',
    type: '*object.authRequest',
    nullable: {
      triggers: groups.internalCreation,
      when: 'the registration was opened without a login request',
    },
    since: '2.19.0',
    doc: 'The login that is going on. It is null when somebody opened the registration page without a login.',
    link: links.objects,
  },
  {
    id: 'ctx.v1.httpRequest',
    path: 'ctx.v1.httpRequest',
    triggers: groups.login,
    kind: 'value',
    type: '*object.httpRequest',
    since: '2.19.0',
    doc: 'The HTTP request that led here. **It holds secrets in clear text** (password, codes, cookies): pick what you need, never log or send it whole.',
    link: links.objects,
  },
  {
    id: 'ctx.v1.org',
    path: 'ctx.v1.org',
    triggers: everywhere.filter((id) => id !== 'internal-authentication/post-authentication'),
    kind: 'namespace',
    since: '2.45.0',
    doc: 'The organization whose actions run: it has `getMetadata()` and nothing else.',
  },
  {
    ...orgMetadata,
    id: 'ctx.v1.org.getMetadata',
    triggers: [...groups.token, ...groups.saml],
    since: '2.45.0',
    doc: 'Metadata of the user’s organization.',
    effect: 'Reads the metadata of the user’s organization; a failing read ends the action and cannot be caught.',
    link: links.objects,
  },
  {
    ...orgMetadata,
    id: 'ctx.v1.org.getMetadata@login',
    triggers: groups.login.filter((id) => id !== 'internal-authentication/post-authentication'),
    since: '2.49.0',
    doc: 'Metadata of the organization that the login is for: the requested one, else the user’s, else the default one.',
    effect: 'Reads the organization’s metadata; a failing read ends the action and cannot be caught.',
    link: links.objects,
  },
];
