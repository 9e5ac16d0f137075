import { promisify } from 'node:util';
import { brotliCompressSync, brotliDecompress, constants } from 'node:zlib';
import type { QuickJSHandle, VmFunctionImplementation } from 'quickjs-emscripten-core';
import { InternalError } from '../errors.js';
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
  readonly heapLength: number;
}

/** A stored image, taken apart. */
export interface StoredImage {
  readonly header: Header;
  readonly parts: ImageParts;
}

/**
 * A machine with its prelude evaluated, as bytes: made once when the project is built, so that a start costs no
 * evaluation. Four bytes of length, the header as JSON, then the memory, compressed by brotli: a quarter smaller than
 * deflated, which the size of the package needs, for 2 ms more at a start.
 */
export function encodeImage(machine: Machine, guest: Guest, image: MemoryImage): Uint8Array {
  const { data, heap, stackPointer, heapEnd } = image.parts;
  const lengths = { dataLength: data.length, heapLength: heap.length };
  const header: Header = { pointers: machine.pointers, guest, stackPointer, heapEnd, ...lengths };
  const headerBytes = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(headerBytes.length);
  return Buffer.concat([length, headerBytes, compressed(Buffer.concat([data, heap]))]);
}

/** Most of the memory are addresses, four bytes each: distances that are multiples of four get short codes. */
function compressed(content: Uint8Array): Uint8Array {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_NPOSTFIX]: 2 } });
}

const decompress = promisify(brotliDecompress);

/** What brotli compressed to these bytes; `size`: how many it is. The thread is free meanwhile. */
export function decompressed(bytes: Uint8Array, size: number): Promise<Buffer> {
  // In one piece: after each piece Node waits for this thread, which is busy. One byte more than needed tells that it was the last.
  return decompress(bytes, { chunkSize: size + 1 });
}

/** Takes apart what {@link encodeImage} made. */
export async function decodeImage(stored: Uint8Array): Promise<StoredImage> {
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  const start = 4 + bytes.readUInt32LE(0);
  const header = JSON.parse(bytes.toString('utf8', 4, start)) as Header;
  const { dataLength, heapLength, stackPointer, heapEnd } = header;
  const memory = await decompressed(bytes.subarray(start), dataLength + heapLength);
  return {
    header,
    parts: { data: memory.subarray(0, dataLength), heap: memory.subarray(dataLength), stackPointer, heapEnd },
  };
}

/**
 * Puts a stored image into a machine that was loaded for it: all that the machine knows is in its memory, so what stood there
 * before does not matter.
 *
 * @throws InternalError when the image was made with another build of QuickJS
 */
export function adoptImage(
  machine: Machine,
  { header, parts }: StoredImage,
  host: VmFunctionImplementation<QuickJSHandle>,
): MemoryImage {
  if (machine.stackPointer() !== header.stackPointer) {
    throw new InternalError("the engine's image was made with another build of QuickJS; the installation is damaged");
  }
  // The function of the host in the image is the first that its runtime lent to the guest, and this is the first here.
  machine.runtime.hostRefs.put(host);
  const image = new MemoryImage(machine, parts);
  image.restore();
  return image;
}
