import { readdir, readFile } from 'node:fs/promises';
import { URI } from 'vscode-uri';
import type { Host } from '../host.js';

/** The server's files on disk. */
export const host: Host = {
  readFile: (uri) => readFile(URI.parse(uri).fsPath, 'utf8').catch(() => undefined),
  readDirectory: (uri) =>
    readdir(URI.parse(uri).fsPath, { withFileTypes: true }).then(
      (entries) => entries.map((entry) => ({ name: entry.name, directory: entry.isDirectory() })),
      () => [],
    ),
  now: () => performance.now(),
};
