import * as vscode from 'vscode';
import { UserError } from '../../../emulator/src/errors.js';
import { largestBody } from '../../../emulator/src/samples/files.js';
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

/**
 * Reads a file that a sample names: one of its workspace folder, or of its own folder where it is in none.
 * @throws an error whose message says why not.
 */
export async function readBody(sample: vscode.Uri, path: string): Promise<Uint8Array> {
  const uri = vscode.Uri.joinPath(sample, '..', path);
  const root = vscode.workspace.getWorkspaceFolder(sample)?.uri ?? vscode.Uri.joinPath(sample, '..');
  if (!uri.path.startsWith(`${root.path.replace(/\/$/, '')}/`)) throw new Error('it is not in this workspace folder');
  const entry = await vscode.workspace.fs.stat(uri);
  if ((entry.type & vscode.FileType.File) === 0) throw new Error('it is no file');
  // One byte more than what is taken is enough to be refused.
  return entry.size > largestBody ? new Uint8Array(largestBody + 1) : vscode.workspace.fs.readFile(uri);
}
