import type { GoMethod } from '../model.js';
import { method, signature } from './build.js';

/** What every identity provider's user answers (facts §2.1.1); this is what ZITADEL itself maps the user from. */
export const getters: readonly GoMethod[] = [
  method('GetAvatarURL', 'Address of the picture, or empty.', signature([], 'string')),
  method('GetDisplayName', 'Display name, or empty.', signature([], 'string')),
  method(
    'GetEmail',
    'E-mail address, boxed: write `String(providerInfo.getEmail())`.',
    signature([], 'domain.EmailAddress'),
  ),
  method('GetFirstName', 'Given name, or empty.', signature([], 'string')),
  method('GetID', 'Id of the user at the provider. Mind the spelling `getID`.', signature([], 'string')),
  method('GetLastName', 'Family name, or empty.', signature([], 'string')),
  method('GetNickname', 'Nickname, or empty.', signature([], 'string')),
  method(
    'GetPhone',
    'Phone number, boxed: write `String(providerInfo.getPhone())`.',
    signature([], 'domain.PhoneNumber'),
  ),
  method('GetPreferredLanguage', 'Language; `String(…)` gives the tag, `und` for none.', signature([], 'language.Tag')),
  method('GetPreferredUsername', 'Username that the provider proposes.', signature([], 'string')),
  method('GetProfile', 'Address of the profile page, or empty.', signature([], 'string')),
  method(
    'IsEmailVerified',
    'Whether the provider verified the e-mail address, as a plain boolean.',
    signature([], 'bool'),
  ),
  method(
    'IsPhoneVerified',
    'Whether the provider verified the phone number, as a plain boolean.',
    signature([], 'bool'),
  ),
];
