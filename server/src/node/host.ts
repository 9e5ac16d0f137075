import { readdir } from 'node:fs/promises';
import { URI } from 'vscode-uri';
import { readTextFile } from '../../../emulator/src/sources/text-file.js';
import type { Host } from '../host.js';

/** The server's files on disk. */
export const host: Host = {
  readFile: (uri) => readTextFile(URI.parse(uri).fsPath),
  readDirectory: (uri) =>
    readdir(URI.parse(uri).fsPath, { withFileTypes: true }).then(
      (entries) => entries.map((entry) => ({ name: entry.name, directory: entry.isDirectory() })),
      () => [],
    ),
  now: () => performance.now(),
};
