/** Reading the text of an action from a file, with the limits that ZITADEL has. */
import { readFile, stat } from 'node:fs/promises';
import { largestScript } from '../catalogue/limits.js';
import { reasonOf, UserError } from '../errors.js';

/**
 * The text of an action's file.
 * @throws UserError when the file cannot be read, is larger than ZITADEL stores, or is no UTF-8 text.
 */
export async function readAction(path: string, shown: string): Promise<string> {
  const bytes = await readBytes(path, shown);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UserError(`${shown} is not UTF-8 text; save the script as UTF-8`);
  }
  if (text.includes('\0')) throw new UserError(`${shown} holds binary data, not a script`);
  return text;
}

async function readBytes(path: string, shown: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > largestScript) {
      const has = size.toLocaleString('en');
      throw new UserError(
        `${shown} has ${has} bytes; ZITADEL stores at most ${largestScript.toLocaleString('en')} bytes of a script`,
      );
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`cannot read ${shown}: ${reasonOf(error)}`);
  }
}
