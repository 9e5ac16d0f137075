import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type { QuickJSHandle, VmFunctionImplementation } from 'quickjs-emscripten-core';
import { type ImageParts, MemoryImage } from './image.js';
import type { Machine, Pointers } from './machine.js';
import type { Guest } from './prelude.js';

/** All that is needed to go on from an image in another process: what it holds, and the addresses in it. */
interface Header {
  readonly pointers: Pointers;
  readonly guest: Guest;
  readonly stackPointer: number;
  readonly heapEnd: number;
  readonly dataLength: number;
}

/**
 * A machine with its prelude evaluated, as bytes: made once when the project is built, so that a start costs no
 * evaluation. Four bytes of length, the header as JSON, then the memory, compressed by brotli:
 * a quarter smaller than deflated, which the size of the package needs, for 2 ms more at a start.
 */
export function encodeImage(machine: Machine, guest: Guest, image: MemoryImage): Uint8Array {
  const { data, heap, stackPointer, heapEnd } = image.parts;
  const header: Header = { pointers: machine.pointers, guest, stackPointer, heapEnd, dataLength: data.length };
  const headerBytes = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(headerBytes.length);
  return Buffer.concat([length, headerBytes, brotliCompressSync(Buffer.concat([data, heap]))]);
}

/**
 * Puts a stored image into a fresh machine.
 *
 * @returns undefined when this machine does not lie in memory as the one that the image was taken of
 */
export function adoptImage(
  machine: Machine,
  stored: Uint8Array,
  host: VmFunctionImplementation<QuickJSHandle>,
): { guest: Guest; image: MemoryImage } | undefined {
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  const start = 4 + bytes.readUInt32LE(0);
  const header = JSON.parse(bytes.toString('utf8', 4, start)) as Header;
  const { runtime, context } = header.pointers;
  const same =
    machine.pointers.runtime === runtime &&
    machine.pointers.context === context &&
    machine.stackPointer() === header.stackPointer;
  if (!same) return undefined;
  // The function of the host in the image is the first that its runtime lent to the guest, and this is the first here.
  machine.runtime.hostRefs.put(host);
  const memory = brotliDecompressSync(bytes.subarray(start));
  const parts: ImageParts = {
    data: memory.subarray(0, header.dataLength),
    heap: memory.subarray(header.dataLength),
    stackPointer: header.stackPointer,
    heapEnd: header.heapEnd,
  };
  const image = new MemoryImage(machine, parts);
  image.restore();
  return { guest: header.guest, image };
}
