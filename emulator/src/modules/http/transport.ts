/** How requests leave the emulator. Everything here is plain data that survives a structured clone. */

/** One request of a script to the network, redirects included. */
export interface TransportRequest {
  readonly method: string;
  readonly url: string;
  /** In order; a name may occur more than once. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: Uint8Array;
  /** When the request must have ended, in milliseconds since 1970. */
  readonly deadline: number;
  /** Addresses that must not be reached, as ZITADEL's deny list has them: names, IP addresses, networks. */
  readonly denyList?: readonly string[];
}

export type TransportAnswer =
  | {
      readonly status: number;
      readonly headers: readonly (readonly [name: string, value: string])[];
      readonly body: Uint8Array;
    }
  /** The text of the Go error. */
  | { readonly error: string };

/** Does a request and waits for its answer. Used by the `zitadel/http` module in live and record mode. */
export interface HttpTransport {
  exchange(request: TransportRequest): TransportAnswer;
}

/** The side that reaches the network: in the thread that the worker belongs to. */
export type AsyncTransport = (request: TransportRequest, signal: AbortSignal) => Promise<TransportAnswer>;
