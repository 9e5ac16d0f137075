import { URI, Utils } from 'vscode-uri';
import { remembered } from '../../../emulator/src/remembered.js';

/**
 * Taking an address apart costs more than all else that a keystroke asks of the neighbours, and the same few are asked for: those of
 * the files that are open, and of what lies beside them.
 */
const memory = { most: 2000 };

/** One spelling for all the spellings of an address. */
export const sameSpelling = remembered(memory, (uri: string) => URI.parse(uri).toString());

/** Address of the folder that a file is in. */
export const folderOf = remembered(memory, (uri: string) => Utils.dirname(URI.parse(uri)).toString());

/** Name of a file, as people write it. */
export const nameOf = remembered(memory, (uri: string) => Utils.basename(URI.parse(uri)));

/** Address of a path within a folder; `..` goes up. */
export const within = remembered(
  { ...memory, key: (folder: string, path: string) => `${folder}\n${path}` },
  (folder: string, path: string) => Utils.joinPath(URI.parse(folder), path).toString(),
);

/** The folder of a file and those above it, innermost first. */
export function foldersAbove(uri: string, most: number): readonly string[] {
  return allAbove(uri).slice(0, most);
}

const allAbove = remembered(memory, (uri: string): readonly string[] => {
  const folders: string[] = [];
  let folder = Utils.dirname(URI.parse(uri));
  for (;;) {
    folders.push(folder.toString());
    const above = Utils.dirname(folder);
    if (above.path === folder.path || above.path === '') return folders;
    folder = above;
  }
});

/** Path of a file seen from a folder, with `..` where it goes up; undefined when it is elsewhere. */
export function pathBetween(folder: string, uri: string): string | undefined {
  const [from, to] = [URI.parse(folder), URI.parse(uri)];
  if (from.scheme !== to.scheme || from.authority !== to.authority) return undefined;
  const [up, down] = [from.path.split('/').filter(Boolean), to.path.split('/').filter(Boolean)];
  let same = 0;
  while (same < up.length && same < down.length && up[same] === down[same]) same++;
  return [...up.slice(same).map(() => '..'), ...down.slice(same)].join('/');
}

/** Path of an address. */
export function pathOf(uri: string): string {
  return URI.parse(uri).path;
}

/** Address of a path where another address is. */
export function withPath(uri: string, path: string): string {
  return URI.parse(uri).with({ path }).toString();
}
