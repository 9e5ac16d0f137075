import {
  type JSContextPointer,
  type JSRuntimePointer,
  type QuickJSContext,
  type QuickJSRuntime,
  QuickJSWASMModule,
} from 'quickjs-emscripten-core';
import { InternalError } from '../errors.js';
import { type CompiledModule, type Instance, type Memory, wasm } from './webassembly.js';

import ffi = require('@jitl/quickjs-ng-wasmfile-release-sync/ffi');
import loader = require('@jitl/quickjs-ng-wasmfile-release-sync/emscripten-module');

const pageSize = 65536;
/** The smallest memory that the module accepts: 16 MiB, of which 5 MiB are stack. */
const initialPages = 256;

/** Where the runtime and its context lie. */
export interface Pointers {
  readonly runtime: number;
  readonly context: number;
}

/** One instance of QuickJS-ng with a memory of its own. */
export interface Machine {
  readonly runtime: QuickJSRuntime;
  readonly context: QuickJSContext;
  readonly memory: Memory;
  readonly pointers: Pointers;
  /** Address of the top of the stack, a mutable global of the module and so not part of the memory. */
  stackPointer(): number;
  /** Puts the stack pointer back: a trap leaves it where it was. */
  setStackPointer(address: number): void;
  allocate(bytes: number): number;
  /** Gives back what `allocate` gave. */
  release(address: number): void;
  /** Called when QuickJS asks for more memory than it may have. */
  onExhausted: () => void;
}

/**
 * @param memoryLimit bytes that the instance may take in all, its own 6 MiB included; at least 16 MiB
 * @param maxStackSize bytes of the module's stack that QuickJS uses before it throws by itself
 * @param stored where runtime and context lie in an image that is written into this machine next, so that none need be made
 */
export async function loadMachine(
  compiled: CompiledModule,
  memoryLimit: number,
  maxStackSize: number,
  stored?: Pointers,
): Promise<Machine> {
  const maximum = Math.max(initialPages, Math.floor(memoryLimit / pageSize));
  const memory = new wasm.Memory({ initial: initialPages, maximum });
  let exhausted = () => {};
  let refusals = 0;
  const grow = memory.grow.bind(memory);
  // `setMemoryLimit` of QuickJS does not count large strings; the maximum of the memory counts everything. The module
  // asks three times, each time for less beyond what it needs, before its allocation fails.
  memory.grow = (pages) => {
    try {
      const before = grow(pages);
      refusals = 0;
      return before;
    } catch (error) {
      refusals += 1;
      if (refusals % 3 === 0) exhausted();
      throw error;
    }
  };
  let instance: Instance | undefined;
  const module = await loader.default({
    wasmMemory: memory,
    instantiateWasm: (imports: Imports, onSuccess: (instance: Instance) => void) => {
      instance = new wasm.Instance(compiled, withoutEnvironment(imports, memory));
      onSuccess(instance);
      return instance.exports;
    },
  });
  if (instance === undefined) throw new InternalError('QuickJS was not instantiated');
  module.type = 'sync';
  const calls = new ffi.QuickJSFFI(module);
  const pointers = { runtime: 0, context: 0 };
  const { QTS_NewRuntime: newRuntime, QTS_NewContext: newContext } = calls;
  calls.QTS_NewRuntime = () => {
    pointers.runtime = stored?.runtime ?? newRuntime();
    return pointers.runtime as JSRuntimePointer;
  };
  calls.QTS_NewContext = (owner, intrinsics) => {
    pointers.context = stored?.context ?? newContext(owner, intrinsics);
    return pointers.context as JSContextPointer;
  };
  const runtime = new QuickJSWASMModule(module, calls).newRuntime({ maxStackSizeBytes: maxStackSize });
  const { get, set } = stackFunctions(instance.exports, memory.buffer.byteLength);
  return {
    runtime,
    context: runtime.newContext(),
    memory,
    pointers,
    stackPointer: get,
    setStackPointer: set,
    allocate: (bytes) => module._malloc(bytes),
    release: (address) => module._free(address),
    get onExhausted() {
      return exhausted;
    },
    set onExhausted(value) {
      exhausted = value;
    },
  };
}

type Imports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
type ImportedFunction = (...args: number[]) => unknown;

/**
 * At its start the module asks for the environment (of which Emscripten makes up most: the name of the program, the
 * language), to copy it into its heap, where everything behind it would lie elsewhere on each machine. This answers
 * that there is none. The function is told by being the first that is called, with two addresses for two sizes.
 */
function withoutEnvironment(imports: Imports, memory: Memory): Imports {
  let asked = false;
  const wrap = (imported: ImportedFunction): ImportedFunction => {
    if (imported.length !== 2) return imported;
    return (first, second, ...rest) => {
      const result = imported(first!, second!, ...rest);
      if (!asked) {
        const view = new DataView(memory.buffer);
        view.setUint32(first!, 0, true);
        view.setUint32(second!, 0, true);
      }
      asked = true;
      return result;
    };
  };
  return Object.fromEntries(
    Object.entries(imports).map(([space, functions]) => [
      space,
      Object.fromEntries(
        Object.entries(functions).map(([name, value]) => [
          name,
          typeof value === 'function' ? wrap(value as ImportedFunction) : value,
        ]),
      ),
    ]),
  );
}

/**
 * Emscripten's `stackSave` and `stackRestore`. The module's exports have minified names, so they are told by what they
 * do: the one function without parameters that gives an address, and the one that makes it give another.
 */
function stackFunctions(exports: Instance['exports'], size: number) {
  const functions = Object.values(exports).filter((value) => typeof value === 'function') as ((
    ...args: number[]
  ) => unknown)[];
  const tail = functions.slice(-4);
  const get = tail.find((candidate) => candidate.length === 0);
  const address = get?.();
  if (get === undefined || typeof address !== 'number' || address <= 0 || address >= size) {
    throw new InternalError('stack pointer of QuickJS not found');
  }
  const set = tail.find((candidate) => {
    if (candidate.length !== 1) return false;
    candidate(address - 16);
    return get() === address - 16;
  });
  if (set === undefined) throw new InternalError('stack pointer of QuickJS cannot be set');
  set(address);
  return { get: () => get() as number, set: (to: number) => void set(to) };
}
