/** What ZITADEL's modules are made of and with. */
import type { RunRequest } from '../api.js';
import type { Wire } from '../go/wire.js';
import type { HttpClient } from '../modules/http/client.js';
import type { ResolvedSample } from '../samples/resolved.js';
import type { HostFunction } from './family.js';
import type { Recorder } from './recorder.js';

export interface ModuleServices {
  readonly request: RunRequest;
  readonly sample: ResolvedSample;
  readonly recorder: Recorder;
  readonly http: HttpClient;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
  /** Milliseconds since 1970 that the run takes for now. */
  readonly now: () => number;
  /** When HTTP ends, in milliseconds of `performance.now()`. */
  readonly deadline: number;
  /** Makes a function callable by the guest. */
  register(op: string, call: HostFunction): void;
}

/** Members of modules: functions, or values on the wire. */
export type ModuleMembers = Readonly<Record<string, HostFunction | { readonly value: Wire }>>;
