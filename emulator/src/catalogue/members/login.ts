import { links } from '../links.js';
import type { Member } from '../model.js';
import { groups } from '../triggers.js';
import { signature } from '../types/build.js';

/** `ctx` of the login flows, but for what only External / Post Authentication has (facts §2.1–§2.4). */
export const loginMembers: readonly Member[] = [
  {
    id: 'ctx.v1.authError',
    path: 'ctx.v1.authError',
    triggers: groups.externalPost,
    kind: 'value',
    type: 'string',
    since: '2.19.0',
    doc: '`none` when the login at the provider succeeded, else the error as text. After an error the user is empty and nothing this action does has an effect: test it first.',
    link: links.external,
  },
  {
    id: 'ctx.v1.authError@internal',
    path: 'ctx.v1.authError',
    triggers: groups.internalPost,
    kind: 'value',
    type: 'string',
    since: '2.19.0',
    doc: '`none` when the check succeeded, else the error as text. After an error, metadata of this action is dropped and its error is not shown.',
    link: links.internal,
  },
  {
    id: 'ctx.v1.authMethod',
    path: 'ctx.v1.authMethod',
    triggers: groups.internalPost,
    kind: 'value',
    type: 'login.authMethod',
    since: '2.19.0',
    doc: 'How the user just authenticated, boxed: `=== "password"` is never true; write `String(ctx.v1.authMethod) === "password"`. One of `password`, `OTP`, `OTP SMS`, `OTP Email`, `recovery code`, `U2F`, `passwordless`.',
    link: links.internal,
  },
  {
    id: 'ctx.v1.user@creation',
    path: 'ctx.v1.user',
    triggers: groups.preCreation,
    kind: 'value',
    type: '*object.humanUser',
    doc: 'The user who is about to be created: `id` is empty, dates are unset, `human.gender` is always 0. It shows what earlier actions set, not what this one sets.',
    link: links.objects,
  },
  {
    id: 'ctx.v1.getUser@creation',
    path: 'ctx.v1.getUser',
    triggers: groups.postCreation,
    kind: 'function',
    signature: signature([], '*object.humanUser', { raw: true }),
    doc: 'The user who was just created. Each call reads it anew.',
    effect: 'Reads the user; a failing read ends the action and cannot be caught.',
    link: links.objects,
  },
];
