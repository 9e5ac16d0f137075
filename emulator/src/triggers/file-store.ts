/** Recordings of HTTP exchanges are files. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { reasonOf, UserError } from '../errors.js';
import type { RecordingStore } from '../modules/http/client.js';

export const fileStore: RecordingStore = {
  read(file) {
    if (!existsSync(file)) return undefined;
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      throw new UserError(`cannot read the recording ${file}: ${reasonOf(error)}`);
    }
  },
  write(file, text) {
    try {
      writeFileSync(file, text);
    } catch (error) {
      throw new UserError(`cannot write the recording ${file}: ${reasonOf(error)}`);
    }
  },
};
