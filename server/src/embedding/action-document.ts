import { languageId } from '../protocol.js';
import type { Embedder } from './model.js';

/** Id of the one action of a stand-alone file. */
export const soleActionId = 'action';

/** The whole document is one action. */
export const actionDocument: Embedder = {
  languageIds: [languageId],
  scriptsIn: (_uri, _languageId, text) => [
    {
      id: soleActionId,
      text,
      pieces: [{ script: 0, source: 0, length: text.length }],
      start: 0,
      end: text.length,
    },
  ],
};
