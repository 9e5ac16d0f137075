import type { Machine } from './machine.js';

const blockSize = 4096;

/**
 * What the memory of a machine held at one moment, while no code ran in it. Everything that QuickJS knows is in that
 * memory but the stack pointer, so writing it back makes the runtime what it was then, whatever happened since, a trap
 * in the middle of something included. The memory has static data, then the stack, in which nothing is alive between
 * two calls, then the heap.
 */
export class MemoryImage {
  readonly #machine: Machine;
  readonly #heapEnd: number;
  readonly #stackPointer: number;
  readonly #data: Uint8Array;
  readonly #heap: Uint8Array;

  /** @param heapEnd address of the variable that says where the heap in use ends */
  constructor(machine: Machine, heapEnd: number) {
    this.#machine = machine;
    this.#heapEnd = heapEnd;
    this.#stackPointer = machine.stackPointer();
    const memory = new Uint8Array(machine.memory.buffer);
    this.#data = memory.slice(0, dataEnd(memory, this.#stackPointer));
    this.#heap = memory.slice(this.#stackPointer, this.#usedEnd());
  }

  /** Bytes that are held. */
  get size(): number {
    return this.#data.length + this.#heap.length;
  }

  /** Writes the image back and zeroes what was allocated beyond it. */
  restore(): void {
    const memory = new Uint8Array(this.#machine.memory.buffer);
    const end = this.#stackPointer + this.#heap.length;
    const usedEnd = this.#usedEnd();
    if (usedEnd > end) memory.fill(0, end, usedEnd);
    memory.set(this.#data, 0);
    memory.set(this.#heap, this.#stackPointer);
    this.#machine.setStackPointer(this.#stackPointer);
  }

  #usedEnd(): number {
    return new DataView(this.#machine.memory.buffer).getUint32(this.#heapEnd, true);
  }
}

/** Where the static data ends: at the first stretch of the stack that was never written to. */
function dataEnd(memory: Uint8Array, stackPointer: number): number {
  const stretch = 64 * blockSize;
  for (let end = blockSize; end + stretch < stackPointer; end += blockSize) {
    if (memory.subarray(end, end + stretch).every((byte) => byte === 0)) return end;
  }
  return stackPointer;
}
