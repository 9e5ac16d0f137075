/** Recordings of HTTP exchanges are files. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { RecordingStore } from '../modules/http/client.js';

export const fileStore: RecordingStore = {
  read: (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined),
  write: (file, text) => writeFileSync(file, text),
};
