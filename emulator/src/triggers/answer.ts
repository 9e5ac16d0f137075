/** What the person logging in, or the client asking for the token, gets (facts §1.8). */
import type { Outcome, RunError } from '../api.js';
import type { TriggerId } from '../catalogue/model.js';
import type { ResolvedSample } from '../samples/resolved.js';

type Answer = Outcome['answer'];

const serverError = '{"error":"server_error","error_description":"Errors.Internal"}';

/** @param error what ended the chain, or made encoding its result fail; undefined: neither */
export function answerOf(trigger: TriggerId, sample: ResolvedSample, error: RunError | undefined): Answer {
  if (error?.escaped) {
    return {
      summary: 'The request fails with an internal error, whatever allowedToFail says.',
      details: ['Since 4.13.0 a middleware answers; before, the connection is dropped.'],
      status: 500,
    };
  }
  const [flow] = trigger.split('/');
  switch (flow) {
    case 'complement-token':
      return tokenAnswer(trigger, sample, error);
    case 'customize-saml-response':
      return samlAnswer(error);
    default:
      return loginAnswer(trigger, sample, error);
  }
}

function tokenAnswer(trigger: TriggerId, sample: ResolvedSample, error: RunError | undefined): Answer {
  if (error === undefined) return { summary: 'The client gets its answer.', details: [], status: 200 };
  if (trigger.endsWith('pre-userinfo-creation') && sample.surface === 'introspection') {
    return {
      summary: 'The introspecting client is told that the token is not active.',
      details: ['The error stands in the log of the server only.'],
      status: 200,
      body: '{"active":false}',
    };
  }
  if (error.message.includes('Errors.Quota.Execution.Exhausted')) {
    return {
      summary: 'The client gets status 429.',
      details: ['The execution seconds of the instance are used up.'],
      status: 429,
    };
  }
  return {
    summary: 'The client gets server_error; the text of the error is not sent.',
    details: [error.message],
    status: 500,
    body: serverError,
  };
}

function samlAnswer(error: RunError | undefined): Answer {
  if (error === undefined) return { summary: 'The service provider gets its response.', details: [] };
  return {
    summary: 'The service provider gets a failed SAML response: "failed to create response".',
    details: ['Status urn:oasis:names:tc:SAML:2.0:status:InvalidAttrNameOrValue.', error.message],
  };
}

function loginAnswer(trigger: TriggerId, sample: ResolvedSample, error: RunError | undefined): Answer {
  const failedLogin = trigger.endsWith('post-authentication') && sample.authError !== null;
  if (error === undefined) {
    return failedLogin
      ? {
          summary: 'The person sees the error of the authentication; results of the action are discarded.',
          details: [],
        }
      : { summary: 'The login goes on.', details: [] };
  }
  const details = [error.message];
  switch (trigger) {
    case 'external-authentication/post-authentication':
      if (failedLogin) {
        return {
          summary: 'The person sees the error of the authentication; the error of the action is only logged.',
          details,
        };
      }
      return { summary: 'The person sees the error page of the login with the text of the error.', details };
    case 'external-authentication/pre-creation':
      return {
        summary: 'The person sees the page "user not found" with the text of the error; no user is created.',
        details,
      };
    case 'internal-authentication/pre-creation':
      return {
        summary: 'The person sees the registration form with the text of the error; no user is created.',
        details,
      };
    case 'internal-authentication/post-authentication':
      if (failedLogin)
        return { summary: 'The person sees the error of the factor; the error of the action is dropped.', details };
      return {
        summary: 'The person sees the same form with the text of the error.',
        details: [...details, 'The check of the factor is stored already.'],
      };
    default:
      return {
        summary: 'The person sees the error page of the login; the user exists, grants are not added.',
        details,
      };
  }
}
