import type { GoField, GoTypeDeclaration } from '../model.js';
import { field, parameter, signature } from './build.js';
import { dateFields } from './time.js';

const entryFields: readonly GoField[] = [
  ...dateFields,
  field('ResourceOwner', 'string', 'Id of the organization that owns the entry.'),
  field('Sequence', 'uint64', 'Number of the event that wrote the entry.'),
  field('Key', 'string', 'The key.'),
  field(
    'Value',
    'interface {}',
    'The value: parsed when the stored bytes are JSON, else the text itself. So `123` is a number, `true` a boolean, and a long id loses digits; compare with `String(value)`.',
    { kept: true },
  ),
];

function listFields(element: string): readonly GoField[] {
  return [
    field('Count', 'uint64', 'Number of entries.'),
    field('Sequence', 'uint64', 'State of the data that was read; 0 for preloaded data.'),
    field('Timestamp', 'time.Time', 'Age of the data that was read; the year 1 for preloaded data.'),
    field('Metadata', element, 'The entries. Not a map: look one up with `.find(entry => entry.key === "…")`.'),
  ];
}

/** Metadata and grants as scripts read and write them (facts §2.0, §2.1, §2.3). */
export const metadataTypes: readonly GoTypeDeclaration[] = [
  {
    go: 'object.userMetadataList',
    name: 'UserMetadataList',
    underlying: 'struct',
    doc: 'All metadata of the user. The entries stand in `metadata`.',
    fields: listFields('[]*object.userMetadata'),
    methods: [],
  },
  {
    go: 'object.metadataList',
    name: 'OrgMetadataList',
    underlying: 'struct',
    doc: 'All metadata of an organization. The entries stand in `metadata`.',
    fields: listFields('[]*object.metadata'),
    methods: [],
  },
  {
    go: 'object.userMetadata',
    name: 'UserMetadataEntry',
    underlying: 'struct',
    doc: 'One metadata entry of a user.',
    fields: entryFields,
    methods: [],
  },
  {
    go: 'object.metadata',
    name: 'OrgMetadataEntry',
    underlying: 'struct',
    doc: 'One metadata entry of an organization.',
    fields: entryFields,
    methods: [],
  },
  {
    go: 'object.Metadata',
    name: 'NewMetadata',
    underlying: 'struct',
    doc: 'A metadata entry to store on the user. Spell the properties in lower case: `Key` and `Value`, as old examples have them, are ignored.',
    fields: [
      field('Key', 'string', 'The key; not empty.'),
      field(
        'Value',
        'interface {}',
        'The value, stored as JSON, so a string is stored with its quotes. An entry without `value` breaks the login after the action.',
        { kept: true },
      ),
    ],
    methods: [],
  },
  {
    go: 'object.userGrants',
    name: 'UserGrantList',
    underlying: 'struct',
    doc: 'The user’s grants. The entries stand in `grants`.',
    fields: [
      field('Count', 'uint64', 'Number of grants.'),
      field('Sequence', 'uint64', 'State of the data that was read; 0 for preloaded data.'),
      field('Timestamp', 'time.Time', 'Age of the data that was read; the year 1 for preloaded data.'),
      field('Grants', '[]*object.userGrant', 'The grants; an empty array, never null.'),
    ],
    methods: [],
  },
  {
    go: 'object.userGrant',
    name: 'UserGrant',
    underlying: 'struct',
    doc: 'The roles of a user in one project. Passing a grant itself to `setClaim` breaks the token, because it holds a function: pick its fields.',
    fields: [
      field('Id', 'string', 'Id of the grant.'),
      field(
        'ProjectGrantId',
        'string',
        'Id of the project grant, or empty when the project belongs to the granting organization.',
      ),
      field('State', 'domain.UserGrantState', 'State, boxed.'),
      field('UserGrantResourceOwner', 'string', 'Id of the organization that gave the grant.'),
      field('UserGrantResourceOwnerName', 'string', 'Name of the organization that gave the grant.'),
      ...dateFields,
      field('Sequence', 'uint64', 'Number of the last event of the grant.'),
      field('UserId', 'string', 'Id of the user.'),
      field('UserResourceOwner', 'string', 'Id of the user’s organization.'),
      field('Roles', '[]string', 'Keys of the roles.'),
      field(
        'ProjectId',
        'string',
        'Id of the project. Here it is `projectId`; `api.userGrants.push` needs `projectID`.',
      ),
      field('ProjectName', 'string', 'Name of the project.'),
      field(
        'GetOrgMetadata',
        'func(goja.FunctionCall) goja.Value',
        'Metadata of the organization that gave the grant, read at most once per organization and run.',
        {
          since: '2.51.0',
          call: signature([], '*object.metadataList', { raw: true }),
        },
      ),
    ],
    methods: [],
  },
  {
    go: 'object.UserGrant',
    name: 'NewUserGrant',
    underlying: 'struct',
    doc: 'A grant to give to the new user. The spelling counts: `projectID` with a capital D; `projectId` leaves the project empty and fails the whole registration.',
    fields: [
      field('ProjectID', 'string', 'Id of the project. `projectId` is not understood here.'),
      field('ProjectGrantID', 'string', 'Id of the project grant, when the project belongs to another organization.', {
        optional: true,
      }),
      field('Roles', '[]string', 'Keys of the roles; they must exist in the project.', { optional: true }),
    ],
    methods: [],
  },
  {
    go: 'object.appendUserGrantArgument',
    name: 'AppendedUserGrant',
    underlying: 'opaque',
    doc: 'A grant for `appendUserGrant`, which reads a plain object and understands both spellings.',
    fields: [
      field('projectId', 'string', 'Id of the project. This or `projectID` is needed.', { optional: true }),
      field('projectID', 'string', 'The same as `projectId`.', { optional: true }),
      field('projectGrantId', 'string', 'Id of the project grant, when the project belongs to another organization.', {
        optional: true,
      }),
      field('projectGrantID', 'string', 'The same as `projectGrantId`.', { optional: true }),
      field(
        'roles',
        '[]string',
        'Keys of the roles. A real array: arrays that come from `ctx` are ignored, so copy them with `[...list]`.',
        { optional: true },
      ),
    ],
    methods: [],
  },
];

/** The parameters that `appendMetadata` and `setMetadata` share. */
export const metadataParameters = [
  parameter(
    'key',
    'string',
    'A plain string, not empty. A boxed one (an e-mail address) ends the action: write `String(…)`.',
  ),
  parameter(
    'value',
    'interface {}',
    'Stored as JSON, so a string is stored with its quotes. A function, `NaN` or a cycle anywhere inside ends the action.',
  ),
] as const;
