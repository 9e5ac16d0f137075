import type { Machine } from './machine.js';

const blockSize = 4096;

/** The parts of a machine's memory in which something is alive, and where they lie. */
export interface ImageParts {
  /** Static data, from address 0 on. */
  readonly data: Uint8Array;
  /** The heap, from the stack pointer on. */
  readonly heap: Uint8Array;
  readonly stackPointer: number;
  /** Address of the variable that says where the heap in use ends. */
  readonly heapEnd: number;
}

/**
 * What the memory of a machine held at one moment, while no code ran in it. Everything that QuickJS knows is in that
 * memory but the stack pointer, so writing it back makes the runtime what it was then, whatever happened since, a trap
 * in the middle of something included. The memory has static data, then the stack, in which nothing is alive between
 * two calls, then the heap.
 */
export class MemoryImage {
  readonly parts: ImageParts;
  readonly #machine: Machine;

  constructor(machine: Machine, parts: ImageParts) {
    this.#machine = machine;
    this.parts = parts;
  }

  /** Takes the image of a machine as it is now. */
  static capture(machine: Machine, heapEnd: number): MemoryImage {
    const stackPointer = machine.stackPointer();
    const memory = new Uint8Array(machine.memory.buffer);
    return new MemoryImage(machine, {
      data: memory.slice(0, dataEnd(memory, stackPointer)),
      heap: memory.slice(stackPointer, usedEnd(machine, heapEnd)),
      stackPointer,
      heapEnd,
    });
  }

  /** Writes the image back and zeroes what was allocated beyond it. */
  restore(): void {
    const { data, heap, stackPointer, heapEnd } = this.parts;
    const memory = new Uint8Array(this.#machine.memory.buffer);
    const end = stackPointer + heap.length;
    const used = usedEnd(this.#machine, heapEnd);
    if (used > end) memory.fill(0, end, used);
    memory.set(data, 0);
    memory.set(heap, stackPointer);
    this.#machine.setStackPointer(stackPointer);
  }
}

function usedEnd(machine: Machine, heapEnd: number): number {
  return new DataView(machine.memory.buffer).getUint32(heapEnd, true);
}

/** Where the static data ends: at the first stretch of the stack that was never written to. */
function dataEnd(memory: Uint8Array, stackPointer: number): number {
  const stretch = 64 * blockSize;
  for (let end = blockSize; end + stretch < stackPointer; end += blockSize) {
    if (memory.subarray(end, end + stretch).every((byte) => byte === 0)) return end;
  }
  return stackPointer;
}
