/** Go's http.Client around single requests: error texts, redirects, limits. */
import { quote } from '../../go/quote.js';
import { denial, deniedName } from './deny.js';
import type { HeaderLine, TransportAnswer, TransportRequest } from './transport.js';
import { type GoUrl, hostName, parseUrl, resolveReference, urlText } from './url.js';

/** One request of a chain of redirects. */
export interface Hop {
  readonly method: string;
  readonly url: GoUrl;
  readonly headers: readonly HeaderLine[];
  readonly body?: Uint8Array;
  /** 0 is the request of the script. */
  readonly redirects: number;
}

/** What one request came to. `reading`: the headers arrived, the body did not. */
export type HopAnswer =
  | {
      readonly status: number;
      readonly headers: Readonly<Record<string, readonly string[]>>;
      readonly body: Uint8Array;
    }
  | { readonly error: string; readonly reading?: boolean };

const tokenPattern = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Headers that Go does not take along to another host. */
const sensitive: ReadonlySet<string> = new Set([
  'Authorization',
  'Www-Authenticate',
  'Cookie',
  'Cookie2',
  'Proxy-Authorization',
  'Proxy-Authenticate',
]);

/** `Get`, `Post`: how Go names the operation in its errors. */
function operation(method: string): string {
  return method === '' ? 'Get' : method[0] + method.slice(1).toLowerCase();
}

function failure(method: string, url: string, error: string): TransportAnswer {
  return { error: `${operation(method)} ${quote(url)}: ${error}`, goType: '*url.Error' };
}

/** Why Go refuses a request before it looks for the host, or undefined. */
function refusal(hop: Hop): string | undefined {
  const { url } = hop;
  if (url.scheme === 'http' || url.scheme === 'https') {
    for (const [name, value] of hop.headers) {
      if (!tokenPattern.test(name)) return `net/http: invalid header field name ${quote(name)}`;
      if (/[\u0000-\u0008\u000A-\u001F\u007F]/.test(value))
        return `net/http: invalid header field value for ${quote(name)}`;
    }
    return url.host === '' ? 'http: no Host in request URL' : undefined;
  }
  return `unsupported protocol scheme ${quote(url.scheme)}`;
}

function isSameOrSubdomain(name: string, parent: string): boolean {
  return name === parent || (name.endsWith(`.${parent}`) && !/[:%]/.test(name) && !/^[\d.]+$/.test(name));
}

function header(headers: Readonly<Record<string, readonly string[]>>, name: string): string {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1][0] ?? '';
}

/** The next request after a redirect, or why there is none. */
function nextHop(first: Hop, hop: Hop, url: GoUrl, status: number): Hop {
  const keeps = status === 307 || status === 308;
  const method = keeps || hop.method === 'GET' || hop.method === 'HEAD' ? hop.method : 'GET';
  const foreign = !isSameOrSubdomain(hostName(url).toLowerCase(), hostName(first.url).toLowerCase());
  const kept = hop.headers.filter(([name]) => name !== 'Referer' && !(foreign && sensitive.has(name)));
  const { userinfo: _, ...plain } = hop.url;
  const downgrade = hop.url.scheme === 'https' && url.scheme === 'http';
  const given = first.headers.find(([name]) => name === 'Referer');
  const referer = given ?? (['Referer', urlText({ ...plain, fragment: '' })] as const);
  const headers = downgrade ? kept : [...kept, referer].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    method,
    url,
    headers,
    ...(keeps && hop.body ? { body: hop.body } : {}),
    redirects: hop.redirects + 1,
  };
}

/** Why a redirect is not followed, or undefined. */
function redirectRefusal(request: TransportRequest, hop: Hop, next: Hop): string | undefined {
  const { limits } = request;
  if (next.redirects >= limits.maxRedirects) {
    return limits.deny.rule === 'dial'
      ? 'stopped after too many redirects'
      : `stopped after ${limits.maxRedirects} redirects`;
  }
  if (limits.deny.rule !== 'dial') return undefined;
  if (!limits.allowHttpsDowngrade && hop.url.scheme === 'https' && next.url.scheme === 'http') {
    return 'redirect downgrade from https to http is not allowed';
  }
  const entry = deniedName(limits.denyList, hostName(next.url), true);
  return entry === undefined ? undefined : denial(entry);
}

/** What an answer means for the chain: the end of it, or the next request. */
function judge(request: TransportRequest, first: Hop, hop: Hop, answer: HopAnswer): TransportAnswer | Hop {
  const shown = urlText(hop.url, true);
  if ('error' in answer) {
    return answer.reading
      ? { error: 'unable to read response body', goType: 'string' }
      : failure(hop.method, shown, answer.error);
  }
  const location = header(answer.headers, 'location');
  if (redirectStatuses.has(answer.status) && location !== '') {
    const target = resolveReference(hop.url, location);
    if ('error' in target) {
      return failure(hop.method, shown, `failed to parse Location header ${quote(location)}: ${target.error}`);
    }
    const next = nextHop(first, hop, target.url, answer.status);
    const why = redirectRefusal(request, hop, next);
    return why === undefined ? next : failure(hop.method, location, why);
  }
  const { maxBodySize } = request.limits;
  const size = answer.body.length;
  if (maxBodySize !== undefined && size > maxBodySize) {
    const declared = header(answer.headers, 'content-length');
    if (declared === '') return { error: 'unable to read response body', goType: 'string' };
    const detail = `Content-Length is ${declared} (limit ${maxBodySize})`;
    return failure(hop.method, shown, `response body exceeded maximum allowed size: ${detail}`);
  }
  return { response: { status: answer.status, headers: answer.headers, body: answer.body, url: urlText(hop.url) } };
}

/**
 * The steps of one `fetch`: yields each request and takes what came of it, until the answer is there. Driven
 * synchronously for mocks and asynchronously for the network.
 */
export function* followRedirects(request: TransportRequest): Generator<Hop, TransportAnswer, HopAnswer> {
  if (request.method !== '' && !tokenPattern.test(request.method)) {
    return { error: `net/http: invalid method ${quote(request.method)}`, goType: '*errors.errorString' };
  }
  const parsed = parseUrl(request.url);
  if ('error' in parsed) return { error: parsed.error, goType: '*url.Error' };
  const first: Hop = {
    method: request.method === '' ? 'GET' : request.method,
    url: parsed.url,
    headers: request.headers,
    ...(request.body ? { body: request.body } : {}),
    redirects: 0,
  };
  let hop = first;
  for (;;) {
    const why = refusal(hop);
    if (why !== undefined) return failure(hop.method, urlText(hop.url, true), why);
    const next = judge(request, first, hop, yield hop);
    if (!('redirects' in next)) return next;
    hop = next;
  }
}

/** Text of a request that ran out of time before its headers came. */
export function timeoutText(rule: 'dial' | 'hop'): string {
  return rule === 'dial'
    ? 'net/http: request canceled (Client.Timeout exceeded while awaiting headers)'
    : 'context deadline exceeded';
}
