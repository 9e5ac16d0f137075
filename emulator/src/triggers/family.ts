/** What a trigger has to say for itself; `run.ts` does the rest. */
import type { Outcome, SourcePlace } from '../api.js';
import type { Exported } from '../go/exported.js';
import type { Wire } from '../go/wire.js';

/** One call of a function of `ctx`, `api` or a module. */
export interface HostCall {
  readonly args: readonly Exported[];
  /** Number of arguments that were given, before missing ones were filled in. */
  readonly count: number;
  /** Number under which the guest tells the arguments anew when the action is over; 0: they cannot change. */
  readonly retained: number;
  /** Where the script called it. */
  readonly place?: SourcePlace;
}

/** What the script gets: see `guest/go/functions.ts`. */
export interface Reply {
  readonly v?: Wire;
  /** Text of a Go error, thrown as a `GoError`. */
  readonly e?: string;
  /** Text of a `TypeError`. */
  readonly t?: string;
  readonly memo?: string;
  readonly share?: string;
  readonly keep?: true;
  readonly forget?: string;
  readonly push?: readonly [root: string, item: Wire];
  /** The call was without effect; why. */
  readonly ignored?: string;
  /** What else is to be known about the call. */
  readonly note?: string;
}

export type HostFunction = (call: HostCall) => Reply | undefined;

/** A value of `ctx` or `api`, in the form of an interface slot. */
export interface Value {
  readonly value: Wire;
}

/** Values and functions of `ctx` and `api`, by path. */
export type Implementation = Readonly<Record<string, Value | HostFunction>>;

/** Lists that host and script share, as they are when the action is over. */
export type Roots = ReadonlyMap<string, Exported>;

/** What came out of the actions of a trigger. */
export type Results = Pick<
  Outcome,
  'claims' | 'claimLogs' | 'surfaces' | 'metadata' | 'user' | 'userChanged' | 'userGrants' | 'attributes'
> & {
  /** Encoding the answer failed after all actions had run. */
  readonly encodingError?: string;
};

/** What an action leaves behind. */
export interface Leftovers {
  /** Its name. */
  readonly action: string;
  /** It failed and ends the chain. */
  readonly ended: boolean;
  readonly roots: Roots;
  /** Arguments of calls as they are now, by {@link HostCall.retained}. */
  readonly retained: ReadonlyMap<number, readonly Exported[]>;
}

/** Lists by name: Go type and contents. */
export type SharedLists = Readonly<Record<string, readonly [type: string, value: Wire]>>;

/** One trigger during a run. Actions come one after the other; what chains is held here. */
export interface Family {
  /**
   * What the next action sees.
   * @throws GoPanic when building it fails, which leaves the run (facts §1.7)
   */
  begin(action: string): {
    readonly implementation: Implementation;
    /** Functions that lie inside values, by operation. */
    readonly functions?: Readonly<Record<string, HostFunction>>;
    /** Lists that are read when the action is over. */
    readonly roots?: SharedLists;
    /** Lists that only share their memory among values of the script. */
    readonly shared?: SharedLists;
  };
  /** Takes what is left when an action is over, however it ended. */
  end(left: Leftovers): void;
  /**
   * What the whole chain makes, when it did not fail.
   * @throws GoPanic when the results cannot be taken over, which leaves the run
   */
  finish(failed: boolean): Results;
}
