/** How the run reaches the network: a request goes out as plain data and one answer comes back. */
import type { DenyRules } from './deny.js';

/** One `fetch` with everything that decides its answer, so that redirects and refusals happen on the other side. */
export interface TransportRequest {
  readonly method: string;
  readonly url: string;
  /** Names in Go's canonical form, in the order in which Go writes them; without those that Go adds itself. */
  readonly headers: readonly HeaderLine[];
  readonly body?: Uint8Array;
  readonly limits: TransportLimits;
}

export type HeaderLine = readonly [name: string, value: string];

/** The HTTP client's rules (facts §3.1). */
export interface TransportLimits {
  /** `dial`: resolved addresses when connecting, names on redirects (since 2026-06); `hop`: before each request. */
  readonly deny: Pick<DenyRules, 'rule' | 'resolvesNames' | 'wording' | 'lookupId'>;
  readonly denyList: readonly string[];
  /** Bytes; absent: no limit. */
  readonly maxBodySize?: number;
  readonly maxRedirects: number;
  readonly allowHttpsDowngrade: boolean;
  /** Milliseconds that are left to the action. */
  readonly timeout: number;
}

export interface TransportResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: Uint8Array;
  /** Address that answered, after redirects. */
  readonly url: string;
}

/** The response, or the text of the Go error that `fetch` panics with and its Go type. */
export type TransportAnswer =
  | { readonly response: TransportResponse }
  | { readonly error: string; readonly goType?: string };

/** Synchronous on the side of the run: a worker blocks until its parent has the answer. */
export interface HttpTransport {
  exchange(request: TransportRequest): TransportAnswer;
}
