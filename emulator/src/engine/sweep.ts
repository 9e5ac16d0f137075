import type { Machine } from './machine.js';

/** Sizes of pieces, in bytes: the first as large as it may be without the heap growing by much. */
const sizes = [4096, 1024, 256, 128, 64, 48, 32, 16, 8];

/**
 * Writes zeroes over what was allocated and given back: nothing reads it any more, but it would be stored with an
 * image, where it does not compress. Takes all that is free below the end of the heap, piece by piece, and gives it back.
 *
 * @param heapEnd address of the variable that says where the heap in use ends
 */
export function sweep(machine: Machine, heapEnd: number): void {
  const end = new DataView(machine.memory.buffer).getUint32(heapEnd, true);
  const taken: number[] = [];
  for (const size of sizes) {
    for (let inside = true; inside; ) {
      const address = machine.allocate(size);
      taken.push(address);
      new Uint8Array(machine.memory.buffer, address, size).fill(0);
      inside = address + size < end;
    }
  }
  for (const address of taken) machine.release(address);
}
