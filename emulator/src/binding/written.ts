/** What files beside scripts say of actions (a manifest, the files of zitadel-actions-manager), with where they say it. */
import type { TriggerId, Version } from '../catalogue/model.js';
import type { Severity } from '../manifest/model.js';
import type { Span } from './scan.js';

/** A stretch of one of the files. */
export interface FilePart extends Span {
  /** Name of the file within its folder. */
  readonly file: string;
}

/** One trigger of an action. */
export interface WrittenTrigger {
  readonly trigger: TriggerId;
  /** Place among the actions of the trigger, where the file keeps an order. */
  readonly order?: number;
  /** The name in the list of the trigger. */
  readonly at: FilePart;
}

export interface WrittenAction {
  /** As written, else that of the script's file without folder and extension. */
  readonly name: string;
  /** Whether the files say the name: it is then changed together with the function. */
  readonly named: boolean;
  /** Path of the script, relative to the folder, with `/`; undefined for a script within the file. */
  readonly script: string | undefined;
  /** Where the script stands, when that is in one of the files. */
  readonly inline?: FilePart & {
    /** Text of the script, and the stretches of it that stand in the file: unchanged, or in a length of their own. */
    readonly text: string;
    readonly pieces: readonly {
      readonly script: number;
      readonly source: number;
      readonly length: number;
      readonly sourceLength?: number;
    }[];
  };
  /** Where the action is said: its entry, or the first list that names it. */
  readonly at: FilePart;
  /** Where its name is written. */
  readonly names: readonly FilePart[];
  readonly timeoutMs: number | undefined;
  readonly allowedToFail: boolean;
  readonly triggers: readonly WrittenTrigger[];
}

/** Something that is wrong with one of the files, in words. */
export interface FileProblem extends FilePart {
  readonly message: string;
  readonly severity: 'error' | 'warning';
  /** Whether a schema says so too, which editors that know it show by themselves. */
  readonly bySchema?: boolean;
}

/** A path in one of the files. */
export interface FileLink extends FilePart {
  /** Relative to the folder. */
  readonly path: string;
  readonly what: 'script' | 'folder';
}

/** What the files of a folder say together. */
export interface WrittenActions {
  readonly actions: readonly WrittenAction[];
  readonly problems: readonly FileProblem[];
  readonly links: readonly FileLink[];
  /** Version of ZITADEL that is written for. */
  readonly targetVersion?: Version;
  readonly rules?: Readonly<Record<string, Severity>>;
  /** Codes of rules, as they are written. */
  readonly ruleCodes?: readonly (FilePart & { readonly code: string })[];
}
