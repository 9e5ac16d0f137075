import type { Version } from '../../../emulator/src/catalogue/model.js';
import type { Surroundings } from './checking.js';

/**
 * What a line `// case: name=…; file=…; version=…; timeout=…` of a text says: under which name the action is deployed,
 * what its file is called, for which release it is written, and how many milliseconds it may take.
 */
export function surroundingsIn(text: string): Surroundings {
  const said = Object.fromEntries(
    (/^\/\/ case:(.*)$/m.exec(text)?.[1] ?? '').split(';').map((part) => part.split('=').map((word) => word.trim())),
  ) as Readonly<Record<string, string | undefined>>;
  return {
    name: said.name,
    file: said.file,
    version: said.version as Version | undefined,
    timeoutMs: said.timeout === undefined ? undefined : Number(said.timeout),
  };
}
