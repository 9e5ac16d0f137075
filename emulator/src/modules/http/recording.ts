/** Recorded HTTP exchanges: a JSON file that people can read, and that replays without the network. */
import { UserError } from '../../errors.js';
import type { HeaderLine, TransportAnswer } from './transport.js';

const redacted = '<redacted>';
const secretHeader = /auth|cookie|token|secret|password|credential|signature|api-?key/i;
const secretParameter = /^(?:key|code|sig)$|auth|token|secret|password|credential|signature|api[-_]?key/i;

interface RecordedBody {
  readonly text?: string;
  readonly base64?: string;
}

interface RecordedExchange {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly HeaderLine[];
    readonly body?: RecordedBody;
  };
  readonly response?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, readonly string[]>>;
    readonly url: string;
    readonly body: RecordedBody;
  };
  /** Go's error text. */
  readonly error?: string;
  readonly goType?: string;
}

interface RecordingFile {
  readonly version: 1;
  readonly exchanges: readonly RecordedExchange[];
}

/** What is wrong with an exchange that people may have changed; undefined: it can be played. */
function faultOf(exchange: Partial<RecordedExchange> | null): string | undefined {
  const { request, response, error } = exchange ?? {};
  if (typeof request?.method !== 'string' || typeof request.url !== 'string')
    return 'has no request with method and url';
  if (request.body !== undefined && !isBody(request.body)) return 'has a request whose body is no text';
  if (response === undefined) return error === undefined ? 'has neither response nor error' : undefined;
  const whole = Number.isInteger(response.status) && isHeaders(response.headers) && isBody(response.body);
  return whole ? undefined : 'has a response without status, headers (lists of texts by name) or body';
}

function isHeaders(headers: unknown): boolean {
  if (typeof headers !== 'object' || headers === null) return false;
  return Object.values(headers).every((list) => Array.isArray(list) && list.every((line) => typeof line === 'string'));
}

function isBody(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false;
  const { text, base64 } = body as Record<string, unknown>;
  return [text, base64].every((part) => part === undefined || typeof part === 'string');
}

/** What identifies a request when it is replayed. */
export interface RecordableRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderLine[];
  readonly body?: Uint8Array;
}

function recordBody(bytes: Uint8Array): RecordedBody {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { base64: Buffer.from(bytes).toString('base64') };
  }
}

function bytesOf(body: RecordedBody | undefined): Uint8Array {
  if (body?.base64 !== undefined) return new Uint8Array(Buffer.from(body.base64, 'base64'));
  return new TextEncoder().encode(body?.text ?? '');
}

function redactLines(headers: readonly HeaderLine[]): HeaderLine[] {
  return headers.map(([name, value]) => [name, secretHeader.test(name) ? redacted : value]);
}

function redactLists(headers: Readonly<Record<string, readonly string[]>>): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, values]) => [
      name,
      secretHeader.test(name) ? values.map(() => redacted) : values,
    ]),
  );
}

/** The address without a password and without parameters that are secrets by their name. */
function withoutSecrets(url: string): string {
  return url
    .replace(/^([a-z]+:\/\/[^/?#@:]*):[^/?#@]*@/i, `$1:${redacted}@`)
    .replace(/([?&])([^=&#]+)=([^&#]*)/g, (whole, mark: string, name: string) =>
      secretParameter.test(name) ? `${mark}${name}=${redacted}` : whole,
    );
}

/** A recording that grows, or one that is played back; exchanges with the same request come in their order. */
export class Recording {
  readonly #exchanges: RecordedExchange[];
  readonly #played = new Set<number>();

  private constructor(exchanges: readonly RecordedExchange[]) {
    this.#exchanges = [...exchanges];
  }

  static empty(): Recording {
    return new Recording([]);
  }

  /** @throws UserError when the text is no recording. */
  static parse(text: string, file: string): Recording {
    const refuse = (why: string) => new UserError(`${file} is no recording of HTTP exchanges: ${why}`);
    let content: Partial<RecordingFile> | null;
    try {
      content = JSON.parse(text) as Partial<RecordingFile> | null;
    } catch (cause) {
      throw refuse(cause instanceof Error ? cause.message : String(cause));
    }
    if (content?.version !== 1 || !Array.isArray(content.exchanges)) throw refuse('it is none of version 1');
    const exchanges: readonly RecordedExchange[] = content.exchanges;
    for (const [index, exchange] of exchanges.entries()) {
      const fault = faultOf(exchange);
      if (fault !== undefined) throw refuse(`exchanges[${index}] ${fault}`);
    }
    return new Recording(exchanges);
  }

  /** The file's text; headers and parameters of addresses that are secrets by their name are left out. */
  get text(): string {
    const file: RecordingFile = { version: 1, exchanges: this.#exchanges };
    return `${JSON.stringify(file, null, 2)}\n`;
  }

  add(request: RecordableRequest, answer: TransportAnswer): void {
    const { method, url, headers, body } = request;
    const asked = {
      method,
      url: withoutSecrets(url),
      headers: redactLines(headers),
      ...(body ? { body: recordBody(body) } : {}),
    };
    if ('error' in answer) {
      const { error, goType } = answer;
      this.#exchanges.push({ request: asked, error, ...(goType === undefined ? {} : { goType }) });
      return;
    }
    const { response } = answer;
    const { status, url: from } = response;
    this.#exchanges.push({
      request: asked,
      response: {
        status,
        headers: redactLists(response.headers),
        url: withoutSecrets(from),
        body: recordBody(response.body),
      },
    });
  }

  /** Requests whose recorded answers nothing asked for: method and address. */
  get unplayed(): readonly string[] {
    return this.#exchanges
      .filter((_, index) => !this.#played.has(index))
      .map(({ request }) => `${request.method} ${request.url}`);
  }

  /** The next recorded answer to a request with the same method, address and body; undefined when there is none. */
  play(request: RecordableRequest): TransportAnswer | undefined {
    const url = withoutSecrets(request.url);
    const body = Buffer.from(request.body ?? new Uint8Array());
    const at = this.#exchanges.findIndex(
      ({ request: recorded }, index) =>
        !this.#played.has(index) &&
        recorded.method === request.method &&
        recorded.url === url &&
        body.equals(Buffer.from(bytesOf(recorded.body))),
    );
    const found = this.#exchanges[at];
    if (!found) return undefined;
    this.#played.add(at);
    if (!found.response) {
      return { error: found.error ?? '', ...(found.goType === undefined ? {} : { goType: found.goType }) };
    }
    const { status, headers, url: from, body: answered } = found.response;
    return { response: { status, headers, url: from, body: bytesOf(answered) } };
  }
}
