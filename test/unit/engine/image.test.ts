import assert from 'node:assert/strict';
import { MemoryImage } from '../../../emulator/src/engine/image.js';
import type { Machine } from '../../../emulator/src/engine/machine.js';

describe('image of a memory', () => {
  it('zeroes what was allocated beyond it, and leaves what was never used', () => {
    const heapEnd = 64;
    const stackPointer = 512 * 1024;
    let pointer = stackPointer;
    const memory = { buffer: new ArrayBuffer(1024 * 1024), grow: () => 0 };
    const bytes = new Uint8Array(memory.buffer);
    const use = (end: number) => new DataView(memory.buffer).setUint32(heapEnd, end, true);
    const machine: Pick<Machine, 'memory' | 'stackPointer' | 'setStackPointer'> = {
      memory,
      stackPointer: () => pointer,
      setStackPointer: (address) => {
        pointer = address;
      },
    };
    use(stackPointer + 16);
    bytes.fill(1, stackPointer, stackPointer + 16);
    const image = MemoryImage.capture(machine as Machine, heapEnd);

    bytes.fill(2, stackPointer, stackPointer + 48);
    bytes[stackPointer + 100] = 3;
    pointer -= 32;
    use(stackPointer + 48);
    image.restore();
    assert.deepEqual([...bytes.subarray(stackPointer, stackPointer + 17)], [...new Array<number>(16).fill(1), 0]);
    assert.ok(bytes.subarray(stackPointer + 16, stackPointer + 48).every((byte) => byte === 0));
    assert.equal(bytes[stackPointer + 100], 3);
    assert.equal(new DataView(memory.buffer).getUint32(heapEnd, true), stackPointer + 16);
    assert.equal(pointer, stackPointer);
  });
});
