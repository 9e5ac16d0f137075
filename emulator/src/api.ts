/**
 * The public API of the emulator, as the editor, the CLI and the tests use it. Everything here is plain data that
 * survives a structured clone.
 */
import type { TriggerId, Version } from './catalogue/model.js';
import type { EngineThread } from './engine/thread.js';
import type { Sample } from './samples/model.js';

/** One action as ZITADEL stores it. */
export interface ActionSource {
  /** Name of the action; the function of the same name is called. */
  readonly name: string;
  readonly script: string;
  /** Milliseconds; 0, absent and anything from 20,000 on mean 20,000 (facts §1.8). */
  readonly timeoutMs?: number;
  readonly allowedToFail?: boolean;
}

export interface RunRequest {
  readonly trigger: TriggerId;
  /** In the order of the trigger's list. */
  readonly actions: readonly ActionSource[];
  readonly sample: Sample;
  readonly http?: { readonly mode: 'mock' | 'replay' | 'record' | 'live'; readonly recordFile?: string };
  readonly targetVersion?: Version;
}

/** A place in an action's script: 1-based line, 1-based column in UTF-16 units, 0-based offset. */
export interface SourcePlace {
  readonly action: number;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface RunError {
  /** The text that ZITADEL logs after `action run failed: `, program counters left out. */
  readonly message: string;
  readonly kind:
    | 'syntax'
    | 'exception'
    | 'panic'
    | 'timeout'
    | 'memory'
    | 'function-not-found'
    | 'returned-value'
    | 'not-run'
    | 'encoding';
  /** A Go panic: neither `catch` nor `finally` in the script saw it. */
  readonly panic?: boolean;
  /** Go's name of the type of the value that a panic was raised with: `string`, `*url.Error`. */
  readonly panicType?: string;
  /** The panic left even the run, so that `allowedToFail` does not help (facts §1.7). */
  readonly escaped?: boolean;
  readonly place?: SourcePlace;
  readonly stack?: string;
}

/** One call that a script made on `api` or on a module, or one change of a list of `api`. */
export interface Effect {
  readonly action: number;
  /**
   * Catalogue id of the member (`api.v1.claims.setClaim`, `zitadel/http.fetch`); of a list, what was done to it
   * (`api.metadata.push`, `api.metadata[0].value`).
   */
  readonly member: string;
  readonly arguments: readonly string[];
  /** `assignment`: its one argument was assigned to the member; `deletion`: `delete`. Absent: a call. */
  readonly form?: 'assignment' | 'deletion';
  readonly place?: SourcePlace;
  readonly consequence: 'applied' | 'ignored' | 'failed';
  /** Why it was ignored or failed, or what else is to be known, for people. */
  readonly note?: string;
}

export interface LogRecord {
  readonly action: number;
  readonly level: 'info' | 'warning' | 'error';
  readonly message: string;
  /** The whole record as ZITADEL prints it: JSON with date, duration (on the last record of an action) and instance. */
  readonly record: string;
  readonly place?: SourcePlace;
}

export interface ActionOutcome {
  readonly name: string;
  readonly ran: boolean;
  readonly ok: boolean;
  readonly error?: RunError;
  /** Milliseconds. */
  readonly timings: { readonly script: number; readonly function: number };
}

export interface HttpExchange {
  readonly action: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, readonly string[]>>;
    readonly body?: string;
  };
  readonly response?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, readonly string[]>>;
    readonly body: string;
  };
  readonly error?: string;
  readonly source: 'mock' | 'replay' | 'record' | 'live' | 'refused';
}

/** JSON text exactly as Go's encoder writes it, or the error that the encoder gives. */
export interface Encoded {
  readonly text?: string;
  readonly error?: string;
}

export interface Outcome {
  /** Whether the chain of actions as a whole succeeded, as ZITADEL sees it. */
  readonly ok: boolean;
  readonly error?: RunError;
  readonly trigger: TriggerId;
  readonly actions: readonly ActionOutcome[];
  /** Token triggers: claims before and after, as encoded by Go; custom claims alone. */
  readonly claims?: { readonly before: Encoded; readonly after: Encoded; readonly custom: Encoded };
  /** Token triggers: entries of `appendLogIntoClaims` and of refused claims, by the claim that holds them. */
  readonly claimLogs?: Readonly<Record<string, readonly string[]>>;
  /** Token triggers: what each surface would carry. */
  readonly surfaces?: {
    readonly userinfo?: Encoded;
    readonly idToken?: Encoded;
    readonly accessToken?: Encoded;
    readonly introspection?: Encoded;
  };
  /** Login triggers and setMetadata: stored bytes, base64 and as text. */
  readonly metadata?: readonly {
    readonly key: string;
    readonly value: string;
    readonly valueBase64: string;
    /** setMetadata: whether the stored value was another one before, so that an event was written. */
    readonly changed?: boolean;
  }[];
  /**
   * The user after the actions, in the form of the sample: `externalUser` for External / Post Authentication, `newUser`
   * for Pre Creation (`username`, `profile`, `email`, `phone`).
   */
  readonly user?: Readonly<Record<string, unknown>>;
  readonly userChanged?: boolean;
  readonly userGrants?: readonly {
    readonly projectId: string;
    readonly projectGrantId: string;
    readonly roles: readonly string[];
  }[];
  readonly attributes?: readonly {
    readonly name: string;
    readonly nameFormat: string;
    readonly values: readonly string[];
  }[];
  readonly logs: readonly LogRecord[];
  readonly effects: readonly Effect[];
  readonly http: readonly HttpExchange[];
  /** What the person logging in, or the client asking for the token, gets; and what happens afterwards. */
  readonly answer: {
    readonly summary: string;
    readonly details: readonly string[];
    readonly status?: number;
    readonly body?: string;
  };
  /** Things worth knowing that are no errors: map order that showed, unused mocks, facts that are not known. */
  readonly notes: readonly string[];
  readonly timings: { readonly total: number };
}

/**
 * One text evaluated as a script on a fresh runtime, without a trigger: goja's globals and `require` with all modules,
 * but no action, no `ctx` and no `api`.
 */
export interface EvaluateRequest {
  readonly script: string;
  /** For its answers to HTTP requests. */
  readonly sample?: Sample;
  /** Default: `mock`. */
  readonly http?: { readonly mode: 'mock' | 'live' };
  /** Expressions read after the microtasks ran. */
  readonly afterwards?: readonly string[];
  readonly timeoutMs?: number;
}

export interface Evaluation {
  /** Whether goja's parser and compiler accept the text. */
  readonly accepted: boolean;
  readonly ok: boolean;
  readonly error?: RunError;
  readonly type?: string;
  /** `JSON.stringify` of the completion value; absent when that is undefined. */
  readonly value?: string;
  /** `String` of the completion value. */
  readonly string?: string;
  /** `JSON.stringify` of each of the `afterwards` expressions (absent when undefined), or its error. */
  readonly afterwards?: readonly { readonly value?: string; readonly error?: string }[];
}

export interface Emulator {
  run(request: RunRequest, options?: { readonly signal?: AbortSignal }): Promise<Outcome>;
  evaluate(request: EvaluateRequest, options?: { readonly signal?: AbortSignal }): Promise<Evaluation>;
  dispose(): Promise<void>;
}

export interface EmulatorOptions {
  /** Path of the bundled engine worker (`dist/engine-worker.js`). */
  readonly worker: string;
  /** Bytes of memory that a script may take; default 64 MiB, at least 16 MiB and below 4 GiB. */
  readonly memoryLimit?: number;
  /** Folder in which compiled code is kept for the first run of later processes; without it, none is. */
  readonly codeCache?: string;
  /** A thread of `worker` that has been started already: it takes the first run. Without it, the first run starts one. */
  readonly thread?: EngineThread;
}
