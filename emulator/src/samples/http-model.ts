/** What a sample says of the requests that `zitadel/http` makes. */
import type { Json } from './model.js';

/** An HTTP answer for `zitadel/http` in mode mock. */
export interface HttpMockInput {
  readonly method?: string;
  /** Exact address, a glob (`*` within a path segment, `**` anything), or `/regex/flags`. */
  readonly url: string;
  /** Request headers that must be there; a value is exact, or `/regex/`. */
  readonly headers?: { readonly [name: string]: string };
  /** JSON the request body must contain (objects: at least these members), or `{"$text": …}` for the exact text. */
  readonly body?: Json;
  /** How often it answers; default without end. */
  readonly times?: number;
  /** Milliseconds before it answers. */
  readonly delay?: number;
  /** A failed connection instead of an answer. */
  readonly error?:
    | 'connection-refused'
    | 'no-such-host'
    | 'connection-reset'
    | 'timeout'
    | 'timeout-while-reading'
    | (string & {});
  readonly response?: HttpMockResponse;
}

export interface HttpMockResponse {
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string | readonly string[] };
  /** One of `json`, `text`, `base64`, `file` (beside the sample). */
  readonly json?: Json;
  readonly text?: string;
  readonly base64?: string;
  readonly file?: string;
}

export interface HttpInput {
  readonly mocks?: readonly HttpMockInput[];
  /** Addresses and hosts that are refused; null or absent: the default of the target version. */
  readonly denyList?: readonly string[] | null;
  /** Bytes (since 2026-06). */
  readonly maxBodySize?: number;
  readonly maxRedirects?: number;
  readonly allowHttpsDowngrade?: boolean;
}
