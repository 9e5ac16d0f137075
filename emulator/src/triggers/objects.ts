/** The Go objects that several triggers show to a script (facts §2.0). */

import { fieldsType } from '../go/declarations.js';
import { decodeMetadata } from '../go/json-decode.js';
import { languageMake } from '../go/language.js';
import { dateWire, ipWire, jsonWire, mapWire, structWire, typed, type Wire } from '../go/wire.js';
import type {
  ResolvedAuthRequest,
  ResolvedExternalUser,
  ResolvedGrantList,
  ResolvedHttpRequest,
  ResolvedMetadata,
  ResolvedMetadataList,
  ResolvedNewUser,
  ResolvedUser,
} from '../samples/resolved.js';

/** A pointer to a struct, for an interface slot. */
export function pointer(type: string, fields: Wire): Wire {
  return typed(`*${type}`, fields);
}

const zeroHuman: Wire = null;

/** Root that holds the login names: every user that a run hands out shares them. */
export function loginNamesRoot(loginNames: readonly string[]): readonly [type: string, value: Wire] {
  return ['database.TextArray[string]', loginNames];
}

/** What a user has, be it a human or a machine, stored or about to be, but the login names. */
function accountFields(user: ResolvedUser | ResolvedNewUser): Readonly<Record<string, Wire>> {
  return {
    Id: user.id,
    CreationDate: dateWire(user.creationDate),
    ChangeDate: dateWire(user.changeDate),
    ResourceOwner: user.resourceOwner,
    Sequence: user.sequence,
    State: user.state,
    Username: user.username,
    PreferredLoginName: user.preferredLoginName,
  };
}

/**
 * A user from the query side: `*object.humanUser` or `*object.machineUser`.
 *
 * @param loginNames the name of the root that holds them
 */
export function userWire(user: ResolvedUser, loginNames: Wire): Wire {
  const common = { ...accountFields(user), LoginNames: loginNames };
  if (user.human) {
    const { human } = user;
    const Human = structWire('object.human', {
      FirstName: human.firstName,
      LastName: human.lastName,
      NickName: human.nickName,
      DisplayName: human.displayName,
      AvatarKey: human.avatarKey,
      PreferredLanguage: languageMake(human.preferredLanguage),
      Gender: human.gender,
      Email: human.email,
      IsEmailVerified: human.isEmailVerified,
      Phone: human.phone,
      IsPhoneVerified: human.isPhoneVerified,
    });
    return pointer('object.humanUser', structWire('object.humanUser', { ...common, Human }));
  }
  const Machine = structWire('object.machine', {
    Name: user.machine?.name ?? '',
    Description: user.machine?.description ?? '',
  });
  return pointer('object.machineUser', structWire('object.machineUser', { ...common, Machine }));
}

/** The user that is about to be created: ids, dates and gender are not there yet (facts §2.2). */
export function newUserWire(user: ResolvedNewUser): Wire {
  const { profile, email, phone } = user;
  const Human = structWire('object.human', {
    FirstName: profile?.firstName ?? '',
    LastName: profile?.lastName ?? '',
    NickName: profile?.nickName ?? '',
    DisplayName: profile?.displayName ?? '',
    PreferredLanguage: profile ? languageMake(profile.preferredLanguage) : '',
    Email: email?.address ?? '',
    IsEmailVerified: email?.isVerified ?? false,
    Phone: phone?.number ?? '',
    IsPhoneVerified: phone?.isVerified ?? false,
  });
  const fields = structWire('object.humanUser', {
    ...accountFields(user),
    LoginNames: user.loginNames,
    Human: user.profile || user.email || user.phone ? Human : zeroHuman,
  });
  return pointer('object.humanUser', fields);
}

/** What a script sees of stored bytes: the value when they are JSON, else their text (facts §2.0). */
export function metadataValueWire(value: Uint8Array): Wire {
  const decoded = decodeMetadata(value);
  // A stored `null` is goja's null, not a nil of Go.
  return decoded === null ? ['j', null] : jsonWire(decoded);
}

function metadataEntries(type: string, list: readonly ResolvedMetadata[]): Wire {
  return list.map((entry) =>
    structWire(type, {
      CreationDate: dateWire(entry.creationDate),
      ChangeDate: dateWire(entry.changeDate),
      ResourceOwner: entry.resourceOwner,
      Sequence: entry.sequence,
      Key: entry.key,
      Value: metadataValueWire(entry.value),
    }),
  );
}

/**
 * @param kind of whom: the list of an organisation has other Go types than that of a user
 */
export function metadataListWire(kind: 'user' | 'org', list: ResolvedMetadataList): Wire {
  const [listType, entryType] =
    kind === 'user' ? ['object.userMetadataList', 'object.userMetadata'] : ['object.metadataList', 'object.metadata'];
  const fields = structWire(listType, {
    Count: list.metadata.length,
    Sequence: list.sequence,
    Timestamp: dateWire(list.timestamp),
    Metadata: metadataEntries(entryType, list.metadata),
  });
  return pointer(listType, fields);
}

/** `ctx.v1.user.grants`. `org`: the operation of `getOrgMetadata` for a granting organisation. */
export function grantsWire(list: ResolvedGrantList, org: (orgId: string) => Wire): Wire {
  const fields = structWire('object.userGrants', {
    Count: list.grants.length,
    Sequence: list.sequence,
    Timestamp: dateWire(list.timestamp),
    Grants: list.grants.map((grant) =>
      structWire('object.userGrant', {
        Id: grant.id,
        ProjectGrantId: grant.projectGrantId,
        State: grant.state,
        UserGrantResourceOwner: grant.orgId,
        UserGrantResourceOwnerName: grant.orgName,
        CreationDate: dateWire(grant.creationDate),
        ChangeDate: dateWire(grant.changeDate),
        Sequence: grant.sequence,
        UserId: grant.userId,
        UserResourceOwner: grant.userResourceOwner,
        Roles: grant.roles,
        ProjectId: grant.projectId,
        ProjectName: grant.projectName,
        GetOrgMetadata: org(grant.orgId),
      }),
    ),
  });
  return pointer('object.userGrants', fields);
}

function externalUserFields(user: ResolvedExternalUser): Wire {
  return structWire('object.externalUser', {
    ExternalId: user.id,
    ExternalIdpId: user.idpId,
    Human: structWire('object.human', {
      FirstName: user.firstName,
      LastName: user.lastName,
      NickName: user.nickName,
      DisplayName: user.displayName,
      PreferredLanguage: languageMake(user.preferredLanguage),
      Email: user.email,
      IsEmailVerified: user.isEmailVerified,
      Phone: user.phone,
      IsPhoneVerified: user.isPhoneVerified,
    }),
  });
}

export function externalUserWire(user: ResolvedExternalUser): Wire {
  return pointer('object.externalUser', externalUserFields(user));
}

export function authRequestWire(request: ResolvedAuthRequest | null): Wire {
  if (!request) return null;
  const { browserInfo } = request;
  const fields = structWire('object.authRequest', {
    Id: request.id,
    AgentId: request.agentId,
    CreationDate: dateWire(request.creationDate),
    ChangeDate: dateWire(request.changeDate),
    BrowserInfo:
      browserInfo &&
      structWire('object.browserInfo', {
        UserAgent: browserInfo.userAgent,
        AcceptLanguage: browserInfo.acceptLanguage,
        RemoteIp: ipWire(browserInfo.remoteIp),
      }),
    ApplicationId: request.applicationId,
    CallbackUri: request.callbackUri,
    TransferState: request.transferState,
    Prompt: request.prompt,
    UiLocales: request.uiLocales,
    LoginHint: request.loginHint,
    MaxAuthAge: request.maxAuthAge,
    InstanceId: request.instanceId,
    Request: structWire('object.request', { Oidc: structWire('object.OIDCRequest', { Scopes: request.scopes }) }),
    UserId: request.userId,
    UserName: request.userName,
    LoginName: request.loginName,
    DisplayName: request.displayName,
    ResourceOwner: request.resourceOwner,
    RequestedOrgId: request.requestedOrgId,
    RequestedOrgName: request.requestedOrgName,
    RequestedPrimaryDomain: request.requestedPrimaryDomain,
    RequestedOrgDomain: request.requestedOrgDomain,
    ApplicationResourceOwner: request.applicationResourceOwner,
    PrivateLabelingSetting: request.privateLabelingSetting,
    SelectedIdpConfigId: request.selectedIdpConfigId,
    LinkingUsers: request.linkingUsers.map(externalUserFields),
    PasswordVerified: request.passwordVerified,
    MfasVerified: request.mfasVerified,
    Audience: request.audience,
    AuthTime: dateWire(request.authTime),
  });
  return pointer('object.authRequest', fields);
}

export function httpRequestWire(request: ResolvedHttpRequest | null): Wire {
  if (!request) return null;
  const fields = structWire('object.httpRequest', {
    Method: request.method,
    Url: request.url,
    Proto: request.proto,
    ContentLength: request.contentLength,
    Host: request.host,
    Form: mapWire(request.form),
    PostForm: mapWire(request.postForm),
    RemoteAddr: request.remoteAddr,
    Headers: mapWire(request.headers),
  });
  return pointer('object.httpRequest', fields);
}

/** One level of `ctx` or `api`. */
export function fieldsWire(members: Readonly<Record<string, Wire>>): Wire {
  return typed(fieldsType, mapWire(members));
}
