import * as vscode from 'vscode';
import { UserError } from '../../../emulator/src/errors.js';
import type { Sample } from '../../../emulator/src/samples/model.js';
import { parseSample } from '../../../emulator/src/samples/parse.js';

/**
 * Reads a sample file; what is open and not saved yet counts.
 * @throws UserError whose problems say what is wrong and where.
 */
export async function readSampleFile(uri: vscode.Uri): Promise<Sample> {
  const name = vscode.workspace.asRelativePath(uri);
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return parseSample(open.getText(), name);
  let bytes: Uint8Array;
  try {
    bytes = await vscode.workspace.fs.readFile(uri);
  } catch {
    throw new UserError(`The sample ${name} cannot be read. Choose another one.`);
  }
  return parseSample(new TextDecoder().decode(bytes), name);
}
