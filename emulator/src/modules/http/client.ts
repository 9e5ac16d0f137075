/** `zitadel/http` on the host: one client for the run of one action (facts §3.1). */
import type { HttpExchange, RunRequest } from '../../api.js';
import type { JournalWriter } from '../../engine/journal.js';
import { GoPanic } from '../../engine/panic.js';
import { UserError } from '../../errors.js';
import { canonicalHeaderName } from '../../samples/resolve-login.js';
import type { ResolvedSample } from '../../samples/resolved.js';
import { type DenyRules, denial, deniedAddress, deniedName, denyRules, hopDenial } from './deny.js';
import { followRedirects, type Hop, type HopAnswer } from './follow.js';
import { Mocks, missingMock } from './mock.js';
import { Recording } from './recording.js';
import type { HeaderLine, HttpTransport, TransportAnswer, TransportLimits, TransportRequest } from './transport.js';
import { hostName, portOf, urlText } from './url.js';

/** What a script hands to `fetch`, as far as goja has taken it apart. */
export interface FetchRequest {
  readonly url: string;
  /** null: not given, GET. */
  readonly method: string | null;
  /** null: not given, the defaults. A text is split at commas, a list is one line each. */
  readonly headers: readonly (readonly [name: string, value: string | readonly string[]])[] | null;
  /** JSON text. */
  readonly body: string | null;
}

export interface FetchResponse {
  readonly status: number;
  readonly body: Uint8Array;
}

/** Where recordings are kept. */
export interface RecordingStore {
  /**
   * undefined: there is no such file.
   * @throws UserError when it cannot be read
   */
  read(file: string): string | undefined;
  /** @throws UserError when it cannot be written */
  write(file: string, text: string): void;
}

export interface HttpClientOptions {
  readonly http: RunRequest['http'];
  readonly sample: ResolvedSample;
  readonly transport: HttpTransport;
  readonly store: RecordingStore;
  readonly journal?: JournalWriter | undefined;
}

const defaultHeaders: readonly HeaderLine[] = [
  ['Accept', 'application/json'],
  ['Content-Type', 'application/json'],
];

/** Lines of the header option: names canonical and sorted as Go writes them, values trimmed. */
function headerLines(headers: FetchRequest['headers']): readonly HeaderLine[] {
  if (headers === null) return defaultHeaders;
  const byName = new Map<string, readonly string[]>();
  for (const [name, value] of headers) {
    const values = typeof value === 'string' ? value.split(',') : value;
    const trimmed = values.map((part) => part.trim());
    const canonical = canonicalHeaderName(name);
    byName.set(canonical, [...(byName.get(canonical) ?? []), ...trimmed]);
  }
  const names = [...byName.keys()].sort();
  return names.flatMap((name) => byName.get(name)!.map((value): HeaderLine => [name, value]));
}

/** Exchanges of all actions of one run of a trigger. */
export class HttpClient {
  readonly #options: HttpClientOptions;
  readonly #rules: DenyRules;
  readonly #denyList: readonly string[];
  readonly #mocks: Mocks;
  readonly #recording: { readonly file: string; readonly content: Recording } | undefined;
  /** Milliseconds that mocks took from the time of an action without anyone waiting. */
  #pretended = { action: -1, milliseconds: 0 };
  readonly exchanges: HttpExchange[] = [];
  readonly notes: string[] = [];

  /** @throws UserError when a mock or the recording cannot be used. */
  constructor(options: HttpClientOptions) {
    this.#options = options;
    this.#rules = denyRules(options.sample.targetVersion);
    this.#denyList = options.sample.http.denyList ?? this.#rules.defaults;
    this.#mocks = new Mocks(options.sample.http.mocks);
    this.#recording = this.#openRecording();
  }

  get #mode() {
    return this.#options.http?.mode ?? 'mock';
  }

  /** What was prepared and nothing asked for: mocks, or recorded answers. */
  get unused(): readonly string[] {
    switch (this.#mode) {
      case 'mock':
        return this.#mocks.unused.map((url) => `no request asked for the mock of ${url}`);
      case 'replay':
        return (
          this.#recording?.content.unplayed.map((what) => `no request asked for the recorded answer to ${what}`) ?? []
        );
      default:
        return [];
    }
  }

  /**
   * One request. `left` are the milliseconds until the action's deadline, `action` its index.
   * @throws GoPanic with the text of Go's error
   */
  fetch(input: FetchRequest, left: number, action: number): FetchResponse {
    if (this.#pretended.action !== action) this.#pretended = { action, milliseconds: 0 };
    const body = input.body === null ? undefined : new TextEncoder().encode(input.body);
    const request: TransportRequest = {
      method: input.method ?? 'GET',
      url: input.url,
      headers: headerLines(input.headers),
      ...(body ? { body } : {}),
      limits: this.#limits(left - this.#pretended.milliseconds),
    };
    const { answer, source } = this.#answer(request);
    this.#note(request, input.body, answer, source, action);
    if ('error' in answer) throw new GoPanic(answer.error, false, answer.goType ?? '*url.Error');
    return { status: answer.response.status, body: answer.response.body };
  }

  #limits(timeout: number): TransportLimits {
    const { maxBodySize, maxRedirects, allowHttpsDowngrade } = this.#options.sample.http;
    const { rule, resolvesNames, wording, lookupId } = this.#rules;
    const newer = rule === 'dial';
    return {
      deny: { rule, resolvesNames, wording, lookupId },
      denyList: this.#denyList,
      ...(newer ? { maxBodySize } : {}),
      maxRedirects: newer ? maxRedirects : 10,
      allowHttpsDowngrade: newer ? allowHttpsDowngrade : true,
      // The shared client's own limit (30 s) is overwritten by the action's (facts §3.1).
      timeout: Math.max(timeout, 1),
    };
  }

  #answer(request: TransportRequest): { readonly answer: TransportAnswer; readonly source: HttpExchange['source'] } {
    switch (this.#mode) {
      case 'live':
        return { answer: this.#options.transport.exchange(request), source: 'live' };
      case 'record':
        return { answer: this.#record(request), source: 'record' };
      case 'replay':
        return this.#replay(request);
      default:
        return this.#mocked(request);
    }
  }

  #mocked(request: TransportRequest): { readonly answer: TransportAnswer; readonly source: HttpExchange['source'] } {
    let source: HttpExchange['source'] = 'mock';
    const answerHop = (hop: Hop): HopAnswer => {
      const denied = this.#denied(hop);
      if (denied !== undefined) return { error: denied };
      const found = this.#mocks.answer(hop, request.limits.timeout, this.#rules.rule);
      if (found === undefined) {
        source = 'refused';
        const missing = missingMock(hop);
        this.notes.push(`${hop.method} ${urlText(hop.url)}: ${missing}`);
        return { error: missing };
      }
      this.#pretended.milliseconds += found.took;
      return found.answer;
    };
    const steps = followRedirects(request);
    let step = steps.next();
    while (!step.done) step = steps.next(answerHop(step.value));
    return { answer: step.value, source };
  }

  /** Without the network only addresses written as such can be judged; a list that the sample gives is enforced. */
  #denied(hop: Hop): string | undefined {
    const host = hostName(hop.url);
    const address = host.toLowerCase() === 'localhost' ? '127.0.0.1' : host;
    const entry =
      deniedAddress(this.#denyList, address) ??
      (this.#rules.rule === 'hop' ? deniedName(this.#denyList, host, false) : undefined);
    if (entry === undefined) return undefined;
    if (this.#options.sample.http.denyList !== null) {
      const { rule, wording } = this.#rules;
      return rule === 'hop'
        ? hopDenial(wording, denial(entry))
        : `dial tcp ${address}:${portOf(hop.url)}: ${denial(entry)}`;
    }
    const note = `ZITADEL refuses ${host} by default: ${denial(entry)}`;
    if (!this.notes.includes(note)) this.notes.push(note);
    return undefined;
  }

  /** A recording is begun, or read, before any action runs: a file that cannot be used is no failure of the script. */
  #openRecording(): { readonly file: string; readonly content: Recording } | undefined {
    if (this.#mode !== 'record' && this.#mode !== 'replay') return undefined;
    const { http, store } = this.#options;
    const file = http?.recordFile;
    if (file === undefined) throw new UserError(`HTTP mode ${this.#mode} needs a file for the recording`);
    if (this.#mode === 'record') {
      const content = Recording.empty();
      store.write(file, content.text);
      return { file, content };
    }
    const text = store.read(file);
    if (text === undefined) throw new UserError(`there is no recording ${file}; make it with HTTP mode record`);
    return { file, content: Recording.parse(text, file) };
  }

  #record(request: TransportRequest): TransportAnswer {
    const answer = this.#options.transport.exchange(request);
    if (this.#recording) {
      const { file, content } = this.#recording;
      content.add(request, answer);
      this.#options.store.write(file, content.text);
    }
    return answer;
  }

  #replay(request: TransportRequest): { readonly answer: TransportAnswer; readonly source: HttpExchange['source'] } {
    const answer = this.#recording?.content.play(request);
    if (answer !== undefined) return { answer, source: 'replay' };
    const what = `${request.method} ${request.url}`;
    const error = `the recording has no answer to ${what}; record it anew`;
    this.notes.push(error);
    return { answer: { error }, source: 'refused' };
  }

  #note(
    request: TransportRequest,
    body: string | null,
    answer: TransportAnswer,
    source: HttpExchange['source'],
    action: number,
  ): void {
    const lines = new Map<string, string[]>();
    for (const [name, value] of request.headers) lines.set(name, [...(lines.get(name) ?? []), value]);
    const headers = Object.fromEntries(lines);
    const exchange: HttpExchange = {
      action,
      request: { method: request.method, url: request.url, headers, ...(body === null ? {} : { body }) },
      ...('error' in answer
        ? { error: answer.error }
        : {
            response: {
              status: answer.response.status,
              headers: answer.response.headers,
              body: new TextDecoder().decode(answer.response.body),
            },
          }),
      source,
    };
    this.exchanges.push(exchange);
    this.#options.journal?.add({ exchange });
  }
}
