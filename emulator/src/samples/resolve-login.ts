/** Filling the parts of a sample that only exist during a login: auth request, HTTP request, user to be created. */
import { parseDuration } from '../go/duration.js';
import { genders, mfaTypes, numberOf, privateLabeling, prompts, userStates } from './enums.js';
import { completeExternalUser } from './idp-users.js';
import type { AuthRequestInput, HttpRequestInput, NewUserInput, ValuesInput } from './model.js';
import { zeroTime } from './resolve-user.js';
import type { ResolvedAuthRequest, ResolvedHttpRequest, ResolvedNewUser } from './resolved.js';

export function resolveAuthRequest(input: AuthRequestInput, instanceId: string): ResolvedAuthRequest {
  const browser = input.browserInfo;
  const creationDate = input.creationDate ?? zeroTime;
  const maxAge = input.maxAuthAge == null ? undefined : parseDuration(input.maxAuthAge);
  return {
    id: input.id ?? '',
    agentId: input.agentId ?? '',
    creationDate,
    changeDate: input.changeDate ?? creationDate,
    browserInfo: browser
      ? {
          userAgent: browser.userAgent ?? '',
          acceptLanguage: browser.acceptLanguage ?? '',
          remoteIp: browser.remoteIp ?? '',
        }
      : null,
    applicationId: input.applicationId ?? '',
    callbackUri: input.callbackUri ?? '',
    transferState: input.transferState ?? '',
    prompt: (input.prompt ?? []).map((prompt) => numberOf(prompts, prompt, 0)),
    uiLocales: input.uiLocales ?? [],
    loginHint: input.loginHint ?? '',
    maxAuthAge: maxAge === undefined ? null : Number(maxAge),
    instanceId: input.instanceId ?? instanceId,
    scopes: (input.requestType ?? 'oidc') === 'oidc' ? (input.scopes ?? []) : [],
    userId: input.userId ?? '',
    userName: input.userName ?? '',
    loginName: input.loginName ?? '',
    displayName: input.displayName ?? '',
    resourceOwner: input.resourceOwner ?? '',
    requestedOrgId: input.requestedOrgId ?? '',
    requestedOrgName: input.requestedOrgName ?? '',
    requestedPrimaryDomain: input.requestedPrimaryDomain ?? '',
    requestedOrgDomain: input.requestedOrgDomain ?? false,
    applicationResourceOwner: input.applicationResourceOwner ?? '',
    privateLabelingSetting: numberOf(privateLabeling, input.privateLabelingSetting, 0),
    selectedIdpConfigId: input.selectedIdpConfigId ?? '',
    linkingUsers: (input.linkingUsers ?? []).map(completeExternalUser),
    passwordVerified: input.passwordVerified ?? false,
    mfasVerified: (input.mfasVerified ?? []).map((type) => numberOf(mfaTypes, type, 0)),
    audience: input.audience ?? [],
    authTime: input.authTime ?? zeroTime,
  };
}

function valueLists(input: ValuesInput | undefined): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(input ?? {}).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]),
  );
}

/** A header name as Go writes it (`x-forwarded-for` → `X-Forwarded-For`); names with odd characters stay. */
export function canonicalHeaderName(name: string): string {
  if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) return name;
  return name.toLowerCase().replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase());
}

export function resolveHttpRequest(input: HttpRequestInput): ResolvedHttpRequest {
  const postForm = valueLists(input.postForm);
  const headers = Object.fromEntries(
    Object.entries(valueLists(input.headers)).map(([name, values]) => [canonicalHeaderName(name), values]),
  );
  return {
    method: input.method ?? 'GET',
    url: input.url ?? '/',
    proto: input.proto ?? 'HTTP/1.1',
    contentLength: input.contentLength ?? 0,
    host: input.host ?? 'acme.zitadel.cloud',
    form: input.form === undefined ? postForm : valueLists(input.form),
    postForm,
    remoteAddr: input.remoteAddr ?? '10.0.0.1:51234',
    headers,
  };
}

export function resolveNewUser(input: NewUserInput): ResolvedNewUser {
  const { profile, email, phone } = input;
  return {
    id: input.id ?? '',
    creationDate: input.creationDate ?? zeroTime,
    changeDate: input.changeDate ?? zeroTime,
    resourceOwner: input.resourceOwner ?? '',
    sequence: input.sequence ?? 0,
    state: numberOf(userStates, input.state, 0),
    username: input.username ?? '',
    loginNames: input.loginNames ?? [],
    preferredLoginName: input.preferredLoginName ?? '',
    profile: profile
      ? {
          firstName: profile.firstName ?? '',
          lastName: profile.lastName ?? '',
          nickName: profile.nickName ?? '',
          displayName: profile.displayName ?? '',
          preferredLanguage: profile.preferredLanguage ?? 'und',
          gender: numberOf(genders, profile.gender, 0),
        }
      : null,
    email: email ? { address: email.address ?? '', isVerified: email.isVerified ?? false } : null,
    phone: phone ? { number: phone.number ?? '', isVerified: phone.isVerified ?? false } : null,
  };
}
