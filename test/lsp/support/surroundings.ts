import type { Version } from '../../../emulator/src/catalogue/model.js';
import type { Surroundings } from './checking.js';

/**
 * What a line `// case: name=…; file=…; version=…` of a text says: under which name the action is deployed, what its file is
 * called, and for which release it is written.
 */
export function surroundingsIn(text: string): Surroundings {
  const said = Object.fromEntries(
    (/^\/\/ case:(.*)$/m.exec(text)?.[1] ?? '').split(';').map((part) => part.split('=').map((word) => word.trim())),
  ) as Readonly<Record<string, string | undefined>>;
  return { name: said.name, file: said.file, version: said.version as Version | undefined };
}
