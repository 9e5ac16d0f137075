/** Files that say something about actions, in folders that strangers may have filled. */
import { readFile, stat } from 'node:fs/promises';

/** Bytes of the largest file that is read: scripts, configurations and programs are far smaller. */
export const readLimit = 4 * 1024 * 1024;

/**
 * The text of a file beside a script. Undefined when it cannot be read, is larger than {@link readLimit}, or is no file (a link to a
 * device would be read for ever): then it says nothing.
 */
export async function readTextFile(path: string): Promise<string | undefined> {
  try {
    const entry = await stat(path);
    if (!entry.isFile() || entry.size > readLimit) return undefined;
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}
