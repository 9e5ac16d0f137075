import type { BindingProvider } from '../../../emulator/src/binding/model.js';

/** A place where the name of an action is written, in a file with a text. */
export interface WrittenName {
  readonly uri: string;
  /** Text of the file. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A name as the file writes it; absent where it writes names as they are. */
  readonly encode?: (name: string) => string;
}

/** An action as a file beside its script names it. */
export interface NamedAction {
  /** Address of the document that the script stands in, and the script's id there. */
  readonly uri: string;
  readonly action: string;
}

/** A path in a file beside scripts. */
export interface PathLink {
  readonly start: number;
  readonly end: number;
  readonly target: string;
}

/** Files beside documents that say what the actions in those are called, and when they run. */
export interface Neighbour extends BindingProvider {
  /** Reads what there is about a document. */
  load(uri: string): Promise<void>;
  /** Forgets what a file said that changed on disk, or is closed. False when it says nothing about actions. */
  forget(uri: string): boolean;
  /** What the files around an open document of its own say of actions, to tell whether an edit changed that. */
  summaryOf(uri: string): string | undefined;
  /** Whether a document asks for files that were not read yet. */
  isWaiting(uri: string): boolean;
  /** Places that name an action and can be changed together with its function. */
  writtenNames(uri: string, action: string): readonly WrittenName[];
  /** Why the name of an action cannot be changed together with its function. */
  nameRefusal(uri: string, action: string): string | undefined;
  /** The action whose name stands at an offset of a document of its own. */
  namedAt(uri: string, offset: number): NamedAction | undefined;
  /** Paths in a document of its own. */
  linksIn(uri: string): readonly PathLink[];
  /** When the name of an action changes, this file has to be called after it. */
  scriptNamedAfter(uri: string, action: string, name: string): string | undefined;
}
