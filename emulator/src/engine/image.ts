import type { Machine } from './machine.js';

const blockSize = 65536;

/**
 * What the memory of a machine held at one moment, while no code ran in it. Everything that QuickJS knows is in that
 * memory but the stack pointer, so writing it back makes the runtime what it was then.
 */
export class MemoryImage {
  readonly #machine: Machine;
  readonly #stackPointer: number;
  /** Runs of blocks that are not all zero. */
  readonly #parts: { readonly start: number; readonly bytes: Uint8Array }[] = [];
  readonly #end: number;

  constructor(machine: Machine) {
    this.#machine = machine;
    this.#stackPointer = machine.stackPointer();
    const memory = new Uint8Array(machine.memory.buffer);
    let start: number | undefined;
    for (let at = 0; at <= memory.length; at += blockSize) {
      const used = at < memory.length && memory.subarray(at, at + blockSize).some((byte) => byte !== 0);
      if (used) start ??= at;
      else if (start !== undefined) {
        this.#parts.push({ start, bytes: memory.slice(start, at) });
        start = undefined;
      }
    }
    const last = this.#parts.at(-1);
    this.#end = last === undefined ? 0 : last.start + last.bytes.length;
  }

  /** Bytes that are held. */
  get size(): number {
    return this.#parts.reduce((sum, part) => sum + part.bytes.length, 0);
  }

  /** Writes the image back and zeroes what lies between and beyond its parts. */
  restore(): void {
    const memory = new Uint8Array(this.#machine.memory.buffer);
    let at = 0;
    for (const { start, bytes } of this.#parts) {
      memory.fill(0, at, start);
      memory.set(bytes, start);
      at = start + bytes.length;
    }
    memory.fill(0, this.#end);
    this.#machine.setStackPointer(this.#stackPointer);
  }
}
