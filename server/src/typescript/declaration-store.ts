import type { TriggerId, Version } from '../../../emulator/src/catalogue/model.js';
import { triggerIds } from '../../../emulator/src/catalogue/model.js';
import { type DeclaredName, declarationsFor, gojaLibrary, parameterTypeNames } from '../declarations/index.js';
import type { ParameterTypes } from '../embedding/annotate.js';
import { declarationsScheme } from '../protocol.js';
import { TextSnapshot } from './snapshot.js';

/** A text that the type checker reads beside the action, and that people can open. */
export interface DeclarationFile {
  readonly fileName: string;
  readonly uri: string;
  readonly snapshot: TextSnapshot;
  /** What the names in it stand for, by the offset at which a name begins. */
  readonly names: ReadonlyMap<number, DeclaredName>;
}

/** Names of the parameters' types in the declarations. */
export const parameterTypes: ParameterTypes = parameterTypeNames;

/** The declarations of each trigger set and version, made when first needed and kept. */
export class DeclarationStore {
  readonly #byFileName = new Map<string, DeclarationFile>();
  readonly #byUri = new Map<string, DeclarationFile>();
  readonly #byKey = new Map<string, DeclarationFile>();
  readonly library: DeclarationFile;

  constructor() {
    this.library = this.add('/lib.goja.d.ts', gojaLibrary, new Map());
  }

  /** The declarations of a set of triggers in one version of ZITADEL. */
  of(triggers: readonly TriggerId[], version: Version): DeclarationFile {
    const key = `${version} ${triggerIds.map((id) => (triggers.includes(id) ? '1' : '0')).join('')}`;
    let file = this.#byKey.get(key);
    if (file === undefined) {
      const name =
        triggers.length === 1
          ? triggers[0]!.replace('/', '.')
          : `triggers-${parseInt(key.split(' ')[1]!, 2).toString(16)}`;
      const { text, names } = declarationsFor({ triggers, version });
      file = this.add(`/${version}/${name}.d.ts`, text, names);
      this.#byKey.set(key, file);
    }
    return file;
  }

  byFileName(fileName: string): DeclarationFile | undefined {
    return this.#byFileName.get(fileName);
  }

  byUri(uri: string): DeclarationFile | undefined {
    return this.#byUri.get(uri);
  }

  /** Text of a document of the scheme; made anew when the client asks for one of an earlier server. */
  textAt(uri: string): string | undefined {
    const known = this.#byUri.get(uri);
    if (known !== undefined) return known.snapshot.text;
    const match = /^[\w-]+:\/(\d+\.\d+\.\d+)\/([\w.-]+)\.d\.ts$/.exec(uri);
    if (match === null) return undefined;
    const triggers = triggerIds.filter((id, index) =>
      match[2]!.startsWith('triggers-')
        ? ((parseInt(match[2]!.slice('triggers-'.length), 16) >> (triggerIds.length - 1 - index)) & 1) === 1
        : match[2] === id.replace('/', '.'),
    );
    return triggers.length === 0 ? undefined : this.of(triggers, match[1] as Version).snapshot.text;
  }

  private add(fileName: string, text: string, names: DeclarationFile['names']): DeclarationFile {
    const file = { fileName, uri: `${declarationsScheme}:${fileName}`, snapshot: new TextSnapshot(text), names };
    this.#byFileName.set(fileName, file);
    this.#byUri.set(file.uri, file);
    return file;
  }
}
