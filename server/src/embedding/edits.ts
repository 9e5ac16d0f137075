import type { TextEdit } from 'vscode-languageserver';
import type { OpenDocument } from '../documents.js';
import { asWritten } from './model.js';

/** An edit of a document whose text is a script's, in the document's writing. */
export function writtenEdit<E extends TextEdit>(document: OpenDocument, edit: E): E {
  const place = { start: document.text.offsetAt(edit.range.start), end: document.text.offsetAt(edit.range.end) };
  const action = document.actionAt(place.start);
  return action === undefined ? edit : { ...edit, newText: asWritten(action.script, edit.newText, place) };
}
