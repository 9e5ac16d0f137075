/** Answers of a sample in place of the network. */
import { UserError } from '../../errors.js';
import type { HttpMockInput } from '../../samples/http-model.js';
import { bytesOfBase64 } from '../../samples/metadata.js';
import type { Json } from '../../samples/model.js';
import { type Hop, type HopAnswer, timeoutText } from './follow.js';
import { hostName, portOf, urlText } from './url.js';

type Test = (url: string) => boolean;

/** A glob: `*` within a segment, `**` anything, everything else literally. */
function globPattern(glob: string): RegExp {
  const source = glob
    .split(/(\*\*|\*)/)
    .map((part) => {
      if (part === '**') return '.*';
      return part === '*' ? '[^/?#]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}$`, 's');
}

function regexOf(text: string, what: string): RegExp | undefined {
  const match = /^\/(.+)\/([a-z]*)$/s.exec(text);
  if (!match) return undefined;
  try {
    // With these flags it would go on where it stopped at the request before.
    return new RegExp(match[1]!, match[2]!.replace(/[gy]/g, ''));
  } catch (cause) {
    throw new UserError(`${what} ${text} is no regular expression: ${cause instanceof Error ? cause.message : cause}`);
  }
}

function urlTest(written: string): Test {
  const regex = /^\/\//.test(written) ? undefined : regexOf(written, 'the url of a mock');
  if (regex) return (url) => regex.test(url);
  if (written.includes('*')) {
    const glob = globPattern(written);
    return (url) => glob.test(url);
  }
  const plain = (url: string) => url.replace(/#.*$/s, '').replace(/^([a-z]+:\/\/[^/?#]+)$/i, '$1/');
  return (url) => plain(url) === plain(written);
}

/** Whether `actual` has everything that `wanted` has. */
function containsJson(wanted: Json, actual: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return wanted === actual;
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(actual) &&
      wanted.length === actual.length &&
      wanted.every((part, at) => containsJson(part, actual[at]))
    );
  }
  if (typeof actual !== 'object' || actual === null) return false;
  return Object.entries(wanted).every(([key, value]) => containsJson(value, (actual as Record<string, unknown>)[key]));
}

function bodyMatches(wanted: Json | undefined, body: Uint8Array | undefined): boolean {
  if (wanted === undefined) return true;
  const text = new TextDecoder().decode(body ?? new Uint8Array());
  if (typeof wanted === 'object' && wanted !== null && '$text' in wanted) return text === wanted.$text;
  try {
    return containsJson(wanted, JSON.parse(text));
  } catch {
    return false;
  }
}

type HeaderTest = (hop: Hop) => boolean;

function headerTests(mock: HttpMockInput): readonly HeaderTest[] {
  return Object.entries(mock.headers ?? {}).map(([name, wanted]): HeaderTest => {
    const regex = regexOf(wanted, 'the header of a mock');
    return (hop) =>
      hop.headers.some(
        ([key, value]) => key.toLowerCase() === name.toLowerCase() && (regex ? regex.test(value) : value === wanted),
      );
  });
}

function connectionFailure(kind: string, hop: Hop): string {
  const host = hostName(hop.url);
  switch (kind) {
    case 'connection-refused':
      return `dial tcp ${host}:${portOf(hop.url)}: connect: connection refused`;
    case 'no-such-host':
      return `dial tcp: lookup ${host}: no such host`;
    case 'connection-reset':
      return `read tcp ${host}:${portOf(hop.url)}: read: connection reset by peer`;
    default:
      return kind;
  }
}

function responseOf(mock: HttpMockInput): HopAnswer {
  const { status = 200, headers = {}, json, text, base64, file } = mock.response ?? {};
  if (file !== undefined) throw new UserError(`the file '${file}' of the mock for ${mock.url} was not read in`);
  const utf8 = new TextEncoder();
  const body =
    base64 !== undefined
      ? bytesOfBase64(base64)
      : utf8.encode(json !== undefined ? JSON.stringify(json) : (text ?? ''));
  const lists = Object.entries(headers).map(
    ([name, value]) => [name, typeof value === 'string' ? [value] : value] as const,
  );
  return { status, headers: { 'Content-Length': [String(body.length)], ...Object.fromEntries(lists) }, body };
}

interface Prepared {
  readonly mock: HttpMockInput;
  readonly test: Test;
  readonly headers: readonly HeaderTest[];
  left: number;
  used: boolean;
}

/** The mocks of a sample during one run. */
export class Mocks {
  readonly #mocks: readonly Prepared[];

  /** @throws UserError when a mock's expression is none. */
  constructor(mocks: readonly HttpMockInput[]) {
    this.#mocks = mocks.map((mock) => ({
      mock,
      test: urlTest(mock.url),
      headers: headerTests(mock),
      left: mock.times ?? Number.POSITIVE_INFINITY,
      used: false,
    }));
  }

  /**
   * The answer to a request, with the milliseconds that it takes; undefined when no mock answers. `left` are the
   * milliseconds that the request may take: a longer delay is a timeout.
   */
  answer(
    hop: Hop,
    left: number,
    rule: 'dial' | 'hop',
  ): { readonly answer: HopAnswer; readonly took: number } | undefined {
    const found = this.#mocks.find(({ mock, test, headers, left: times }) => {
      if (times <= 0 || (mock.method !== undefined && mock.method.toUpperCase() !== hop.method.toUpperCase()))
        return false;
      return test(urlText(hop.url)) && headers.every((fits) => fits(hop)) && bodyMatches(mock.body, hop.body);
    });
    if (!found) return undefined;
    found.left--;
    found.used = true;
    const { error, delay = 0 } = found.mock;
    if (error === 'timeout' || delay > left) return { answer: { error: timeoutText(rule) }, took: left };
    if (error === 'timeout-while-reading') return { answer: { error, reading: true }, took: left };
    const answer = error === undefined ? responseOf(found.mock) : { error: connectionFailure(error, hop) };
    return { answer, took: delay };
  }

  /** Addresses of mocks that nothing asked for. */
  get unused(): readonly string[] {
    return this.#mocks.filter(({ used }) => !used).map(({ mock }) => mock.url);
  }
}

/** What stands in the error of a request that no mock answers: how to add one. */
export function missingMock(hop: Hop): string {
  const method = hop.method === 'GET' ? '' : `"method": ${JSON.stringify(hop.method)}, `;
  const mock = `{${method}"url": ${JSON.stringify(urlText(hop.url))}, "response": {"status": 200, "json": {}}}`;
  return `no mock answers this request; add ${mock} to http.mocks of the sample, or run with another HTTP mode`;
}
