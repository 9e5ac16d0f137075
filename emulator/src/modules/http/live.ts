/** Requests over the network, as Go's transport makes them. Runs where blocking is not needed. */
import { lookup as resolve } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { denial, deniedAddress, deniedName, hopDenial, lookupDenial } from './deny.js';
import { followRedirects, type Hop, type HopAnswer, timeoutText } from './follow.js';
import type { TransportAnswer, TransportLimits, TransportRequest } from './transport.js';
import { hostName, portOf, requestTarget } from './url.js';

/** Bytes beyond which no answer is read, whatever the limits say. */
const hardLimit = 256 * 1024 * 1024;

async function addressesOf(host: string): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host];
  try {
    const found = await resolve(host, { all: true, order: 'ipv4first' });
    return found.map(({ address }) => address);
  } catch {
    return [];
  }
}

function joined(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** Addresses that may be dialled, or why the request is refused. */
async function allowed(
  hop: Hop,
  limits: TransportLimits,
): Promise<{ readonly addresses: readonly string[] } | { readonly error: string }> {
  const host = hostName(hop.url);
  const { deny, denyList } = limits;
  if (deny.rule === 'hop' && denyList.length > 0) {
    const name = deniedName(denyList, host, false);
    if (name !== undefined) return { error: hopDenial(deny.wording, denial(name)) };
  }
  const found = await addressesOf(host);
  if (deny.rule === 'hop' && denyList.length > 0 && deny.resolvesNames) {
    if (found.length === 0) return { error: lookupDenial(deny, host) };
    const entry = found.map((address) => deniedAddress(denyList, address)).find((denied) => denied !== undefined);
    if (entry !== undefined) return { error: hopDenial(deny.wording, denial(entry)) };
  }
  if (found.length === 0) return { error: `dial tcp: lookup ${host}: no such host` };
  if (deny.rule === 'hop') return { addresses: found };
  const open = found.filter((address) => deniedAddress(denyList, address) === undefined);
  if (open.length > 0) return { addresses: open };
  const entry = deniedAddress(denyList, found[0]!)!;
  return { error: `dial tcp ${joined(found[0]!, portOf(hop.url))}: ${denial(entry)}` };
}

/** Go's text for a connection that failed. */
function connectionError(error: NodeJS.ErrnoException, address: string, port: number): string {
  const where = joined(address, port);
  switch (error.code) {
    case 'ECONNREFUSED':
      return `dial tcp ${where}: connect: connection refused`;
    case 'ENETUNREACH':
      return `dial tcp ${where}: connect: network is unreachable`;
    case 'EHOSTUNREACH':
      return `dial tcp ${where}: connect: no route to host`;
    case 'ETIMEDOUT':
      return `dial tcp ${where}: i/o timeout`;
    case 'ECONNRESET':
      return error.message === 'socket hang up' ? 'EOF' : `read tcp ${where}: read: connection reset by peer`;
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return 'tls: failed to verify certificate: x509: certificate signed by unknown authority';
    case 'CERT_HAS_EXPIRED':
      return 'tls: failed to verify certificate: x509: certificate has expired or is not yet valid';
    default:
      return error.message;
  }
}

/** UTF-8 bytes as the characters that Node writes one byte each. */
function wire(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** Header lines as Go's transport writes them: its own first, then the given ones by name. */
function headerLines(hop: Hop): ReadonlyMap<string, readonly string[]> {
  const lines = new Map<string, string[]>([['Host', [hop.url.host]]]);
  const given = (name: string) => hop.headers.filter(([key]) => key === name).map(([, value]) => value);
  const agent = given('User-Agent');
  lines.set('User-Agent', agent.length > 0 ? agent.slice(0, 1) : ['Go-http-client/1.1']);
  if (hop.body || /^(POST|PUT|PATCH)$/.test(hop.method)) lines.set('Content-Length', [String(hop.body?.length ?? 0)]);
  const own = new Set(['Host', 'User-Agent', 'Content-Length', 'Transfer-Encoding', 'Trailer']);
  const names = [...new Set(hop.headers.map(([name]) => name))].filter((name) => !own.has(name));
  const { userinfo } = hop.url;
  if (userinfo !== undefined && !names.includes('Authorization')) names.push('Authorization');
  for (const name of names.sort()) {
    const values = given(name);
    lines.set(name, values.length > 0 ? values : [basicAuthorization(userinfo ?? '')]);
  }
  if (asksForGzip(hop)) lines.set('Accept-Encoding', ['gzip']);
  return lines;
}

function basicAuthorization(userinfo: string): string {
  const pair = userinfo.includes(':') ? userinfo : `${userinfo}:`;
  const bytes = pair.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return `Basic ${Buffer.from(bytes, 'latin1').toString('base64')}`;
}

/** Go asks for gzip by itself, and unpacks it, when the script does not ask for an encoding or a range. */
function asksForGzip(hop: Hop): boolean {
  return hop.method !== 'HEAD' && !hop.headers.some(([name]) => name === 'Accept-Encoding' || name === 'Range');
}

function headersOf(response: IncomingMessage): Record<string, string[]> {
  const lines = new Map<string, string[]>();
  for (let at = 0; at + 1 < response.rawHeaders.length; at += 2) {
    const name = response.rawHeaders[at]!;
    lines.set(name, [...(lines.get(name) ?? []), response.rawHeaders[at + 1]!]);
  }
  return Object.fromEntries(lines);
}

function unpacked(hop: Hop, headers: Record<string, string[]>, body: Buffer, limit: number): Buffer {
  const name = Object.keys(headers).find((key) => key.toLowerCase() === 'content-encoding');
  if (name === undefined || headers[name]?.[0]?.toLowerCase() !== 'gzip' || !asksForGzip(hop)) return body;
  delete headers[name];
  for (const key of Object.keys(headers)) if (key.toLowerCase() === 'content-length') delete headers[key];
  try {
    // A few packed bytes may be gigabytes.
    return gunzipSync(body, { maxOutputLength: limit + 1 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw error;
    return Buffer.alloc(limit + 1);
  }
}

function send(hop: Hop, address: string, signal: AbortSignal, limits: TransportLimits): Promise<HopAnswer> {
  const port = portOf(hop.url);
  const start = hop.url.scheme === 'https' ? httpsRequest : httpRequest;
  return new Promise((done) => {
    const late = (): HopAnswer => ({ error: timeoutText(limits.deny.rule) });
    const lines = headerLines(hop);
    // Node joins several cookie lines into one, unless it is given the whole head at once.
    const atOnce = (lines.get('Cookie')?.length ?? 0) > 1;
    const flat = [...lines].flatMap(([name, values]) => values.flatMap((value) => [name, wire(value)]));
    const request = start({
      ...(atOnce ? { method: hop.method, headers: flat } : {}),
      host: address,
      port,
      path: wire(requestTarget(hop.url)).replace(/[\u0000- ]/g, (unit) => encodeURIComponent(unit)),
      servername: isIP(hostName(hop.url)) === 0 ? hostName(hop.url) : '',
      agent: false,
      setHost: false,
      signal,
    });
    if (!atOnce) {
      request.method = hop.method;
      for (const [name, values] of lines) request.setHeader(name, values.map(wire));
      request.removeHeader('Connection');
    }
    request.on('error', (error: NodeJS.ErrnoException) => {
      done(signal.aborted ? late() : { error: connectionError(error, address, port) });
    });
    request.on('response', (response) => {
      const limit = Math.min(hardLimit, limits.maxBodySize ?? hardLimit);
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > limit) {
          response.destroy();
          finish();
        } else chunks.push(chunk);
      });
      const finish = (): void => {
        const headers = headersOf(response);
        try {
          // What is longer than it may be is not read, so its bytes do not matter.
          const body = size > limit ? Buffer.alloc(limit + 1) : unpacked(hop, headers, Buffer.concat(chunks), limit);
          if (body.length > hardLimit) done({ error: `more than ${hardLimit} bytes`, reading: true });
          else done({ status: response.statusCode ?? 0, headers, body });
        } catch {
          done({ error: 'gzip: invalid header', reading: true });
        }
      };
      response.on('end', finish);
      response.on('error', () => done({ error: 'unexpected EOF', reading: true }));
    });
    request.end(hop.body);
  });
}

async function dial(hop: Hop, signal: AbortSignal, limits: TransportLimits): Promise<HopAnswer> {
  const open = await allowed(hop, limits);
  if (signal.aborted) return { error: timeoutText(limits.deny.rule) };
  if ('error' in open) return open;
  let failed: HopAnswer | undefined;
  for (const address of open.addresses) {
    const answer = await send(hop, address, signal, limits).catch(
      (error: Error): HopAnswer => ({ error: error.message }),
    );
    if (!('error' in answer) || !answer.error.startsWith('dial tcp') || signal.aborted) return answer;
    failed ??= answer;
  }
  return failed ?? { error: 'dial tcp: no address' };
}

/**
 * One `fetch` over the network: deny list on resolved addresses and on every redirect, size and time limits.
 * Never rejects; failures are Go's error texts.
 */
export async function liveTransport(request: TransportRequest, signal?: AbortSignal): Promise<TransportAnswer> {
  const deadline = AbortSignal.timeout(Math.max(1, Math.floor(request.limits.timeout)));
  const either = signal ? AbortSignal.any([signal, deadline]) : deadline;
  const steps = followRedirects(request);
  let step = steps.next();
  while (!step.done) step = steps.next(await dial(step.value, either, request.limits));
  return step.value;
}
