import type { GoTypeDeclaration } from '../model.js';
import { method, parameter, signature } from './build.js';

const boxedString =
  'A Go value in the guise of a `String` object: `=== "…"` is never true, `.length` is 0 and an empty one is truthy. Write `String(value)` (or compare with `==`).';
const boxedNumber =
  'A Go value in the guise of a `Number` object: `=== 1`, `switch` and `includes` never match and 0 is truthy. Write `Number(value)` (or compare with `==`).';

/** Go's named strings and numbers, which reach a script as wrapper objects (facts §4.1). */
export const scalarTypes: readonly GoTypeDeclaration[] = [
  {
    go: 'domain.EmailAddress',
    name: 'GoEmailAddress',
    underlying: 'string',
    doc: `An e-mail address. ${boxedString}`,
    methods: [
      method(
        'Normalize',
        'The address in trimmed form, boxed again. It hides the `normalize` that JavaScript strings have.',
        signature([], 'domain.EmailAddress'),
      ),
      method(
        'Validate',
        'Throws a `GoError` when the address is not well formed.',
        signature([], undefined, { throws: true }),
      ),
    ],
  },
  {
    go: 'domain.PhoneNumber',
    name: 'GoPhoneNumber',
    underlying: 'string',
    doc: `A phone number. ${boxedString}`,
    methods: [
      method(
        'Normalize',
        'The number in E.164 form, boxed again; throws a `GoError` when it cannot be read. It hides the `normalize` that JavaScript strings have.',
        signature([], 'domain.PhoneNumber', { throws: true }),
      ),
      method(
        'NormalizeWithRegion',
        'As `normalize`, reading numbers without a country code in a region.',
        signature([parameter('region', 'string', 'ISO country, for instance `CH`')], 'domain.PhoneNumber', {
          throws: true,
        }),
      ),
    ],
  },
  {
    go: 'domain.Gender',
    name: 'GoGender',
    underlying: 'int32',
    doc: `A gender. ${boxedNumber}`,
    methods: [
      method('Specified', 'Whether it is anything but 0.', signature([], 'bool')),
      method('Valid', 'Whether it is one of the known values.', signature([], 'bool')),
    ],
    values: [
      { value: 0, label: 'unspecified' },
      { value: 1, label: 'female' },
      { value: 2, label: 'male' },
      { value: 3, label: 'diverse' },
    ],
  },
  {
    go: 'domain.UserState',
    name: 'GoUserState',
    underlying: 'int32',
    doc: `The state of a user. ${boxedNumber}`,
    methods: [
      method('Exists', 'Whether the user exists, that is, is neither unspecified nor deleted.', signature([], 'bool')),
      method('IsEnabled', 'Whether the user is active or initial.', signature([], 'bool')),
    ],
    values: [
      { value: 0, label: 'unspecified' },
      { value: 1, label: 'active' },
      { value: 2, label: 'inactive' },
      { value: 3, label: 'deleted' },
      { value: 4, label: 'locked' },
      { value: 5, label: 'suspended' },
      { value: 6, label: 'initial' },
    ],
  },
  {
    go: 'domain.UserGrantState',
    name: 'GoUserGrantState',
    underlying: 'int32',
    doc: `The state of a user grant. ${boxedNumber}`,
    methods: [],
    values: [
      { value: 0, label: 'unspecified' },
      { value: 1, label: 'active' },
      { value: 2, label: 'inactive' },
      { value: 3, label: 'removed' },
    ],
  },
  {
    go: 'domain.Prompt',
    name: 'GoPrompt',
    underlying: 'int32',
    doc: `What the application asked the login to prompt for. ${boxedNumber}`,
    methods: [],
    values: [
      { value: 0, label: 'unspecified' },
      { value: 1, label: 'none' },
      { value: 2, label: 'login' },
      { value: 3, label: 'consent' },
      { value: 4, label: 'select account' },
      { value: 5, label: 'create' },
    ],
  },
  {
    go: 'domain.MFAType',
    name: 'GoMFAType',
    underlying: 'int64',
    doc: `A second factor that was checked. ${boxedNumber}`,
    methods: [
      method(
        'UserAuthMethodType',
        'The authentication method that belongs to it, boxed.',
        signature([], 'domain.UserAuthMethodType'),
      ),
    ],
    values: [
      { value: 0, label: 'TOTP' },
      { value: 1, label: 'U2F' },
      { value: 2, label: 'U2F with user verification' },
      { value: 3, label: 'OTP by SMS' },
      { value: 4, label: 'OTP by e-mail' },
      { value: 5, label: 'recovery code', since: '4.9.0' },
    ],
  },
  {
    go: 'domain.UserAuthMethodType',
    name: 'GoUserAuthMethodType',
    underlying: 'int64',
    doc: `An authentication method. ${boxedNumber}`,
    methods: [],
  },
  {
    go: 'domain.PrivateLabelingSetting',
    name: 'GoPrivateLabelingSetting',
    underlying: 'int32',
    doc: `Whose branding the login shows. ${boxedNumber}`,
    methods: [method('Valid', 'Whether it is one of the known values.', signature([], 'bool'))],
    values: [
      { value: 0, label: 'unspecified' },
      { value: 1, label: 'that of the organization that owns the project' },
      { value: 2, label: 'that of the organization of the user' },
    ],
  },
  {
    go: 'login.authMethod',
    name: 'GoAuthMethod',
    underlying: 'string',
    doc: `How the user just authenticated. ${boxedString}`,
    methods: [],
    values: [
      { value: 'password', label: 'password' },
      { value: 'OTP', label: 'code of an authenticator app' },
      { value: 'OTP SMS', label: 'code by SMS', since: '2.33.0' },
      { value: 'OTP Email', label: 'code by e-mail', since: '2.33.0' },
      { value: 'recovery code', label: 'recovery code', since: '4.9.0' },
      { value: 'U2F', label: 'security key as second factor' },
      { value: 'passwordless', label: 'passkey' },
    ],
  },
];
