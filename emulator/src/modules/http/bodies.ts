/** Bytes behind the text of a response's body: a Go string keeps bytes that a JavaScript string cannot. */
import { textOfBytes } from '../../go/json-decode.js';

/** How many bodies are remembered; only those that are no valid UTF-8. */
const limit = 64;
const remembered = new Map<string, Uint8Array>();

/** The text that a script sees; the bytes are kept when the text does not tell them. */
export function bodyText(bytes: Uint8Array): string {
  const text = textOfBytes(bytes);
  if (text.includes('\uFFFD')) {
    if (remembered.size >= limit) remembered.delete(remembered.keys().next().value ?? '');
    remembered.set(text, bytes);
  }
  return text;
}

/** The bytes of a body's text. */
export function bodyBytes(text: string): Uint8Array {
  return remembered.get(text) ?? new TextEncoder().encode(text);
}
