import { catalogue, memberAt } from '../../../../emulator/src/catalogue/index.js';
import { origin } from '../calls.js';
import type { Fix, RuleContext } from '../rule.js';
import { rename, type UnknownMember } from './unknown.js';

/** What was meant by a member that is not there, and how to write it. */
export interface Meant {
  readonly message: string;
  readonly fixes: readonly Fix[];
}

const userFields = new Set(
  'id username userName loginNames preferredLoginName human machine state resourceOwner creationDate changeDate sequence'.split(
    ' ',
  ),
);
/** Fields of a person that other systems, and documents, put on the user itself. */
const humanFields: Readonly<Record<string, string>> = {
  email: 'email',
  isEmailVerified: 'isEmailVerified',
  emailVerified: 'isEmailVerified',
  phone: 'phone',
  phoneVerified: 'isPhoneVerified',
  isPhoneVerified: 'isPhoneVerified',
  firstName: 'firstName',
  givenName: 'firstName',
  lastName: 'lastName',
  familyName: 'lastName',
  nickName: 'nickName',
  displayName: 'displayName',
  name: 'displayName',
  preferredLanguage: 'preferredLanguage',
  gender: 'gender',
};
const listMembers = new Set(
  'length map filter find forEach some every reduce includes indexOf flatMap findIndex findLast slice at entries join push concat sort get'.split(
    ' ',
  ),
);
/** Names from other interfaces of ZITADEL, its documentation and other products, by the path of their owner. */
const otherNames: Readonly<Record<string, string>> = {
  'ctx.v1.authRequest.clientId': 'applicationId',
  'ctx.v1.authRequest.clientID': 'applicationId',
  'ctx.v1.authRequest.redirectUri': 'callbackUri',
  'ctx.v1.authRequest.state': 'transferState',
  'ctx.v1.authRequest.orgId': 'requestedOrgId',
  'ctx.v1.authRequest.idpConfigId': 'selectedIdpConfigId',
  'ctx.v1.externalUser.id': 'externalId',
  'ctx.v1.externalUser.idpId': 'externalIdpId',
  'ctx.v1.externalUser.userId': 'externalId',
};
const grantsAreGiven =
  'Grants are given in Post Creation, with `api.userGrants.push({ projectID, roles })` or `api.v1.appendUserGrant(grant)`.';
/** What other products, and ZITADEL's Actions v2, have on their context or interface. */
const otherThings: Readonly<Record<string, string>> = {
  http: 'Requests are sent with `require("zitadel/http").fetch(url, options)`.',
  fetch: 'Requests are sent with `require("zitadel/http").fetch(url, options)`.',
  action: 'Requests are sent with `require("zitadel/http").fetch(url, options)`.',
  log: 'Write `require("zitadel/log")` and call `log`, `warn` or `error` of it.',
  logger: 'Write `require("zitadel/log")` and call `log`, `warn` or `error` of it.',
  console: 'Write `require("zitadel/log")` and call `log`, `warn` or `error` of it.',
  uuid: 'Write `require("zitadel/uuid")`.',
  getSecret: 'There are no secrets in an action: values stand in the script, or in metadata.',
  secrets: 'There are no secrets in an action: values stand in the script, or in metadata.',
  env: 'An action has no environment: values stand in the script, or in metadata.',
  mgmt: 'ZITADEL’s own API is called with `require("zitadel/http").fetch(url, options)`, like any other.',
  management: 'ZITADEL’s own API is called with `require("zitadel/http").fetch(url, options)`, like any other.',
  users: grantsAreGiven,
  addGrant: grantsAreGiven,
  addUserGrant: grantsAreGiven,
  auth: 'An action cannot ask for another factor; it can refuse the login with `throw`.',
  authentication: 'An action cannot ask for another factor; it can refuse the login with `throw`.',
  accessDenied: 'An action refuses with `throw "the reason"`.',
  deny: 'An action refuses with `throw "the reason"`.',
  error: 'An action refuses with `throw "the reason"`.',
};
/** What other libraries have. */
const uuidNames: Readonly<Record<string, string>> = {
  generate: 'v4()',
  uuid: 'v4()',
  uuidv4: 'v4()',
  randomUUID: 'v4()',
  DNS: 'namespaceDNS',
  URL: 'namespaceURL',
};
const grantNames: Readonly<Record<string, string>> = {
  roleKeys: 'roles',
  roleNames: 'roles',
  orgId: 'userGrantResourceOwner',
  orgName: 'userGrantResourceOwnerName',
  grantId: 'id',
};

/** Puts a path in the place of everything from the object's beginning to the name's end. */
function replace(unknown: UnknownMember, path: string, context: RuleContext): readonly Fix[] {
  if (unknown.object === undefined || unknown.access.type !== 'MemberExpression') return [];
  const root = rootName(unknown, context);
  if (root === undefined) return [];
  const text = path.replace(/^\w+/, root);
  if (unknown.access.optional || unknown.access.computed) return [];
  return [{ title: `Write ${text}`, edits: [{ start: unknown.access.start, end: unknown.end, text }] }];
}

/** What people mean by it; undefined when nothing is known but what the spelling says. */
export function meantBy(unknown: UnknownMember, context: RuleContext): Meant | undefined {
  return (
    ofUser(unknown, context) ??
    ofLists(unknown) ??
    ofNames(unknown, context) ??
    ofClaimsText(unknown, context) ??
    ofAddress(unknown) ??
    ofModules(unknown) ??
    ofElsewhere(unknown, context)
  );
}

/** `ctx.v1.user` is the user before creation only; later it holds grants and metadata, and `getUser()` gives the user. */
function ofUser(unknown: UnknownMember, context: RuleContext): Meant | undefined {
  const { path, name } = unknown;
  const has = (wanted: string): boolean => hasPath(context, wanted);
  if (path === 'ctx.v1.user' && has('ctx.v1.getUser'))
    return { message: 'Here the user is `ctx.v1.getUser()`.', fixes: rename(unknown, 'getUser()') };
  if (path === `ctx.v1.user.${name}` && has('ctx.v1.getUser')) {
    if (/^metadata(?:List|s)?$|^customData$/i.test(name) && has('ctx.v1.user.getMetadata'))
      return {
        message:
          'Metadata are `ctx.v1.user.getMetadata().metadata`, a list of `{ key, value }` in which values are decoded already.',
        fixes: rename(unknown, 'getMetadata().metadata'),
      };
    const field = userFields.has(name)
      ? name.replace('userName', 'username')
      : /^preferred_?username$/i.test(name)
        ? 'preferredLoginName'
        : undefined;
    const text = field ?? (Object.hasOwn(humanFields, name) ? `human.${humanFields[name]}` : undefined);
    if (text !== undefined)
      return {
        message: `\`ctx.v1.user\` holds grants and metadata here; of the user write \`ctx.v1.getUser().${text}\`.`,
        // Service users have no `human`.
        fixes: replace(
          unknown,
          `ctx.v1.getUser().${text.replace('human.', forServices(context) ? 'human?.' : 'human.')}`,
          context,
        ),
      };
    return { message: `\`ctx.v1.user\` holds grants and metadata here; the user is \`ctx.v1.getUser()\`.`, fixes: [] };
  }
  const type = unknown.type?.goType;
  if (type === 'object.humanUser' || isUser(unknown)) {
    if (/^(?:grants|userGrants|roles)$/.test(name) && has('ctx.v1.user.grants'))
      return {
        message: 'Grants are `ctx.v1.user.grants.grants`, a list, and `ctx.v1.user.grants` can be null.',
        fixes: [],
      };
    if (/^metadata/i.test(name) && has('ctx.v1.user.getMetadata'))
      return { message: 'Metadata are `ctx.v1.user.getMetadata().metadata`, a list of `{ key, value }`.', fixes: [] };
    if (Object.hasOwn(humanFields, name))
      return {
        message: `A person’s data stand in \`human\`: write \`human.${humanFields[name]}\`.${has('ctx.v1.user.getMetadata') ? ' Service users have none.' : ''}`,
        fixes: rename(unknown, `human${forServices(context) ? '?' : ''}.${humanFields[name]}`),
      };
    if (/^(?:profile|userName|userId|orgId)$/.test(name)) {
      const text = { profile: 'human', userName: 'username', userId: 'id', orgId: 'resourceOwner' }[name]!;
      return { message: `It is called \`${text}\` here.`, fixes: rename(unknown, text) };
    }
  }
  return undefined;
}

/** Whether service users may come by. */
function forServices({ triggers }: RuleContext): boolean {
  return triggers.some((id) => id.startsWith('complement-token/'));
}

function isUser({ owner, type }: UnknownMember): boolean {
  return (
    (owner?.kind === 'member' && owner.path === 'ctx.v1.user') ||
    (owner?.kind === 'type' && owner.type.go === 'object.humanUser') ||
    /^(?:User|HumanUser|MachineUser)\b/.test(type?.text ?? '')
  );
}

/** Functions of modules. */
function ofModules({ owner, name }: UnknownMember): Meant | undefined {
  if (owner?.kind !== 'module') return undefined;
  const { id, members } = owner.module;
  const meant = id === 'zitadel/uuid' ? uuidNames[name] : undefined;
  const all = members.map((member) => `\`${member.name}\``);
  return {
    message:
      meant === undefined ? `There are ${all.slice(0, -1).join(', ')} and ${all.at(-1)}.` : `Write \`${meant}\`.`,
    fixes: [],
  };
}

/** Lists of grants and metadata are objects that hold the list. */
function ofLists(unknown: UnknownMember): Meant | undefined {
  const { name, type } = unknown;
  const text = type?.text ?? '';
  const inner = /\bUserGrantList\b/.test(text)
    ? 'grants'
    : /\b(?:User|Org)MetadataList\b/.test(text)
      ? 'metadata'
      : undefined;
  if (inner !== undefined && (listMembers.has(name) || name === 'userGrants')) {
    if (name === 'length')
      return {
        message: `The number of entries is \`count\`, the list is \`${inner}\`.`,
        fixes: rename(unknown, 'count'),
      };
    if (name === 'get')
      return {
        message: `It is no map; \`.${inner}.find((entry) => entry.key === '…')\` finds an entry.`,
        fixes: [],
      };
    const fix = name === 'userGrants' ? inner : `${inner}.${name}`;
    return { message: `This is an object that holds the list: write \`.${fix}\`.`, fixes: rename(unknown, fix) };
  }
  if (inner === 'metadata' && !['key', 'value'].includes(name) && unknown.suggestion === undefined)
    return {
      message: `It is a list of \`{ key, value }\`: \`.metadata.find((entry) => entry.key === '${name}')?.value\`.`,
      fixes: rename(unknown, `metadata.find((entry) => entry.key === '${name}')?.value`),
    };
  if (/^UserGrant\b(?!List)/.test(text) && Object.hasOwn(grantNames, name))
    return { message: `It is called \`${grantNames[name]}\`.`, fixes: rename(unknown, grantNames[name]!) };
  return undefined;
}

function ofNames(unknown: UnknownMember, context: RuleContext): Meant | undefined {
  const { path, name, type } = unknown;
  if (/^api\.(?:v1\.)?grants$/.test(path ?? '')) return { message: grantsAreGiven, fixes: [] };
  if (/^api\.v1\.(?:claims|userinfo)\.(?:add|append|put|set|create|with)?(?:Custom)?(?:Claims?)?$/.test(path ?? ''))
    return { message: 'Claims are set with `setClaim(name, value)`.', fixes: rename(unknown, 'setClaim') };
  const other = path === undefined ? undefined : otherNames[path];
  if (other !== undefined) return { message: `It is called \`${other}\`.`, fixes: rename(unknown, other) };
  if (path?.startsWith('ctx.v1.externalIdp') || path?.startsWith('ctx.v1.idp'))
    return {
      message: 'The identity provider is `ctx.v1.externalUser.externalIdpId`, what it sent `ctx.v1.providerInfo`.',
      fixes: [],
    };
  if (path === 'ctx.v1.application.clientId' || path === 'ctx.v1.application.id')
    return { message: 'The client id is `getClientId()`.', fixes: rename(unknown, 'getClientId()') };
  if (path === 'ctx.v1.org.id' && hasPath(context, 'ctx.v1.getUser'))
    return {
      message: 'Of the organization there are metadata only; the id is `ctx.v1.getUser().resourceOwner`.',
      fixes: replace(unknown, 'ctx.v1.getUser().resourceOwner', context),
    };
  if (path === 'ctx.v1.org.metadata')
    return { message: 'Metadata are `getMetadata().metadata`.', fixes: rename(unknown, 'getMetadata().metadata') };
  if (/^ctx\.v1\.org\./.test(path ?? ''))
    return { message: 'Of the organization there are metadata only: `getMetadata()`.', fixes: [] };
  if (/^(?:ctx|api)(?:\.v1)?\.[^.]+$/.test(path ?? '') && Object.hasOwn(otherThings, name))
    return { message: otherThings[name]!, fixes: [] };
  const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const hasCamel = unknown.object !== undefined && !context.oracle.lacks(unknown.object, camel);
  if (camel !== name && type !== undefined && (unknown.suggestion === camel || (type.goType !== undefined && hasCamel)))
    return {
      message: `Members have the names of Go fields: \`${camel}\`.`,
      fixes: rename(unknown, camel),
    };
  if (path === `ctx.v1.providerInfo.${name}` && unknown.suggestion === undefined)
    return {
      message:
        'What a provider sends besides is in `claims` (OpenID Connect), `rawInfo` (OAuth) or `attributes` (SAML), by the name that it has there.',
      fixes: [],
    };
  return undefined;
}

/** `claimsJSON()` is a text, whatever documents say. */
function ofClaimsText(unknown: UnknownMember, context: RuleContext): Meant | undefined {
  const object = unknown.object && origin(unknown.object, context);
  if (object?.type !== 'CallExpression') return undefined;
  const callee = context.oracle.resolve(object.callee);
  if (callee?.kind !== 'member' || callee.path !== 'ctx.claimsJSON') return undefined;
  return {
    message:
      '`claimsJSON()` is a JSON text: write `JSON.parse(ctx.claimsJSON())`, or `ctx.getClaim("…")` for one claim.',
    fixes: [
      {
        title: 'Parse the text',
        edits: [
          { start: object.start, end: object.start, text: 'JSON.parse(' },
          { start: object.end, end: object.end, text: ')' },
        ],
      },
    ],
  };
}

/** An IP address has no methods of texts. */
function ofAddress({ type, name, object }: UnknownMember): Meant | undefined {
  if (type?.goType !== 'net.IP' || object === undefined || !(name in String.prototype)) return undefined;
  const { start, end } = object;
  return {
    message: `It is a list of bytes: write \`String(…).${name}\`.`,
    fixes: [
      {
        title: 'Write String(…)',
        edits: [
          { start, end: start, text: 'String(' },
          { start: end, end, text: ')' },
        ],
      },
    ],
  };
}

/** The same name at another place of `ctx` or `api` in these triggers, as `api.v1.setFirstName` for `api.setFirstName`. */
function ofElsewhere(unknown: UnknownMember, context: RuleContext): Meant | undefined {
  const { owner, name, path } = unknown;
  if (owner?.kind !== 'member' || path === undefined) return undefined;
  const root = path.split('.')[0]!;
  const versioned = `${root}.v1.${name}`;
  if (
    owner.path === root &&
    hasPath(context, versioned) &&
    memberAt(versioned, context.triggers[0]!)?.kind === 'namespace'
  )
    return { message: `It is \`${versioned}\`.`, fixes: replace(unknown, versioned, context) };
  const same = catalogue.members.filter(
    (member) =>
      member.kind !== 'namespace' &&
      member.path.startsWith(`${root}.`) &&
      member.path.endsWith(`.${name}`) &&
      hasPath(context, member.path),
  );
  const paths = [...new Set(same.map((member) => member.path))].filter((one) => !/\.userinfo\./.test(one));
  const [only] = paths;
  if (only === undefined || (paths.length > 1 && name !== 'setClaim')) return undefined;
  const unversioned = /^api\.set/.test(only) ? ' Setters exist without a version only.' : '';
  return {
    message: `It is \`${only}\`.${unversioned}`,
    fixes: replace(unknown, only, context),
  };
}

/** How the script calls, at a member access, the parameter that it begins with; undefined where it cannot be reached. */
function rootName({ object, path, start, end }: UnknownMember, { action, oracle }: RuleContext): string | undefined {
  const root = path?.split('.')[0] ?? 'ctx';
  let at = object;
  while (at?.type === 'MemberExpression') at = at.object;
  const meant = at && oracle.resolve(at);
  if (at?.type === 'Identifier' && meant?.kind === 'member' && meant.path === root) return at.name;
  const parameter = action?.params[root === 'api' ? 1 : 0];
  const isInAction = action !== undefined && start >= action.start && end <= action.end;
  return isInAction && parameter?.type === 'Identifier' ? parameter.name : undefined;
}

function hasPath({ triggers, version }: RuleContext, path: string): boolean {
  return triggers.some((trigger) => memberAt(path, trigger, version) !== undefined);
}
