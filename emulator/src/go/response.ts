/** Bytes behind the text of a response's body: a Go string keeps bytes that a JavaScript string cannot. */
import { textOfBytes } from './json-decode.js';
import { structWire, type Wire } from './wire.js';

/** A response as the script gets it. Where the text does not tell the bytes, they lie beside it, unseen. */
export function responseWire(status: number, bytes: Uint8Array): Wire {
  const text = textOfBytes(bytes);
  const fields = structWire('actions.response', { Body: text, Status: status });
  return text.includes('\uFFFD') ? [...fields, Buffer.from(bytes).toString('base64')] : fields;
}

/**
 * The bytes of a body.
 *
 * @param text what the script sees; it may have put another text there
 * @param kept what {@link responseWire} laid beside it, or nothing
 */
export function bodyBytes(text: string, kept: string): Uint8Array {
  const bytes = Buffer.from(kept, 'base64');
  return kept !== '' && textOfBytes(bytes) === text ? bytes : new TextEncoder().encode(text);
}
