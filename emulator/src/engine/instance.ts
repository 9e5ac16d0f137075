import {
  type JSValuePointer,
  Lifetime,
  type QuickJSHandle,
  type QuickJSRuntime,
  Scope,
  type SuccessOrFail,
  type VmFunctionImplementation,
} from 'quickjs-emscripten-core';
import { InternalError } from '../errors.js';
import type { CallOptions, Completion, End, Engine, HookOptions, ScriptOptions } from './engine.js';
import type { HostOp } from './host-op.js';
import { MemoryImage } from './image.js';
import { loadMachine, type Machine } from './machine.js';
import { GoPanic, HostMemoryExceeded } from './panic.js';
import { evaluatePrelude, type Guest } from './prelude.js';
import { standardOps } from './standard-ops.js';
import { Starts } from './starts.js';
import { adoptImage, encodeImage, type StoredImage } from './stored-image.js';
import { type CompiledModule, wasm } from './webassembly.js';

export interface EngineOptions {
  readonly wasm: CompiledModule;
  /** What is evaluated first: the bundled text of `emulator/src/guest/main.ts`, or what {@link GuestEngine.store} gave. */
  readonly prelude: string | StoredImage;
  /** Bytes that QuickJS may take in all; default 64 MiB, least 16 MiB. */
  readonly memoryLimit?: number;
  /** Told when the guest is entered (with its deadline) and left (without). */
  readonly watch?: (deadline: number | undefined) => void;
  /** Told of each action that starts. */
  readonly started?: () => void;
  /** Asked now and then while the guest runs, once after its deadline too; true ends the run. */
  readonly aborted?: () => boolean;
  /** Bytes of stack at which a script counts as recursing without end. Default is for a thread with 64 MiB of stack. */
  readonly recursionLimit?: number;
}

/** Milliseconds that the hooks get to describe an error, and how many of them may lie behind the script's own limit. */
const descriptionTime = 250;
const descriptionGrace = 50;
/**
 * Bytes of stack for QuickJS, of the 5 MiB that the module has. Built-ins and hooks have what is above the recursion
 * limit; when it is used up QuickJS throws an error that scripts can catch.
 */
const stackSize = 4864 * 1024;
/** See {@link EngineOptions.recursionLimit}. */
const defaultRecursionLimit = 4352 * 1024;
/** Most steps after which the interrupt handler is asked again, and how many there are when a call begins. */
const longestSlice = 1000;
const firstSlice = 64;
/** Milliseconds that a slice may take: where one step is a copy of a megabyte, the handler is asked oftener. */
const slowSlice = 4;
/** Steps that the guest's error hook has, to tell where a run was that is being ended. */
const hookSteps = 500_000;

/** What the memory is ready for: the start with this JSON, whose hook gave `answer`; without an answer, any start. */
interface Ready {
  readonly json: string | undefined;
  readonly answer: string | undefined;
}

/** A QuickJS-ng runtime with the guest prelude evaluated; see `prelude.ts` for the contract with the guest. */
export class GuestEngine implements Engine {
  hostOps: Record<string, HostOp> = {};
  readonly memoryLimit: number;
  readonly #machine: Machine;
  readonly #hooks = new Map<string, QuickJSHandle>();
  readonly #image: MemoryImage;
  readonly #guest: Guest;
  readonly #stackFloor: number;
  readonly #starts: Starts;
  /** JSON of the first start since {@link GuestEngine.makeReady}. */
  #first: string | undefined;
  #ready: Ready | undefined;
  /** False while the prelude is evaluated. */
  #prepared = false;
  #deadline = Number.POSITIVE_INFINITY;
  #slice = firstSlice;
  /** When the handler was asked last. */
  #asked = 0;
  #end: End['kind'] | undefined;
  #at = '';
  #panic: GoPanic | undefined;
  /** A fault of ours in a host operation, thrown again when the guest has returned. */
  #fault: unknown;
  readonly #watch: (deadline: number | undefined) => void;
  readonly #aborted: () => boolean;
  readonly #started: () => void;

  static async create(options: EngineOptions): Promise<GuestEngine> {
    const memoryLimit = options.memoryLimit ?? 64 * 1024 * 1024;
    const { prelude } = options;
    const stored = typeof prelude === 'string' ? undefined : prelude.header.pointers;
    const machine = await loadMachine(options.wasm, memoryLimit, stackSize, stored);
    return new GuestEngine(machine, options, memoryLimit);
  }

  private constructor(machine: Machine, options: EngineOptions, memoryLimit: number) {
    this.#machine = machine;
    this.memoryLimit = memoryLimit;
    this.#watch = options.watch ?? (() => {});
    this.#aborted = options.aborted ?? (() => false);
    this.#started = options.started ?? (() => {});
    machine.onExhausted = () => {
      this.#end ??= 'memory';
    };
    machine.runtime.setInterruptHandler(() => this.#shouldInterrupt());
    const host: VmFunctionImplementation<QuickJSHandle> = (op, json) => this.#callHost(op, json);
    const { prelude } = options;
    if (typeof prelude === 'string') {
      this.#guest = evaluatePrelude(machine, prelude, host);
      this.#image = MemoryImage.capture(machine, this.#guest.probes.heapEnd);
    } else {
      this.#guest = prelude.header.guest;
      this.#image = adoptImage(machine, prelude, host);
    }
    this.#starts = new Starts(machine, this.#guest.probes.heapEnd);
    const { runtime } = machine;
    for (const [name, address] of Object.entries(this.#guest.hooks)) {
      this.#hooks.set(
        name,
        new Lifetime<JSValuePointer, JSValuePointer, QuickJSRuntime>(
          address as JSValuePointer,
          undefined,
          undefined,
          runtime,
        ),
      );
    }
    this.#stackFloor = machine.stackPointer() - (options.recursionLimit ?? defaultRecursionLimit);
    this.#prepared = true;
  }

  /** The engine as it was made, for {@link EngineOptions.prelude} of others. */
  store(): Uint8Array {
    return encodeImage(this.#machine, this.#guest, this.#image);
  }

  /** Bytes of memory that the engine holds: the largest that a run has needed. */
  get memorySize(): number {
    return this.#machine.memory.buffer.byteLength;
  }

  restore(): void {
    this.#toPrelude(this.#ready);
    this.#ready = undefined;
    this.#forget();
  }

  #toPrelude(ready: Ready | undefined): void {
    if (ready === undefined || ready.answer !== undefined) this.#image.restore();
  }

  start(json: string, options: CallOptions): Completion {
    this.#started();
    this.#forget();
    const ready = this.#ready;
    this.#ready = undefined;
    this.#first ??= json;
    if (ready?.answer !== undefined && ready.json === json) return { ok: true, json: ready.answer };
    const answer = this.#starts.restore(json);
    if (answer !== undefined) return { ok: true, json: answer };
    this.#toPrelude(ready);
    const completion = this.hook('start', json, options);
    if (completion.ok) this.#starts.started(json, completion.json);
    return completion;
  }

  /**
   * Puts the memory, while nobody waits, to where the next run finds it when it is the last one again: copying it back is a
   * quarter of a small run. Any other run starts as it always does.
   */
  makeReady(): void {
    const json = this.#first;
    this.#first = undefined;
    const answer = json === undefined ? undefined : this.#starts.restore(json);
    if (answer === undefined) this.#image.restore();
    this.#ready = { json, answer };
  }

  #forget(): void {
    this.#end = undefined;
    this.#at = '';
    this.#panic = undefined;
    this.#fault = undefined;
  }

  evaluateScript(source: string, { deadline, inspect, jobs, fileName = '<eval>' }: ScriptOptions): Completion {
    return this.#enter(deadline, (scope) => {
      const value = this.#take(scope, this.#machine.context.evalCode(source, fileName, 0));
      if (jobs) this.#runPending(scope);
      return inspect === undefined ? '' : this.#callHook(scope, inspect, value);
    });
  }

  hook(name: string, json: string, { deadline, afterEnd }: CallOptions & HookOptions): Completion {
    const end = this.#end;
    if (afterEnd && end !== 'memory') this.#end = undefined;
    try {
      return this.#enter(deadline, (scope) =>
        this.#callHook(scope, name, scope.manage(this.#machine.context.newString(json))),
      );
    } finally {
      this.#end ??= end;
    }
  }

  runJobs({ deadline }: CallOptions): Completion {
    return this.#enter(deadline, (scope) => {
      this.#runPending(scope);
      return '';
    });
  }

  #runPending(scope: Scope): void {
    const { runtime } = this.#machine;
    while (runtime.hasPendingJob() && this.#end === undefined) {
      const result = runtime.executePendingJobs(1);
      if (result.error) throw new GuestThrow(scope.manage(result.error));
      result.dispose();
    }
  }

  #enter(deadline: number, action: (scope: Scope) => string): Completion {
    this.#ready = undefined;
    this.#deadline = deadline;
    this.#slice = firstSlice;
    this.#asked = performance.now();
    this.#askAfter(firstSlice);
    this.#watch(deadline);
    try {
      return Scope.withScope((scope) => {
        try {
          const json = action(scope);
          // Async functions make rejections of what should have ended them, so a result does not mean the end is off.
          return this.#end === undefined ? { ok: true, json } : { ok: false, end: this.#ending(this.#end) };
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

  #ending(kind: End['kind']): End {
    return kind === 'panic' ? { kind, panic: this.#panic! } : { kind, at: this.#at };
  }

  #failure(scope: Scope, error: unknown): Completion {
    if (error instanceof RangeError || error instanceof wasm.RuntimeError) {
      // The stack of the thread itself was used up: what QuickJS was doing is lost, and there is nothing to ask.
      this.#end ??= error instanceof RangeError ? 'recursion' : 'memory';
    } else if (!(error instanceof GuestThrow)) throw error;
    if (this.#end !== undefined) return { ok: false, end: this.#ending(this.#end) };
    return { ok: false, description: error instanceof GuestThrow ? this.#describe(scope, error.value) : '' };
  }

  #describe(scope: Scope, error: QuickJSHandle): string {
    // Describing runs code of the script (`toString`), which may have used up its time already.
    const now = performance.now();
    this.#deadline = Math.min(now + descriptionTime, Math.max(now, this.#deadline) + descriptionGrace);
    try {
      return this.#callHook(scope, 'describe', error);
    } catch (failure) {
      if (failure instanceof GuestThrow || failure instanceof RangeError) return '';
      throw failure;
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
    const text = json === undefined ? '' : context.getString(json);
    // Reading a text takes a copy of it, for which there may be no memory left: then it is empty.
    const unread = text === '' && this.#end === 'memory';
    // What ends a run can be swallowed by built-ins that catch errors (promises); nothing may be done from then on.
    if (unread || (this.#end !== undefined && name !== 'sites' && name !== 'ending')) {
      this.#askAfter(1);
      return context.newString('');
    }
    try {
      return context.newString(this.#answer(name, text));
    } catch (error) {
      if (error instanceof GoPanic) {
        this.#panic = error;
        this.#end = 'panic';
      } else if (error instanceof HostMemoryExceeded) {
        this.#end = 'memory';
      } else {
        this.#fault = error;
        this.#end = 'timeout';
      }
      this.#askAfter(1);
      return context.newString('');
    }
  }

  #answer(name: string, json: string): string {
    if (name === 'ending') {
      const { reason, at } = JSON.parse(json) as { reason: string; at: string };
      if (this.#at === '') this.#at = at;
      if (this.#end !== undefined) this.#askAfter(longestSlice);
      // A string that is too long for QuickJS is not for goja: it fills the memory.
      if (reason !== 'interrupted') this.#end ??= 'memory';
      return '0';
    }
    const handler = this.hostOps[name] ?? standardOps[name];
    if (handler === undefined) throw new InternalError(`the guest called ${name}, which the host does not have`);
    return handler(json);
  }

  #shouldInterrupt(): boolean {
    if (!this.#prepared) return false;
    if (this.#end === undefined) {
      const now = performance.now();
      const slower = now - this.#asked > slowSlice;
      this.#slice = slower ? Math.max(1, this.#slice >> 3) : Math.min(longestSlice, this.#slice * 2);
      this.#asked = now;
      if (this.#aborted() || now >= this.#deadline) this.#end = 'timeout';
      else if (this.#machine.stackPointer() < this.#stackFloor) this.#end = 'recursion';
    }
    this.#askAfter(this.#end === undefined ? this.#slice : hookSteps);
    return this.#end !== undefined;
  }

  #askAfter(steps: number): void {
    new DataView(this.#machine.memory.buffer).setInt32(this.#guest.probes.interruptCounter, steps, true);
  }
}

/** A value that the guest threw, on its way out of a call. */
class GuestThrow {
  constructor(readonly value: QuickJSHandle) {}
}
