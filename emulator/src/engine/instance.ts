import { type QuickJSHandle, Scope, type SuccessOrFail } from 'quickjs-emscripten-core';
import { InternalError } from '../errors.js';
import { MemoryImage } from './image.js';
import { loadMachine, type Machine } from './machine.js';
import { GoPanic } from './panic.js';
import { type Probes, probe } from './probe.js';
import { type CompiledModule, wasm } from './webassembly.js';

/** Answers one operation of the guest. JSON in, JSON out; runs synchronously; may throw {@link GoPanic}. */
export type HostOp = (json: string) => string;

/** Why a call into the guest ended before its time. */
export type End =
  | { readonly kind: 'timeout' }
  /** Endless recursion: goja has no limit and runs into the timeout, so it is told as an interrupt (facts §1.4). */
  | { readonly kind: 'recursion' }
  | { readonly kind: 'memory' }
  | { readonly kind: 'panic'; readonly panic: GoPanic };

/** What came of a call into the guest. */
export type Completion =
  /** `json`: what the hook returned, or for a script what the `inspect` hook made of the completion value. */
  | { readonly ok: true; readonly json: string }
  /** An exception, or an end that the script could not catch. `description`: what the `describe` hook says of it. */
  | { readonly ok: false; readonly end?: End; readonly description: string };

export interface CallOptions {
  /** When the script is interrupted, in milliseconds of `performance.now()`. */
  readonly deadline: number;
}

export interface ScriptOptions extends CallOptions {
  /** Name that places in the text have; default `<eval>`, as ZITADEL's. */
  readonly fileName?: string;
  /** Hook that is given the completion value; without it the value is dropped. */
  readonly inspect?: string;
}

/** What the guest may always call; {@link Engine.hostOps} may have others of these names. */
const standardOps: Readonly<Record<string, HostOp>> = {
  'clock.now': () => String(Date.now()),
  'random.next': () => String(Math.random()),
  sites: () => '[]',
};

/**
 * The engine as the trigger logic sees it: one JavaScript runtime that is put back to its first state before each
 * action. Everything is synchronous.
 */
export interface Engine {
  /** What the guest may call. Filled by the trigger logic; `restore` leaves it alone. */
  hostOps: Record<string, HostOp>;
  /** Puts the runtime back to the state after the prelude: a fresh runtime for the next action. */
  restore(): void;
  /** Evaluates a text as a global script under a file name (`<eval>` unless told otherwise). */
  evaluateScript(source: string, options: ScriptOptions): Completion;
  /** Calls a hook that the guest gave at `install`. */
  hook(name: string, json: string, options: CallOptions): Completion;
  /** Runs the microtasks that are waiting. */
  runJobs(options: CallOptions): Completion;
}

export interface EngineOptions {
  readonly wasm: CompiledModule;
  /** Bundled text of `emulator/src/guest/main.ts`. */
  readonly guestText: string;
  /** Bytes that QuickJS may take in all; default 64 MiB, least 16 MiB. */
  readonly memoryLimit?: number;
  /** Told when the guest is entered (with its deadline) and left (without). */
  readonly watch?: (deadline: number | undefined) => void;
  /** Asked now and then while the guest runs; true ends the run. */
  readonly aborted?: () => boolean;
  /** Bytes of stack at which a script counts as recursing without end. Default is for a thread with 64 MiB of stack. */
  readonly recursionLimit?: number;
}

/** Milliseconds that the hooks get to describe an error after the script's own time is up. */
const descriptionTime = 250;
/**
 * Bytes of stack for QuickJS, of the 5 MiB that the module has. Built-ins and hooks have what is above the recursion
 * limit; when it is used up QuickJS throws an error that scripts can catch.
 */
const stackSize = 4864 * 1024;
/** See {@link EngineOptions.recursionLimit}. */
const defaultRecursionLimit = 4352 * 1024;
/** Steps after which the interrupt handler is asked again. */
const slice = 1000;

/**
 * A QuickJS-ng runtime with the guest prelude evaluated.
 *
 * The contract with the guest (`emulator/src/guest/main.ts`): bundled, it is an expression statement that declares a
 * global `guest` with `install(host)`. `host(op, json)` calls {@link Engine.hostOps} and gives their answer; when it
 * gives the empty string instead, the run is at its end (a Go panic was reported) and the guest must spin
 * (`for (;;) {}`) until the engine ends it. `install` returns an object of hooks: functions that take one string of
 * JSON and return one, except those that are given a value (`describe` an exception, and the `inspect` hooks of
 * {@link ScriptOptions}): they take any value and return JSON. `guest` is deleted from the global object afterwards.
 */
export class GuestEngine implements Engine {
  hostOps: Record<string, HostOp> = {};
  readonly #machine: Machine;
  readonly #hooks = new Map<string, QuickJSHandle>();
  readonly #image: MemoryImage;
  readonly #probes: Probes;
  readonly #stackFloor: number;
  #deadline = Number.POSITIVE_INFINITY;
  #end: End | undefined;
  /** A fault of ours in a host operation, thrown again when the guest has returned. */
  #fault: unknown;
  readonly #watch: (deadline: number | undefined) => void;
  readonly #aborted: () => boolean;

  static async create(options: EngineOptions): Promise<GuestEngine> {
    const machine = await loadMachine(options.wasm, options.memoryLimit ?? 64 * 1024 * 1024, stackSize);
    return new GuestEngine(machine, options);
  }

  private constructor(machine: Machine, options: EngineOptions) {
    this.#machine = machine;
    this.#watch = options.watch ?? (() => {});
    this.#aborted = options.aborted ?? (() => false);
    this.#probes = probe(machine);
    this.#stackFloor = machine.stackPointer() - (options.recursionLimit ?? defaultRecursionLimit);
    machine.onExhausted = () => {
      this.#end ??= { kind: 'memory' };
    };
    machine.runtime.setInterruptHandler(() => this.#shouldInterrupt());
    this.#install(options.guestText);
    this.#image = new MemoryImage(machine, this.#probes.heapEnd);
  }

  /** Bytes of memory that the engine holds: the largest that a run has needed. */
  get memorySize(): number {
    return this.#machine.memory.buffer.byteLength;
  }

  restore(): void {
    this.#image.restore();
    this.#end = undefined;
    this.#fault = undefined;
  }

  evaluateScript(source: string, { deadline, inspect, fileName = '<eval>' }: ScriptOptions): Completion {
    return this.#enter(deadline, (scope) => {
      const value = this.#take(scope, this.#machine.context.evalCode(source, fileName, 0));
      return inspect === undefined ? '' : this.#callHook(scope, inspect, value);
    });
  }

  hook(name: string, json: string, { deadline }: CallOptions): Completion {
    return this.#enter(deadline, (scope) =>
      this.#callHook(scope, name, scope.manage(this.#machine.context.newString(json))),
    );
  }

  runJobs({ deadline }: CallOptions): Completion {
    return this.#enter(deadline, (scope) => {
      const { runtime } = this.#machine;
      while (runtime.hasPendingJob() && this.#end === undefined) {
        const result = runtime.executePendingJobs(1);
        if (result.error) throw new GuestThrow(scope.manage(result.error));
        result.dispose();
      }
      return '';
    });
  }

  /** Evaluates the prelude and takes its hooks. */
  #install(guestText: string): void {
    const { context } = this.#machine;
    Scope.withScope((scope) => {
      const host = scope.manage(context.newFunction('host', (op, json) => this.#callHost(op, json)));
      scope.manage(context.unwrapResult(context.evalCode(guestText, '<guest>', 0)));
      const guest = scope.manage(context.getProp(context.global, 'guest'));
      const hooks = scope.manage(context.unwrapResult(context.callMethod(guest, 'install', [host])));
      const names = scope.manage(context.unwrapResult(context.getOwnPropertyNames(hooks, { strings: true })));
      // The hooks live as long as the engine: the memory image holds what their handles point to.
      for (const name of names) this.#hooks.set(context.getString(name), context.getProp(hooks, name));
      scope.manage(context.unwrapResult(context.evalCode('delete globalThis.guest', '<guest>', 0)));
    });
  }

  #enter(deadline: number, action: (scope: Scope) => string): Completion {
    this.#deadline = deadline;
    this.#watch(deadline);
    try {
      return Scope.withScope((scope) => {
        try {
          const json = action(scope);
          // Async functions make rejections of what should have ended them, so a result does not mean the end is off.
          return this.#end === undefined ? { ok: true, json } : { ok: false, end: this.#end, description: '' };
        } catch (error) {
          return this.#failure(scope, error);
        }
      });
    } finally {
      this.#deadline = Number.POSITIVE_INFINITY;
      this.#watch(undefined);
      if (this.#fault !== undefined) {
        const fault = this.#fault;
        this.#fault = undefined;
        // biome-ignore lint/correctness/noUnsafeFinally: a fault of ours takes precedence over any result.
        throw fault;
      }
    }
  }

  #failure(scope: Scope, error: unknown): Completion {
    if (error instanceof RangeError || error instanceof wasm.RuntimeError) {
      // The stack of the worker itself was used up: what QuickJS was doing is lost, and there is nothing to ask.
      const end: End = { kind: error instanceof RangeError ? 'recursion' : 'memory' };
      this.#end = end;
      return { ok: false, end, description: '' };
    }
    if (!(error instanceof GuestThrow)) throw error;
    const end = this.#end;
    return { ok: false, ...(end && { end }), description: this.#describe(scope, error.value) };
  }

  #describe(scope: Scope, error: QuickJSHandle): string {
    const end = this.#end;
    this.#end = undefined;
    this.#deadline = performance.now() + descriptionTime;
    try {
      return this.#callHook(scope, 'describe', error);
    } catch (failure) {
      if (failure instanceof GuestThrow || failure instanceof RangeError) return '';
      throw failure;
    } finally {
      this.#end = end;
    }
  }

  #callHook(scope: Scope, name: string, argument: QuickJSHandle): string {
    const { context } = this.#machine;
    const hook = this.#hooks.get(name);
    if (hook === undefined) throw new InternalError(`the guest has no hook ${name}`);
    const result = this.#take(scope, context.callFunction(hook, context.undefined, [argument]));
    return context.getString(result);
  }

  #take(scope: Scope, result: SuccessOrFail<QuickJSHandle, QuickJSHandle>): QuickJSHandle {
    if (result.error) throw new GuestThrow(scope.manage(result.error));
    return scope.manage(result.value);
  }

  #callHost(op: QuickJSHandle | undefined, json: QuickJSHandle | undefined): QuickJSHandle {
    const { context } = this.#machine;
    const name = op === undefined ? '' : context.getString(op);
    // What ends a run can be swallowed by built-ins that catch errors (promises); nothing may be done from then on.
    if (this.#end !== undefined && name !== 'sites') {
      this.#askAfter(1);
      return context.newString('');
    }
    try {
      const ops = Object.hasOwn(this.hostOps, name) ? this.hostOps : standardOps;
      const handler = Object.hasOwn(ops, name) ? ops[name] : undefined;
      if (handler === undefined) throw new InternalError(`the guest called ${name}, which the host does not have`);
      return context.newString(handler(json === undefined ? '' : context.getString(json)));
    } catch (error) {
      if (error instanceof GoPanic) this.#end ??= { kind: 'panic', panic: error };
      else {
        this.#fault = error;
        this.#end ??= { kind: 'timeout' };
      }
      this.#askAfter(1);
      return context.newString('');
    }
  }

  #shouldInterrupt(): boolean {
    if (this.#end === undefined) {
      if (performance.now() >= this.#deadline || this.#aborted()) this.#end = { kind: 'timeout' };
      else if (this.#machine.stackPointer() < this.#stackFloor) this.#end = { kind: 'recursion' };
    }
    if (this.#end === undefined) this.#askAfter(slice);
    // The guest's error hook runs while the run is being ended: it has QuickJS's own 10,000 steps before the next question.
    return this.#end !== undefined;
  }

  #askAfter(steps: number): void {
    new DataView(this.#machine.memory.buffer).setInt32(this.#probes.interruptCounter, steps, true);
  }
}

/** A value that the guest threw, on its way out of a call. */
class GuestThrow {
  constructor(readonly value: QuickJSHandle) {}
}
