import { groups } from '../catalogue/triggers.js';
import type { ActionTemplate } from './model.js';

const noGrants = [
  'const grants = ctx.v1.user.grants;',
  '// Without a single grant it is null.',
  'if (!grants) {',
  '  return;',
  '}',
];

/** Templates for the triggers that complement tokens. */
export const tokenTemplates: readonly ActionTemplate[] = [
  {
    id: 'flatRoles',
    title: 'Flat claim of roles',
    doc: 'Puts the roles of all grants into one flat list, because many clients cannot read ZITADEL’s own nested claim.',
    triggers: groups.token,
    body: [
      ...noGrants,
      'const roles = [];',
      'grants.grants.forEach((grant) => {',
      '  grant.roles.forEach((role) => roles.push(role));',
      '});',
      "api.v1.claims.setClaim('‹roles›', roles);",
    ],
  },
  {
    id: 'groupsClaim',
    title: 'Claim `groups` for other software',
    doc: 'Puts roles as `project:role` into the claim `groups`, which Argo CD, Grafana, Kubernetes and others read.',
    triggers: groups.token,
    body: [
      ...noGrants,
      'const names = [];',
      'grants.grants.forEach((grant) => {',
      "  grant.roles.forEach((role) => names.push(grant.projectName + '‹:›' + role));",
      '});',
      "api.v1.claims.setClaim('‹groups›', names);",
    ],
  },
  {
    id: 'metadataClaim',
    title: 'Claim from metadata of the user',
    doc: 'Copies one entry of the user’s metadata into a claim.',
    triggers: groups.token,
    body: [
      'const list = ctx.v1.user.getMetadata();',
      "const entry = list.metadata.find((candidate) => candidate.key === '‹dept›');",
      'if (entry) {',
      "  api.v1.claims.setClaim('‹department›', entry.value);",
      '}',
    ],
  },
  {
    id: 'rolesByEmailDomain',
    title: 'Roles by domain of the e-mail address',
    doc: 'Gives people of a domain additional roles in a claim. Only verified addresses count.',
    triggers: groups.token,
    body: [
      'const user = ctx.v1.getUser();',
      '// Service users have no human, and so no address.',
      'if (!user.human || user.human.isEmailVerified != true) {',
      '  return;',
      '}',
      '// The address is a Go value: String(…) makes a plain text of it.',
      "const domain = String(user.human.email).split('@')[1];",
      "if (domain === '‹example.com›') {",
      "  api.v1.claims.setClaim('‹roles›', ['‹employee›']);",
      '}',
    ],
  },
  {
    id: 'enrichToken',
    title: 'Enrich a token from another system',
    doc: 'Asks another system over HTTP and puts its answer into a claim. An unreachable system ends the action: set “Allowed To Fail” when logins shall go on.',
    triggers: groups.token,
    modules: ['http', 'log'],
    body: [
      'const user = ctx.v1.getUser();',
      "const response = http.fetch('‹https://api.example.com/users/›' + user.id, {",
      "  method: 'GET',",
      "  headers: { Accept: 'application/json' },",
      '});',
      'if (response.status !== 200) {',
      "  logger.warn('the other system answered ' + response.status);",
      '  return;',
      '}',
      "api.v1.claims.setClaim('‹customer›', response.json().‹customer›);",
    ],
  },
];

/** Templates for SAML responses. */
export const samlTemplates: readonly ActionTemplate[] = [
  {
    id: 'samlAttribute',
    title: 'SAML attribute of roles',
    doc: 'Sends the roles of all grants as values of one attribute.',
    triggers: groups.saml,
    body: [
      ...noGrants,
      'const roles = [];',
      'grants.grants.forEach((grant) => {',
      '  grant.roles.forEach((role) => roles.push(role));',
      '});',
      '// Each value is an argument of its own.',
      "api.v1.attributes.setCustomAttribute('‹Roles›', '', ...roles);",
    ],
  },
  {
    id: 'samlMetadataAttribute',
    title: 'SAML attribute from metadata of the user',
    doc: 'Sends one entry of the user’s metadata as an attribute.',
    triggers: groups.saml,
    body: [
      'const list = ctx.v1.user.getMetadata();',
      "const entry = list.metadata.find((candidate) => candidate.key === '‹dept›');",
      'if (entry) {',
      "  api.v1.attributes.setCustomAttribute('‹Department›', '', String(entry.value));",
      '}',
    ],
  },
];
