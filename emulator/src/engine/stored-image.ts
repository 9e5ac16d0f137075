import { promisify } from 'node:util';
import { brotliCompressSync, brotliDecompress, constants } from 'node:zlib';
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
  readonly textLength: number;
  readonly dataLength: number;
  /** Of text and memory. */
  readonly length: number;
}

/** A stored image, taken apart. */
export interface StoredImage {
  /** Text of the prelude, for a machine that the image does not fit. */
  readonly guestText: string;
  readonly header: Header;
  readonly parts: ImageParts;
}

/**
 * A machine with its prelude evaluated, as bytes: made once when the project is built, so that a start costs no
 * evaluation. Four bytes of length, the header as JSON, then the text of the prelude and the memory, compressed by brotli:
 * a quarter smaller than deflated, which the size of the package needs, for 2 ms more at a start. The memory holds the
 * texts of the functions, so the text of the prelude costs next to nothing beside it.
 */
export function encodeImage(machine: Machine, guest: Guest, image: MemoryImage, guestText: string): Uint8Array {
  const { data, heap, stackPointer, heapEnd } = image.parts;
  const text = Buffer.from(guestText);
  const content = Buffer.concat([text, data, heap]);
  const lengths = { textLength: text.length, dataLength: data.length, length: content.length };
  const header: Header = { pointers: machine.pointers, guest, stackPointer, heapEnd, ...lengths };
  const headerBytes = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(headerBytes.length);
  return Buffer.concat([length, headerBytes, compressed(content)]);
}

/** Most of the memory are addresses, four bytes each: distances that are multiples of four get short codes. */
function compressed(content: Uint8Array): Uint8Array {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_NPOSTFIX]: 2 } });
}

const decompress = promisify(brotliDecompress);

/** Takes apart what {@link encodeImage} made; the thread is free meanwhile. */
export async function decodeImage(stored: Uint8Array): Promise<StoredImage> {
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  const start = 4 + bytes.readUInt32LE(0);
  const header = JSON.parse(bytes.toString('utf8', 4, start)) as Header;
  const { textLength, dataLength, stackPointer, heapEnd, length } = header;
  // In one piece: after each piece Node waits for this thread, which is busy. One byte more than needed tells that it was the last.
  const content = await decompress(bytes.subarray(start), { chunkSize: length + 1 });
  const memory = content.subarray(textLength);
  return {
    get guestText() {
      return content.toString('utf8', 0, textLength);
    },
    header,
    parts: { data: memory.subarray(0, dataLength), heap: memory.subarray(dataLength), stackPointer, heapEnd },
  };
}

/**
 * Puts a stored image into a fresh machine.
 *
 * @returns undefined when this machine does not lie in memory as the one that the image was taken of
 */
export function adoptImage(
  machine: Machine,
  { header, parts }: StoredImage,
  host: VmFunctionImplementation<QuickJSHandle>,
): { guest: Guest; image: MemoryImage } | undefined {
  const { runtime, context } = header.pointers;
  const same =
    machine.pointers.runtime === runtime &&
    machine.pointers.context === context &&
    machine.stackPointer() === header.stackPointer;
  if (!same) return undefined;
  // The function of the host in the image is the first that its runtime lent to the guest, and this is the first here.
  machine.runtime.hostRefs.put(host);
  const image = new MemoryImage(machine, parts);
  image.restore();
  return { guest: header.guest, image };
}
