import type { GoTypeDeclaration } from '../model.js';
import { field, method, parameter, signature } from './build.js';
import { dateFields } from './time.js';

const encoding = 'Used by ZITADEL’s database code; of no use in an action.';

const commonUserFields = [
  field('Id', 'string', 'The user’s id. Empty before the user is created.'),
  ...dateFields,
  field('ResourceOwner', 'string', 'Id of the organization that the user belongs to.'),
  field('Sequence', 'uint64', 'Number of the last event of the user that ZITADEL had seen.'),
  field('State', 'domain.UserState', 'State of the user, boxed: write `Number(user.state) === 1` for active.'),
  field('Username', 'string', 'The username as stored, without the organization’s domain.'),
  field(
    'LoginNames',
    'database.TextArray[string]',
    'Every name the user can log in with. Always empty in the complement token triggers: take `preferredLoginName`.',
  ),
  field('PreferredLoginName', 'string', 'The login name that ZITADEL shows, for instance `gigi@acme.zitadel.cloud`.'),
] as const;

/** Users as scripts see them (facts §2.0). */
export const userTypes: readonly GoTypeDeclaration[] = [
  {
    go: 'object.humanUser',
    name: 'HumanUser',
    underlying: 'struct',
    doc: 'A person. Names, e-mail and phone stand in `human`; there are no `profile`, `email` or `phone` objects as in the management API.',
    fields: [...commonUserFields, field('Human', 'object.human', 'Profile, e-mail and phone of the person.')],
    methods: [],
  },
  {
    go: 'object.machineUser',
    name: 'MachineUser',
    underlying: 'struct',
    doc: 'A service user. It has `machine` and no `human`: reading `user.human.email` throws.',
    fields: [...commonUserFields, field('Machine', 'object.machine', 'Name and description of the service user.')],
    methods: [],
  },
  {
    go: 'object.human',
    name: 'Human',
    underlying: 'struct',
    doc: 'Profile, e-mail and phone of a person.',
    fields: [
      field('FirstName', 'string', 'Given name.'),
      field('LastName', 'string', 'Family name.'),
      field('NickName', 'string', 'Nickname, or empty. Mind the capital N.'),
      field('DisplayName', 'string', 'The name that ZITADEL shows.'),
      field('AvatarKey', 'string', 'Storage key of the avatar, or empty. Always empty before the user exists.'),
      field('PreferredLanguage', 'string', 'BCP 47 tag; `und` when none was given.'),
      field('Gender', 'domain.Gender', 'Gender, boxed. Always 0 before the user exists, even after `api.setGender`.'),
      field(
        'Email',
        'domain.EmailAddress',
        'E-mail address, boxed: `===` never matches and `if (human.email)` is always true. Write `String(human.email)`.',
      ),
      field('IsEmailVerified', 'bool', 'Whether the e-mail address is verified.'),
      field(
        'Phone',
        'domain.PhoneNumber',
        'Phone number, boxed: `===` never matches and `if (human.phone)` is always true. Write `String(human.phone)`.',
      ),
      field('IsPhoneVerified', 'bool', 'Whether the phone number is verified.'),
    ],
    methods: [],
  },
  {
    go: 'object.machine',
    name: 'Machine',
    underlying: 'struct',
    doc: 'Name and description of a service user.',
    fields: [field('Name', 'string', 'Name.'), field('Description', 'string', 'Description, or empty.')],
    methods: [],
  },
  {
    go: 'object.externalUser',
    name: 'ExternalUser',
    underlying: 'struct',
    doc: 'The user as the identity provider described it.',
    fields: [
      field('ExternalId', 'string', 'The user’s id at the identity provider.'),
      field(
        'ExternalIdpId',
        'string',
        'Id of the identity provider in ZITADEL: compare it to treat one provider only.',
      ),
      field('Human', 'object.human', 'What was mapped from the provider’s answer.'),
    ],
    methods: [],
  },
  {
    go: 'database.TextArray[string]',
    name: 'GoTextArray',
    underlying: 'slice',
    element: 'string',
    doc: 'An array of strings. `Object.keys` and `for…in` also list Go method names: use `for…of` or an index.',
    methods: [
      method('Dimensions', encoding, signature([], 'interface {}')),
      method('Index', encoding, signature([parameter('index', 'int', 'position')], 'interface {}')),
      method('IndexType', encoding, signature([], 'interface {}')),
      method(
        'Scan',
        encoding,
        signature([parameter('source', 'interface {}', 'a database value')], undefined, { throws: true }),
      ),
      method('ScanIndex', encoding, signature([parameter('index', 'int', 'position')], 'interface {}')),
      method('ScanIndexType', encoding, signature([], 'interface {}')),
      method(
        'SetDimensions',
        encoding,
        signature([parameter('dimensions', 'interface {}', 'dimensions')], undefined, { throws: true }),
      ),
      method('Value', encoding, signature([], 'interface {}', { throws: true })),
    ],
  },
];
