/** What the person logging in, or the client asking for the token, gets (facts §1.8). */
import type { Outcome, RunError } from '../api.js';
import { compareVersions } from '../catalogue/index.js';
import type { TriggerId } from '../catalogue/model.js';
import type { ResolvedSample } from '../samples/resolved.js';
import { type Afterwards, afterwardsOf, leftBehind } from './afterwards.js';
import type { Results } from './family.js';

type Answer = Outcome['answer'];

/** What came of the actions, as far as the answer depends on it. */
export interface Ended {
  /** What ended the chain, or made encoding its result fail. */
  readonly error: RunError | undefined;
  readonly results: Results;
  /** How many HTTP requests were made. */
  readonly requests: number;
}

const serverError = '{"error":"server_error","error_description":"Errors.Internal"}';
const exhausted = 'Errors.Quota.Execution.Exhausted';

export function answerOf(trigger: TriggerId, sample: ResolvedSample, ended: Ended): Answer {
  const answer = withoutRemains(trigger, sample, ended);
  if (ended.error === undefined) return answer;
  return { ...answer, details: [...answer.details, ...leftBehind(ended.results, ended.requests)] };
}

function withoutRemains(trigger: TriggerId, sample: ResolvedSample, { error, results }: Ended): Answer {
  if (error?.escaped) return escapedAnswer(trigger, sample, error);
  const [flow] = trigger.split('/');
  switch (flow) {
    case 'complement-token':
      return tokenAnswer(trigger, sample, error, afterwardsOf(trigger, sample, results));
    case 'customize-saml-response':
      return samlAnswer(error, afterwardsOf(trigger, sample, results));
    default:
      return loginAnswer(trigger, sample, error, afterwardsOf(trigger, sample, results));
  }
}

/** A panic that leaves the run, whatever may fail (facts §1.7). */
function escapedAnswer(trigger: TriggerId, sample: ResolvedSample, error: RunError): Answer {
  const details = [
    error.message,
    ...(trigger.endsWith('/post-creation') ? ['The user exists, grants are not added.'] : []),
  ];
  if (compareVersions(sample.targetVersion, '4.13.0') < 0) {
    return {
      summary: 'The connection is dropped without an answer, whatever allowedToFail says.',
      details: [...details, 'From 4.13.0 on the answer is an internal error.'],
    };
  }
  const [flow] = trigger.split('/');
  switch (flow) {
    case 'complement-token':
      return {
        summary: 'The client gets server_error, whatever allowedToFail says; the text of the panic is not sent.',
        details,
        status: 500,
        body: serverError,
      };
    case 'customize-saml-response':
      return {
        summary: 'The request fails with an internal error, whatever allowedToFail says.',
        details: [...details, 'Not known: what the service provider is told.'],
        status: 500,
      };
    default:
      return {
        summary: 'The person sees the error page of the login with the id RECOVER, whatever allowedToFail says.',
        details,
      };
  }
}

/** Id and message of an error of ZITADEL's own; texts that scripts throw are none. */
function zitadelError(error: RunError): { readonly id: string; readonly message: string } | undefined {
  if (!error.panic && error.kind !== 'not-run') return undefined;
  const match = /\bID=(\S+) Message=(.*?)(?: Parent=|$)/s.exec(error.message);
  return match ? { id: match[1] as string, message: match[2] as string } : undefined;
}

function tokenAnswer(
  trigger: TriggerId,
  sample: ResolvedSample,
  error: RunError | undefined,
  { details }: Afterwards,
): Answer {
  if (error === undefined) return { summary: 'The client gets its answer.', details, status: 200 };
  const userinfo = trigger.endsWith('pre-userinfo-creation');
  if (userinfo && sample.surface === 'introspection' && error.kind !== 'encoding') {
    return {
      summary: 'The introspecting client is told that the token is not active.',
      details: [error.message, 'The error stands in the log of the server only.'],
      status: 200,
      body: '{"active":false}',
    };
  }
  const own = zitadelError(error);
  if (own?.message === exhausted) {
    return {
      summary: 'The client gets status 429.',
      details: ['The execution seconds of the instance are used up.'],
      status: 429,
      body: JSON.stringify({ error: 'invalid_request', error_description: exhausted }),
    };
  }
  if (own !== undefined) {
    return {
      summary: `The client gets an error with the description ${own.message}.`,
      details: [
        error.message,
        `Not known: the status that ZITADEL gives ${own.id}. The error is invalid_request when it is below 500, else server_error.`,
        ...(userinfo && sample.surface === 'userinfo' && /NotFound/.test(own.message)
          ? ['Where ZITADEL found something missing, userinfo answers 401 "no active user".']
          : []),
      ],
    };
  }
  return {
    summary: 'The client gets server_error; the text of the error is not sent.',
    details: [error.message],
    status: 500,
    body: serverError,
  };
}

function samlAnswer(error: RunError | undefined, { details }: Afterwards): Answer {
  if (error === undefined) return { summary: 'The service provider gets its response.', details };
  return {
    summary: 'The service provider gets a failed SAML response: "failed to create response".',
    details: [
      'Status urn:oasis:names:tc:SAML:2.0:status:InvalidAttrNameOrValue.',
      'A response made through the API of sessions (Login V2) returns the error instead.',
      error.message,
    ],
  };
}

function loginAnswer(
  trigger: TriggerId,
  sample: ResolvedSample,
  error: RunError | undefined,
  { details, failure }: Afterwards,
): Answer {
  const failedLogin = trigger.endsWith('post-authentication') && sample.authError !== null;
  if (failedLogin) return failedLoginAnswer(trigger, error);
  if (error !== undefined) return failedAction(trigger, error);
  if (failure !== undefined) {
    return { summary: `The login ends with the error ${failure}, after the actions have succeeded.`, details };
  }
  return { summary: 'The login goes on.', details };
}

function failedLoginAnswer(trigger: TriggerId, error: RunError | undefined): Answer {
  if (error === undefined) {
    return {
      summary: 'The person sees the error of the authentication; results of the action are discarded.',
      details: [],
    };
  }
  const summary = trigger.startsWith('external')
    ? 'The person sees the error of the authentication; the error of the action is only logged.'
    : 'The person sees the error of the factor; the error of the action is dropped.';
  return { summary, details: [error.message] };
}

/** The text on the page: raw, except for errors of ZITADEL's own (facts §1.8). */
function shownText(error: RunError, onErrorPage: boolean): string {
  const own = zitadelError(error);
  if (own === undefined) return `The page says: ${error.message}`;
  const id = onErrorPage ? ` (${own.id})` : '';
  return `The page says: ${own.message}${id}, in the language of the person where there is a translation.`;
}

function failedAction(trigger: TriggerId, error: RunError): Answer {
  const page = shownText(error, true);
  const form = shownText(error, false);
  switch (trigger) {
    case 'external-authentication/post-authentication':
      return {
        summary: 'The person sees the error page of the login with the text of the error.',
        details: [page, 'The user is neither linked, created nor updated, and no metadata is set.'],
      };
    case 'external-authentication/pre-creation':
      return {
        summary: 'The person sees the page "user not found" with the text of the error; no user is created.',
        details: [form],
      };
    case 'internal-authentication/pre-creation':
      return {
        summary: 'The person sees the registration form with the text of the error; no user is created.',
        details: [form],
      };
    case 'internal-authentication/post-authentication':
      return {
        summary: 'The person sees the same form with the text of the error.',
        details: [
          form,
          'The check of the factor is stored already, and no metadata is set.',
          'Not known: whether the login goes on when the person loads the page again.',
        ],
      };
    default:
      return {
        summary: 'The person sees the error page of the login; the user exists, grants are not added.',
        details: [page],
      };
  }
}
