/** What the browser sent to the login when the actions of a trigger run (facts §2.0). */
import type { TriggerId } from '../../catalogue/model.js';
import type { HttpRequestInput } from '../model.js';

const browser = {
  host: 'acme.zitadel.cloud',
  remoteAddr: '10.0.0.1:51234',
  headers: { 'User-Agent': 'Mozilla/5.0', 'X-Forwarded-For': '203.0.113.7' },
};

function submitted(url: string, form: Readonly<Record<string, string>>): HttpRequestInput {
  return {
    ...browser,
    method: 'POST',
    url,
    contentLength: new URLSearchParams(form).toString().length,
    form,
    postForm: form,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...browser.headers },
  };
}

/** A person has typed the password. */
const password = submitted('/password', {
  authRequestID: '350012345678901234',
  loginName: 'gigi@acme.zitadel.cloud',
  password: 'secret',
});

/** A person has filled in the form of the registration. */
const registration = submitted('/register', {
  authRequestID: '350012345678901234',
  email: 'gigi@acme.com',
  username: 'gigi',
  firstname: 'Gigi',
  lastname: 'Giraffe',
  language: 'en',
  'register-password': 'Secret-1234',
  'register-password-confirmation': 'Secret-1234',
});

/** The identity provider has sent the person back. */
const callback: HttpRequestInput = {
  ...browser,
  method: 'GET',
  url: '/login/externalidp/callback?code=c&state=s',
  contentLength: 0,
  form: { code: 'c', state: 's' },
  postForm: {},
};

const requests: Partial<Record<TriggerId, HttpRequestInput>> = {
  'external-authentication/post-authentication': callback,
  'external-authentication/pre-creation': callback,
  'external-authentication/post-creation': callback,
  'internal-authentication/pre-creation': registration,
  'internal-authentication/post-creation': registration,
};

/** The request of bundled samples; tokens and SAML responses do not show it. */
export function bundledRequest(trigger: TriggerId | undefined): HttpRequestInput {
  return (trigger && requests[trigger]) ?? password;
}
